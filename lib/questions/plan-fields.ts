import { radio, retired, signs } from "./fields";
import { mayBePregnant } from "./gates";

// Questions that only the home-care plan uses; triage never reads them, and both may be left empty.

export const KINDS_OF_WORK = ["sitting", "standing", "lifting", "mixed"] as const;

export const DAILY_WORK = radio("daily_work", KINDS_OF_WORK, { optional: true });

/** What else forbids a common painkiller, or requires asking first. */
export const PLAN_LIMITS = signs("plan_limits", ["asthma_or_allergy", "breastfeeding"], {
  optional: true,
  hint: true,
  optionGates: { breastfeeding: mayBePregnant },
});

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
