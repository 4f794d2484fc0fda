import { absent, all, any, atMost, is, yes } from "../engine/condition";
import {
  ANY_LEG_WEAKNESS,
  BLADDER_SIGN,
  BOWEL_SIGN,
  CANCER_EVER,
  NEW_LEG_DEFICIT,
  SUDDEN,
} from "./definitions";
import type { Rule } from "./rule";
import { MSCC, S1, S2 } from "./sources";

const ARM = is("arm_numb_or_weak", "one", "both");
const UNSTEADY = yes("unsteady_or_clumsy");

export const CORD_RULES: readonly Rule[] = [
  {
    id: "arms_with_cord_sign",
    level: "EMERGENCY",
    screensFor: "cord compression in the neck",
    staff: "Both arms, or an arm with unsteadiness, recent or with leg, bladder or bowel sign",
    patient: "numb or weak arms together with other changes",
    source: S1,
    when: all(
      any(is("arm_numb_or_weak", "both"), all(ARM, UNSTEADY)),
      any(atMost("duration_days", 14), ANY_LEG_WEAKNESS, BLADDER_SIGN, BOWEL_SIGN),
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
    when: ARM,
    refs: ["b.2 arm_neuro_new", "seed 22", "seed 49", "b.6 18"],
  },
  {
    id: "gait_unsteady_new",
    level: "EMERGENCY",
    screensFor: "cord compression",
    staff: "Unsteady, recent or sudden, or with cancer or a leg deficit",
    patient: "you are newly unsteady on your legs",
    source: `${S2}; ${MSCC}`,
    when: all(
      UNSTEADY,
      any(
        atMost("duration_days", 14),
        SUDDEN,
        CANCER_EVER,
        NEW_LEG_DEFICIT,
        // The first page asks for what is new; until the duration is known, that is days (X0).
        absent("duration_days"),
      ),
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
    when: UNSTEADY,
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
];
