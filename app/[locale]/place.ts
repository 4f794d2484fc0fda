import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "@/lib/i18n/translate";
import type { Recorder } from "@/lib/intake/recorder";
import type { Kiosk } from "./kiosk/kiosk-cookie";
import { isJustOpened } from "./opened";
import type { PatientForm } from "./read-form";

/** Staff enter the answers of somebody on the phone or at the desk into the draft `id`. */
export type Desk = Recorder & { id: string };

/** A parsed request for a patient page. */
export type Visit = {
  locale: Locale;
  t: Words;
  /** The address with its language, without its query. */
  path: string;
  /** The parts of the address that match the words of the place's route. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Where the pages of this intake begin: the language, and for staff the draft that they enter. */
  base: string;
  /** Who of the staff enters the answers, and for whom; null for a patient's own. */
  desk: Desk | null;
  /** The cookies, on pages that staff sign in for only. */
  cookies: string | null;
  /** The token in this device's cookie. */
  token: string | null;
  /**
   * What a posted form says it belongs to (lib/intake/form-mark.ts); "" when it says nothing. Null
   * when a page is opened.
   */
  formOf: string | null;
  /** The posted form is of a release in which some questions stood on other pages. */
  formerForm: boolean;
  /** The kiosk settings of this device; null for a patient's own device. */
  kiosk: Kiosk | null;
  /** The caller's network address, for counting attempts. */
  caller: string;
  /** Another site led here, so a mere link must not make this device forget. */
  fromOtherSite: boolean;
};

/** A page to show. Its title is without the service's name. */
export type View = {
  title: string;
  body: ReactNode;
  /** 200 when left out. */
  status?: number;
  /** The description for search engines. */
  description?: string;
  /**
   * A form on the page holds the only copy of what was typed, so the language links are buttons
   * that send it along. With `stays` the page is never replaced by a timer, not even in the waiting
   * room.
   */
  holds?: { formId: string; action: string; stays: boolean };
  /**
   * The form of the page, and where it is posted when the language changes, so that what was typed
   * is kept.
   */
  keeps?: { formId: string; action: string };
  headers?: Record<string, string>;
};

/** A file to save. */
export type FileToSave = { file: { name: string; type: string; text: string } };

/** A redirect to another page, by GET. */
export type GoTo = { goTo: string; headers?: [name: string, value: string][] };

export type Answer = View | GoTo | FileToSave;

/** The answer to a form that no browser sends on its own. */
export type Hostile = "hostile";

/** What we know about the answers: not saved, or unknown. */
export type OutageKind = "notSaved" | "sendUnknown";

/** The response to the browser. */
export type Sent = { status: number; headers: [name: string, value: string][]; body: string };

type Later<T> = T | Promise<T>;

/** A patient page: what it shows and what its form does. */
export type Place = {
  /** The answer to GET. */
  load: (visit: Visit) => Later<Answer>;
  /** The answer to its form; left out when it has none. */
  take?: (visit: Visit, form: PatientForm) => Later<Answer | Hostile>;
  /** What an outage page may say about a form posted here; "notSaved" when left out. */
  outage?: OutageKind;
  /**
   * Whether the answers in this form alone are an emergency. Asked only when the database fails.
   */
  isEmergency?: (visit: Visit, form: PatientForm) => boolean;
  /** The address holds a secret. Its pages send no referrer, so some browsers send no origin. */
  privateAddress?: true;
  /** Search engines may show it. */
  open?: true;
  /** The same for everyone: it reads no cookie, runs no script, and any cache may keep a copy. */
  kept?: true;
};

/** Whether the patient is in the clinic: in the waiting room or at the desk. */
export const isHere = ({ kiosk, desk }: Visit): boolean =>
  kiosk !== null || desk?.channel === "in_person";

/** Marks a form's address, which otherwise equals the page's address. */
export const FORM_MARK = "form";

/**
 * The address of the form that the page at `path` takes. It is marked because a browser that cannot
 * send a form to the page's own address replaces the page with its error. Back would then no longer
 * lead to what was typed.
 */
export const formAddress = (path: string) =>
  `${path}${path.includes("?") ? "&" : "?"}${FORM_MARK}=1`;

/** In the address of a form that is posted only to show its page in another language. */
const LANGUAGE = "language";

/** The form that keeps what was typed when the language of its page changes. */
export const keepsTyped = (formId: string, path: string) => ({
  formId,
  action: formAddress(`${path}${path.includes("?") ? "&" : "?"}${LANGUAGE}=1`),
});

/** Whether this form is posted only to show its page in another language. */
export const isLanguageChange = ({ query }: Visit): boolean => query.has(LANGUAGE);

/** In the address to which a page of a sent intake links in another language. */
export const CHOSEN = "chosen";

/**
 * Whether the patient chose the language of this page on the page itself. The link of a message
 * leads to a page in the language of that message, which is no choice.
 */
export const choseLanguage = (visit: Visit): boolean =>
  visit.query.has(CHOSEN) || isLanguageChange(visit);

/** The field of a form that says which draft or intake it belongs to. */
export const FORM_OF = "of";

/** The field of a form of questions that says its edition (lib/form/former-pages.ts). */
export const FORM_EDITION = "edition";

/**
 * This device opens nothing any more: lead to the start page, which says so, and staff to theirs. If it was given its
 * cookie a moment ago and has none, lead to the page that asks for cookies.
 */
export function expired({ locale, path, params, token, query }: Visit): GoTo {
  if (params.draft) return { goTo: "/staff/new" };
  if (token !== null || !isJustOpened(query, Date.now()))
    return { goTo: `/${locale}?notice=expired` };
  // Only an emergency is filed for a device without a draft, and leads from a form to its result.
  const filed = path === `/${locale}/result`;
  return { goTo: `/${locale}/cookies${filed ? "?filed=1" : ""}` };
}
