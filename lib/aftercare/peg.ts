import { z } from "zod";
import { placeOf } from "@/lib/crypto/places";
import type { Answers } from "@/lib/questions/answers";
import { radio, step } from "@/lib/questions/fields";
import { numberOf } from "@/lib/questions/gates";

const SCALE = Array.from({ length: 11 }, (_, score) => String(score));

/**
 * Three questions from 0 to 10 (pain, enjoyment, activity), asked again later to see whether the
 * patient gets better. The idea is PEG's (Krebs 2009, J Gen Intern Med 24:733); the words are our
 * own, so scores are compared only with earlier ones of the same person.
 */
export const PEG_STEP = step("peg", "q-9c", "you", [
  radio("peg_pain", SCALE, { hint: true }),
  radio("peg_enjoyment", SCALE, { hint: true }),
  radio("peg_activity", SCALE, { hint: true }),
]);

const score = z.number().int().min(0).max(10);

/** Each from 0 to 10; more is worse. */
export const ScoresSchema = z.object({ pain: score, enjoyment: score, activity: score });
export type Scores = z.infer<typeof ScoresSchema>;

/** Where scores are sealed. */
export function scoresPlace(rowId: string) {
  return placeOf("PegScore.scoresSealed", rowId);
}

/** The scores in these answers; null while one is missing, because a blank is never 0. */
export function scoresOf(answers: Answers): Scores | null {
  const pain = numberOf(answers, "peg_pain");
  const enjoyment = numberOf(answers, "peg_enjoyment");
  const activity = numberOf(answers, "peg_activity");
  if (pain === undefined || enjoyment === undefined || activity === undefined) return null;
  return { pain, enjoyment, activity };
}

/** The score of the scale: the mean of the three, to one decimal. */
export function meanOf({ pain, enjoyment, activity }: Scores): number {
  return Math.round(((pain + enjoyment + activity) / 3) * 10) / 10;
}
