import type { Answers } from "@/lib/questions/answers";
import {
  anyOf,
  formerSign,
  mayBePregnant,
  one,
  part,
  signOf,
  type Truth,
} from "@/lib/questions/gates";
import {
  DAILY_WORK,
  KINDS_OF_WORK,
  MEDICINE_LIMITS,
  PLAN_LIMITS,
} from "@/lib/questions/plan-fields";
import type { Symptoms } from "@/lib/triage/symptoms";

/**
 * The facts behind a plan. A Truth is undefined when the question was not asked or was left empty;
 * that is never a no.
 */
export type PlanFacts = {
  symptoms: Symptoms;
  work: (typeof KINDS_OF_WORK)[number] | undefined;
  pregnant: Truth;
  nursing: Truth;
  kidney: Truth;
  heart: Truth;
  ulcer: Truth;
  asthma: Truth;
  liver: Truth;
};

/** Yes, perhaps or no; undefined when pregnancy is possible and was not asked about. */
function pregnancy(symptoms: Symptoms, couldBe: boolean): Truth {
  switch (symptoms.pregnancy) {
    case "yes":
      return true;
    case "possible":
    case "unsure":
      return "unsure";
    case "no":
    case "not_applicable":
      return false;
    default:
      return couldBe ? undefined : false;
  }
}

/** Reads the facts of a plan from the answers and their symptoms. Pure. */
export function planFacts(answers: Answers, symptoms: Symptoms): PlanFacts {
  const couldBe = mayBePregnant(answers);
  const former = (option: string) => formerSign(answers, MEDICINE_LIMITS, option);
  const limit = (option: string) =>
    anyOf(signOf(answers, PLAN_LIMITS.name, option), former(option));
  const gaveBirth = typeof symptoms.postpartum_weeks === "number" ? true : undefined;
  return {
    symptoms,
    work: KINDS_OF_WORK.find((kind) => kind === one(answers, DAILY_WORK.name)),
    pregnant: pregnancy(symptoms, couldBe),
    nursing: couldBe ? anyOf(limit("breastfeeding"), gaveBirth) : false,
    // One kidney and a dialysis line are kidney trouble; having neither says nothing about it.
    kidney: anyOf(
      symptoms.kidney_disease,
      former("kidney_trouble"),
      part(symptoms.one_kidney),
      part(symptoms.dialysis_line),
    ),
    heart: anyOf(symptoms.heart_disease, former("heart_trouble")),
    ulcer: anyOf(symptoms.ulcer_history, former("stomach_ulcer"), part(symptoms.black_stools)),
    asthma: limit("asthma_or_allergy"),
    liver: anyOf(symptoms.liver_or_alcohol, former("liver_trouble")),
  };
}
