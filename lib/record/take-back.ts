import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { entryGuard, RULING, settleEntry } from "@/lib/queue/entry-guard";
import type { TakeCallBackInput, TakeNoteBackInput } from "./schema";

/**
 * Takes back `$what`, a row of `table`. A colleague's claim does not block it, because the row is
 * the writer's own.
 */
const takeBack = (table: "CallAttempt" | "Note", audited: string, also = "") => `WITH own AS (
    SELECT "staffId", "takenBackAt" FROM "${table}" WHERE "id" = $what::uuid AND "intakeId" = $intake::uuid),
  ${entryGuard(
    "allowed",
    `
      WHEN NOT EXISTS (SELECT 1 FROM own) THEN 'not_found'
      WHEN EXISTS (SELECT 1 FROM own WHERE "staffId" <> $staff::uuid) THEN 'written_by_other'
      WHEN EXISTS (SELECT 1 FROM own WHERE "takenBackAt" IS NOT NULL) THEN 'changed_meanwhile'`,
  )},
  taken AS (
    UPDATE "${table}" t SET "takenBackAt" = now() FROM allowed WHERE t."id" = $what RETURNING t."id", t."intakeId"),
  placed AS (
    UPDATE "QueueEntry" q SET ${also} "version" = q."version" + 1
    FROM taken WHERE q."intakeId" = taken."intakeId"),
  audited AS (${audited})
  SELECT "code", "holder" FROM ruling`;

const BY_STAFF = { staff: "$staff", intake: '"intakeId"', from: "taken" };

// As if the call had never happened: the last call since the intake was opened sets the next try.
const LAST_TRY = `"nextTryAt" = (SELECT c."nextTryAt" FROM "CallAttempt" c
      WHERE c."intakeId" = q."intakeId" AND c."id" <> $what AND c."takenBackAt" IS NULL
        AND c."createdAt" > coalesce((SELECT max(x."createdAt") FROM "Closure" x
          WHERE x."intakeId" = q."intakeId"), '-infinity')
      ORDER BY c."createdAt" DESC LIMIT 1),`;

const CALL = statement({
  name: "call_take_back",
  text: takeBack(
    "CallAttempt",
    trail({ action: "call.taken_back", ...BY_STAFF, detail: { callId: '"id"' } }),
    LAST_TRY,
  ),
  columns: RULING,
});

const NOTE = statement({
  name: "note_take_back",
  text: takeBack(
    "Note",
    trail({ action: "note.taken_back", ...BY_STAFF, detail: { noteId: '"id"' } }),
  ),
  columns: RULING,
});

/**
 * Takes back one's own call recorded by mistake. It stays in the history, and its next try no
 * longer counts. Refused for a colleague's call, on an older state, and once the intake is closed.
 */
export async function takeCallBack(
  staff: Staff<"call:record">,
  { intakeId: intake, version, callId: what }: TakeCallBackInput,
): Promise<void> {
  await settleEntry(intake, await CALL.run({ intake, staff: staff.id, version, what }));
}

/**
 * Takes back one's own note written by mistake. It stays in the history, and no longer waits for
 * anybody. Refused in the same cases as a call.
 */
export async function takeNoteBack(
  staff: Staff<"note:write">,
  { intakeId: intake, version, noteId: what }: TakeNoteBackInput,
): Promise<void> {
  await settleEntry(intake, await NOTE.run({ intake, staff: staff.id, version, what }));
}
