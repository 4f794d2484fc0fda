import type { Family } from "../own-words/family";
import type { Strength } from "../own-words/read";
import type { SymptomKey } from "../symptoms";

/**
 * A condition of a rule, as data: it can be listed, hashed and explained, and reads the same under
 * every bundler. `unless` is an exemption: only a definite yes exempts, "not sure" never does.
 */
export type Condition =
  | { op: "is"; key: SymptomKey; values: readonly (string | boolean)[] }
  | { op: "number"; key: SymptomKey; compare: Compare; value: number }
  | { op: "onset_age_under"; years: number }
  | { op: "absent"; key: SymptomKey }
  | { op: "unsure"; key: SymptomKey }
  | { op: "said_unsure"; key: SymptomKey }
  | { op: "own_words"; families: readonly Family[]; strengths: readonly Strength[] }
  | { op: "own_words_denied" }
  | { op: "all"; of: readonly Condition[] }
  | { op: "any"; of: readonly Condition[] }
  | { op: "count"; n: number; of: readonly Condition[] }
  | { op: "sum"; atLeast: number; units: readonly Unit[] }
  | { op: "not"; of: Condition }
  | { op: "unless"; of: Condition };

/** One part of a sum: so many points where it holds. */
export type Unit = { points: number; when: Condition };

export type Compare = "at_least" | "at_most" | "over" | "under";

/** The question was answered Yes. */
export const yes = (key: SymptomKey): Condition => ({ op: "is", key, values: [true] });
/** The answer is one of these words. */
export const is = (key: SymptomKey, ...values: string[]): Condition => ({ op: "is", key, values });

const compare = (how: Compare) => {
  return (key: SymptomKey, value: number): Condition => {
    return { op: "number", key, compare: how, value };
  };
};
export const atLeast = compare("at_least");
export const atMost = compare("at_most");
export const over = compare("over");
export const under = compare("under");

/** The person was younger than this when the pain began (age now less the duration). */
export const onsetAgeUnder = (years: number): Condition => ({ op: "onset_age_under", years });
/** The caller did not send this key at all; for clauses that have a stand-in. */
export const absent = (key: SymptomKey): Condition => ({ op: "absent", key });
/** The person's own words hold a sign of one of these families, so surely. */
export const ownWords = (
  families: readonly Family[],
  ...strengths: readonly Strength[]
): Condition => ({ op: "own_words", families, strengths });
/** The own words state a sign, it was asked again, and the answer was still no. */
export const ownWordsDenied: Condition = { op: "own_words_denied" };

export const all = (...of: Condition[]): Condition => ({ op: "all", of });
export const any = (...of: Condition[]): Condition => ({ op: "any", of });
/** At least n of these conditions hold. */
export const atLeastOf = (n: number, ...of: Condition[]): Condition => ({ op: "count", n, of });
/** The points of the units that hold come to at least this; a unit that is unsure may count. */
export const sumAtLeast = (limit: number, units: readonly Unit[]): Condition => ({
  op: "sum",
  atLeast: limit,
  units,
});
/** Three-valued: not of "not sure" is "not sure". Inside an exemption use this, never `unless`. */
export const not = (of: Condition): Condition => ({ op: "not", of });
/** Holds except where the exemption is a definite yes. */
export const unless = (of: Condition): Condition => ({ op: "unless", of });
/** The question was answered "not sure", or not at all although a rule needs it. */
export const unsure = (key: SymptomKey): Condition => ({ op: "unsure", key });
/** The person answered "not sure"; a question that was not asked yet does not count. */
export const saidUnsure = (key: SymptomKey): Condition => ({ op: "said_unsure", key });
/** Holds only where this is a sure no, and none of these questions is "not sure" or open. */
export const surelyNot = (of: Condition, ...keys: SymptomKey[]): Condition =>
  not(any(of, ...keys.map(unsure)));
/** At least n of these questions are unsure. */
export const unsureAtLeast = (n: number, ...keys: SymptomKey[]): Condition =>
  atLeastOf(n, ...keys.map(unsure));
/** At least n of these questions were answered "not sure". */
export const saidUnsureAtLeast = (n: number, ...keys: SymptomKey[]): Condition =>
  atLeastOf(n, ...keys.map(saidUnsure));
