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
  one,
} from "./gates";
import { EXAMINED_AT_START, FORMER_INJURY, INJURY_AT_START, INJURY_OF_ELDERS } from "./injury";
import { DAILY_WORK } from "./plan-fields";

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
  step(
    "pattern_more",
    "q-5s",
    "pain",
    [
      radio("period_late", YES_NO_UNSURE, { when: mayBeEctopic }),
      radio("contraception_in_use", ["tubes", "iud", "other", "unsure"], {
        when: (answers) =>
          mayBeEctopic(answers) && one(answers, "pregnancy") === "no_birth_control",
      }),
    ],
    adult,
  ),
] as const;
