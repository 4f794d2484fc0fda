import type { SymptomKey, Symptoms } from "../symptoms";

/** What a person may write about, in the order in which it is asked again (catalogue 2c.1, 2). */
export const FAMILIES = [
  "self_harm",
  "safety",
  "chest",
  "saddle",
  "legs",
  "bleeding",
  "infection",
  "injury",
  "medicine",
  "other",
] as const;
export type Family = (typeof FAMILIES)[number];

/** The label of a family for staff (2c.3, last column). */
export const FAMILY_LABELS: Record<Family, string> = {
  self_harm: "Own words: self-harm",
  safety: "Own words: safety, safe contact only",
  chest: "Own words: chest, collapse",
  saddle: "Own words: saddle, bladder, bowel",
  legs: "Own words: legs",
  bleeding: "Own words: bleeding, pregnancy",
  infection: "Own words: infection",
  injury: "Own words: injury",
  medicine: "Own words: medicine",
  other: "Own words: history",
};

/**
 * One sign in people's own words. Phrases are written without capitals, accents and apostrophes;
 * "*" in a word stands for any ending, "*" alone for up to four words, (a|b) for a choice.
 */
export interface Sign {
  family: Family;
  /** The fact that the words tell of; null: no fact follows, staff read the words. */
  fact: SymptomKey | null;
  /** The sentence states the sign. */
  strong: readonly string[];
  /** A topic, a doubt, a figure that may be one: staff read it, nothing is asked. */
  weak?: readonly string[];
  /** The past counts as much as the present: injecting, lines, surgery. */
  pastCounts?: true;
}

/** Figures of speech and other matters, which never match, not even weakly. */
export type NotMeant = readonly string[];

/** What a sign not asked again makes of its fact, where it was denied or not told (2c.1, 4). */
const UNTOLD = [undefined, null, false, "none", "no", "not_applicable", "constipation_only"];

/** Was this fact denied, or not told? */
export function isUntold(symptoms: Symptoms, fact: SymptomKey): boolean {
  return (UNTOLD as readonly unknown[]).includes(symptoms[fact]);
}
