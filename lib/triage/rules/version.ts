import type { FlagCondition } from "../flags";
import type { Sign } from "../own-words/family";
import type { SymptomKey } from "../symptoms";
import type { Rule } from "./rule";

/**
 * The number of the code that reads answers and evaluates rules. Raise it with every change of that
 * code that could change a verdict; version.test.ts notices when it was forgotten.
 */
export const ENGINE = 4;

/** Everything that decides a level or a flag, as data; the code behind it as its number. */
export type Deciding = {
  engine: number;
  firstRules: readonly Rule[];
  fallbackRules: readonly Rule[];
  flags: readonly FlagCondition[];
  lexicon: { signs: readonly Sign[]; notMeant: readonly string[] };
  mayBeLeftOut: readonly SymptomKey[];
};

/** All of a rule set as one text, of which its version is a hash (lib/facts/rules-version.ts). */
export function textOf(deciding: Deciding): string {
  const { engine, firstRules, fallbackRules, flags, lexicon, mayBeLeftOut } = deciding;
  return JSON.stringify([engine, firstRules, fallbackRules, flags, lexicon, mayBeLeftOut]);
}
