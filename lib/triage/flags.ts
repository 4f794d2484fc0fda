import type { Condition } from "./engine/condition";
import {
  all,
  any,
  atLeast,
  atMost,
  is,
  ownWords,
  ownWordsDenied,
  unless,
  unsureAtLeast,
  yes,
} from "./engine/condition";
import { FAMILIES } from "./own-words/family";
import { ANY_LEG_SYMPTOM, AXSPA, MAYBE_PREGNANT, UNDER_16 } from "./rules/definitions";

/** What staff should look at beside the level. */
export const REVIEW_FLAGS = [
  "phone_alert",
  "unsure_red_flag",
  "not_sure_answers",
  "conflicting_answers",
  "patient_worried",
  "free_text_self_harm",
  "free_text_denied",
  "free_text_watch_word",
  "safe_contact_only",
  "crisis_line",
  "poison_line",
  "maternity",
  "under_16",
  "inflammatory_pattern",
] as const;
export type ReviewFlag = (typeof REVIEW_FLAGS)[number];

export const REVIEW_FLAG_LABELS: Record<ReviewFlag, string> = {
  phone_alert: "Call now: a possible emergency sign is not settled",
  unsure_red_flag: "Not settled: a red flag is not sure, or only in their own words",
  not_sure_answers: "An unsure or missing answer, or their own words, raised the level",
  conflicting_answers: "Answers contradict each other",
  patient_worried: "Patient is worried",
  free_text_self_harm: "Own words: self-harm",
  free_text_denied: "Own words tell of a sign that the answers deny, also when asked again",
  free_text_watch_word: "Warning words in the patient's own text",
  safe_contact_only: "Call only by the safe way; do not leave a message",
  crisis_line: "Crisis line given: self-harm yes or not sure",
  poison_line: "Poison line given: painkiller overuse yes or not sure",
  maternity: "Pregnant or possibly pregnant: involve maternity care",
  under_16: "Under 16: not for this pathway",
  inflammatory_pattern: "Inflammatory back pain pattern",
};

const NO_LEG_SYMPTOM = all(
  is("leg_pain", "none"),
  is("leg_numbness", "none"),
  is("leg_weakness", "none"),
  unless(yes("foot_drop")),
);
const SAYS_NOT_PREGNANT = is("pregnancy", "no", "not_applicable");

/** Answers that cannot both be right (X2, b.6 6, part f 13); triage always takes the worse one. */
const CONFLICT = any(
  all(atLeast("temp_c", 38), { op: "is", key: "fever", values: [false] }),
  all(yes("leg_weakness_worsening"), is("leg_weakness", "none")),
  all(yes("contractions"), SAYS_NOT_PREGNANT, unless(is("sex_at_birth", "male"))),
  all(yes("vaginal_bleeding_or_fluid"), is("pregnancy", "no"), unless(is("sex_at_birth", "male"))),
  all(ANY_LEG_SYMPTOM, is("leg_symptoms_timing", "none")),
  all(is("leg_symptoms_timing", "new"), NO_LEG_SYMPTOM),
  all(MAYBE_PREGNANT, is("sex_at_birth", "male")),
  all(is("trigger", "fall_or_knock"), is("trauma", "none")),
  all(atMost("pain_score", 2), is("mobility", "cannot_walk", "cannot_stand_upright")),
);

const maybe = (key: "thoughts_self_harm" | "medicine_overuse") =>
  any(yes(key), unsureAtLeast(1, key));

const SELF_HARM_WORDS = ownWords(["self_harm"], "strong", "past");

export interface FlagCondition {
  flag: ReviewFlag;
  when: Condition;
}

/** Flags that depend on the answers alone; phone alert and unsure flags come from the rules. */
export const FLAG_CONDITIONS: readonly FlagCondition[] = [
  { flag: "conflicting_answers", when: CONFLICT },
  { flag: "patient_worried", when: yes("patient_worried") },
  { flag: "free_text_self_harm", when: SELF_HARM_WORDS },
  { flag: "free_text_denied", when: ownWordsDenied },
  { flag: "free_text_watch_word", when: ownWords(FAMILIES, "strong", "weak", "past") },
  {
    flag: "safe_contact_only",
    when: any(
      is("unsafe_at_home", "unsafe", "danger_now"),
      unsureAtLeast(1, "unsafe_at_home"),
      ownWords(["safety"], "strong"),
    ),
  },
  { flag: "crisis_line", when: any(maybe("thoughts_self_harm"), SELF_HARM_WORDS) },
  { flag: "poison_line", when: maybe("medicine_overuse") },
  { flag: "maternity", when: MAYBE_PREGNANT },
  { flag: "under_16", when: UNDER_16 },
  { flag: "inflammatory_pattern", when: AXSPA },
];
