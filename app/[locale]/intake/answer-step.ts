import { type Answers, emergencyReached, parseStep } from "@/lib/intake/answers";
import { fileEmergency, saveAnswers, saveProblem, sendIntake } from "@/lib/intake/commands";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { askedSteps, getStep, isStepId, nextStepId, type StepId } from "@/lib/intake/steps";
import { rememberDevice } from "../patient-cookie";
import { type Hostile, type PatientRequest, seeOther } from "../patient-post";
import { problemResponse } from "../refusal-document";
import { patientWords } from "../words";
import { alarmingAnswers } from "./alarming";
import { isUnder16Done } from "./child";
import { errorSayings } from "./field-words";

type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** Where the page `step` leads when its answers were accepted. */
function onward(locale: string, answers: Answers, step: StepId, changing: boolean): string {
  const next = nextStepId(answers, changing ? null : step);
  const back = changing && next !== "check" ? "?change=1" : "";
  return `/${locale}/intake/${next}${back}`;
}

async function refuse(
  request: PatientRequest,
  draft: Draft,
  step: StepId,
  read: Extract<ReturnType<typeof parseStep>, { ok: false }>,
): Promise<Response | Hostile> {
  const { locale, query } = request;
  const change = query.has("change") ? "?change=1" : "";
  const goTo = `/${locale}/intake/${step}${change}`;
  if (read.kind === "hostile") return { hostile: true, goTo };
  const { values, errors } = read;
  await saveProblem(draft.id, { stepId: step, values, errors });
  const t = await patientWords(locale);
  const sayings = errorSayings(t, getStep(step), draft.answers, errors).map(({ text }) => text);
  return problemResponse({ locale, kind: "invalid", sayings, goTo: `${goTo}#error-summary` });
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

/**
 * Takes the answers of one page. Accepted: saved, then the next page. An answer that needs help at
 * once, or the last answer about a child, files the intake as it is and leads to the result.
 */
export async function stepAnswer(request: PatientRequest): Promise<Response | Hostile> {
  const { locale, step, form, token, query } = request;
  const draft = token ? await findDraft(token) : null;
  if (!draft) return withoutDraft(request);
  const asked = isStepId(step) && askedSteps(draft.answers).some(({ id }) => id === step);
  if (!asked) {
    const goTo = `/${locale}/intake/${nextStepId(draft.answers, null)}`;
    return { hostile: true, goTo };
  }
  const read = parseStep(getStep(step), draft.answers, form);
  if (!read.ok) return refuse(request, draft, step, read);
  const { answers } = read;
  const filedAs = emergencyReached(answers)
    ? "emergency_stop"
    : isUnder16Done(answers)
      ? "under_16"
      : null;
  if (filedAs) {
    const filing = { locale, now: new Date(), filedAs } as const;
    const { fresh } = await sendIntake({ ...draft, answers }, filing);
    return fresh ? seeOther(`/${locale}/result`) : withoutDraft(request);
  }
  await saveAnswers(draft.id, answers);
  return seeOther(onward(locale, answers, step, query.has("change")));
}
