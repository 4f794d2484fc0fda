import {
  CANCER_HISTORY,
  COURSE,
  HOME_TREATMENT,
  IV_DRUG_USE,
  MOBILITY,
  ONSET,
  PAIN_LOCATION,
  TRIGGER,
} from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import { checkStep } from "./emergency-steps";
import { radio, signs, step, YES_NO, YES_NO_UNSURE } from "./fields";
import {
  DURATION_UNITS,
  is60OrOlder,
  isAdult,
  isLongLasting,
  isVeryPainful,
  maybeHas,
  one,
  signOf,
} from "./gates";

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

export const NERVE_SIGNS = signs("nerve_signs", [
  "leg_pain",
  "leg_numb",
  "leg_weak",
  "foot_drop",
  "one_arm",
  "both_arms",
]);

const OLDER = ["old_bladder", "old_bowel", "old_saddle", "old_both_legs"] as const;

/** Trouble that is not new: b.4 guards. What is new was asked on the first pages. */
export const OLDER_SIGNS = signs("older_signs", OLDER, { hint: true });

export const BOTH_LEGS_KIND = signs("both_legs_kind", ["pain", "numb", "weak"]);

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

const hasOneLegSign = (answers: Answers) =>
  maybeHas(answers, "nerve_signs", "leg_pain", "leg_numb", "leg_weak", "foot_drop");
const hasOldBothLegs = (answers: Answers) => maybeHas(answers, "older_signs", "old_both_legs");
const hasNewBothLegs = (answers: Answers) =>
  maybeHas(answers, "emergency_nerves", "both_legs_weak_or_numb", "both_legs_pain");
const mayHaveLegSign = (answers: Answers) =>
  hasOneLegSign(answers) || hasOldBothLegs(answers) || hasNewBothLegs(answers);
const mayHaveWeakLeg = (answers: Answers) =>
  maybeHas(answers, "nerve_signs", "leg_weak", "foot_drop") ||
  maybeHas(answers, "emergency_nerves", "both_legs_weak_or_numb") ||
  hasOldBothLegs(answers);
const hasOld = (sign: string) => (answers: Answers) => maybeHas(answers, "older_signs", sign);

const hadCancerOrWeakImmunity = (answers: Answers) =>
  ["past", "active", "unsure"].includes(one(answers, "cancer_history") ?? "") ||
  maybeHas(answers, "conditions", "weak_immunity");
const takesBloodThinner = (answers: Answers) => maybeHas(answers, "conditions", "blood_thinner");

const OLDER_COURSE = ["stable", "now_worse", "weeks_not_checked", "none", "unsure"] as const;
const mayVomit = (answers: Answers) => maybeHas(answers, "general_signs", "vomiting");
const adult = { when: isAdult };

export const CLINICAL_STEPS = [
  step(
    "pain_start",
    "pain",
    [
      radio("pain_location", PAIN_LOCATION),
      { kind: "number", name: "duration_amount", min: 1, max: 99 },
      radio("duration_unit", DURATION_UNITS),
      radio("onset", [...ONSET, "unsure"]),
      radio("trigger", [...TRIGGER.filter((word) => word !== "none"), "none", "unsure"]),
      radio("injury", ["none", "small", "big_and_checked", "unsure"]),
    ],
    adult,
  ),
  step(
    "pain_now",
    "pain",
    [
      radio("pain_score", PAIN_SCORES, { hint: true }),
      radio("course", [...COURSE, "unsure"]),
      radio("mobility", [...MOBILITY, "unsure"]),
      radio("self_care", ["can", "cannot", "unsure"]),
      radio("worse_with_movement", YES_NO_UNSURE, { when: is60OrOlder }),
      radio("home_treatment", [...HOME_TREATMENT, "unsure"], { hint: true }),
    ],
    adult,
  ),
  step(
    "pain_pattern",
    "pain",
    [
      PAIN_PATTERN,
      radio("similar_before", YES_NO_UNSURE),
      radio("patient_worried", YES_NO),
      { kind: "textarea", name: "free_text", maxLength: 2000, optional: true, hint: true },
    ],
    adult,
  ),
  step(
    "nerves",
    "nerves",
    [NERVE_SIGNS, OLDER_SIGNS, radio("sexual_change", ["no", "new", "old", "unsure"])],
    { ...adult, reason: true },
  ),
  checkStep("nerves_unsure", "nerves", NERVE_SIGNS),
  step(
    "nerves_more",
    "nerves",
    [
      { ...BOTH_LEGS_KIND, when: hasOldBothLegs },
      radio("leg_change", YES_NO_UNSURE, { when: mayHaveLegSign }),
      radio("leg_weakness_worsening", YES_NO_UNSURE, { when: mayHaveWeakLeg }),
      radio("leg_walking_only", YES_NO_UNSURE, { when: mayHaveLegSign }),
      radio("older_saddle", YES_NO_UNSURE, {
        when: (answers) => signOf(answers, "older_signs", "old_saddle") === "unsure",
      }),
      radio("older_bladder", OLDER_COURSE, { when: hasOld("old_bladder") }),
      radio("older_bowel", ["constipation_only", ...OLDER_COURSE], { when: hasOld("old_bowel") }),
    ],
    {
      when: (answers) =>
        mayHaveLegSign(answers) ||
        maybeHas(answers, "older_signs", "old_bladder", "old_bowel", "old_saddle"),
    },
  ),
  step(
    "general",
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
    "general",
    [radio("cannot_keep_fluids_down", YES_NO_UNSURE, { when: mayVomit })],
    { when: mayVomit },
  ),
  step(
    "history",
    "history",
    [
      radio("cancer_history", [...CANCER_HISTORY, "unsure"]),
      CONDITIONS,
      radio("iv_drug_use", [...IV_DRUG_USE, "unsure"]),
    ],
    { ...adult, reason: true },
  ),
  step(
    "history_more",
    "history",
    [
      radio("chemotherapy_6_weeks", YES_NO_UNSURE, { when: hadCancerOrWeakImmunity }),
      radio("skin_bruise", YES_NO_UNSURE, { when: takesBloodThinner }),
    ],
    { when: (answers) => hadCancerOrWeakImmunity(answers) || takesBloodThinner(answers) },
  ),
] as const;
