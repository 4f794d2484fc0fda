import type { Translate } from "@/lib/i18n/translate";
import type { Answers } from "@/lib/questions/answers";
import { describeAnswers } from "./describe";

export type ChangedAnswer = { question: string; before: string | null; now: string | null };

/**
 * The questions whose answers changed the second time, in words, in the order of the intake; null
 * where a question was not asked. Pure.
 */
export function changedAnswers(before: Answers, now: Answers, t: Translate): ChangedAnswer[] {
  const inWords = (answers: Answers) =>
    new Map(
      describeAnswers(answers, t).flatMap(({ rows }) =>
        rows.map(({ question, answer }) => [question, answer] as const),
      ),
    );
  const [old, latest] = [inWords(before), inWords(now)];
  // Current questions come first in their own order; questions asked only earlier come last.
  const questions = new Set([...latest.keys(), ...old.keys()]);
  return [...questions]
    .map((question) => ({
      question,
      before: old.get(question) ?? null,
      now: latest.get(question) ?? null,
    }))
    .filter((row) => row.before !== row.now);
}
