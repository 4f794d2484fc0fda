import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { seal } from "@/lib/crypto/seal";
import { prisma, sql } from "@/lib/db/client";
import { deadlinesFrom, dueSql } from "@/lib/deadline/due";
import { Rejection } from "@/lib/errors";
import { SEEN_NOW } from "@/lib/queue/commands";
import { entryGuard, type Ruling, settleEntry } from "@/lib/queue/entry-guard";
import { LEVELS } from "@/lib/triage/symptoms";
import type { ReviewInput, SecondReviewInput } from "./schema";

const LOCATION = `SELECT i."locationId" FROM "Intake" i WHERE i."id" = allowed."intakeId"`;

// Puts the entry in the queue at the rank of `target`. $7 levels, $8 deadlines from now, $9 deadlines
// from when it was received. A level that was raised counts from now but never later than before;
// one that was lowered counts from the beginning. Who has it and reviews it has seen it: what that
// raises rings for nobody.
const PLACED = `placed AS (
    UPDATE "QueueEntry" q SET "version" = q."version" + 1, "worseSince" = NULL,
      "claimedAt" = CASE WHEN q."claimedById" = $2 THEN ${SEEN_NOW} ELSE q."claimedAt" END,
      "levelRank" = target."rank", "level" = ($7::text[])[target."rank" + 1],
      "dueAt" = CASE
        WHEN target."rank" < allowed."levelRank"
          THEN LEAST(allowed."dueAt", ${dueSql("$8", LOCATION, 'target."rank"')})
        WHEN target."rank" = allowed."levelRank" THEN allowed."dueAt"
        ELSE ${dueSql("$9", LOCATION, 'target."rank"')} END
    FROM target, allowed WHERE q."intakeId" = target."intakeId")`;

const REVIEW = `WITH ${entryGuard("refused")},
  written AS (
    INSERT INTO "Review" ("id", "intakeId", "staffId", "previousLevel", "level", "reasonSealed", "needsSecond")
    SELECT $4::uuid, "intakeId", $2, "level", $5::text, $6, "level" = 'EMERGENCY' AND $5::text <> 'EMERGENCY'
    FROM allowed RETURNING *),
  target AS (
    SELECT w."intakeId", array_position($7::text[], CASE WHEN w."needsSecond" THEN w."previousLevel" ELSE w."level" END) - 1 AS "rank"
    FROM written w),
  ${PLACED},
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, 'review.recorded', "intakeId", jsonb_build_object(
      'reviewId', "id", 'from', "previousLevel", 'to', "level", 'needsSecond', "needsSecond") FROM written)
  SELECT ruling."code", ruling."holder", coalesce((SELECT "needsSecond" FROM written), false) AS "needsSecond" FROM ruling`;

async function receivedAt(intakeId: string): Promise<Date> {
  const intake = await prisma().intake.findUnique({
    where: { id: intakeId },
    select: { receivedAt: true },
  });
  if (!intake) throw new Rejection("not_found");
  return intake.receivedAt;
}

/**
 * Records a clinician's assessment: the same level confirms, another overrides with a reason.
 * Lowering an EMERGENCY changes nothing yet; it waits for a second clinician (`needsSecond`).
 */
export async function recordReview(
  staff: Staff<"review:record">,
  input: ReviewInput,
): Promise<{ needsSecond: boolean }> {
  const id = randomUUID();
  const place = { table: "Review", column: "reasonSealed", rowId: id };
  const rows = await sql<Ruling & { needsSecond: boolean }>("review_record", REVIEW, [
    input.intakeId,
    staff.id,
    input.version,
    id,
    input.level,
    input.reason ? seal(input.reason, place) : null,
    [...LEVELS],
    await deadlinesFrom(new Date()),
    await deadlinesFrom(await receivedAt(input.intakeId)),
  ]);
  return { needsSecond: (await settleEntry(input.intakeId, rows)).needsSecond };
}

const SECOND = `WITH latest AS (
    SELECT * FROM "Review" WHERE "intakeId" = $1::uuid ORDER BY "createdAt" DESC LIMIT 1),
  ${entryGuard(
    "allowed",
    `
      WHEN NOT EXISTS (SELECT 1 FROM latest WHERE "id" = $4::uuid AND "needsSecond") THEN 'changed_meanwhile'
      WHEN EXISTS (SELECT 1 FROM latest WHERE "staffId" = $2::uuid) THEN 'second_clinician_needed'
      WHEN EXISTS (SELECT 1 FROM "SecondReview" WHERE "reviewId" = $4::uuid) THEN 'changed_meanwhile'`,
  )},
  written AS (
    INSERT INTO "SecondReview" ("reviewId", "staffId", "agrees", "reasonSealed")
    SELECT latest."id", $2, $5::boolean, $6 FROM allowed, latest RETURNING "reviewId", "agrees"),
  -- What the patient answered after the first review is not lowered by agreeing with it.
  ruled AS (
    SELECT written."agrees", latest.*, array_position($7::text[],
      CASE WHEN written."agrees" THEN latest."level" ELSE latest."previousLevel" END) - 1 AS "agreed"
    FROM written JOIN latest ON latest."id" = written."reviewId"),
  target AS (
    SELECT ruled.*, LEAST("agreed", (
      SELECT min(array_position($7::text[], x."level")) - 1 FROM "Reassessment" x
      WHERE x."intakeId" = ruled."intakeId" AND x."createdAt" >= ruled."createdAt")) AS "rank"
    FROM ruled),
  ${PLACED},
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, 'review.seconded', "intakeId", jsonb_build_object(
      'reviewId', "id", 'agrees', "agrees", 'to', ($7::text[])["rank" + 1]) FROM target)
  SELECT "code", "holder" FROM ruling`;

/**
 * A second clinician agrees (which lowers the EMERGENCY in the same statement) or does not. Refused
 * for the author of the first review, and when a newer review or another second came before.
 */
export async function secondReview(
  staff: Staff<"review:record">,
  input: SecondReviewInput,
): Promise<{ agrees: boolean }> {
  const place = { table: "SecondReview", column: "reasonSealed", rowId: input.reviewId };
  const agrees = input.agrees === "yes";
  const rows = await sql<Ruling>("review_second", SECOND, [
    input.intakeId,
    staff.id,
    input.version,
    input.reviewId,
    agrees,
    input.reason ? seal(input.reason, place) : null,
    [...LEVELS],
    await deadlinesFrom(new Date()),
    await deadlinesFrom(await receivedAt(input.intakeId)),
  ]);
  await settleEntry(input.intakeId, rows);
  return { agrees };
}
