import { isEmergency } from "@/lib/facts/level";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { otherFlagged } from "@/lib/form/refused-pages";
import { askedSteps, getStep, nextStepId, type StepId, stepAt } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import { fileEmergency, saveAnswers, saveProblem, sendIntake } from "@/lib/intake/commands";
import { prepareIntake } from "@/lib/intake/prepare";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { rememberDevice } from "../patient-cookie";
import { type Hostile, type PatientRequest, seeOther } from "../patient-post";
import { problemResponse } from "../refusal-document";
import { patientWords } from "../words";
import { agreedTexts } from "./agreed-texts";
import { alarmingAnswers } from "./alarming";
import { isUnder16Done } from "./child";
import { errorSayings } from "./field-words";
import { openPath, stepPath } from "./step-path";

type Refused = Extract<ReturnType<typeof parseStep>, { ok: false }>;
type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;
/** Another tab, or the button pressed twice, has changed the draft since it was read. */
type Changed = "changed";

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
  if (!(await saveProblem(draft, { stepId: step, values, errors }))) return "changed";
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
  if (!(await saveProblem(draft, typed))) return "changed";
  return seeOther(`/${request.locale}/intake/save`);
}

/**
 * The draft of this form is gone: it was sent, perhaps in another tab a moment ago, or it expired. A
 * red flag in the form is filed all the same, as an intake of its own.
 */
async function withoutDraft(request: PatientRequest): Promise<Response> {
  const { locale, token } = request;
  const sent = token ? await findOwnIntake(token) : null;
  if (sent?.level === "EMERGENCY") return seeOther(`/${locale}/result`);
  const answers = alarmingAnswers(request, sent?.answers ?? {});
  if (answers) {
    const filed = await fileEmergency(answers, { locale, now: new Date() });
    return seeOther(`/${locale}/result`, rememberDevice(filed.token));
  }
  return seeOther(sent ? `/${locale}/result` : `/${locale}?notice=expired`);
}

/** Files the intake as it is; where that was done a moment ago, these answers are looked at again. */
async function file(
  request: PatientRequest,
  draft: Draft,
  answers: Answers,
  filedAs: "emergency_stop" | "under_16",
): Promise<Response> {
  const { locale } = request;
  const { fresh } = await sendIntake({ ...draft, answers }, { locale, now: new Date(), filedAs });
  return fresh ? seeOther(`/${locale}/result`) : withoutDraft(request);
}

const TRIES = 20;

/**
 * Takes the answers of one page. Accepted: saved, then the next page. An answer that needs help at
 * once, also on a page with errors or one that is no longer asked, or the last answer about a child,
 * files the intake as it is and leads to the result. Where another tab saves in the same moment, it
 * begins again with what that one saved: no answer that was accepted is overwritten.
 */
export async function stepAnswer(request: PatientRequest): Promise<Response | Hostile> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await takeAnswers(request);
    if (answer !== "changed") return answer;
  }
  throw new Error("draft_always_changed");
}

async function takeAnswers(request: PatientRequest): Promise<Response | Hostile | Changed> {
  const { locale, step: code, form, token, query } = request;
  const draft = token ? await findDraft(token) : null;
  if (!draft) return withoutDraft(request);
  const page = stepAt(code);
  const asked = askedSteps(draft.answers).some(({ id }) => id === page?.id);
  const open = openPath(locale, draft.answers);
  if (!page) return { hostile: true, goTo: open };
  if (!asked) {
    const alarming = alarmingAnswers(request, draft.answers);
    if (alarming) return file(request, draft, alarming, "emergency_stop");
    return problemResponse({ locale, kind: "notAsked", sayings: [], goTo: open });
  }
  const { id: step } = page;
  const later = query.has("later");
  const read = parseStep(page, draft.answers, form);
  if (!read.ok) {
    const part = readablePart(page, draft.answers, form);
    if (isEmergency(part)) return file(request, draft, part, "emergency_stop");
    return (later ? leaveUnfinished : refuse)(request, draft, step, read);
  }
  const { answers } = read;
  if (isEmergency(answers)) return file(request, draft, answers, "emergency_stop");
  if (isUnder16Done(answers)) return file(request, draft, answers, "under_16");
  const flagged = otherFlagged(answers, draft.problem, step);
  const prepared =
    nextStepId(answers, null) === "check"
      ? prepareIntake(draft.id, answers, await agreedTexts(locale, answers))
      : undefined;
  const { version } = draft;
  if (!(await saveAnswers(draft.id, answers, { flagged, prepared, version }))) return "changed";
  const next = onward(locale, answers, step, query.has("change"));
  return seeOther(later ? `/${locale}/intake/save` : next);
}
