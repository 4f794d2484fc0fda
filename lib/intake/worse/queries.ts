import { statement } from "@/lib/db/statement";
import type { Problem } from "@/lib/form/typed";
import { type DraftVersion, VERSION } from "@/lib/intake/draft";
import { openDraftAnswers, openProblem } from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";

/** The repeated questions of a patient who feels worse, as far as they were answered. */
export type WorseCheck = DraftVersion & { answers: Answers; problem: Problem | null };

const FIND = statement({
  name: "intake_find_worse_check",
  text: `SELECT "id", "answersSealed", "problemSealed", ${VERSION} FROM "Draft"
    WHERE "reassessesId" = $intake AND "expiresAt" > now()`,
  columns: { id: "uuid", answersSealed: "text", problemSealed: "text?", version: "text" },
});

/** The check that this intake's patient began and did not finish; null when there is none. */
export async function findWorseCheck(intake: string): Promise<WorseCheck | null> {
  const [row] = await FIND.run({ intake });
  if (!row) return null;
  const { id, version, answersSealed, problemSealed } = row;
  return {
    id,
    version,
    answers: openDraftAnswers(id, answersSealed),
    problem: openProblem(id, problemSealed),
  };
}
