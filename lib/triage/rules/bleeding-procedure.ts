import { all, any, atMost, is, yes } from "../engine/condition";
import { KNOCK, NERVE_SIGN, NOT_IMPROVING, SUDDEN } from "./definitions";
import { WORSENING } from "./episode";
import type { Rule } from "./rule";
import { BLEED_CASES, SEA_COHORT } from "./sources";

const MAJOR = is("trauma", "major");
const THINNER = yes("blood_thinner");
const PROCEDURE = yes("recent_spine_procedure");

export const BLEEDING_PROCEDURE_RULES: readonly Rule[] = [
  {
    id: "thinner_nerve_sign",
    level: "EMERGENCY",
    screensFor: "bleeding in the spine",
    staff: "Blood thinner and a nerve sign",
    patient: "you take a blood thinner, and new numbness, weakness or loss of control",
    source: BLEED_CASES,
    when: all(THINNER, NERVE_SIGN),
    refs: ["C13", "b.2 blood_thinner", "b.6 13"],
  },
  {
    id: "thinner_with_sign",
    level: "URGENT",
    screensFor: "spinal or internal bleeding",
    staff: "Blood thinner with sudden or worsening pain, a fall or hit, or a bruise",
    patient:
      "you take a blood thinner, and the pain is sudden or worse, or you had a bump or bruise",
    source: BLEED_CASES,
    when: all(THINNER, any(SUDDEN, WORSENING, KNOCK, MAJOR, yes("skin_bruise"))),
    refs: ["C13", "b.2 blood_thinner", "b.2 trauma_minor", "b.6 45", "b.6 59"],
  },
  {
    id: "procedure_nerve_sign",
    level: "EMERGENCY",
    screensFor: "infection or bleeding after a spine procedure",
    variant: "cauda_equina",
    staff: "Spine procedure within 3 months and a nerve sign",
    patient: "a recent needle or surgery in your back, and now numb, weak or no control",
    source: SEA_COHORT,
    when: all(PROCEDURE, NERVE_SIGN),
    refs: ["b.2 spine_procedure_90d", "b.6 13"],
  },
  {
    id: "procedure_not_improving",
    level: "URGENT",
    screensFor: "infection or bleeding after a spine procedure",
    staff: "Spine procedure, pain of up to 90 days not improving, or worsening",
    patient: "a recent needle or surgery in your back, and the pain is no better",
    source: SEA_COHORT,
    when: all(PROCEDURE, any(all(atMost("duration_days", 90), NOT_IMPROVING), WORSENING)),
    refs: ["b.2 spine_procedure_90d", "b.6 47"],
  },
  {
    id: "procedure",
    level: "SOON",
    screensFor: "infection or bleeding after a spine procedure",
    staff: "Spine procedure within 3 months",
    patient: "a recent needle or surgery in your back",
    source: SEA_COHORT,
    when: PROCEDURE,
    refs: ["b.2 spine_procedure_90d", "b.6 47"],
  },
];
