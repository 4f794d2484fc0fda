import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { openContact, type SealedContact } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { FieldProblem, Rejection } from "@/lib/errors";
import { entryGuard, type Ruling, settleEntry } from "@/lib/queue/entry-guard";
import type { CallInput, NoteInput } from "./schema";

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
