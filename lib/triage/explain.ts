import { NO, type Program, UNSURE, unknownKeys } from "./compile";
import type { Condition } from "./condition";
import { watchWordsIn } from "./free-text";
import type { SymptomKey, Symptoms } from "./symptoms";

/** One answer that made a rule fire; `undefined` means the question was not answered. */
export interface Reason {
  key: SymptomKey;
  value: unknown | undefined;
}

function collect(
  condition: Condition,
  program: Program,
  truths: Uint8Array,
  s: Symptoms,
  keys: Set<SymptomKey>,
): void {
  const truth = truths[program.indexOf(condition)];
  if (truth === NO) return;
  const follow = (part: Condition) => collect(part, program, truths, s, keys);
  switch (condition.op) {
    case "is":
    case "number":
      keys.add(condition.key);
      return;
    case "onset_age_under":
      keys.add("age_years").add("duration_days");
      return;
    case "unsure_at_least":
      for (const key of unknownKeys(condition.keys, s)) keys.add(key);
      return;
    case "watch_words":
      keys.add("free_text");
      return;
    case "any":
      // A definite part explains a definite answer; the unsure parts beside it add nothing.
      for (const part of condition.of) if (truths[program.indexOf(part)] === truth) follow(part);
      return;
    case "all":
    case "count":
      for (const part of condition.of) follow(part);
      return;
    case "unless":
      // The exemption did not hold: worth telling only where an unsure answer kept it from holding.
      if (truths[program.indexOf(condition.of)] === UNSURE) follow(condition.of);
      return;
    case "not":
    case "absent":
      return;
  }
}

/** The answers that made this condition hold, in the order the condition names them. */
export function reasonsOf(
  condition: Condition,
  program: Program,
  truths: Uint8Array,
  s: Symptoms,
): Reason[] {
  if (truths[program.indexOf(condition)] === NO) return [];
  const keys = new Set<SymptomKey>();
  collect(condition, program, truths, s, keys);
  return [...keys].map((key) => ({
    key,
    // Of the person's own words only those that were on the watch list.
    value: key === "free_text" ? watchWordsIn(s.free_text ?? "") : s[key],
  }));
}
