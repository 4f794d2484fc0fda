import { LEVELS, type Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import type { Answers } from "./answers";
import { factsOf } from "./facts";

const rank = (symptoms: Symptoms) => LEVELS.indexOf(triage(symptoms).level);

/**
 * The fact dictionary that these answers tell, for triage. Missing stays missing. Where one leg is
 * sure and both are "not sure", there are two readings: the one that triage puts higher is taken.
 */
export function symptomsOf(answers: Answers): Symptoms {
  const perhaps = factsOf(answers, "unsure");
  const surely = factsOf(answers, "one");
  const differs = (["leg_pain", "leg_numbness", "leg_weakness"] as const).some(
    (key) => perhaps[key] !== surely[key],
  );
  return differs && rank(surely) < rank(perhaps) ? surely : perhaps;
}
