import type { Answers } from "@/lib/questions/answers";
import { hasOpenContradiction } from "@/lib/questions/contradictions";
import { REVIEW_FLAGS } from "@/lib/triage/flags";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type Triage, triage } from "@/lib/triage/triage";
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

/** The rules of URGENT and EMERGENCY that these answers fire, each with its level as fired. */
export function redFlagsOf(answers: Answers): string[] {
  const { rules } = triageAnswers(answers, false);
  const red = rules.filter(({ level }) => level === "EMERGENCY" || level === "URGENT");
  return red.map(({ id, level }) => `${id} ${level}`);
}

/**
 * Must staff hear of these answers when nobody goes on with them? From URGENT up, by what was
 * answered: what was not asked yet counts as no here. An answer that makes it an emergency is filed
 * at once and does not wait for this; "not sure" about one does. The signs of SOON and below are not
 * enough: alone they are common and wait a week, and a person who never sent them has a say in it.
 */
export function isRedFlag(answers: Answers): boolean {
  return redFlagsOf(answers).length > 0;
}
