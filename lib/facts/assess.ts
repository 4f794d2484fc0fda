import type { Answers } from "@/lib/questions/answers";
import { hasOpenContradiction } from "@/lib/questions/contradictions";
import { hasDeniedStem } from "@/lib/questions/denied-stems";
import { REVIEW_FLAGS, type ReviewFlag } from "@/lib/triage/flags";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type FiredRule, type Triage, triage } from "@/lib/triage/triage";
import { isEmergencyAtMildest, triageUnfinished } from "./level";
import { doubtfulLegs } from "./nerve-facts";
import { RULES_VERSION } from "./rules-version";
import { symptomsOf } from "./symptoms-of";

/**
 * Everything the rules say about one set of answers: symptoms, triage and what follows from them.
 */
export type Assessment<Finished extends boolean = boolean> = Triage & {
  answers: Answers;
  /** Every question was asked. */
  finished: Finished;
  /** Of the rules. */
  version: string;
  symptoms: Symptoms;
  /** An emergency now, whatever the remaining answers are. */
  isEmergency: boolean;
  /**
   * The rules that these answers fire at URGENT or EMERGENCY. Staff must hear of them even if the
   * patient does not continue. A question not asked yet counts as no. Signs at SOON and below are
   * not enough: they are common and can wait a week, and the patient may decide not to send them.
   */
  redFlags: readonly string[];
};

/**
 * In triage an unasked question counts as "not sure", and several of those can add up. So an
 * emergency must also hold with the mildest answers to the remaining questions, follow-ups of "not
 * sure" included (catalogue X1).
 */
function isEmergencyNow({ level }: Triage, answers: Answers): boolean {
  return level === "EMERGENCY" && isEmergencyAtMildest(answers);
}

function redFlagsIn(rules: readonly FiredRule[]): string[] {
  const red = rules.filter(({ level }) => level === "EMERGENCY" || level === "URGENT");
  return red.map(({ id, level }) => `${id} ${level}`);
}

/**
 * An open contradiction between the body map and a no, or between a stem and its details, is "not sure"
 * in the symptoms; staff see it.
 */
function flagsOf({ flags }: Triage, answers: Answers): ReviewFlag[] {
  if (!hasOpenContradiction(answers) && !hasDeniedStem(answers)) return flags;
  const found = new Set<ReviewFlag>([...flags, "conflicting_answers"]);
  return REVIEW_FLAGS.filter((flag) => found.has(flag));
}

/**
 * Works out everything that follows from these answers. Do it once per request and pass it on.
 * `finished`: every question was asked, so a missing answer counts as "not sure". Otherwise a
 * question not asked counts as no (triageUnfinished). Emergency and red flags do not depend on it.
 * Pure.
 */
export function assess<Finished extends boolean>(
  answers: Answers,
  { finished }: { finished: Finished },
): Assessment<Finished> {
  const symptoms = { ...doubtfulLegs(answers), ...symptomsOf(answers) };
  const asFinished = triage(symptoms);
  const asUnfinished = triageUnfinished(symptoms);
  const verdict = finished ? asFinished : asUnfinished;
  return {
    ...verdict,
    answers,
    finished,
    version: RULES_VERSION,
    symptoms,
    flags: flagsOf(verdict, answers),
    isEmergency: isEmergencyNow(asFinished, answers),
    redFlags: redFlagsIn(asUnfinished.rules),
  };
}
