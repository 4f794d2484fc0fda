import { REVIEW_FLAGS } from "@/lib/triage/flags";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type Triage, triage } from "@/lib/triage/triage";
import type { Answers } from "./answers";
import { hasOpenContradiction } from "./contradictions";
import { triageUnfinished } from "./level";
import { doubtfulLegs } from "./nerve-facts";
import { symptomsOf } from "./symptoms-of";

/**
 * What is stored of answers: their facts and the triage of these. `finished`: every question was
 * put. A mark on the body map that contradicts a no, and that nobody has settled, is flagged for
 * review; in the facts it is "not sure".
 */
export function triageAnswers(
  answers: Answers,
  finished: boolean,
): Triage & { symptoms: Symptoms } {
  const symptoms = { ...(finished ? {} : doubtfulLegs(answers)), ...symptomsOf(answers) };
  const verdict = (finished ? triage : triageUnfinished)(symptoms);
  const found = new Set(verdict.flags);
  if (hasOpenContradiction(answers)) found.add("conflicting_answers");
  return { ...verdict, symptoms, flags: REVIEW_FLAGS.filter((flag) => found.has(flag)) };
}
