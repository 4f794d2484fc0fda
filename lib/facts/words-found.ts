import type { Answers } from "@/lib/questions/answers";
import { one } from "@/lib/questions/gates";
import {
  WORDS_ANSWERS,
  WORDS_FOUND,
  WORDS_SIGNS,
  type WordsSign,
} from "@/lib/questions/words-steps";
import { openHits } from "@/lib/triage/own-words/facts";
import type { Hit } from "@/lib/triage/own-words/read";
import { symptomsOf } from "./symptoms-of";

/** The sign of a hit; a fit is asked about in its own words. Null: nothing is asked. */
export function signOfHit({ family, fact }: Pick<Hit, "family" | "fact">): WordsSign | null {
  const sign = family === "injury" && fact === "fainted_or_collapsed" ? "seizure" : fact;
  return sign !== null && WORDS_SIGNS.includes(sign) ? sign : null;
}

const IGNORED = [...WORDS_ANSWERS, WORDS_FOUND];

/**
 * These answers with the signs in the own words that they deny or leave out, the most pressing first.
 * What was answered when a sign was asked again does not count here, so it stays asked.
 */
export function withWordsFound(answers: Answers): Answers {
  const { [WORDS_FOUND]: _, ...rest } = answers;
  if (one(answers, "free_text") === undefined) return rest;
  const before = Object.entries(rest).filter(([name]) => !IGNORED.includes(name));
  const signs = openHits(symptomsOf(Object.fromEntries(before))).map(signOfHit);
  const found = [...new Set(signs)].filter((sign) => sign !== null);
  return found.length > 0 ? { ...rest, [WORDS_FOUND]: found } : rest;
}
