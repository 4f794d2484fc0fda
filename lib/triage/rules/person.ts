import { all, any, atMost, is, over, ownWords, unless, yes } from "../engine/condition";
import { FAMILIES } from "../own-words/family";
import { FEVER, UNDER_16 } from "./definitions";
import type { Rule } from "./rule";
import { GENERAL, PRODUCT, S0, S1, S2, USPSTF_VIOLENCE } from "./sources";

const HOME_CARE = all(atMost("pain_score", 6), atMost("duration_days", 14));

export const PERSON_RULES: readonly Rule[] = [
  {
    id: "under_16_fever_or_not_walking",
    level: "EMERGENCY",
    screensFor: "bone, joint or muscle infection in a child",
    variant: "under_16",
    staff: "Under 16 with fever or not walking",
    patient: "a child with fever, or who does not walk",
    source: GENERAL,
    when: all(UNDER_16, any(FEVER, is("mobility", "cannot_walk"))),
    refs: ["b.2 age_under_16", "b.6 69"],
  },
  {
    id: "under_16",
    level: "SOON",
    screensFor: "infection, tumour or stress fracture in a child",
    variant: "under_16",
    staff: "Under 16: not for this pathway",
    patient: "the person is under 16",
    source: GENERAL,
    when: UNDER_16,
    refs: ["b.2 age_under_16", "b.6 69"],
  },
  {
    id: "patient_worried",
    level: "ROUTINE",
    screensFor: "what the questions missed",
    staff: "Patient worried",
    patient: "you are worried about this",
    source: S2,
    when: yes("patient_worried"),
    refs: ["C26", "seed 40", "b.6 45"],
  },
  {
    id: "unsafe_now",
    level: "EMERGENCY",
    screensFor: "violence",
    staff: "In danger at home now: call only by the safe way",
    patient: "we will call you",
    source: USPSTF_VIOLENCE,
    when: is("unsafe_at_home", "danger_now"),
    refs: ["2b.4"],
  },
  {
    id: "unsafe_at_home",
    level: "URGENT",
    screensFor: "violence",
    staff: "Unsafe at home: call only by the safe way",
    patient: "we will call you",
    source: USPSTF_VIOLENCE,
    when: is("unsafe_at_home", "unsafe"),
    refs: ["2b.4"],
  },
  {
    id: "free_text_self_harm",
    level: "URGENT",
    screensFor: "suicide risk",
    variant: "self_harm",
    staff: "Own words: self-harm",
    patient: "something in your own words that we want to talk about today",
    source: PRODUCT,
    when: ownWords(["self_harm"], "strong"),
    refs: ["2b.4", "C26"],
  },
  {
    id: "free_text_self_harm_past",
    level: "SOON",
    screensFor: "suicide risk",
    staff: "Own words: self-harm in the past",
    patient: "something in your own words that we want to talk about",
    source: PRODUCT,
    when: ownWords(["self_harm"], "past"),
    refs: ["2b.4", "C26"],
  },
  {
    id: "free_text_red_flag",
    level: "ROUTINE",
    screensFor: "what the questions missed",
    staff: "Free text has a warning word: read it",
    patient: "something in your own words that we want to read",
    source: S2,
    when: ownWords(FAMILIES, "strong", "weak", "past"),
    refs: ["2b.4", "C26", "b.4 guards", "b.6 78"],
  },
];

/** Looked at only when no other rule fired (b.6, 71). */
export const FALLBACK_RULES: readonly Rule[] = [
  {
    id: "self_care",
    level: "SELF_CARE",
    screensFor: "a simple spasm",
    staff: "Pain 0-6, up to 14 days, nothing else",
    patient: "pain that you can treat at home for now",
    source: `${S0}; ${S1}`,
    when: HOME_CARE,
    refs: ["C24", "D14", "seed 1", "seed 2", "seed 3", "seed 14", "seed 39", "seed 55", "b.6 71"],
  },
  {
    id: "not_enough_for_self_care",
    level: "ROUTINE",
    screensFor: "what the questions missed",
    staff: "No rule fired, but not within the limits of home care",
    patient: "pain that we want to check",
    source: PRODUCT,
    when: any(over("pain_score", 6), over("duration_days", 14), unless(HOME_CARE)),
    refs: ["b.6 71"],
  },
];
