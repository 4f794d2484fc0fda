import { callerAddress } from "@/lib/auth/origin";
import { Rejection } from "@/lib/errors";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { logFailed, logRefused } from "@/lib/log";
import { type OutageKind, outageResponse } from "./outage-document";
import { tokenIn } from "./patient-cookie";
import { type PatientForm, REFUSAL_STATUS, readForm } from "./read-form";
import { problemResponse, refusalResponse } from "./refusal-document";
import { withinLimit } from "./time-limit";
import { localeOrDefault } from "./words";

type Params = { locale: string; step?: string; key?: string };

/** A form that a patient posted from one of our pages, read and within bounds. */
export type PatientRequest = {
  locale: Locale;
  /** The step in the address; "" on addresses without one. */
  step: string;
  /** What opens the pages after sending: a private link's token, or "mine"; "" elsewhere. */
  key: string;
  query: URLSearchParams;
  form: PatientForm;
  /** The token in this device's cookie. */
  token: string | null;
  /** The caller's network address, for counting attempts. */
  address: string;
};

/** What a handler gives for a form that no browser sends of itself; `goTo` is a page to go on with. */
export type Hostile = { hostile: true; goTo: string };

type Options = {
  /** The route's pattern, for the log. */
  route: string;
  /** What an outage page may say about the answers. */
  outage: OutageKind;
  /** The page that holds the form, without the language. */
  page: (step: string, key: string) => string;
  /** Do the answers in this form alone need help at once? Asked only when the database fails. */
  isEmergency?: (request: PatientRequest) => boolean;
  /** The address holds a secret of its own: its pages send no referrer, so some browsers no origin. */
  privateAddress?: boolean;
};

/** Sends the browser on to a page of ours, with GET. */
export function seeOther(path: string, setCookie?: string): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "private, no-store" });
  if (setCookie) headers.set("Set-Cookie", setCookie);
  return new Response(null, { status: 303, headers });
}

async function outage(given: PatientRequest, path: string, options: Options): Promise<Response> {
  let isEmergency = false;
  try {
    isEmergency = options.isEmergency?.(given) ?? false;
  } catch {
    // The page shows the emergency number in any case.
  }
  const { locale, form } = given;
  // An emergency answer is filed by the same post, which may have got through unseen.
  const kind = isEmergency ? "sendUnknown" : options.outage;
  return outageResponse({ locale, kind, path, form, isEmergency });
}

/**
 * Every form of a patient comes through here. Refuses posts from other sites (403), other content
 * (400), too much of it (413) and what no page of ours posts (422); answers 503 with a page that can
 * be sent again when the handler throws or takes too long. Logs codes, never what was posted.
 */
export function patientPost(
  handler: (request: PatientRequest) => Promise<Response | Hostile>,
  options: Options,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const { locale: wanted, step = "", key = "" } = await context.params;
    const locale = localeOrDefault(wanted);
    if (!isLocale(wanted)) return seeOther(`/${locale}`);
    const url = new URL(request.url);
    const form = await readForm(request, options.privateAddress);
    const { route } = options;
    if (typeof form === "string") {
      logRefused("patient_form_refused", { route, status: REFUSAL_STATUS[form], code: form });
      return refusalResponse(locale, form, `/${locale}${options.page(step, key)}`);
    }
    const token = tokenIn(request.headers.get("cookie"));
    const address = callerAddress(request.headers);
    const given = { locale, step, key, query: url.searchParams, form, token, address };
    try {
      const answer = await withinLimit(handler(given));
      if (!("hostile" in answer)) return answer;
      logRefused("patient_form_refused", { route, status: 422, code: "hostile" });
      return await problemResponse({ locale, kind: "hostile", sayings: [], goTo: answer.goTo });
    } catch (error) {
      // What this form belongs to is gone: it was erased in this very moment.
      if (error instanceof Rejection) return seeOther(`/${locale}?notice=expired`);
      logFailed("patient_form_failed", error, { route, status: 503 });
      return outage(given, url.pathname + url.search, options);
    }
  };
}

/** Whoever opens a form's address by hand (a reload, a bookmark) gets the page with the form. */
export function openPage(page: (step: string, key: string) => string) {
  return async (_: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const { locale, step = "", key = "" } = await context.params;
    const path = page(encodeURIComponent(step), encodeURIComponent(key));
    return seeOther(`/${localeOrDefault(locale)}${path}`);
  };
}
