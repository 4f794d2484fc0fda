import { isDeepStrictEqual } from "node:util";
import { clockNow } from "@/lib/clock";
import { type Assessment, assess } from "@/lib/facts/assess";
import { askedPage, asPosted } from "@/lib/form/former-pages";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { emergencyIn } from "@/lib/form/refused-flags";
import { typedOn } from "@/lib/form/refused-pages";
import { nextStepId, type StepId, stepAt } from "@/lib/form/steps";
import { fileAnswers, fileDraft, saveAnswers, saveProblem } from "@/lib/intake/commands";
import { findPlaceOf } from "@/lib/intake/desk/queries";
import type { Draft, OwnIntake } from "@/lib/intake/queries";
import { answerEndedCheck } from "@/lib/intake/worse/commands";
import type { Answers } from "@/lib/questions/answers";
import { isElsewhere, withClinic } from "../desk/with-clinic";
import { isFormOf } from "../form-of";
import { type Held, lookUp } from "../held";
import { notFound } from "../lost";
import { opened } from "../opened";
import { rememberDevice } from "../patient-cookie";
import { type Answer, type Hostile, isLanguageChange, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { notAsked } from "../refused";
import { strayForm } from "../stray";
import { keepPage } from "../stray-page";
import { questionView } from "./question-view";
import { openPath, stepPath } from "./step-path";
import { isUnder16Done } from "./under-16";

type Page = NonNullable<ReturnType<typeof stepAt>>;
type Refused = Extract<ReturnType<typeof parseStep>, { ok: false }>;
/** Another tab, or a second press of the button, changed the draft after it was read. */
type Changed = { changed: true; assessed?: Assessment<false> };
type Taken = Answer | Hostile | Changed;

const isChanged = (taken: Taken): taken is Changed => taken !== "hostile" && "changed" in taken;

/** Where the page `step` leads once its answers are accepted. */
function onward(base: string, answers: Answers, step: StepId, changing: boolean): string {
  const next = nextStepId(answers, changing ? null : step);
  const back = changing && next !== "check" ? "?change=1" : "";
  return `${stepPath(base, next)}${back}`;
}

/** Shows the page again with its errors and what was typed, which the draft keeps. */
async function refuse(
  visit: Visit,
  draft: Draft,
  page: Page,
  { kind, values, errors }: Refused,
): Promise<Taken> {
  if (kind === "hostile") return kind;
  if (!(await saveProblem(draft, { stepId: page.id, values, errors }, visit.locale)))
    return { changed: true };
  return { ...questionView(visit, draft, page, { values, errors }), status: 422 };
}

/**
 * "Save and finish later" on an incomplete page: the draft keeps what was typed. A contradiction
 * must be resolved before the patient leaves.
 */
async function leaveUnfinished(
  visit: Visit,
  draft: Draft,
  page: Page,
  read: Refused,
): Promise<Taken> {
  const contradiction = read.errors.some(({ code }) => code === "none_and_others");
  if (read.kind === "hostile" || contradiction) return refuse(visit, draft, page, read);
  const typed = { stepId: page.id, values: read.values, errors: [] };
  if (!(await saveProblem(draft, typed, visit.locale))) return { changed: true };
  return { goTo: `${visit.base}/intake/save` };
}

/** The page in another language: the draft keeps what was typed, which is not answered yet. */
async function changeLanguage(
  visit: Visit,
  draft: Draft,
  page: Page,
  form: PatientForm,
): Promise<Taken> {
  const typed = typedOn(page, draft, form);
  if (typed === "hostile") return typed;
  if (!(await saveProblem(draft, typed, visit.locale))) return { changed: true };
  const changing = visit.query.has("change") ? "?change=1" : "";
  return { goTo: `${stepPath(visit.base, page.id)}${changing}` };
}

/** The form belongs to another draft than this device has. Only a red flag of it is kept. */
async function stray(
  visit: Visit,
  { page, form, held }: { page: Page; form: PatientForm; held: Held },
): Promise<Answer> {
  return strayForm(visit, { held, ...(await keepPage(visit, page, form)) });
}

/** Staff go on with the draft. Only a red flag of the patient's own page is kept. */
async function whileWithClinic(visit: Visit, page: Page, form: PatientForm): Promise<Answer> {
  const { told } = await keepPage(visit, page, form);
  return told === "emergency" ? { goTo: `${visit.base}/result` } : withClinic(visit, told);
}

/**
 * The draft of this form was sent, perhaps a moment ago in another tab. An emergency in the form is
 * filed as a separate intake, or added to the one that was sent if that is an emergency; so is what else staff
 * must hear of.
 */
async function afterSending(
  visit: Visit,
  sent: OwnIntake,
  { page, form }: { page: Page; form: PatientForm },
): Promise<Answer> {
  const goTo = `${visit.base}/result`;
  if (sent.level === "EMERGENCY") {
    await answerEndedCheck(sent, page, form, clockNow());
    return { goTo };
  }
  const assessed = emergencyIn(page, form, sent.answers);
  if (assessed) return fileOnItsOwn(visit, assessed);
  const read = parseStep(page, sent.answers, form);
  // The second press of a button says nothing new.
  if (read.ok && isDeepStrictEqual({ ...sent.answers, ...read.answers }, sent.answers))
    return { goTo };
  await answerEndedCheck(sent, page, form, clockNow());
  return { goTo: `${goTo}?told=late` };
}

/**
 * This device has no draft: it was sent, it expired, or the device was cleared. An emergency in the
 * form is still filed, as a separate intake.
 */
async function withoutDraft(
  visit: Visit,
  sent: OwnIntake | null,
  { page, form }: { page: Page; form: PatientForm },
): Promise<Answer> {
  if (sent && !isFormOf(visit, sent.id)) return stray(visit, { page, form, held: { sent } });
  if (sent) return afterSending(visit, sent, { page, form });
  const assessed = emergencyIn(page, form, {});
  return assessed ? fileOnItsOwn(visit, assessed) : stray(visit, { page, form, held: null });
}

async function fileOnItsOwn(visit: Visit, assessed: Assessment<false>): Promise<Answer> {
  const { locale, caller, desk } = visit;
  const filing = { filedAs: "emergency_stop", assessed, locale, caller, now: clockNow() } as const;
  const at = desk && (await findPlaceOf(desk.staff, desk.id));
  const { id, token } = await fileAnswers(filing, at, desk);
  if (desk) return { goTo: `/${locale}/desk/${id}/result` };
  return { goTo: opened(`/${locale}/result`, Date.now()), headers: [rememberDevice(token)] };
}

/** Files the intake as it is. */
async function file(
  { locale, base, caller }: Visit,
  draft: Draft,
  assessed: Assessment<false>,
  filedAs: "emergency_stop" | "under_16",
): Promise<Taken> {
  const filed = await fileDraft(draft, { filedAs, assessed, locale, caller, now: clockNow() });
  return filed ? { goTo: `${base}/result` } : { changed: true, assessed };
}

const TRIES = 20;

/**
 * Takes the answers of one page, saves them and leads to the next page. It files the intake at
 * once, and leads to the result, after an emergency answer (even on a page with errors or one that
 * is no longer asked) and after the last answer about a child. If another tab saves at the same
 * moment, it starts over from what that tab saved, so no accepted answer is overwritten. If an
 * emergency cannot be filed this way, it is filed as a separate intake.
 */
export async function stepAnswer(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const known = stepAt(visit.params.step ?? "");
  if (!known) return notFound(visit);
  const page = asPosted(known, form, visit.formerForm);
  let last: Changed | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const taken = await takeAnswers(visit, page, form);
    if (!isChanged(taken)) return taken;
    last = taken;
  }
  if (last?.assessed?.isEmergency) return fileOnItsOwn(visit, last.assessed);
  throw new Error("draft_always_changed");
}

