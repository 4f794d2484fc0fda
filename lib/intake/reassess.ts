import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { column, statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { Assessment } from "@/lib/facts/assess";
import type { Level } from "@/lib/triage/symptoms";
import { type DraftVersion, UNCHANGED } from "./draft";
import { entryValues, LOCKED, placed, STANDING, TOLD } from "./entry";
import { belongings, belongingValues, LOUD } from "./file";
import { type Agreed, sealReassessedAnswers, verdictValues } from "./sealed";

const BELONGINGS = belongings("found");

/** `taken` changes or deletes the draft $draft (null: none). */
const reassessing = (taken: string) => `
  WITH ${LOCKED}, draft AS (
    ${taken} RETURNING "id"
  ), found AS (
    SELECT f.*, $level::text AS "level", LEAST(f."before", $rank::int) AS "rank"
    FROM (${STANDING} AND ($draft::uuid IS NULL OR EXISTS (SELECT 1 FROM draft))) f
  ), written AS (
    INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules",
      "reviewFlags", "answersSealed", "createdAt")
    SELECT $written::uuid, "id", $kind::text, "level", $ruleVersion::text, $firedRules::text[],
      $reviewFlags::text[], $answersSealed::text, clock_timestamp() FROM found
  ), ${placed(LOUD)}, audit AS (
    ${trail({
      action: "intake.reassessed",
      actor: "patient",
      intake: '"id"',
      detail: { kind: "$kind", reassessmentId: "$written" },
      from: "found",
    })}
  ), ${BELONGINGS.ctes}
  SELECT level_at("rank") AS "level", ${TOLD} AS "jobId", ${BELONGINGS.jobs}
  FROM found`;

const COLUMNS = {
  level: column<Level>("text"),
  jobId: "int8?",
  linkJobId: "int8?",
  checkIns: "int8",
} as const;

const REASSESS = statement({
  name: "intake_reassess",
  text: reassessing(`DELETE FROM "Draft" WHERE ${UNCHANGED}`),
  columns: COLUMNS,
});

/** The patient left the draft again. It stays. */
const LEFT_AGAIN = statement({
  name: "intake_left_again",
  text: reassessing(`UPDATE "Draft" SET "abandonedAt" = $now WHERE ${UNCHANGED}`),
  columns: COLUMNS,
});

/**
 * Why the answers of a filed intake are triaged again. For an intake filed as abandoned:
 * `finished`, it is now complete and was sent; `more`, an answer stopped it before that; `left`,
 * the patient left the draft again. `worse`: the patient feels worse, and gives no contact or
 * agreement.
 */
export type Reassessing = { now: Date } & (
  | ({ kind: "finished"; assessed: Assessment<true>; draft: DraftVersion } & Agreed)
  | { kind: "more" | "left"; assessed: Assessment<false>; draft: DraftVersion }
  | { kind: "worse"; assessed: Assessment; draft?: DraftVersion }
);

const NOTHING = {};

/**
 * Inserts the assessment of the answers to a filed intake: one statement writes the reassessment,
 * moves the queue entry up (never down; a closed intake reopens), writes the audit log and tells
 * staff again when it became URGENT. An EMERGENCY rings by a trigger on QueueEntry (file.ts). With
 * a draft it happens once, and only if that draft is still at the version that was read. Returns
 * the level that counts now; null when the draft was changed or is gone. Refuses with not_found.
 */
export async function reassessIntake(
  intakeId: string,
  given: Reassessing,
): Promise<{ level: Level } | null> {
  const { kind, now, assessed, draft } = given;
  const written = randomUUID();
  const { run } = kind === "left" ? LEFT_AGAIN : REASSESS;
  const stored = kind === "left" ? "more" : kind;
  const belonging = kind === "worse" ? NOTHING : assessed.answers;
  const [row] = await run({
    ...(await entryValues({ intake: intakeId, written, now, kind: stored })),
    draft: draft?.id ?? null,
    version: draft?.version ?? null,
    answersSealed: sealReassessedAnswers(written, assessed),
    ...verdictValues(assessed),
    ...belongingValues(belonging, now, kind === "finished" ? given : undefined),
  });
  if (row) return { level: row.level };
  if (draft) return null;
  throw new Rejection("not_found");
}
