import { radio, retired, type Step, signs, step } from "./fields";
import { mayBePregnant } from "./gates";

// Questions that only the home-care plan uses; triage never reads them, and both may be left empty.
// They stand beside the plan, so that nobody is asked them who gets none (catalogue 2a.1).

export const KINDS_OF_WORK = ["sitting", "standing", "lifting", "mixed"] as const;

export const DAILY_WORK = radio("daily_work", KINDS_OF_WORK, { optional: true });

/** What else forbids a common painkiller, or requires asking first. */
export const PLAN_LIMITS = signs("plan_limits", ["asthma_or_allergy", "breastfeeding"], {
  optional: true,
  hint: true,
  optionGates: { breastfeeding: mayBePregnant },
});

/**
 * What the home-care plan asks to fit it to the person. Not a page of the intake: parse it with
 * parseStep. The answers change the plan that is shown, and nothing else.
 */
export const PLAN_STEP: Step<"plan"> = step("plan", "q-8k", "history", [DAILY_WORK, PLAN_LIMITS]);

/** The same questions as former forms asked them. */
export const FORMER_WORK = retired(DAILY_WORK, PLAN_STEP.id);
export const FORMER_LIMITS = retired(PLAN_LIMITS, PLAN_STEP.id);

/** Asked before the illnesses of the kidney, heart, stomach and liver were asked of everybody. */
export const MEDICINE_LIMITS = retired(
  signs(
    "medicine_limits",
    [
      "kidney_trouble",
      "heart_trouble",
      "stomach_ulcer",
      "asthma_or_allergy",
      "liver_trouble",
      "breastfeeding",
    ],
    { optional: true, hint: true },
  ),
  "illnesses",
);
