import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { FieldProblem, Rejection } from "@/lib/errors";
import { entryGuard, type Ruling, settleEntry } from "@/lib/queue/entry-guard";
import { HANDOVER_ROLES } from "@/lib/queue/schema";
import type { HandOverInput, ReadInput, WithdrawInput } from "./schema";

/** Somebody else who works here; $5 null: a role. */
const NOBODY = `
      WHEN $5::uuid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "StaffMember"
        WHERE "id" = $5 AND "id" <> $2 AND "disabledAt" IS NULL) THEN 'nobody'`;

const HAND_OVER = `WITH ${entryGuard("refused", NOBODY)},
  written AS (
    INSERT INTO "Handover" ("id", "intakeId", "fromId", "toId", "toRole", "wordsSealed")
    SELECT $4::uuid, "intakeId", $2, $5, $6::text, $7::text FROM allowed RETURNING *),
  placed AS (
    UPDATE "QueueEntry" q SET "handoverId" = written."id", "version" = q."version" + 1
    FROM written WHERE q."intakeId" = written."intakeId"),
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, 'queue.handed_over', "intakeId", jsonb_strip_nulls(jsonb_build_object(
      'handoverId', "id", 'toId', "toId", 'toRole', "toRole")) FROM written)
  SELECT "code", "holder" FROM ruling`;

/**
 * Says who should take an open intake next, a person or whoever has a role, with a line of words.
 * Who has it keeps it, and an alarm goes on, until that is taken: nothing falls between two people.
 * Refused while a colleague has it, or when something changed since. One hand-over replaces another.
 */
export async function handOver(
  staff: Staff<"intake:claim">,
  input: HandOverInput,
): Promise<undefined | FieldProblem> {
  const id = randomUUID();
  const role = HANDOVER_ROLES.find((each) => each === input.to) ?? null;
  const rows = await sql<Ruling>("team_hand_over", HAND_OVER, [
    input.intakeId,
    staff.id,
    input.version,
    id,
    role ? null : input.to,
    role,
    input.words ? seal(input.words, { table: "Handover", column: "wordsSealed", rowId: id }) : null,
  ]);
  if (rows[0]?.code === "nobody")
    return new FieldProblem("to", "Choose somebody else who works here.");
  await settleEntry(input.intakeId, rows);
}

/** Takes a hand-over back before anybody took the intake. */
export async function withdrawHandover(
  staff: Staff<"intake:claim">,
  input: WithdrawInput,
): Promise<void> {
  const rows = await sql<Ruling>(
    "team_withdraw",
    `WITH ${entryGuard("refused")},
     taken_back AS (
       UPDATE "QueueEntry" q SET "handoverId" = NULL, "version" = q."version" + 1
       FROM allowed WHERE q."intakeId" = allowed."intakeId" AND q."handoverId" IS NOT NULL
       RETURNING q."intakeId"),
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId")
       SELECT 'staff', $2, 'queue.handover_withdrawn', "intakeId" FROM taken_back)
     SELECT "code", "holder" FROM ruling`,
    [input.intakeId, staff.id, input.version],
  );
  await settleEntry(input.intakeId, rows);
}

/** Says that one has read a note that was meant for oneself. Refuses with not_found any other. */
export async function readNote(staff: Staff<"note:write">, input: ReadInput): Promise<void> {
  const rows = await sql(
    "team_read_note",
    `WITH read AS (
       UPDATE "Mention" SET "readAt" = now() WHERE "noteId" = $1 AND "staffId" = $2::uuid
         AND "readAt" IS NULL RETURNING "noteId")
     INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
     SELECT 'staff', $2, 'note.read', n."intakeId", jsonb_build_object('noteId', n."id")
     FROM read JOIN "Note" n ON n."id" = read."noteId" RETURNING "id"`,
    [input.noteId, staff.id],
  );
  if (rows.length === 0) throw new Rejection("not_found");
}
