import {
  absent,
  all,
  any,
  atLeastOf,
  atMost,
  is,
  saidUnsure,
  unless,
  yes,
} from "../engine/condition";
import {
  ANY_LEG_WEAKNESS,
  ARM_SIGN,
  BLADDER_SIGN,
  BOWEL_SIGN,
  CANCER_EVER,
  CARPAL_ONLY,
  CONSTANT,
  LONG_STANDING_LEGS,
  NEW_LEG_DEFICIT,
  NIGHT_PAIN,
  STRONG_INFECTION_RISK,
  SUDDEN,
  THORACIC,
  UNSTEADY,
  UNSTEADY_CHECKED,
} from "./definitions";
import { WORSENING, within } from "./episode";
import type { Rule } from "./rule";
import { GENERAL, MSCC, NG234, S1, S2 } from "./sources";

// A caller that does not know when the arm began gives the age of the pain (b.6 18).
const ARM_NEW = any(
  is("arm_timing", "new"),
  all(absent("arm_timing"), atMost("duration_days", 14)),
);

// Nor when the unsteadiness began (b.6 19). The first page asks for what is new; until the duration
// is known, that is days (X0).
const UNSTEADY_NEW_BY_PAIN = all(
  absent("unsteady_timing"),
  any(atMost("duration_days", 14), SUDDEN, absent("duration_days")),
);

const HIGH_LEG_SIGN = all(THORACIC, NEW_LEG_DEFICIT);
/** Two nerve signs that the person is not sure of: only what was said counts, no open question. */
const TWO_NERVE_SIGNS_PERHAPS = atLeastOf(
  2,
  any(is("leg_weakness", "one", "both"), saidUnsure("leg_weakness")),
  any(is("leg_numbness", "one", "both"), saidUnsure("leg_numbness")),
  any(UNSTEADY, saidUnsure("unsteady_or_clumsy")),
  any(is("saddle_numbness", "new"), saidUnsure("saddle_numbness")),
  saidUnsure("bladder"),
  saidUnsure("bowel"),
);

export const CORD_RULES: readonly Rule[] = [
  {
    id: "arms_with_cord_sign",
    level: "EMERGENCY",
    screensFor: "cord compression in the neck",
    staff: "Both arms, or an arm with unsteadiness, recent or with leg, bladder or bowel sign",
    patient: "numb or weak arms along with other changes",
    source: S1,
    when: all(
      any(is("arm_numb_or_weak", "both"), all(ARM_SIGN, UNSTEADY)),
      any(ARM_NEW, ANY_LEG_WEAKNESS, BLADDER_SIGN, BOWEL_SIGN),
      unless(CARPAL_ONLY),
    ),
    refs: ["b.2 arm_neuro_new", "seed 22", "b.6 18"],
  },
  {
    id: "arm_neuro_new",
    level: "URGENT",
    screensFor: "cord or nerve compression in the neck",
    staff: "Arm numbness, weakness or clumsiness",
    patient: "an arm or hand that is numb, weak or clumsy",
    source: S1,
    when: all(ARM_SIGN, unless(CARPAL_ONLY)),
    refs: ["b.2 arm_neuro_new", "seed 22", "seed 49", "b.6 18"],
  },
  {
    id: "gait_unsteady_new",
    level: "EMERGENCY",
    screensFor: "cord compression",
    staff: "Unsteady, recent or sudden, or with cancer or a leg deficit",
    patient: "you are unsteady on your legs",
    source: `${S2}; ${MSCC}`,
    when: all(
      UNSTEADY,
      any(is("unsteady_timing", "new"), UNSTEADY_NEW_BY_PAIN, CANCER_EVER, NEW_LEG_DEFICIT),
    ),
    refs: ["b.1 gait_unsteady_new", "X0", "seed 31", "b.6 19"],
  },
  {
    id: "gait_unsteady_slow",
    level: "URGENT",
    screensFor: "cord compression",
    staff: "Unsteady or clumsy",
    patient: "you are unsteady on your legs",
    source: MSCC,
    when: all(UNSTEADY, unless(UNSTEADY_CHECKED)),
    refs: ["b.1 gait_unsteady_new", "seed 31", "b.6 19"],
  },
  {
    id: "one_side_body",
    level: "EMERGENCY",
    screensFor: "stroke or bleeding in the cord",
    staff: "Face droop, slurred speech or one-sided weakness or numbness",
    patient: "a drooping face, slurred speech, or one weak or numb side",
    source: S2,
    when: yes("face_speech_or_one_side_body"),
    refs: ["b.1 one_side_body", "X0", "seed 30"],
  },
  {
    id: "thoracic_leg_sign",
    level: "EMERGENCY",
    screensFor: "cord compression",
    variant: "cauda_equina",
    staff: "Chest-level back pain, new leg deficit, worsening",
    patient: "pain in the upper or middle back with new weakness or numbness in a leg",
    source: NG234,
    when: all(HIGH_LEG_SIGN, within(14), WORSENING),
    refs: ["2b.8"],
  },
  {
    id: "thoracic_leg_sign_slow",
    level: "URGENT",
    screensFor: "cord compression",
    staff: "Chest-level back pain, new leg deficit",
    patient: "pain in the upper or middle back with new weakness or numbness in a leg",
    source: NG234,
    when: all(HIGH_LEG_SIGN, any(within(84), WORSENING)),
    refs: ["2b.8"],
  },
  {
    id: "nerve_unsure_twice_with_risk",
    level: "EMERGENCY",
    screensFor: "spinal abscess or cord compression",
    variant: "cauda_equina",
    staff: "Two nerve signs, not sure, with a strong risk of infection or cancer",
    patient: "signs in the legs or bladder that you are not sure about, and a higher risk",
    source: GENERAL,
    when: all(
      TWO_NERVE_SIGNS_PERHAPS,
      any(STRONG_INFECTION_RISK, CANCER_EVER, saidUnsure("cancer_history")),
      any(CONSTANT, NIGHT_PAIN, THORACIC),
      any(within(28), WORSENING),
      unless(LONG_STANDING_LEGS),
    ),
    refs: ["2b.8"],
  },
];
