import type { Translate } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";
import { describeAnswers } from "./describe";

export type ChangedAnswer = {
  /** Of the page and the question: two pages may ask in the same words. */
  id: string;
  question: string;
  before: string | null;
  now: string | null;
};

/**
 * The questions whose answers changed the second time, in words, in the order of the intake; null
 * where a question was not asked. Pure.
 */
export function changedAnswers(before: Answers, now: Answers, t: Translate): ChangedAnswer[] {
  const inWords = (answers: Answers) =>
    new Map(
      describeAnswers(answers, t).flatMap(({ rows }) =>
        rows.map((row) => [`${row.stepId} ${row.question}`, row] as const),
      ),
    );
  const [old, latest] = [inWords(before), inWords(now)];
  // Current questions come first in their own order; questions asked only earlier come last.
  return [...new Map([...latest, ...old])]
    .map(([id, { question }]) => ({
      id,
      question,
      before: old.get(id)?.answer ?? null,
      now: latest.get(id)?.answer ?? null,
    }))
    .filter((row) => row.before !== row.now);
}
