import { isRequired } from "@/lib/triage/asked";
import { type Level, SYMPTOM_KEYS, type Symptoms, SymptomsSchema } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { type Answers, toSymptoms } from "./answers";

const DENIALS = [false, "none", "no", "well"] as const;

/** The answer that denies a question; missing where there is none (age, score, course ...). */
const DENIAL = SYMPTOM_KEYS.flatMap((key) => {
  if (key === "trigger" || key === "free_text") return [];
  const denial = DENIALS.find((value) => SymptomsSchema.shape[key].safeParse(value).success);
  return denial === undefined ? [] : [[key, denial] as const];
});

/** The same facts with every sign that was not asked yet denied; for asking "what if the rest is no?" */
function restDenied(symptoms: Symptoms): Symptoms {
  const open = DENIAL.filter(([key]) => symptoms[key] === undefined && isRequired(key, symptoms));
  return { ...symptoms, ...Object.fromEntries(open) };
}

/** The level of what is known so far; what triage needs and was not asked counts as "not sure". */
export function levelSoFar(answers: Answers): Level {
  return triage(toSymptoms(answers)).level;
}

/**
 * Is this an emergency whatever the questions to come would say? True only because of answers that
 * were given: it must also hold when every question that was not asked yet is answered No.
 */
export function emergencyReached(answers: Answers): boolean {
  const symptoms = toSymptoms(answers);
  return (
    triage(symptoms).level === "EMERGENCY" && triage(restDenied(symptoms)).level === "EMERGENCY"
  );
}

/** From URGENT up we must be able to call (catalogue f 7). */
export function phoneRequired(answers: Answers): boolean {
  return ["EMERGENCY", "URGENT"].includes(levelSoFar(answers));
}

/** SOON and ROUTINE promise that we get in touch: a phone number or an e-mail address is needed. */
export function contactRequired(answers: Answers): boolean {
  return levelSoFar(answers) !== "SELF_CARE";
}