async function takeAnswers(visit: Visit, page: Page, form: PatientForm): Promise<Taken> {
  const held = await lookUp(visit);
  if (!held || "sent" in held) return withoutDraft(visit, held ? held.sent : null, { page, form });
  const { draft } = held;
  if (!isFormOf(visit, draft.id)) return stray(visit, { page, form, held });
  if (isElsewhere(visit, draft)) return whileWithClinic(visit, page, form);
  if (!askedPage(draft.answers, page.id)) {
    const emergency = emergencyIn(page, form, draft.answers);
    if (emergency) return file(visit, draft, emergency, "emergency_stop");
    return notAsked(visit, openPath(visit.base, draft.answers));
  }
  if (isLanguageChange(visit)) return changeLanguage(visit, draft, page, form);
  const read = parseStep(page, draft.answers, form);
  if (read.ok) return accept(visit, draft, page, read.answers);
  const part = assess(readablePart(page, draft.answers, form), { finished: false });
  if (part.isEmergency) return file(visit, draft, part, "emergency_stop");
  return (visit.query.has("later") ? leaveUnfinished : refuse)(visit, draft, page, read);
}

async function accept(visit: Visit, draft: Draft, page: Page, answers: Answers): Promise<Taken> {
  const { locale, base, query } = visit;
  const assessed = assess(answers, { finished: false });
  if (assessed.isEmergency) return file(visit, draft, assessed, "emergency_stop");
  if (isUnder16Done(answers)) return file(visit, draft, assessed, "under_16");
  if (!(await saveAnswers(draft, assessed, page, locale))) return { changed: true };
  if (query.has("later")) return { goTo: `${base}/intake/save` };
  return { goTo: onward(base, answers, page.id, query.has("change")) };
}
