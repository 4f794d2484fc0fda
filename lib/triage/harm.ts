import type { ReviewFlag } from "./flags";
import type { SymptomKey } from "./symptoms";

/** What triage reads of danger at home and self-harm, and the rules and flags that say so. */
export const HARM_FACTS: readonly SymptomKey[] = ["unsafe_at_home", "thoughts_self_harm"];
export const HARM_RULES: readonly string[] = [
  "self_harm",
  "unsafe_now",
  "unsafe_at_home",
  "free_text_self_harm",
  "free_text_self_harm_past",
];
export const HARM_FLAGS: readonly ReviewFlag[] = ["crisis_line", "free_text_self_harm"];
