import type { Answers } from "@/lib/questions/answers";
import { rankOf } from "@/lib/triage/level";
import type { Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { factsOf } from "./facts";
import { legFacts, oldSaddle } from "./nerve-facts";

const rank = (symptoms: Symptoms) => rankOf(triage(symptoms).level);

/** What can be read out of the same answers about the legs: both "not sure", or one surely. */
function legReadings(answers: Answers): Symptoms[] {
  const perhaps = factsOf(answers, "unsure");
  const legs = legFacts(answers, "one");
  const differs =
    legs.leg_pain !== perhaps.leg_pain ||
    legs.leg_numbness !== perhaps.leg_numbness ||
    legs.leg_weakness !== perhaps.leg_weakness;
  return differs ? [perhaps, { ...perhaps, ...legs }] : [perhaps];
}

/**
 * The fact dictionary that these answers tell, for triage. Missing stays missing. Where one leg is
 * sure and both are "not sure", or saddle numbness is old for sure and "not sure" to be new, there
 * are two readings: the one that triage puts higher is taken.
 */
export function symptomsOf(answers: Answers): Symptoms {
  const readings = legReadings(answers);
  const old = oldSaddle(answers) ?? "none";
  if (readings[0]?.saddle_numbness === "unsure" && old !== "none" && old !== "unsure") {
    readings.push(...readings.map((each) => ({ ...each, saddle_numbness: old })));
  }
  return readings.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst));
}
