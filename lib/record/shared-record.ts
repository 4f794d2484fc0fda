import type { FiledAnswers } from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";
import { EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import { many } from "@/lib/questions/gates";
import { HIDDEN_LATER } from "@/lib/questions/words-steps";
import { hitsIn } from "@/lib/triage/own-words/read";

/** The list of emergency signs has one about self-harm. */
const SELF_HARM = "self_harm";

/** Questions about danger at home and self-harm, by the names of their answers. */
const QUESTIONS: readonly string[] = [...HIDDEN_LATER, "self_harm_check", "words_self_harm"];

function withoutSign(answers: Answers): Answers {
  const { [EMERGENCY_OTHER.name]: _, ...others } = answers;
  const kept = many(answers, EMERGENCY_OTHER.name)?.filter((sign) => sign !== SELF_HARM) ?? [];
  return kept.length > 0 ? { ...others, [EMERGENCY_OTHER.name]: kept } : others;
}

/** Whether the patient's own words tell of danger at home or of self-harm. */
export function tellsOfHarm(text: string | undefined, byProxy: boolean): boolean {
  if (!text) return false;
  return hitsIn(text, byProxy).some(({ family }) => family === "safety" || family === SELF_HARM);
}

/**
 * What was filed, without what may harm the patient when others read the record: danger at home, abuse
 * and self-harm, also where the own words tell of them. Pure.
 */
export function forOtherReaders({ answers, symptoms }: FiledAnswers): FiledAnswers {
  const { unsafe_at_home: _, thoughts_self_harm: __, ...facts } = symptoms;
  const hidden: string[] = [...QUESTIONS];
  const told = tellsOfHarm(symptoms.free_text, symptoms.respondent === "proxy");
  if (told) {
    delete facts.free_text;
    hidden.push("free_text");
  }
  const kept = Object.entries(withoutSign(answers)).filter(([name]) => !hidden.includes(name));
  return { answers: Object.fromEntries(kept) as Answers, symptoms: facts };
}
