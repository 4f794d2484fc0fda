import { type Assessment, assess } from "@/lib/facts/assess";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { emergencyIn } from "@/lib/form/refused-flags";
import { askedSteps, getStep, nextStepId, type StepId, stepAt } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import { fileAnswers, fileDraft, saveAnswers, saveProblem } from "@/lib/intake/commands";
import { type Draft, findDraft, findOwnIntake } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { rememberDevice } from "../patient-cookie";
import { type Hostile, type PatientRequest, seeOther } from "../patient-post";
import { problemResponse } from "../refusal-document";
import { patientWords } from "../words";
import { isUnder16Done } from "./child";
import { errorSayings } from "./field-words";
import { openPath, stepPath } from "./step-path";

type Refused = Extract<ReturnType<typeof parseStep>, { ok: false }>;
/** Another tab, or the button pressed twice, has changed the draft since it was read. */
type Changed = { changed: true; assessed?: Assessment<false> };

/** Where the page `step` leads when its answers were accepted. */
function onward(locale: Locale, answers: Answers, step: StepId, changing: boolean): string {
  const next = nextStepId(answers, changing ? null : step);
  const back = changing && next !== "check" ? "?change=1" : "";
  return `${stepPath(locale, next)}${back}`;
}

/** The page is shown again with what was wrong and what was typed. */
async function refuse(
  request: PatientRequest,
  draft: Draft,
  step: StepId,
  read: Refused,
): Promise<Response | Hostile | Changed> {
  const { locale, query } = request;
  const change = query.has("change") ? "?change=1" : "";
  const goTo = `${stepPath(locale, step)}${change}`;
  if (read.kind === "hostile") return { hostile: true, goTo };
  const { values, errors } = read;
  if (!(await saveProblem(draft, { stepId: step, values, errors }))) return { changed: true };
  const t = await patientWords(locale);
  const sayings = errorSayings(t, getStep(step), draft.answers, errors).map(({ text }) => text);
  return problemResponse({ locale, kind: "invalid", sayings, goTo: `${goTo}#error-summary` });
}

/**
 * "Save and finish later" on a page that is not complete: what was typed waits there. Nobody leaves
 * with an answer that contradicts itself.
 */
async function leaveUnfinished(
  request: PatientRequest,
  draft: Draft,
  step: StepId,
  read: Refused,
): Promise<Response | Hostile | Changed> {
  const contradiction = read.errors.some(({ code }) => code === "none_and_others");
  if (read.kind === "hostile" || contradiction) return refuse(request, draft, step, read);
  const typed = { stepId: step, values: read.values, errors: [] };
  if (!(await saveProblem(draft, typed))) return { changed: true };
  return seeOther(`/${request.locale}/intake/save`);
}

/**
 * The draft of this form is gone: it was sent, perhaps in another tab a moment ago, or it expired. A
 * red flag in the form is filed all the same, as an intake of its own.
 */
async function withoutDraft(request: PatientRequest): Promise<Response> {
  const { locale, token, step, form } = request;
  const sent = token ? await findOwnIntake(token) : null;
  if (sent?.level === "EMERGENCY") return seeOther(`/${locale}/result`);
  const page = stepAt(step);
  const assessed = page && emergencyIn(page, form, sent?.answers ?? {});
  if (assessed) return fileOnItsOwn(locale, assessed);
  return seeOther(sent ? `/${locale}/result` : `/${locale}?notice=expired`);
}

async function fileOnItsOwn(locale: Locale, assessed: Assessment<false>): Promise<Response> {
  const filing = { filedAs: "emergency_stop", assessed, locale, now: new Date() } as const;
  const { token } = await fileAnswers(filing);
  return seeOther(`/${locale}/result`, rememberDevice(token));
}

/** Files the intake as it is. */
async function file(
  { locale }: PatientRequest,
  draft: Draft,
  assessed: Assessment<false>,
  filedAs: "emergency_stop" | "under_16",
): Promise<Response | Changed> {
  const filed = await fileDraft(draft, { filedAs, assessed, locale, now: new Date() });
  return filed ? seeOther(`/${locale}/result`) : { changed: true, assessed };
}

const TRIES = 20;

/**
 * Takes the answers of one page. Accepted: saved, then the next page. An answer that needs help at
 * once, also on a page with errors or one that is no longer asked, or the last answer about a child,
 * files the intake as it is and leads to the result. Where another tab saves in the same moment, it
 * begins again with what that one saved: no answer that was accepted is overwritten. An emergency that
 * cannot be filed so is filed as an intake of its own.
 */
export async function stepAnswer(request: PatientRequest): Promise<Response | Hostile> {
  let last: Changed | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await takeAnswers(request);
    if (!("changed" in answer)) return answer;
    last = answer;
  }
  if (last?.assessed?.isEmergency) return fileOnItsOwn(request.locale, last.assessed);
  throw new Error("draft_always_changed");
}

async function takeAnswers(request: PatientRequest): Promise<Response | Hostile | Changed> {
  const { locale, step: code, form, token } = request;
  const draft = token ? await findDraft(token) : null;
  if (!draft) return withoutDraft(request);
  const page = stepAt(code);
  const asked = askedSteps(draft.answers).some(({ id }) => id === page?.id);
  const open = openPath(locale, draft.answers);
  if (!page) return { hostile: true, goTo: open };
  if (!asked) {
    const emergency = emergencyIn(page, form, draft.answers);
    if (emergency) return file(request, draft, emergency, "emergency_stop");
    return problemResponse({ locale, kind: "notAsked", sayings: [], goTo: open });
  }
  const read = parseStep(page, draft.answers, form);
  if (read.ok) return accept(request, draft, page.id, read.answers);
  const part = assess(readablePart(page, draft.answers, form), { finished: false });
  if (part.isEmergency) return file(request, draft, part, "emergency_stop");
  return (request.query.has("later") ? leaveUnfinished : refuse)(request, draft, page.id, read);
}

async function accept(
  request: PatientRequest,
  draft: Draft,
  step: StepId,
  answers: Answers,
): Promise<Response | Changed> {
  const { locale, query } = request;
  const assessed = assess(answers, { finished: false });
  if (assessed.isEmergency) return file(request, draft, assessed, "emergency_stop");
  if (isUnder16Done(answers)) return file(request, draft, assessed, "under_16");
  if (!(await saveAnswers(draft, assessed, step))) return { changed: true };
  if (query.has("later")) return seeOther(`/${locale}/intake/save`);
  return seeOther(onward(locale, answers, step, query.has("change")));
}
