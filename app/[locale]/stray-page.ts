import { clockNow } from "@/lib/clock";
import { assess } from "@/lib/facts/assess";
import { emergencyIn } from "@/lib/form/refused-flags";
import { idInMark } from "@/lib/intake/form-mark";
import { findIntakeOfForm } from "@/lib/intake/queries";
import { answerQuestion, withAnswer } from "@/lib/intake/question/commands";
import { findQuestion } from "@/lib/intake/question/queries";
import { readAnswer } from "@/lib/intake/question/read";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { keepStrayPage } from "@/lib/intake/worse/stray-page";
import type { Step } from "@/lib/questions/fields";
import type { Visit } from "./place";
import type { PatientForm } from "./read-form";
import type { StrayKept } from "./stray";

/** Keeps for staff what must not be lost of a page of questions that is not taken. */
export async function keepPage(visit: Visit, page: Step, form: PatientForm): Promise<StrayKept> {
  const { formOf, locale, caller, params } = visit;
  const mark = formOf ?? "";
  const posted = { mark, page, form, locale, caller, byPatient: params.draft === undefined };
  const told = await keepStrayPage({ ...posted, now: clockNow() });
  return { told, emergency: told === "emergency" ? emergencyIn(page, form, {}) : null };
}

/** Takes the answer to a clinician's question on a page of an intake that this device no longer has. */
export async function keepAnswer({ formOf }: Visit, form: PatientForm): Promise<StrayKept> {
  const id = idInMark(formOf ?? "");
  const intake = id && (await findIntakeOfForm(id));
  if (!intake) return {};
  const asked = await findQuestion(intake.id, form.question?.[0]);
  if (!asked) return {};
  const read = readAnswer(asked.question, intake.answers, form, { over: true });
  if (!read.ok) return {};
  const { answered } = read;
  const { heard, news } = await answerQuestion(intake, { id: asked.id, answered, now: clockNow() });
  // What the patient is told hangs on the answer, also when it was sent before and is no news.
  const alone = assess(withAnswer({}, answered), { finished: false });
  if (alone.isEmergency) return { told: "emergency", emergency: alone, saved: true };
  if (news || alone.redFlags.length > 0) return { told: "red_flag", saved: true };
  return { told: heard ? "answer" : "kept", saved: true };
}

/** Tells staff of "I feel worse" from a page of an intake that this device no longer has. */
export async function keepWorse({ formOf }: Visit, checkInDay?: number): Promise<StrayKept> {
  const id = idInMark(formOf ?? "");
  const intake = id && (await findIntakeOfForm(id));
  if (!intake) return {};
  await startWorseCheck(intake, { now: clockNow(), checkInDay });
  return { told: "worse" };
}
