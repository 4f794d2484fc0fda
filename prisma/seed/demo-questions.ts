import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { sql } from "@/lib/db/client";
import { sealAnswer, sealQuestion } from "@/lib/intake/question/question";

type Written = { family: string; minutesAgo: number; text: string; answer?: string };

/** What patients were asked in writing: one has answered, one has not. */
const WRITTEN: readonly Written[] = [
  {
    family: "Patel",
    minutesAgo: 150,
    text: "Invented: which leg was it, left or right?",
    answer: "Invented: the left one, since Sunday.",
  },
  { family: "Raman", minutesAgo: 100, text: "Invented: do you still take the tablets?" },
];

// The commands ask and answer now, and only who agreed to messages: what is told of the past is written
// as they write it.
const ASK = `WITH asked AS (
    INSERT INTO "PatientQuestion" ("id", "intakeId", "staffId", "questionSealed", "createdAt", "dueAt",
      "answerSealed", "answeredAt")
    SELECT $question::uuid, q."intakeId", $staff::uuid, $sealed, $at::timestamptz, $at::timestamptz + interval '1 day',
      $answer::text, CASE WHEN $answer IS NOT NULL THEN $at::timestamptz + interval '70 minutes' END
    FROM "QueueEntry" q WHERE q."intakeId" = $intake::uuid RETURNING *),
  placed AS (
    UPDATE "QueueEntry" q SET "answeredAt" = asked."answeredAt", "version" = q."version" + 1
    FROM asked WHERE q."intakeId" = asked."intakeId"),
  told AS (${trail({
    ...{ action: "question.asked", staff: "$staff", intake: '"intakeId"', from: "asked" },
    ...{ detail: { questionId: '"id"' }, at: '"createdAt"' },
  })})
  ${trail({
    ...{ action: "question.answered", actor: "patient", intake: '"intakeId"', from: "asked" },
    ...{ detail: { questionId: '"id"' }, at: '"answeredAt"', where: '"answeredAt" IS NOT NULL' },
  })}`;

/** Asks demo patients in writing. `filed` has their intakes by family name. */
export async function seedDemoQuestions(
  now: Date,
  filed: ReadonlyMap<string, string>,
  staff: string,
): Promise<void> {
  for (const { family, minutesAgo, text, answer } of WRITTEN) {
    const [intake, question] = [filed.get(family), randomUUID()];
    if (!intake) continue;
    await sql("demo_question", ASK, {
      ...{ question, intake, staff, at: new Date(now.getTime() - minutesAgo * 60_000) },
      sealed: sealQuestion(question, { text }),
      answer: answer ? sealAnswer(question, { question: { text }, answer }) : null,
    });
  }
}
