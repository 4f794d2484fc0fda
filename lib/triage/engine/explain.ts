import { hitsOf } from "../own-words/facts";
import type { SymptomKey, Symptoms } from "../symptoms";
import type { Program } from "./compile";
import { NO, UNSURE } from "./leaves";

/** One answer that made a rule fire; `undefined` means the question was not answered. */
export interface Reason {
  key: SymptomKey;
  value: unknown | undefined;
  /** Not answered so: read in the person's own words, which makes the answer "not sure". */
  ownWords?: true;
}

type Add = (key: SymptomKey) => void;

function follow(index: number, program: Program, truths: Uint8Array, add: Add): void {
  const node = program.nodes[index];
  const truth = truths[index];
  if (node === undefined || truth === NO) return;
  const { condition, parts } = node;
  switch (condition.op) {
    case "is":
    case "number":
    case "unsure":
    case "said_unsure":
      add(condition.key);
      return;
    case "onset_age_under":
      add("age_years");
      add("duration_days");
      return;
    case "own_words":
    case "own_words_denied":
      add("free_text");
      return;
    case "any":
      // A definite part explains a definite answer; the unsure parts beside it add nothing.
      for (const part of parts) {
        if (truths[part] === truth) follow(part, program, truths, add);
      }
      return;
    case "all":
    case "count":
    case "sum":
      for (const part of parts) follow(part, program, truths, add);
      return;
    case "unless":
      // The exemption did not hold: worth telling only where an unsure answer kept it from holding.
      for (const part of parts) {
        if (truths[part] === UNSURE) follow(part, program, truths, add);
      }
      return;
    case "not":
    case "absent":
      return;
  }
}

/**
 * The answers that made the condition at this place hold, in the order it names them. `read` are
 * the answers with what the own words tell; `answers` are as they were given.
 */
export function reasonsOf(
  index: number,
  program: Program,
  truths: Uint8Array,
  read: Symptoms,
  answers: Symptoms,
): Reason[] {
  const reasons: Reason[] = [];
  follow(index, program, truths, (key) => {
    if (reasons.some((reason) => reason.key === key)) return;
    // Of the person's own words only those that were on the watch list.
    reasons.push({
      key,
      value: key === "free_text" ? hitsOf(read).map(({ words }) => words) : read[key],
      ...(read[key] !== answers[key] && { ownWords: true }),
    });
  });
  return reasons;
}
