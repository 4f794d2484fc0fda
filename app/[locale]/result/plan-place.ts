import { parseStep } from "@/lib/form/parse-page";
import { storedValues } from "@/lib/form/stored-values";
import { followLanguage } from "@/lib/intake/language";
import { PLAN_STEP } from "@/lib/questions/plan-fields";
import { isFormOf } from "../form-of";
import { lookUp } from "../held";
import { errorSayings } from "../intake/field-words";
import { openPath } from "../intake/step-path";
import { type Answer, type Hostile, isLanguageChange, type Place, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { strayForm } from "../stray";
import { shown } from "./result";

/** Fits the plan to what was answered beside it, on this page only: nothing of it is stored. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const { t, locale } = visit;
  const held = await lookUp(visit);
  if (!held || !isFormOf(visit, ("draft" in held ? held.draft : held.sent).id))
    return strayForm(visit, { held });
  if ("draft" in held) return { goTo: openPath(visit.base, held.draft.answers) };
  const intake = held.sent;
  const show = (answers: typeof intake.answers, values: PatientForm, sayings = NONE) =>
    shown({ visit, intake, asked: { answers, again: { values: { ...values }, sayings } } });
  if (isLanguageChange(visit)) {
    await followLanguage(intake, locale);
    return show({}, form);
  }
  const read = parseStep(PLAN_STEP, intake.answers, form);
  if (read.ok) return show(read.answers, storedValues(PLAN_STEP.fields, read.answers));
  if (read.kind === "hostile") return read.kind;
  return show({}, read.values, errorSayings(t, PLAN_STEP, intake.answers, read.errors));
}

const NONE: ReturnType<typeof errorSayings> = [];

/** The form beside the home-care plan; a plain visit leads to the result. */
export const planPlace: Place = {
  load: ({ locale }) => ({ goTo: `/${locale}/result` }),
  take,
};
