import { all, any, atLeast, is, under, unless, yes } from "../engine/condition";
import { CANNOT_MOVE, FRAIL, IMPROVING, NOT_EASED, NOT_IMPROVING } from "./definitions";
import { MECHANICAL } from "./episode";
import type { Rule } from "./rule";
import { PRODUCT, S0, S1, S2, S4 } from "./sources";

const SEVERE_EPISODE = "severe episode, fracture or missed disease";
const _SLOW = "pain that does not settle";
const _REPEAT = yes("repeat_visits");

const CANNOT_STAND = is("mobility", "cannot_stand_upright");
const CANNOT_WALK = is("mobility", "cannot_walk");
/** A seven that eases and acts like the usual pain, or like a strain (2b.3). */
const EASING_AT_7 = all(
  under("pain_score", 8),
  is("home_treatment", "helps", "partly"),
  any(
    all(is("pain_change", "usual"), is("course", "improving", "same", "comes_and_goes")),
    all(MECHANICAL, yes("worse_with_movement"), IMPROVING),
  ),
);

export const PAIN_RULES: readonly Rule[] = [
  {
    id: "pain_severe_not_managed",
    level: "URGENT",
    screensFor: SEVERE_EPISODE,
    staff: "Pain 8+, and not eased or cannot stand or walk",
    patient: "very bad pain, and nothing eases it or you cannot stand or walk",
    source: S2,
    when: all(atLeast("pain_score", 8), any(NOT_EASED, CANNOT_MOVE)),
    refs: ["C20", "D4", "b.2 pain_score", "seed 6", "seed 43", "b.6 10", "b.6 11"],
  },
  {
    id: "pain_unbearable",
    level: "URGENT",
    screensFor: SEVERE_EPISODE,
    staff: "Pain 9+, not eased or not treated, not improving",
    patient: "pain that is hard to bear",
    source: S4,
    when: all(
      atLeast("pain_score", 9),
      is("home_treatment", "not_helping", "not_tried"),
      NOT_IMPROVING,
    ),
    refs: ["seed 51", "b.6 12", "b.6 15"],
  },
  {
    id: "pain_severe",
    level: "SOON",
    screensFor: SEVERE_EPISODE,
    staff: "Pain 7+",
    patient: "bad pain",
    source: S0,
    when: all(atLeast("pain_score", 7), unless(EASING_AT_7)),
    refs: ["b.2 pain_score", "C21", "D4", "seed 6", "seed 17", "seed 43", "b.6 11", "b.6 76"],
  },
  {
    id: "cannot_care_severe",
    level: "URGENT",
    screensFor: SEVERE_EPISODE,
    staff: "Cannot dress, wash or reach the toilet, pain 7+",
    patient: "bad pain, and you cannot dress, wash or get to the toilet",
    source: S1,
    when: all(yes("self_care_impossible"), atLeast("pain_score", 7)),
    refs: ["C20", "seed 18", "b.6 14"],
  },
  {
    id: "cannot_care",
    level: "SOON",
    screensFor: SEVERE_EPISODE,
    staff: "Cannot dress, wash or reach the toilet",
    patient: "you cannot dress, wash or get to the toilet",
    source: S1,
    when: yes("self_care_impossible"),
    refs: ["C21", "seed 18", "b.6 14"],
  },
  {
    id: "cannot_upright",
    level: "URGENT",
    screensFor: "severe spasm or fracture",
    staff: "Cannot stand upright or walk",
    patient: "you cannot stand up straight or walk",
    source: S2,
    when: any(
      CANNOT_WALK,
      all(CANNOT_STAND, any(atLeast("pain_score", 6), all(atLeast("pain_score", 4), FRAIL))),
    ),
    refs: ["b.2 cannot_upright", "D12", "seed 35", "seed 45", "seed 53", "b.6 14", "b.6 78"],
  },
  {
    id: "cannot_upright_moderate",
    level: "SOON",
    screensFor: "severe spasm",
    staff: "Cannot stand up, pain 4+, or 65+, weak bones or a bump",
    patient: "you cannot stand up",
    source: PRODUCT,
    when: all(CANNOT_STAND, any(atLeast("pain_score", 4), FRAIL)),
    refs: ["2b.4", "D12", "b.6 14"],
  },
  {
    id: "cannot_upright_mild",
    level: "ROUTINE",
    screensFor: "severe spasm",
    staff: "Cannot stand up",
    patient: "you cannot stand up",
    source: PRODUCT,
    when: CANNOT_STAND,
    refs: ["2b.4", "D12", "b.6 14"],
  },
];
