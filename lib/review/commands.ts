import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { openContact, type SealedContact } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { prisma, sql } from "@/lib/db/client";
import { deadlinesFrom, dueSql } from "@/lib/deadline/due";
import { FieldProblem, Rejection } from "@/lib/errors";
import { SEEN_NOW } from "@/lib/queue/commands";
import { entryGuard, type Ruling, settleEntry } from "@/lib/queue/guard";
import { LEVELS } from "@/lib/triage/symptoms";
import type { CallInput, NoteInput, ReviewInput, SecondReviewInput } from "./schema";

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

/** Whether the patient said that a message may be left; null: never asked, or no contact. */
async function mayLeaveMessage(intakeId: string): Promise<"yes" | "no" | null> {
  const [row] = await sql<SealedContact>(
    "call_contact",
    `SELECT "id" AS "contactId", "contactSealed" FROM "IntakeContact"
     WHERE "intakeId" = $1 ORDER BY "createdAt" DESC LIMIT 1`,
    [intakeId],
  );
  return (row && openContact(row)?.mayLeaveMessage) ?? null;
}

/** A message that the patient did not allow is recorded only with a note of why it was left. */
async function messageProblem({
  intakeId,
  outcome,
  note,
}: CallInput): Promise<FieldProblem | null> {
  if (outcome !== "left_message" || note) return null;
  const allowed = await mayLeaveMessage(intakeId);
  if (allowed === "yes") return null;
  const why =
    allowed === "no"
      ? "The patient asked for no message."
      : "The patient was not asked whether a message is safe.";
  return new FieldProblem("note", `${why} Write what was said, and why, if one was left.`);
}

/**
 * Records a call attempt, with the minutes until the next try if any: the last call tells when that
 * is. A call that was made is recorded whatever else changed, so no version is asked for.
 */
export async function recordCall(
  staff: Staff<"call:record">,
  input: CallInput,
): Promise<undefined | FieldProblem> {
  const problem = await messageProblem(input);
  if (problem) return problem;
  const id = randomUUID();
  const place = { table: "CallAttempt", column: "noteSealed", rowId: id };
  const rows = await sql<Ruling>(
    "call_record",
    `WITH ${entryGuard("refused")},
     written AS (
       INSERT INTO "CallAttempt" ("id", "intakeId", "staffId", "outcome", "noteSealed", "nextTryAt")
       SELECT $4::uuid, "intakeId", $2, $5::text, $6, now() + make_interval(mins => $7::int) FROM allowed
       RETURNING "id", "intakeId", "outcome", "nextTryAt"),
     placed AS (
       UPDATE "QueueEntry" q SET "nextTryAt" = written."nextTryAt", "version" = q."version" + 1
       FROM written WHERE q."intakeId" = written."intakeId"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
       SELECT 'staff', $2, 'call.recorded', "intakeId", jsonb_strip_nulls(jsonb_build_object(
         'callId', "id", 'outcome', "outcome", 'nextTryAt', "nextTryAt")) FROM written)
     SELECT "code", "holder" FROM ruling`,
    [
      input.intakeId,
      staff.id,
      null,
      id,
      input.outcome,
      input.note ? seal(input.note, place) : null,
      input.tryAgain,
    ],
  );
  await settleEntry(input.intakeId, rows);
}

/**
 * Writes a note, for everybody and, with `tell`, for one person to be read. Notes only add, so neither
 * a colleague's claim nor a closed intake refuses them.
 */
export async function writeNote(
  staff: Staff<"note:write">,
  input: NoteInput,
): Promise<undefined | FieldProblem> {
  const id = randomUUID();
  const place = { table: "Note", column: "bodySealed", rowId: id };
  const [row] = await sql<{ intake: boolean; written: boolean }>(
    "note_write",
    `WITH intake AS (SELECT "id" FROM "Intake" WHERE "id" = $1::uuid),
     told AS (SELECT "id" FROM "StaffMember" WHERE "id" = $5::uuid AND "id" <> $2::uuid AND "disabledAt" IS NULL),
     written AS (
       INSERT INTO "Note" ("id", "intakeId", "staffId", "bodySealed")
       SELECT $3::uuid, "id", $2, $4 FROM intake WHERE $5 IS NULL OR EXISTS (SELECT 1 FROM told)
       RETURNING "id", "intakeId"),
     mentioned AS (
       INSERT INTO "Mention" ("noteId", "staffId") SELECT written."id", told."id" FROM written, told),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
       SELECT 'staff', $2, 'note.written', "intakeId",
         jsonb_strip_nulls(jsonb_build_object('noteId', "id", 'toId', $5)) FROM written)
     SELECT EXISTS (SELECT 1 FROM intake) AS "intake", EXISTS (SELECT 1 FROM written) AS "written"`,
    [input.intakeId, staff.id, id, seal(input.body, place), input.tell],
  );
  if (!row?.intake) throw new Rejection("not_found");
  if (!row.written) return new FieldProblem("tell", "Choose somebody else who works here.");
}
