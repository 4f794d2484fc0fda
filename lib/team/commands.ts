import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { entryGuard, RULING, settleEntry } from "@/lib/queue/entry-guard";
import { HANDOVER_ROLES } from "@/lib/queue/schema";
import type { HandOverInput, ReadInput, WithdrawInput } from "./schema";

/** Somebody else who works here; `$to` null: a role. */
const NOBODY = `
      WHEN $to::uuid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "StaffMember"
        WHERE "id" = $to AND "id" <> $staff AND "disabledAt" IS NULL) THEN 'nobody'`;

const HAND_OVER = statement({
  name: "team_hand_over",
  text: `WITH ${entryGuard("refused", NOBODY)},
  written AS (
    INSERT INTO "Handover" ("id", "intakeId", "fromId", "toId", "toRole", "wordsSealed")
    SELECT $handover::uuid, "intakeId", $staff, $to, $role::text, $wordsSealed::text FROM allowed RETURNING *),
  placed AS (
    UPDATE "QueueEntry" q SET "handoverId" = written."id", "version" = q."version" + 1
    FROM written WHERE q."intakeId" = written."intakeId"),
  audited AS (${trail({
    action: "queue.handed_over",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { handoverId: '"id"', toId: '"toId"', toRole: '"toRole"' },
    from: "written",
  })})
  SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/**
 * Hands an open intake to a person or a role, with a line of text. The holder keeps it, and an
 * alarm goes on, until it is claimed, so nothing falls between two people. Refuses while a
 * colleague holds it, or when something changed since. One hand-over replaces another.
 */
export async function handOver(
  staff: Staff<"intake:claim">,
  input: HandOverInput,
): Promise<undefined | FieldProblem> {
  const id = randomUUID();
  const role = HANDOVER_ROLES.find((each) => each === input.to) ?? null;
  const place = placeOf("Handover.wordsSealed", id);
  const rows = await HAND_OVER.run({
    intake: input.intakeId,
    staff: staff.id,
    version: input.version,
    handover: id,
    to: role ? null : input.to,
    role,
    wordsSealed: input.words ? seal(input.words, place) : null,
  });
  if (rows[0]?.code === "nobody")
    return new FieldProblem("to", "Choose another person who works here.");
  await settleEntry(input.intakeId, rows);
}

const WITHDRAW = statement({
  name: "team_withdraw",
  text: `WITH ${entryGuard("refused")},
    taken_back AS (
      UPDATE "QueueEntry" q SET "handoverId" = NULL, "version" = q."version" + 1
      FROM allowed WHERE q."intakeId" = allowed."intakeId" AND q."handoverId" IS NOT NULL
      RETURNING q."intakeId"),
    audited AS (${trail({
      action: "queue.handover_withdrawn",
      staff: "$staff",
      intake: '"intakeId"',
      from: "taken_back",
    })})
    SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/** Withdraws a hand-over before anybody has claimed the intake. */
export async function withdrawHandover(
  staff: Staff<"intake:claim">,
  { intakeId: intake, version }: WithdrawInput,
): Promise<void> {
  await settleEntry(intake, await WITHDRAW.run({ intake, staff: staff.id, version }));
}

const READ_NOTE = statement({
  name: "team_read_note",
  text: `WITH read AS (
      UPDATE "Mention" SET "readAt" = now() WHERE "noteId" = $note AND "staffId" = $staff::uuid
        AND "readAt" IS NULL RETURNING "noteId"),
    audited AS (${trail({
      action: "note.read",
      staff: "$staff",
      intake: 'n."intakeId"',
      detail: { noteId: 'n."id"' },
      from: 'read JOIN "Note" n ON n."id" = read."noteId"',
    })})
    SELECT "noteId" FROM read`,
  columns: { noteId: "uuid" },
});

/** Marks a note to oneself as read. Refuses any other note with not_found. */
export async function readNote(staff: Staff<"note:write">, input: ReadInput): Promise<void> {
  const rows = await READ_NOTE.run({ note: input.noteId, staff: staff.id });
  if (rows.length === 0) throw new Rejection("not_found");
}
