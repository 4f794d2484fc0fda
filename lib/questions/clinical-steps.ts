import {
  CANCER_HISTORY,
  COURSE,
  HOME_TREATMENT,
  IV_DRUG_USE,
  MOBILITY,
  ONSET,
  PAIN_CHANGE,
  PAIN_LOCATION,
  TRIGGER,
} from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import { markedLocation, PAIN_ZONES } from "./body-map";
import { ZONES_CHECK_STEP } from "./contradictions";
import { radio, retired, signs, step, YES_NO, YES_NO_UNSURE } from "./fields";
import {
  DURATION_UNITS,
  isAdult,
  isLongLasting,
  isVeryPainful,
  mayBePregnant,
  maybeHas,
  mayNeedHelp,
  one,
} from "./gates";
import {
  EXAMINED_AT_START,
  EXAMINED_LATER,
  FORMER_INJURY,
  INJURY_AT_START,
  INJURY_OF_ELDERS,
  INJURY_OF_WEAK_BONES,
} from "./injury";
import { NERVE_STEPS } from "./nerve-steps";
import { DAILY_WORK, MEDICINE_LIMITS } from "./plan-fields";

/** The latest day of each answer to when known pain changed. */
const CHANGE_DAYS = ["1", "7", "14", "28", "84", "100"] as const;
const SELF_CARE = radio("self_care", ["can", "cannot", "unsure"]);
const PAIN_SCORES = Array.from({ length: 11 }, (_, score) => String(score));

export const PAIN_PATTERN = signs(
  "pain_pattern",
  [
    "spasm",
    "night_pain",
    "no_relief_lying",
    "worse_breathing",
    "side_to_groin",
    "belly_pain",
    "worse_straining",
    "shape_or_height",
    "hard_exercise",
    "morning_stiffness",
    "better_moving",
  ],
  {
    optionGates: {
      hard_exercise: isVeryPainful,
      morning_stiffness: isLongLasting,
      better_moving: isLongLasting,
    },
  },
);

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
const hasChanged = (answers: Answers) => one(answers, "pain_change") === "changed";

export const CLINICAL_STEPS = [
  step(
    "pain_start",
    "q-3d",
    "pain",
    [
      PAIN_ZONES,
      { kind: "number", name: "duration_amount", min: 1, max: 99 },
      radio("duration_unit", DURATION_UNITS),
      radio("onset", [...ONSET, "unsure"]),
      radio("trigger", [...TRIGGER.filter((word) => word !== "none"), "none", "unsure"], {
        optionGates: { usual_period: mayBePregnant },
      }),
      radio("pain_change", [...PAIN_CHANGE, "unsure"]),
      INJURY_OF_ELDERS,
      FORMER_INJURY,
    ],
    adult,
  ),
  ZONES_CHECK_STEP,
  step(
    "pain_now",
    "q-9j",
    "pain",
    [
      radio("pain_location", PAIN_LOCATION, {
        when: (answers) => markedLocation(answers) === undefined,
      }),
      radio("pain_score", PAIN_SCORES, { hint: true }),
      radio("pain_score_worst", PAIN_SCORES, { hint: true }),
      radio("course", [...COURSE, "unsure"]),
      radio("mobility", [...MOBILITY, "unsure"]),
      radio("worse_with_movement", YES_NO_UNSURE),
      retired(SELF_CARE, "pain_score_worst"),
      radio("home_treatment", [...HOME_TREATMENT, "unsure"], { hint: true }),
      DAILY_WORK,
    ],
    adult,
  ),
  step(
    "pain_more",
    "q-4m",
    "pain",
    [
      radio("change_days", [...CHANGE_DAYS, "unsure"], { when: hasChanged }),
      INJURY_AT_START,
      { ...SELF_CARE, when: mayNeedHelp },
    ],
    adult,
  ),
  step("injury_more", "q-7d", "pain", [EXAMINED_AT_START], adult),
  step(
    "pain_pattern",
    "q-5j",
    "pain",
    [
      PAIN_PATTERN,
      retired(radio("similar_before", YES_NO_UNSURE), "pain_change"),
      radio("patient_worried", YES_NO),
      { kind: "textarea", name: "free_text", maxLength: 2000, optional: true, hint: true },
    ],
    adult,
  ),
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
