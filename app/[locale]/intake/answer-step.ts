import { type Answers, emergencyReached, parseStep } from "@/lib/intake/answers";
import { saveAnswers, saveProblem, sendIntake } from "@/lib/intake/commands";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { askedSteps, getStep, isStepId, nextStepId, type StepId } from "@/lib/intake/steps";
import { type Hostile, type PatientRequest, seeOther } from "../patient-post";
import { problemResponse } from "../refusal-document";
import { patientWords } from "../words";
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
 * Takes the answers of one page. Accepted: saved, then the next page. An answer that needs help at
 * once, or the last answer about a child, files the intake as it is and leads to the result.
 */
export async function stepAnswer(request: PatientRequest): Promise<Response | Hostile> {
  const { locale, step, form, token, query } = request;
  const draft = token ? await findDraft(token) : null;
  if (!draft) {
    const sent = token ? await findOwnIntake(token) : null;
    return seeOther(sent ? `/${locale}/result` : `/${locale}?notice=expired`);
  }
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
    await sendIntake({ ...draft, answers }, { locale, now: new Date(), filedAs });
    return seeOther(`/${locale}/result`);
  }
  await saveAnswers(draft.id, answers);
  return seeOther(onward(locale, answers, step, query.has("change")));
}
