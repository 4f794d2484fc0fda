import { sql } from "@/lib/db/client";
import { answersLeft } from "@/lib/form/refused-pages";
import { fileDraft } from "./filing";
import { prepareIntake } from "./prepare";
import { reassessIntake } from "./reassess";
import { openDraftAnswers, openProblem } from "./sealed-answers";
import { FILE_ABANDONED } from "./statements";

const MINUTE_MS = 60_000;
/** More than this at once is a flood; the rest follows a minute later. */
const MOST = 200;

type Left = {
  id: string;
  answersSealed: string;
  problemSealed: string | null;
  locale: string;
  again: boolean;
};

/** $1 since when nobody went on, $2 now. */
const FIND = `
  SELECT "id", "answersSealed", "problemSealed", "locale", "abandonedAt" IS NOT NULL AS "again" FROM "Draft"
  WHERE "redFlagAt" IS NOT NULL AND ("abandonedAt" IS NULL OR "updatedAt" > "abandonedAt")
    AND "updatedAt" <= $1 AND "expiresAt" > $2
  ORDER BY "updatedAt" LIMIT ${MOST}`;

/** The statements leave alone who goes on, or sends it, in this very moment. */
async function fileOne(draft: Left, now: Date, since: Date): Promise<void> {
  const { id, locale, problemSealed } = draft;
  const problem = problemSealed ? openProblem(id, problemSealed) : null;
  const answers = answersLeft(openDraftAnswers(id, draft.answersSealed), problem);
  if (draft.again) {
    await reassessIntake(id, answers, { kind: "more", now, draftId: id, leftSince: since });
  } else {
    const prepared = JSON.stringify(prepareIntake(id, answers));
    await fileDraft(FILE_ABANDONED, id, { now, locale, filedAs: "abandoned" }, [prepared, since]);
  }
}

/**
 * Files for staff each draft with a red flag that nobody went on with for `minutes` before `now`, as
 * it is, each in one statement. The drafts stay, so that the patients can go on; who did, and stopped
 * again, is filed again with what they added. One that cannot be filed keeps no other from it: throws
 * at the end.
 */
export async function fileAbandoned(given: { now: Date; minutes: number }): Promise<void> {
  const { now, minutes } = given;
  const since = new Date(now.getTime() - minutes * MINUTE_MS);
  const left = await sql<Left>("intake_find_abandoned", FIND, [since, now]);
  const failures: unknown[] = [];
  for (const draft of left) {
    try {
      await fileOne(draft, now, since);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
