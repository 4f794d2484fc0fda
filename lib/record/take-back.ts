import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { entryGuard, type Ruling, settleEntry } from "@/lib/queue/entry-guard";
import type { TakeCallBackInput, TakeNoteBackInput } from "./schema";

/** What is taken back: its table, the event for the trail, its key there, what else changes. */
const CALL = {
  table: "CallAttempt",
  action: "call.taken_back",
  key: "callId",
  // As if the call had never been: the last one since it was opened tells when the next try is.
  also: `"nextTryAt" = (SELECT c."nextTryAt" FROM "CallAttempt" c
      WHERE c."intakeId" = q."intakeId" AND c."id" <> $4 AND c."takenBackAt" IS NULL
        AND c."createdAt" > coalesce((SELECT max(x."createdAt") FROM "Closure" x
          WHERE x."intakeId" = q."intakeId"), '-infinity')
      ORDER BY c."createdAt" DESC LIMIT 1),`,
};
const NOTE = { table: "Note", action: "note.taken_back", key: "noteId", also: "" };

// $4 what is taken back. A colleague who has the intake does not refuse it: it is the writer's own.
const takeBackText = ({ table, action, key, also }: typeof CALL) => `WITH own AS (
    SELECT "staffId", "takenBackAt" FROM "${table}" WHERE "id" = $4::uuid AND "intakeId" = $1::uuid),
  ${entryGuard(
    "allowed",
    `
      WHEN NOT EXISTS (SELECT 1 FROM own) THEN 'not_found'
      WHEN EXISTS (SELECT 1 FROM own WHERE "staffId" <> $2::uuid) THEN 'written_by_other'
      WHEN EXISTS (SELECT 1 FROM own WHERE "takenBackAt" IS NOT NULL) THEN 'changed_meanwhile'`,
  )},
  taken AS (
    UPDATE "${table}" t SET "takenBackAt" = now() FROM allowed WHERE t."id" = $4 RETURNING t."id", t."intakeId"),
  placed AS (
    UPDATE "QueueEntry" q SET ${also} "version" = q."version" + 1
    FROM taken WHERE q."intakeId" = taken."intakeId"),
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, '${action}', "intakeId", jsonb_build_object('${key}', "id") FROM taken)
  SELECT "code", "holder" FROM ruling`;

/**
 * Takes back a call that one recorded by mistake: it stays in the history, and its next try counts no
 * more. Refused for a colleague's call, on an older state, and once the intake is closed.
 */
export async function takeCallBack(
  staff: Staff<"call:record">,
  { intakeId, version, callId }: TakeCallBackInput,
): Promise<void> {
  const values = [intakeId, staff.id, version, callId];
  await settleEntry(intakeId, await sql<Ruling>("call_take_back", takeBackText(CALL), values));
}

/**
 * Takes back a note that one wrote by mistake: it stays in the history, and waits for nobody any more.
 * Refused as a call is.
 */
export async function takeNoteBack(
  staff: Staff<"note:write">,
  { intakeId, version, noteId }: TakeNoteBackInput,
): Promise<void> {
  const values = [intakeId, staff.id, version, noteId];
  await settleEntry(intakeId, await sql<Ruling>("note_take_back", takeBackText(NOTE), values));
}
