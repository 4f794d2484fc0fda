import { all, any, atLeast, atLeastOf, is, unless, yes } from "../engine/condition";
import { SUDDEN, VASCULAR } from "./definitions";
import { CHEST_SIDE_BACK, NO_EFFECT_OF_MOVING, VOMITING, within } from "./episode";
import type { Rule } from "./rule";
import { CHEST_PAIN, P1, SCAD } from "./sources";

// The heart, and sudden blood in the urine (catalogue 2b.4 and 2b.8).

const EFFORT = all(yes("exertional_pain"), CHEST_SIDE_BACK);
const EFFORT_PATIENT = "pain that comes with effort and goes with rest";
const STIMULANT = yes("stimulant_use");

export const CHEST_RULES: readonly Rule[] = [
  {
    id: "blood_urine_sudden_60_mild",
    level: "URGENT",
    screensFor: "aneurysm or stone",
    staff: "60+, blood in urine, sudden start",
    patient: "blood in your pee with sudden pain",
    source: P1,
    when: all(yes("blood_in_urine"), atLeast("age_years", 60), SUDDEN),
    refs: ["2b.4"],
  },
  {
    id: "heart_pattern_40s",
    level: "URGENT",
    screensFor: "heart attack",
    staff: "40+, upper, mid or neck and back pain with vomiting",
    patient: "pain in the upper or middle back, or in neck and back, with throwing up",
    source: CHEST_PAIN,
    when: all(CHEST_SIDE_BACK, VOMITING, atLeast("age_years", 40)),
    refs: ["2b.4"],
  },
  {
    id: "heart_pattern_35",
    level: "SOON",
    screensFor: "heart attack",
    staff: "35+, neck and back pain with vomiting",
    patient: "neck and back pain with throwing up",
    source: CHEST_PAIN,
    when: all(is("pain_location", "neck_and_back"), VOMITING, atLeast("age_years", 35)),
    refs: ["2b.8"],
  },
  {
    id: "exertional_pain_high",
    level: "EMERGENCY",
    screensFor: "angina",
    staff: "Back pain on effort, eased by rest, with two risks",
    patient: EFFORT_PATIENT,
    source: CHEST_PAIN,
    when: all(
      EFFORT,
      within(14),
      atLeastOf(
        2,
        atLeast("age_years", 40),
        atLeast("age_years", 55),
        yes("diabetes"),
        yes("vascular_risk"),
        yes("heart_disease"),
        STIMULANT,
      ),
    ),
    refs: ["2b.4"],
  },
  {
    id: "exertional_pain",
    level: "URGENT",
    screensFor: "angina",
    staff: "Back pain on effort, eased by rest, with a risk",
    patient: EFFORT_PATIENT,
    source: CHEST_PAIN,
    when: all(EFFORT, any(atLeast("age_years", 40), yes("diabetes"), VASCULAR, STIMULANT)),
    refs: ["2b.4"],
  },
  {
    id: "exertional_pain_low",
    level: "SOON",
    screensFor: "angina",
    staff: "Back pain on effort, eased by rest",
    patient: EFFORT_PATIENT,
    source: CHEST_PAIN,
    when: EFFORT,
    refs: ["2b.4"],
  },
  {
    id: "heart_arm_pattern",
    level: "EMERGENCY",
    screensFor: "heart attack",
    staff: "New arm sign with chest-level back pain not changed by moving",
    patient: "new arm problems with back pain that does not change when you move",
    source: SCAD,
    when: all(
      CHEST_SIDE_BACK,
      is("arm_numb_or_weak", "one", "both"),
      is("arm_timing", "new"),
      unless(yes("carpal_pattern")),
      NO_EFFECT_OF_MOVING,
      within(14),
      atLeast("age_years", 30),
    ),
    refs: ["2b.8"],
  },
];
