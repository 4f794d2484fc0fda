import { all, any, atLeast, not, unless, yes } from "../engine/condition";
import {
  AXSPA,
  CONSTANT,
  FIRST_EPISODE,
  FLANK,
  NIGHT_PAIN,
  NOT_WORSE_MOVING,
  SUDDEN,
  THORACIC,
  VASCULAR,
} from "./definitions";
import {
  CHANGED,
  CHEST_SIDE_BACK,
  CLEAR_CAUSE,
  MECHANICAL,
  NEW_PAIN,
  peak,
  STILL_PAIN_UNDER_60,
  WORSENING,
  within,
} from "./episode";
import type { Rule } from "./rule";
import { HENSCHKE, HSIB_AORTA, NG156, P1 } from "./sources";
import { trunk } from "./sums";

// The great vessel, the belly and the heart, also under 60 (catalogue 2b.4).

const AORTA = "aortic aneurysm or dissection";
const TRUNK = "aneurysm, dissection, perforation or pancreatitis";
const TRUNK_STAFF = "Sudden, severe or non-mechanical trunk pain, sum reached";
const TRUNK_PATIENT = "sudden or very strong pain that does not act like a strain";
const TRUNK_SOURCE = `AHA/ACC 2022 aortic disease guideline; ${NG156}; ${HSIB_AORTA}`;
const INHERITED = yes("aortic_risk");
const INHERITED_PATIENT = "an illness in the family, or yours, that makes the main artery weak";
const DEEP_PLACE = any(THORACIC, yes("belly_pain"), FLANK);
const VESSEL_SIGN = any(yes("belly_pain"), FLANK, VASCULAR, SUDDEN);
const _STIMULANT = yes("stimulant_use");
const _EFFORT = all(yes("exertional_pain"), CHEST_SIDE_BACK);
const OLDER_OR_WORSENING = any(within(28), WORSENING);

export const TRUNK_RULES: readonly Rule[] = [
  {
    id: "trunk_sum_emergency",
    level: "EMERGENCY",
    screensFor: TRUNK,
    staff: TRUNK_STAFF,
    patient: TRUNK_PATIENT,
    source: TRUNK_SOURCE,
    when: all(trunk(14), within(14)),
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "trunk_sum_urgent",
    level: "URGENT",
    screensFor: TRUNK,
    staff: TRUNK_STAFF,
    patient: TRUNK_PATIENT,
    source: TRUNK_SOURCE,
    when: any(all(trunk(12), within(14)), all(trunk(14), OLDER_OR_WORSENING)),
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "trunk_sum_soon",
    level: "SOON",
    screensFor: TRUNK,
    staff: TRUNK_STAFF,
    patient: TRUNK_PATIENT,
    source: TRUNK_SOURCE,
    when: any(
      all(trunk(10), within(14)),
      all(trunk(12), OLDER_OR_WORSENING),
      all(trunk(14), any(within(42), all(CHANGED, within(84)))),
    ),
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "trunk_sum_routine",
    level: "ROUTINE",
    screensFor: TRUNK,
    staff: TRUNK_STAFF,
    patient: TRUNK_PATIENT,
    source: TRUNK_SOURCE,
    when: all(trunk(9), within(14)),
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "aortic_risk_new_pain",
    level: "EMERGENCY",
    screensFor: "aortic dissection",
    staff: "Inherited or family aortic risk, new trunk pain",
    patient: INHERITED_PATIENT,
    source: TRUNK_SOURCE,
    when: all(
      INHERITED,
      NEW_PAIN,
      any(
        all(SUDDEN, peak(7)),
        all(DEEP_PLACE, any(SUDDEN, peak(7), STILL_PAIN_UNDER_60)),
        all(STILL_PAIN_UNDER_60, peak(5)),
      ),
      unless(all(MECHANICAL, CLEAR_CAUSE)),
    ),
    refs: ["2b.4"],
  },
  {
    id: "aortic_risk_new_pain_mild",
    level: "URGENT",
    screensFor: "aortic dissection",
    staff: "Inherited or family aortic risk, mild or older pain",
    patient: INHERITED_PATIENT,
    source: TRUNK_SOURCE,
    when: all(
      INHERITED,
      any(NEW_PAIN, within(28)),
      unless(all(MECHANICAL, CLEAR_CAUSE, not(peak(7)))),
    ),
    refs: ["2b.4"],
  },
  {
    id: "aortic_risk_known",
    level: "SOON",
    screensFor: "aortic dissection",
    staff: "Inherited or family aortic risk",
    patient: INHERITED_PATIENT,
    source: TRUNK_SOURCE,
    when: INHERITED,
    refs: ["2b.4"],
  },
  {
    id: "aorta_pattern_50s_blood",
    level: "URGENT",
    screensFor: "aneurysm or stone",
    staff: "50+, blood in urine, pain not changed by moving",
    patient: "blood in your pee, and pain that does not change when you move",
    source: NG156,
    when: all(yes("blood_in_urine"), atLeast("age_years", 50), NEW_PAIN, STILL_PAIN_UNDER_60),
    refs: ["2b.4"],
  },
  {
    id: "aorta_pattern_50s",
    level: "SOON",
    screensFor: AORTA,
    staff:
      "Pain not changed by moving at 50+, with belly or flank pain, vascular risk or sudden start",
    patient: "new pain that does not change when you move",
    source: NG156,
    when: all(atLeast("age_years", 50), NEW_PAIN, STILL_PAIN_UNDER_60, VESSEL_SIGN),
    refs: ["2b.4"],
  },
  {
    id: "aorta_pattern_45",
    level: "ROUTINE",
    screensFor: AORTA,
    staff:
      "Pain not changed by moving at 45+, with belly or flank pain, vascular risk or sudden start",
    patient: "new pain that does not change when you move",
    source: NG156,
    when: all(atLeast("age_years", 45), NEW_PAIN, STILL_PAIN_UNDER_60, VESSEL_SIGN),
    refs: ["2b.4"],
  },
  {
    id: "aorta_pattern_weeks",
    level: "SOON",
    screensFor: "aortic aneurysm",
    staff: "60+, third and fourth week, pain not worse with movement",
    patient: "pain for weeks that does not change when you move",
    source: NG156,
    when: all(atLeast("age_years", 60), within(28), NOT_WORSE_MOVING, VESSEL_SIGN),
    refs: ["2b.4"],
  },
  {
    id: "no_relief_sudden_55",
    level: "SOON",
    screensFor: "aorta or fracture",
    staff: "Sudden pain without relief lying down at 55+",
    patient: "sudden pain that lying down does not ease",
    source: P1,
    when: all(CONSTANT, SUDDEN, atLeast("age_years", 55)),
    refs: ["2b.4"],
  },
  {
    id: "no_relief_sudden_50",
    level: "ROUTINE",
    screensFor: "aorta or fracture",
    staff: "Sudden pain without relief lying down at 50+",
    patient: "sudden pain that lying down does not ease",
    source: P1,
    when: all(CONSTANT, SUDDEN, atLeast("age_years", 50)),
    refs: ["2b.4"],
  },
  {
    id: "one_weak_flag_45",
    level: "ROUTINE",
    screensFor: "cancer or infection",
    staff: "45+, first episode, night or constant pain",
    patient: "pain at night or lying down",
    source: HENSCHKE,
    when: all(
      atLeast("age_years", 45),
      FIRST_EPISODE,
      within(84),
      any(all(NIGHT_PAIN, unless(AXSPA)), CONSTANT),
    ),
    refs: ["2b.4"],
  },
];
