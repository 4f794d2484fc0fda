import type { FlagCondition } from "../flags";
import { hashText } from "../hash";
import type { SymptomKey } from "../symptoms";
import type { Rule } from "./rule";

/**
 * The number of the code that reads answers and evaluates rules. Raise it with every change of that
 * code that could change a verdict; version.test.ts notices when it was forgotten.
 */
export const ENGINE = 2;

/** Everything that decides a level or a flag, as data; the code behind it as its number. */
export type Deciding = {
  engine: number;
  firstRules: readonly Rule[];
  fallbackRules: readonly Rule[];
  flags: readonly FlagCondition[];
  watchWords: readonly string[];
  mayBeLeftOut: readonly SymptomKey[];
};

/** The version of a rule set: a hash over all of it, so that no change of it keeps the version. */
export function versionOf(deciding: Deciding): string {
  const { engine, firstRules, fallbackRules, flags, watchWords, mayBeLeftOut } = deciding;
  return hashText(
    JSON.stringify([engine, firstRules, fallbackRules, flags, watchWords, mayBeLeftOut]),
  );
}
