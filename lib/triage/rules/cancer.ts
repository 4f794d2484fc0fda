import { all, any, atLeast, atMost, is, not, over, under, unless, yes } from "../engine/condition";
import {
  BOTH_LEG_DEFICIT,
  CANCER_ACTIVE,
  CANCER_EVER,
  CANCER_PATTERN,
  CONSTANT,
  FEVER,
  IMPROVING,
  NERVE_SIGN,
  NIGHT_PAIN,
  NOT_IMPROVING,
  SEVERE,
  SWEATS,
  THORACIC,
  TWO_WEAK_FLAGS,
  UNWELL,
} from "./definitions";
import { CLEAR_CAUSE, NEW_PAIN, peak, VOMITING, within } from "./episode";
import type { Rule } from "./rule";
import { DOWNIE, HENSCHKE, IFOMPT, NG234, NHS, PRODUCT } from "./sources";

const SPREAD = "cancer in the spine";
const LOSS = yes("weight_loss_unexplained");
const WEEKS_NOT_CHECKED = "began_2_to_12_weeks_not_checked";
const WEEKS_OLD_SIGN = any(
  is("bladder", WEEKS_NOT_CHECKED),
  is("bowel", WEEKS_NOT_CHECKED),
  is("saddle_numbness", WEEKS_NOT_CHECKED),
  all(BOTH_LEG_DEFICIT, is("leg_symptoms_timing", WEEKS_NOT_CHECKED)),
);
/** Thoracic pain that is mild and eases, or that a plain movement made (b.6 51, 2b.3, 2b.8). */
const MILD_THORACIC = all(
  under("age_years", 50),
  atMost("pain_score", 3),
  IMPROVING,
  atMost("duration_days", 14),
);
const THORACIC_STRAIN = all(
  under("age_years", 60),
  atMost("pain_score", 4),
  not(peak(7)),
  within(14),
  any(
    CLEAR_CAUSE,
    all(
      is("trigger", "sitting_or_standing_long"),
      is("onset", "gradual"),
      yes("worse_with_movement"),
    ),
  ),
  is("course", "improving", "same", "comes_and_goes"),
  not(NIGHT_PAIN),
  not(CONSTANT),
  not(yes("belly_pain")),
);

export const CANCER_RULES: readonly Rule[] = [
  {
    id: "cancer_nerve_sign",
    level: "EMERGENCY",
    screensFor: "metastatic cord compression",
    variant: "cauda_equina",
    staff: "Cancer history with a nerve, gait, bladder or bowel sign: call the MSCC coordinator",
    patient: "cancer now or before, and new numbness, weakness or loss of control",
    source: NG234,
    when: all(CANCER_EVER, any(NERVE_SIGN, WEEKS_OLD_SIGN)),
    refs: ["C8b", "b.2 cancer_active", "b.2 cancer_past", "seed 54", "b.6 13"],
  },
  {
    id: "cancer_pattern",
    level: "URGENT",
    screensFor: SPREAD,
    staff: "Cancer history with thoracic, worsening, constant, night or straining pain",
    patient: "a history of cancer, and pain that needs a closer look",
    source: NG234,
    when: all(CANCER_EVER, CANCER_PATTERN),
    refs: ["C8", "D10", "b.2 cancer_active", "b.2 cancer_past", "seed 54", "b.6 16", "b.6 17"],
  },
  {
    id: "cancer_active_new_pain",
    level: "URGENT",
    screensFor: SPREAD,
    staff: "Active cancer, new pain not improving",
    patient: "cancer now, and new pain that is not getting better",
    source: NG234,
    when: all(CANCER_ACTIVE, NEW_PAIN, NOT_IMPROVING),
    refs: ["b.2 cancer_active", "b.6 49"],
  },
  {
    id: "cancer_history",
    level: "SOON",
    screensFor: SPREAD,
    staff: "Cancer history (not simple skin cancer)",
    patient: "a history of cancer",
    source: DOWNIE,
    when: CANCER_EVER,
    refs: [
      "C9",
      "b.2 cancer_past",
      "b.2 cancer_active",
      "b.4 guards",
      "seed 54",
      "b.6 7",
      "b.6 49",
    ],
  },
  {
    id: "weight_loss_with_illness",
    level: "URGENT",
    screensFor: "cancer or infection",
    staff: "Weight loss with fever, sweats, cancer history or unwell",
    patient: "weight loss without trying, with another warning sign",
    source: IFOMPT,
    when: all(LOSS, any(FEVER, SWEATS, CANCER_EVER, UNWELL)),
    refs: ["C10", "C12", "D6", "b.6 42", "b.6 48"],
  },
  {
    id: "weight_loss_over_50_or_4_weeks",
    level: "SOON",
    screensFor: "cancer",
    staff: "Weight loss at 50+ or with pain over 4 weeks",
    patient: "weight loss without trying",
    source: IFOMPT,
    when: all(LOSS, any(atLeast("age_years", 50), over("duration_days", 28))),
    refs: ["C10", "b.6 48"],
  },
  {
    id: "weight_loss",
    level: "SOON",
    screensFor: "cancer or infection",
    staff: "Unexplained weight loss",
    patient: "weight loss without trying",
    source: NHS,
    when: LOSS,
    refs: ["b.2 weight_loss", "D6", "seed 26", "seed 37"],
  },
  {
    id: "thoracic_with_sign",
    level: "URGENT",
    screensFor: "cord, cancer, aorta or heart",
    staff: "Thoracic pain: at night, severe, constant at 50+, or cancer history",
    patient: "pain in your upper or middle back with another warning sign",
    source: NHS,
    when: all(
      THORACIC,
      any(NIGHT_PAIN, SEVERE, all(atLeast("age_years", 50), CONSTANT), CANCER_EVER),
    ),
    refs: ["b.2 thoracic_pain", "b.2 night_pain", "D9", "b.6 9", "b.6 50"],
  },
  {
    id: "thoracic_pain",
    level: "SOON",
    screensFor: "cord, cancer, aorta or heart",
    staff: "Thoracic pain",
    patient: "pain in your upper or middle back",
    source: NHS,
    when: all(
      THORACIC,
      unless(all(any(MILD_THORACIC, THORACIC_STRAIN), not(VOMITING), not(yes("exertional_pain")))),
    ),
    refs: ["b.2 thoracic_pain", "D9", "b.6 50", "b.6 51"],
  },
  {
    id: "thoracic_mild",
    level: "ROUTINE",
    screensFor: "cord, cancer, aorta or heart",
    staff: "Thoracic pain, mild",
    patient: "pain in your upper or middle back",
    source: PRODUCT,
    when: THORACIC,
    refs: ["b.6 51"],
  },
  {
    id: "two_weak_flags",
    level: "SOON",
    screensFor: "serious spinal disease",
    staff: "Two or more weak flags",
    patient: "more than one thing about your pain that should be checked",
    source: HENSCHKE,
    when: TWO_WEAK_FLAGS,
    refs: ["C11", "D11", "b.2 night_pain", "b.2 lying_no_relief", "b.6 52", "b.6 53", "b.6 54"],
  },
];
