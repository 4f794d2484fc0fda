import type { Answers } from "@/lib/questions/answers";
import { rankOf } from "@/lib/triage/level";
import type { Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { factsOf, isUnwellPerhapsConfused } from "./facts";
import { legFacts, oldSaddle } from "./nerve-facts";
import { askedBackFacts, besideWords, wordsFacts } from "./words-facts";

const rank = (symptoms: Symptoms) => rankOf(triage(symptoms).level);

/** The possible readings of these answers about the legs: both "not sure", or one surely. */
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
 * The triage facts in these answers. Missing stays missing. There are two readings when one leg is
 * sure and both are "not sure", when saddle numbness is surely old and "not sure" to be new, when
 * somebody is surely unwell and "not sure" to be confused, and when the own words, or an answer to a
 * clinician's question, tell something else of a sign than the boxes. The more severe one counts.
 */
export function symptomsOf(answers: Answers): Symptoms {
  let readings = legReadings(answers);
  const old = oldSaddle(answers) ?? "none";
  if (readings[0]?.saddle_numbness === "unsure" && old !== "none" && old !== "unsure") {
    readings.push(...readings.map((each) => ({ ...each, saddle_numbness: old })));
  }
  if (isUnwellPerhapsConfused(answers))
    readings.push(...readings.map((each) => ({ ...each, general_state: "unwell" as const })));
  readings = readings.flatMap((each) => besideWords(each, wordsFacts(answers, each)));
  readings = readings.flatMap((each) => besideWords(each, askedBackFacts(answers, each)));
  return readings.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst));
}
