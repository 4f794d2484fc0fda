import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "@/lib/i18n/translate";
import type { Kiosk } from "./kiosk/kiosk-cookie";
import type { PatientForm } from "./read-form";

/** A request for a page of a patient, read. */
export type Visit = {
  locale: Locale;
  t: Words;
  /** The address with its language, without its query. */
  path: string;
  /** What stands in the address for the words of the place's route. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** The token in this device's cookie. */
  token: string | null;
  /** How this device is used in the waiting room; null for a patient's own device. */
  kiosk: Kiosk | null;
  /** The caller's network address, for counting attempts. */
  caller: string;
  /** Another site led here: then a mere link must not make this device forget. */
  fromOtherSite: boolean;
};

/** A page to show. Its title is without the name of the service. */
export type View = {
  title: string;
  body: ReactNode;
  /** 200 when left out. */
  status?: number;
  /** What search engines show of it. */
  description?: string;
  /**
   * A form on it holds the only copy of what was typed: the other languages are buttons that send it
   * there. With `stays` the page does not give way by itself, not even in the waiting room.
   */
  holds?: { formId: string; action: string; stays: boolean };
  headers?: Record<string, string>;
};

/** Another page to go on with, by GET. */
export type GoTo = { goTo: string; headers?: [name: string, value: string][] };

export type Answer = View | GoTo;

/** What a form gets that no browser sends of itself. */
export type Hostile = "hostile";

/** What we can say for sure about the answers: they were not saved, or we do not know. */
export type OutageKind = "notSaved" | "sendUnknown";

/** What goes to the browser. */
export type Sent = { status: number; headers: [name: string, value: string][]; body: string };

type Later<T> = T | Promise<T>;

/** A page of a patient, in one place: what it shows, and what its form does. */
export type Place = {
  /** The answer to GET. */
  load: (visit: Visit) => Later<Answer>;
  /** The answer to its form; left out where it has none. */
  take?: (visit: Visit, form: PatientForm) => Later<Answer | Hostile>;
  /** What an outage page may say about a form that was posted here; "notSaved" when left out. */
  outage?: OutageKind;
  /** Do the answers in this form alone need help at once? Asked only when the database fails. */
  isEmergency?: (visit: Visit, form: PatientForm) => boolean;
  /** The address holds a secret: its pages send no referrer, so some browsers no origin. */
  privateAddress?: true;
  /** Search engines may show it. */
  open?: true;
  /** The same for everybody: it asks for no cookie, runs no script, and anybody may keep a copy. */
  kept?: true;
};

/** Marks the address of a form, which is otherwise that of its page. */
export const FORM_MARK = "form";

/**
 * Where a form goes that is taken by the page at this address. It is marked, as a browser that fails to
 * send a form to the very address of the page puts its error in the place of the page: Back would no
 * longer lead to what was typed.
 */
export const formAddress = (path: string) =>
  `${path}${path.includes("?") ? "&" : "?"}${FORM_MARK}=1`;

/** Nothing is left on this device that opens anything: to the start page, which says so. */
export const expired = ({ locale }: Visit): GoTo => ({ goTo: `/${locale}?notice=expired` });
