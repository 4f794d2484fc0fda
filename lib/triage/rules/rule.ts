import type { Condition } from "../engine/condition";
import type { Level } from "../symptoms";

/** Which wording of the advice a rule asks for (catalogue part d). */
export const VARIANTS = [
  "cauda_equina",
  "pregnancy",
  "self_harm",
  "overdose",
  "injury",
  "under_16",
] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Rule {
  /** snake_case, never reused for another meaning: it is stored with every triage. */
  id: string;
  /** As stated; the rule fires one level lower where an unsure answer decides. */
  level: Level;
  screensFor: string;
  /** Short clinical words for staff. */
  staff: string;
  /** Lower-case words that complete "Your answers show: ...". No diagnosis. */
  patient: string;
  source: string;
  when: Condition;
  variant?: Variant;
  /** The catalogue rows this rule comes from. */
  refs: readonly string[];
}
