import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Rejection } from "@/lib/errors";
import { EDITION } from "@/lib/form/former-pages";
import { logFailed, logRefused } from "@/lib/log";
import { documentOf } from "./document";
import { formerAddress } from "./former-addresses";
import { lastResort } from "./last-resort";
import { notAllowed, notFound } from "./lost";
import { notLoaded, notTaken } from "./outage";
import {
  type Answer,
  expired,
  type FileToSave,
  FORM_EDITION,
  FORM_OF,
  type GoTo,
  type Place,
  type Sent,
  type View,
  type Visit,
} from "./place";
import { type PatientForm, REFUSAL_STATUS, readForm } from "./read-form";
import { hostileForm, refusedForm } from "./refused";
import { withinAnswerLimit, withinLimit } from "./time-limit";
import { type Found, findVisit, headersOf } from "./visit";

const NO_SCRIPT = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join("; ");
const POLICY = `${NO_SCRIPT}; script-src 'self'; connect-src 'self'`;

const PRIVATE = "private, no-store";

/** Any cache may keep a copy: fresh for ten minutes, then shown while a new one is fetched. */
const KEEP = "public, max-age=600, stale-while-revalidate=600";

function isEmergency(place: Place, visit: Visit, form: PatientForm): boolean {
  try {
    return place.isEmergency?.(visit, form) ?? false;
  } catch {
    // The page shows the emergency number in any case.
    return false;
  }
}

/** The visit and the answers of a form, apart from what the form says of itself. */
function apart(visit: Visit, posted: PatientForm): { visit: Visit; form: PatientForm } {
  const form: PatientForm = Object.assign(Object.create(null), posted);
  delete form[FORM_OF];
  delete form[FORM_EDITION];
  const formerForm = posted[FORM_EDITION]?.[0] !== EDITION;
  return { visit: { ...visit, formOf: posted[FORM_OF]?.[0] ?? "", formerForm }, form };
}

/** The answer to a form. Logs codes, never what was posted. */
export async function take(request: IncomingMessage, found: Found, place: Place): Promise<Answer> {
  const { route } = found;
  if (!place.take) return notAllowed(found.visit);
  const read = await readForm({ headers: headersOf(request), body: request }, place.privateAddress);
  if (typeof read === "string") {
    const status = REFUSAL_STATUS[read];
    logRefused("patient_form_refused", { route, status, code: read });
    return refusedForm(found.visit, read);
  }
  const { visit, form } = apart(found.visit, read);
  let known: boolean | undefined;
  const isAlarming = () => {
    known ??= isEmergency(place, visit, form);
    return known;
  };
  try {
    const answer = await withinAnswerLimit(Promise.resolve(place.take(visit, form)), isAlarming);
    if (answer !== "hostile") return answer;
    logRefused("patient_form_refused", { route, status: 422, code: "hostile" });
    return hostileForm(visit);
  } catch (error) {
    // The draft or intake of this form was erased while the form was on its way.
    if (error instanceof Rejection) return expired(visit);
    logFailed("patient_form_failed", error, { route, status: 503 });
    const alarming = isAlarming();
    // The same post files an emergency answer, and may have done so before it failed.
    const kind = alarming ? "sendUnknown" : (place.outage ?? "notSaved");
    return notTaken(visit, read, { kind, isEmergency: alarming });
  }
}

async function load({ visit, route }: Found, place: Place): Promise<Answer> {
  try {
    return await withinLimit(Promise.resolve(place.load(visit)));
  } catch (error) {
    logFailed("patient_page_without_data", error, { route, status: 503 });
    return notLoaded(visit, 503);
  }
}

function moved({ goTo, headers = [] }: GoTo): Sent {
  return {
    status: 303,
    headers: [["Location", goTo], ["Cache-Control", PRIVATE], ...headers],
    body: "",
  };
}

/** A file that the browser saves, or opens in its own program. It is the patient's: no cache keeps it. */
function saved({ file: { name, type, text } }: FileToSave): Sent {
  return {
    status: 200,
    headers: [
      ["Content-Type", type],
      ["Content-Disposition", `attachment; filename="${name}"`],
      ["X-Content-Type-Options", "nosniff"],
      ["Cache-Control", PRIVATE],
    ],
    body: text,
  };
}

/** Renders the document of a page. If that fails, it renders the page that says so. */
export function page({ visit, route, place }: Found, view: View): Sent {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": place?.kept ? NO_SCRIPT : POLICY,
    "Cache-Control": PRIVATE,
  };
  const send = ({ status = 200, headers: own, ...rest }: View): Sent => ({
    status,
    headers: Object.entries({ ...headers, ...own }),
    body: documentOf({ visit, view: { status, ...rest }, place }),
  });
  try {
    return send(view);
  } catch (error) {
    logFailed("patient_page_broken", error, { route, status: 500 });
    return send(notLoaded(visit, 500));
  }
}

/** A page that is the same for everyone, with an ETag, by which a browser can reuse its copy. */
function kept(request: IncomingMessage, { headers, ...sent }: Sent): Sent {
  const hash = createHash("sha256").update(sent.body).digest("base64url").slice(0, 22);
  const tag = `W/"${hash}"`;
  const marked = { ...Object.fromEntries(headers), "Cache-Control": KEEP, ETag: tag };
  const known = (request.headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(tag);
  const answer = { ...sent, headers: Object.entries(marked) };
  return known ? { ...answer, status: 304, body: "" } : answer;
}

async function answerOf(request: IncomingMessage, found: Found): Promise<Answer> {
  const { visit, place } = found;
  const isPost = request.method === "POST";
  if (!place) return notFound(visit);
  if (isPost) return take(request, found, place);
  if (request.method !== "GET" && request.method !== "HEAD") return notAllowed(visit);
  return load(found, place);
}

/** Answers a request for a patient page. Never throws. */
export async function answerTo(request: IncomingMessage): Promise<Sent> {
  try {
    const former = formerAddress(request.url ?? "/");
    // A reload or a bookmark opens a form's old address: lead to the page with the form.
    if (former && request.method !== "POST") return moved({ goTo: former });
    const found = findVisit(request, former ?? request.url ?? "/");
    const answer = await answerOf(request, found);
    if ("goTo" in answer) return moved(answer);
    if ("file" in answer) return saved(answer);
    const sent = page(found, answer);
    return found.place?.kept && sent.status === 200 ? kept(request, sent) : sent;
  } catch (error) {
    logFailed("patient_answer_failed", error, { status: 500 });
    return lastResort();
  }
}
