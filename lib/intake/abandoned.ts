import { type RowOf, statement } from "@/lib/db/statement";
import { type Assessment, assess } from "@/lib/facts/assess";
import { withFlaggedPages } from "@/lib/form/refused-flags";
import { REVIEW_FLAGS } from "@/lib/triage/flags";
import { fileDraft } from "./commands";
import { HOLDS_RED_FLAG, VERSION } from "./draft";
import { openDraftAnswers, openProblem } from "./sealed";

const MINUTE_MS = 60_000;

const LEFT = `SELECT "id", "answersSealed", "problemSealed", "locale", "abandonedAt" IS NOT NULL AS "abandoned",
      ${VERSION} FROM "Draft" WHERE ${HOLDS_RED_FLAG}`;
const COLUMNS = {
  id: "uuid",
  answersSealed: "text",
  problemSealed: "text?",
  locale: "text",
  abandoned: "bool",
  version: "text",
} as const;

/** Takes a limited number at once; the rest follow a minute later. */
const FIND = statement({
  name: "intake_find_abandoned",
  text: `${LEFT} AND "updatedAt" <= $since ORDER BY "updatedAt" DESC LIMIT 200`,
  columns: COLUMNS,
});
const FIND_ONE = statement({
  name: "intake_find_left",
  text: `${LEFT} AND "id" = $draft::uuid`,
  columns: COLUMNS,
});

/** What a refused page that cannot be read may have held: more than the answers. Staff have to ask. */
function withUnreadablePage(assessed: Assessment<false>): Assessment<false> {
  const flags = new Set([...assessed.flags, "phone_alert", "unsure_red_flag"]);
  return { ...assessed, flags: REVIEW_FLAGS.filter((flag) => flags.has(flag)) };
}

/**
 * False when the patient continues or sends the draft at this very moment: nothing is filed. When what a page refused
 * cannot be read, the answers are filed with the review flags that make staff call; throws when they hold no red flag,
 * so that it waits for the key.
 */
async function fileOne(draft: RowOf<typeof FIND>, now: Date): Promise<boolean> {
  const { id, locale, answersSealed, problemSealed } = draft;
  const problem = openProblem(id, problemSealed);
  const accepted = assess(openDraftAnswers(id, answersSealed), { finished: false });
  const unreadable = problemSealed !== null && problem === null;
  if (unreadable && accepted.redFlags.length === 0)
    throw new Error("the page with the red flag cannot be read");
  const assessed = unreadable ? withUnreadablePage(accepted) : withFlaggedPages(accepted, problem);
  return fileDraft(draft, { filedAs: "abandoned", assessed, locale, now });
}

/**
 * Files one such draft now, without waiting until it counts as abandoned. False when it is gone or
 * filed, or when the patient goes on with it at this moment.
 */
export async function fileLeft(draft: string, now: Date): Promise<boolean> {
  const [left] = await FIND_ONE.run({ draft });
  return left ? fileOne(left, now) : false;
}

/**
 * Files for staff, as it is, each draft with a red flag that did not change for `minutes` before
 * `now`, each in one statement. The drafts stay, so that patients can continue. A draft that is
 * continued and left again is filed again with the new answers. One that has expired is filed, too.
 * One that cannot be filed does not stop the others; the function throws at the end.
 */
export async function fileAbandoned(given: { now: Date; minutes: number }): Promise<void> {
  const { now, minutes } = given;
  const left = await FIND.run({ since: new Date(now.getTime() - minutes * MINUTE_MS) });
  const failures: unknown[] = [];
  for (const draft of left) {
    try {
      await fileOne(draft, now);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
