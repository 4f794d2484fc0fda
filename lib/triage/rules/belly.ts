import { all, any, atLeast, yes } from "../engine/condition";
import { ANY_KNOCK, CONSTANT, FLANK, THORACIC } from "./definitions";
import { BELLY, NEW_PAIN, peak, VOMITING, within } from "./episode";
import type { Rule } from "./rule";
import { GENERAL, NG126, NHS_BELLY, PRODUCT, SPLEEN } from "./sources";

// The belly (catalogue 2b.4 and 2b.8).

const TIP = yes("shoulder_tip_pain");

export const BELLY_RULES: readonly Rule[] = [
  {
    id: "belly_hard",
    level: "EMERGENCY",
    screensFor: "perforation or peritonitis",
    staff: "Belly hard or sore to touch",
    patient: "a hard or very sore belly",
    source: NHS_BELLY,
    when: all(yes("belly_pain"), yes("belly_hard_or_tender")),
    refs: ["2b.4"],
  },
  {
    id: "belly_severe_constant",
    level: "EMERGENCY",
    screensFor: "pancreatitis or perforation",
    staff: "Severe, constant belly pain with back pain",
    patient: "very strong belly pain",
    source: NHS_BELLY,
    when: all(BELLY, within(14), peak(8), CONSTANT),
    refs: ["2b.4"],
  },
  {
    id: "belly_severe",
    level: "URGENT",
    screensFor: "pancreatitis or perforation",
    staff: "Severe belly pain with back pain",
    patient: "very strong belly pain",
    source: NHS_BELLY,
    when: all(BELLY, within(14), peak(7)),
    refs: ["2b.4"],
  },
  {
    id: "belly_risk_new",
    level: "URGENT",
    screensFor: "ulcer, pancreas or bleeding",
    staff: "New belly pain with ulcer, liver disease, alcohol or a blood thinner",
    patient: "new belly pain with a stomach, liver or blood-thinner risk",
    source: GENERAL,
    when: all(
      BELLY,
      NEW_PAIN,
      any(yes("ulcer_history"), yes("liver_or_alcohol"), yes("blood_thinner")),
    ),
    refs: ["2b.4"],
  },
  {
    id: "gi_bleed",
    level: "EMERGENCY",
    screensFor: "gut bleeding",
    staff: "Blood in vomit, or much blood in stool",
    patient: "blood in vomit, or a lot in your poop",
    source: NHS_BELLY,
    when: yes("blood_in_vomit_or_stool"),
    refs: ["2b.4"],
  },
  {
    id: "vomiting_new_pain_50s",
    level: "SOON",
    screensFor: "heart, aorta or belly illness",
    staff: "Vomiting with new pain at 50+",
    patient: "throwing up with your pain",
    source: PRODUCT,
    when: all(VOMITING, atLeast("age_years", 50), NEW_PAIN),
    refs: ["2b.4", "b.6 34"],
  },
  {
    id: "vomiting_60_weeks",
    level: "SOON",
    screensFor: "heart, aorta or belly illness",
    staff: "Vomiting with pain of up to 4 weeks at 60+",
    patient: "throwing up with your pain",
    source: PRODUCT,
    when: all(VOMITING, atLeast("age_years", 60), within(28)),
    refs: ["2b.4", "b.6 34"],
  },
  {
    id: "spleen_bleed",
    level: "EMERGENCY",
    screensFor: "torn spleen",
    staff: "Shoulder-tip pain, side, back or belly pain, and a risk",
    patient:
      "pain at the tip of the shoulder with pain in the side, belly, or upper or middle back",
    source: SPLEEN,
    when: all(
      TIP,
      any(FLANK, THORACIC, yes("belly_pain")),
      within(14),
      any(yes("recent_infection"), ANY_KNOCK, yes("blood_thinner"), yes("sickle_cell")),
    ),
    refs: ["2b.8"],
  },
  {
    id: "shoulder_tip_trunk",
    level: "URGENT",
    screensFor: "irritated diaphragm",
    staff: "Shoulder-tip pain with trunk pain",
    patient:
      "pain at the tip of the shoulder with pain in the side, belly, or upper or middle back",
    source: SPLEEN,
    when: all(TIP, any(FLANK, THORACIC, yes("belly_pain")), within(28)),
    refs: ["2b.8"],
  },
  {
    id: "shoulder_tip",
    level: "SOON",
    screensFor: "ectopic pregnancy, gallbladder or a bleed in the belly",
    staff: "Shoulder-tip pain",
    patient: "pain at the tip of a shoulder",
    source: NG126,
    when: TIP,
    refs: ["2b.4"],
  },
];
