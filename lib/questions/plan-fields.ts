import { radio, signs } from "./fields";
import { mayBePregnant } from "./gates";

// Questions that only the home-care plan uses; triage never reads them, and both may be left empty.

export const KINDS_OF_WORK = ["sitting", "standing", "lifting", "mixed"] as const;

export const DAILY_WORK = radio("daily_work", KINDS_OF_WORK, { optional: true });

/** Conditions that forbid a common painkiller, or require asking first. */
export const MEDICINE_LIMITS = signs(
  "medicine_limits",
  [
    "kidney_trouble",
    "heart_trouble",
    "stomach_ulcer",
    "asthma_or_allergy",
    "liver_trouble",
    "breastfeeding",
  ],
  { optional: true, hint: true, optionGates: { breastfeeding: mayBePregnant } },
);
