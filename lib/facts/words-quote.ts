import type { Answers } from "@/lib/questions/answers";
import type { Field } from "@/lib/questions/fields";
import { isProxy, one } from "@/lib/questions/gates";
import { foundSigns } from "@/lib/questions/words-steps";
import { sentencesOf } from "@/lib/triage/own-words/plain-text";
import { hitsIn } from "@/lib/triage/own-words/read";
import { signOfHit } from "./words-found";

const LONGEST = 80;

/**
 * The person's own words that this question asks about, at most 80 letters; undefined for any other
 * question.
 */
export function quoteFor({ name }: Field, answers: Answers): string | undefined {
  const text = one(answers, "free_text");
  const signs = foundSigns(answers).filter(({ asked }) => asked === name);
  if (text === undefined || signs.length === 0) return undefined;
  const hit = hitsIn(text, isProxy(answers)).find((each) =>
    signs.some(({ sign }) => sign === signOfHit(each)),
  );
  if (!hit) return undefined;
  const sentence = sentencesOf(text)[hit.sentence] ?? "";
  const whole = sentence !== "" && sentence.length <= LONGEST;
  return whole ? sentence : hit.words.slice(0, LONGEST);
}
