import type { Answers } from "@/lib/questions/answers";
import { hasOpenContradiction } from "@/lib/questions/contradictions";
import { REVIEW_FLAGS, type ReviewFlag } from "@/lib/triage/flags";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type FiredRule, type Triage, triage } from "@/lib/triage/triage";
import { mildestSymptoms, triageUnfinished } from "./level";
import { doubtfulLegs } from "./nerve-facts";
import { RULES_VERSION } from "./rules-version";
import { symptomsOf } from "./symptoms-of";

/** All that the rules say about one set of answers: its symptoms, its triage and what follows. */
export type Assessment<Finished extends boolean = boolean> = Triage & {
  answers: Answers;
  /** Every question was put. */
  finished: Finished;
  /** Of the rules. */
  version: string;
  symptoms: Symptoms;
  /** An emergency now, whatever the questions to come would say. */
  isEmergency: boolean;
  /**
   * The rules of URGENT and EMERGENCY that these answers fire, each with its level as fired. Staff
   * must hear of one when nobody goes on. What was not asked yet counts as no. The signs of SOON and
   * below are not enough: alone they are common and wait a week, and the person may decide not to
   * send them.
   */
  redFlags: readonly string[];
};

/**
 * Not asked counts as "not sure" in triage, and several of those can add up. So an emergency must
 * hold also with the mildest answers to what is still to come, the follow-up of "not sure" included
 * (catalogue X1).
 */
function isEmergencyNow({ level }: Triage, answers: Answers): boolean {
  return level === "EMERGENCY" && triage(mildestSymptoms(answers)).level === "EMERGENCY";
}

function redFlagsIn(rules: readonly FiredRule[]): string[] {
  const red = rules.filter(({ level }) => level === "EMERGENCY" || level === "URGENT");
  return red.map(({ id, level }) => `${id} ${level}`);
}

/** An open contradiction between the body map and a no is "not sure" in the symptoms; staff see it. */
function flagsOf({ flags }: Triage, answers: Answers): ReviewFlag[] {
  if (!hasOpenContradiction(answers)) return flags;
  const found = new Set<ReviewFlag>([...flags, "conflicting_answers"]);
  return REVIEW_FLAGS.filter((flag) => found.has(flag));
}

/**
 * Works out all that follows from these answers. Do it once in a request and hand it on. `finished`:
 * every question was put, so that what is missing counts as "not sure"; otherwise, what was not asked
 * counts as no (triageUnfinished). Emergency and red flags do not depend on it. Pure.
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
