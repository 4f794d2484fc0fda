import {
  COURSE,
  HOME_TREATMENT,
  MOBILITY,
  ONSET,
  PAIN_CHANGE,
  PAIN_LOCATION,
  TRIGGER,
} from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import { isMarked, markedLocation, PAIN_ZONES } from "./body-map";
import { maybeTold, ZONES_CHECK_STEP } from "./contradictions";
import { radio, retired, signs, step, YES_NO, YES_NO_UNSURE } from "./fields";
import {
  DURATION_UNITS,
  isAdult,
  isLongLasting,
  isVeryPainful,
  mayBePregnant,
  mayBeUnknownPregnancy,
  maybeHas,
  mayNeedHelp,
  numberOf,
  one,
} from "./gates";
import { EXAMINED_AT_START, FORMER_INJURY, INJURY_AT_START, INJURY_OF_ELDERS } from "./injury";
import { whichStep } from "./not-sure";
import { FORMER_WORK } from "./plan-fields";

/** Pain where the heart may be felt, or an age at which it may. */
const mayComeFromTheHeart = (answers: Answers) =>
  (numberOf(answers, "age_years") ?? 0) >= 40 ||
  isMarked(answers, "neck", "chest", ...UPPER_BACK) ||
  ["upper_back", "mid_back", "neck_and_back"].includes(one(answers, "pain_location") ?? "");
const UPPER_BACK = [
  "upper_back_left",
  "upper_back_right",
  "mid_back_left",
  "mid_back_right",
] as const;

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
    "exertional",
    "weight_bearing",
    "hip_bent",
    "worse_straining",
    "shape_or_height",
    "hard_exercise",
    "morning_stiffness",
    "better_moving",
  ],
  {
    optionGates: {
      exertional: mayComeFromTheHeart,
      weight_bearing: (answers) => (numberOf(answers, "age_years") ?? 0) >= 50,
      hard_exercise: isVeryPainful,
      morning_stiffness: isLongLasting,
      better_moving: isLongLasting,
    },
  },
);

const adult = { when: isAdult };
const hasChanged = (answers: Answers) => one(answers, "pain_change") === "changed";
/** The signs of a pregnancy outside the womb, in somebody who may not know of it (catalogue 2a.3). */
const mayBeEctopic = (answers: Answers) =>
  mayBeUnknownPregnancy(answers) &&
  (maybeHas(answers, "pain_pattern", "belly_pain", "side_to_groin") ||
    maybeTold(
      answers,
      "emergency_other",
      "shoulder_tip",
      "pregnancy_bleeding",
      "pregnancy_waves",
    ) ||
    isMarked(answers, "belly") ||
    markedLocation(answers) === "flank" ||
    one(answers, "pain_location") === "flank");

export const PAIN_STEPS = [
  step("pain_where", "q-7k", "pain", [PAIN_ZONES], adult),
  ZONES_CHECK_STEP,
  step(
    "pain_start",
    "q-3d",
    "pain",
    [
      radio("pain_location", PAIN_LOCATION, {
        when: (answers) => markedLocation(answers) === undefined,
      }),
      { kind: "number", name: "duration_amount", min: 1, max: 99 },
      { ...radio("duration_unit", DURATION_UNITS), joined: true },
      radio("onset", [...ONSET, "unsure"]),
      radio("pain_change", [...PAIN_CHANGE, "unsure"]),
      FORMER_INJURY,
    ],
    adult,
  ),
  step(
    "pain_cause",
    "q-3h",
    "pain",
    [
      radio("trigger", [...TRIGGER.filter((word) => word !== "none"), "none", "unsure"], {
        optionGates: { usual_period: mayBePregnant },
      }),
      INJURY_OF_ELDERS,
      radio("worse_with_movement", YES_NO_UNSURE),
      radio("course", [...COURSE, "unsure"]),
    ],
    adult,
  ),
  step(
    "pain_now",
    "q-9j",
    "pain",
    [
      radio("pain_score", PAIN_SCORES),
      radio("pain_score_worst", PAIN_SCORES),
      radio("mobility", [...MOBILITY, "unsure"]),
      retired(SELF_CARE, "pain_score_worst"),
      FORMER_WORK,
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
      radio("home_treatment", [...HOME_TREATMENT, "unsure"]),
      retired(radio("similar_before", YES_NO_UNSURE), "pain_change"),
      radio("patient_worried", YES_NO),
    ],
    adult,
  ),
  whichStep("pain_pattern_unsure", "q-7v", "pain", PAIN_PATTERN),
  step(
    "pattern_more",
    "q-5s",
    "pain",
    [
      radio("belly_hard_or_tender", YES_NO_UNSURE, {
        when: (answers) =>
          maybeHas(answers, "pain_pattern", "belly_pain") || isMarked(answers, "belly"),
      }),
      radio("period_late", YES_NO_UNSURE, { when: mayBeEctopic }),
      radio("contraception_in_use", ["tubes", "iud", "other", "unsure"], {
        when: (answers) =>
          mayBeEctopic(answers) && one(answers, "pregnancy") === "no_birth_control",
      }),
    ],
    adult,
  ),
] as const;
