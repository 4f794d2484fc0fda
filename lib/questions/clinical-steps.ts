import { CANCER_HISTORY, IV_DRUG_USE } from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import { radio, signs, step, YES_NO_UNSURE } from "./fields";
import { isAdult, maybeHas, one } from "./gates";
import { EXAMINED_LATER, INJURY_OF_WEAK_BONES } from "./injury";
import { NERVE_STEPS } from "./nerve-steps";
import { PAIN_STEPS } from "./pain-steps";
import { MEDICINE_LIMITS } from "./plan-fields";

export const GENERAL_SIGNS = signs("general_signs", [
  "fever",
  "chills_or_sweats",
  "unwell",
  "weight_loss",
  "vomiting",
  "stiff_neck_or_headache",
  "urine_burning",
  "blood_in_urine",
  "rash_blisters",
  "calf_swelling",
  "wound_or_bite",
]);

const anyBreathOrCalf = (answers: Answers) =>
  maybeHas(answers, "pain_pattern", "worse_breathing") ||
  maybeHas(answers, "general_signs", "calf_swelling");

export const CONDITIONS = signs(
  "conditions",
  [
    "weak_immunity",
    "steroids_long",
    "steroids_daily_need",
    "diabetes",
    "recent_infection",
    "dialysis_line",
    "spine_procedure",
    "blood_thinner",
    "weak_bones",
    "smoking_or_pressure",
    "sickle_cell",
    "tb",
    "one_kidney",
    "travel_surgery_or_bed",
    "seen_twice",
  ],
  {
    optionGates: {
      dialysis_line: (answers) => maybeHas(answers, "general_signs", "fever", "chills_or_sweats"),
      one_kidney: (answers) => maybeHas(answers, "pain_pattern", "side_to_groin"),
      travel_surgery_or_bed: anyBreathOrCalf,
    },
  },
);

const hadCancerOrWeakImmunity = (answers: Answers) =>
  ["past", "active", "unsure"].includes(one(answers, "cancer_history") ?? "") ||
  maybeHas(answers, "conditions", "weak_immunity");
const takesBloodThinner = (answers: Answers) => maybeHas(answers, "conditions", "blood_thinner");

const mayVomit = (answers: Answers) => maybeHas(answers, "general_signs", "vomiting");
const adult = { when: isAdult };
export const CLINICAL_STEPS = [
  ...PAIN_STEPS,
  ...NERVE_STEPS,
  step(
    "general",
    "q-5p",
    "general",
    [
      GENERAL_SIGNS,
      {
        kind: "number",
        name: "temperature",
        min: 30,
        max: 115,
        decimal: true,
        optional: true,
        hint: true,
      },
    ],
    adult,
  ),
  step(
    "general_more",
    "q-9d",
    "general",
    [radio("cannot_keep_fluids_down", YES_NO_UNSURE, { when: mayVomit })],
    { when: mayVomit },
  ),
  step(
    "history",
    "q-3m",
    "history",
    [
      radio("cancer_history", [...CANCER_HISTORY, "unsure"]),
      CONDITIONS,
      radio("iv_drug_use", [...IV_DRUG_USE, "unsure"]),
      MEDICINE_LIMITS,
    ],
    { ...adult, reason: true },
  ),
  step(
    "history_more",
    "q-3q",
    "history",
    [
      radio("chemotherapy_6_weeks", YES_NO_UNSURE, { when: hadCancerOrWeakImmunity }),
      radio("skin_bruise", YES_NO_UNSURE, { when: takesBloodThinner }),
      INJURY_OF_WEAK_BONES,
    ],
    adult,
  ),
  step("history_injury", "q-8n", "history", [EXAMINED_LATER], adult),
] as const;
