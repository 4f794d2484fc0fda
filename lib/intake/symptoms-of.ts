import { LEVELS, type Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import type { Answers } from "./answers";
import { factsOf } from "./facts";
import { legFacts } from "./nerve-facts";

const rank = (symptoms: Symptoms) => LEVELS.indexOf(triage(symptoms).level);

/**
 * The fact dictionary that these answers tell, for triage. Missing stays missing. Where one leg is
 * sure and both are "not sure", there are two readings: the one that triage puts higher is taken.
 */
export function symptomsOf(answers: Answers): Symptoms {
  const perhaps = factsOf(answers, "unsure");
  const legs = legFacts(answers, "one");
  const differs =
    legs.leg_pain !== perhaps.leg_pain ||
    legs.leg_numbness !== perhaps.leg_numbness ||
    legs.leg_weakness !== perhaps.leg_weakness;
  if (!differs) return perhaps;
  const surely = { ...perhaps, ...legs };
  return rank(surely) < rank(perhaps) ? surely : perhaps;
}
