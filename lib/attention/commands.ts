import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { fileLeft } from "@/lib/intake/abandoned";
import type { LeftDraftInput, MessageTaskInput, SettleVisitInput } from "./schema";

const FAILED = `"id" = $message::uuid AND "failedAt" IS NOT NULL AND "resolvedAt" IS NULL`;

const RETRY = statement({
  name: "attention_retry",
  text: `WITH retried AS (
      UPDATE "OutboundMessage" SET "failedAt" = NULL, "failure" = NULL, "sentAt" = NULL
      WHERE ${FAILED} AND "failure" IS DISTINCT FROM 'too_late' RETURNING "id", "intakeId", "channel", "kind"),
    audited AS (${trail({
      action: "message.retried",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { messageId: '"id"' },
      from: "retried",
    })})
    SELECT (graphile_worker.add_job('deliver_' || "channel", json_build_object('messageId', "id"),
      job_key := 'deliver:' || "id", priority := -5)).id AS "job" FROM retried`,
  columns: { job: "int8" },
});

/**
 * Sends a failed message again, at once. Refuses with changed_meanwhile when somebody was faster,
 * when it was delivered after all, or when its time has passed.
 */
export async function retryMessage(
  staff: Staff<"call:record">,
  { messageId: message }: MessageTaskInput,
): Promise<void> {
  const rows = await RETRY.run({ staff: staff.id, message });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

const RESOLVE = statement({
  name: "attention_resolve",
  text: `WITH resolved AS (
      UPDATE "OutboundMessage" SET "resolvedAt" = now(), "resolvedById" = $staff::uuid
      WHERE ${FAILED} RETURNING "id", "intakeId"),
    audited AS (${trail({
      action: "message.resolved",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { messageId: '"id"' },
      from: "resolved",
    })})
    SELECT "id" FROM resolved`,
  columns: { id: "uuid" },
});

/**
 * The person reached the patient, or the colleague, in another way: the message is not sent any
 * more. Refuses with changed_meanwhile when somebody was faster, or when it was delivered after all.
 */
export async function resolveMessage(
  staff: Staff<"call:record">,
  { messageId: message }: MessageTaskInput,
): Promise<void> {
  const rows = await RESOLVE.run({ staff: staff.id, message });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

const VISITS = `('visit_missing', 'visit_cancelled', 'visit_missed', 'visit_unknown', 'visit_needed')`;

const SETTLE = statement({
  name: "attention_settle_visit",
  text: `WITH settled AS (
      DELETE FROM "PromisedVisit" p WHERE p."intakeId" = $intake::uuid AND EXISTS (
        SELECT 1 FROM "NeedsAttention" n WHERE n."intakeId" = $intake AND n."kind" IN ${VISITS})
      RETURNING p."intakeId"),
    note AS (
      INSERT INTO "Note" ("id", "intakeId", "staffId", "bodySealed")
      SELECT $note::uuid, "intakeId", $staff::uuid, $bodySealed FROM settled RETURNING "id", "intakeId"),
    written AS (${trail({
      action: "note.written",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { noteId: '"id"' },
      from: "note",
    })}),
    audited AS (${trail({
      action: "visit.settled",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { noteId: '"id"' },
      from: "note",
    })})
    SELECT "intakeId" FROM settled`,
  columns: { intakeId: "uuid" },
});

/**
 * A clinician says why a closed intake needs no visit any more; the reason is kept as a note.
 * Refuses with changed_meanwhile when another visit was booked, or the patient came.
 */
export async function settleVisit(
  staff: Staff<"intake:close">,
  { intakeId: intake, note: text }: SettleVisitInput,
): Promise<void> {
  const note = randomUUID();
  const bodySealed = seal(text, placeOf("Note.bodySealed", note));
  const rows = await SETTLE.run({ staff: staff.id, intake, note, bodySealed });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

const FILED_EARLY = statement({
  name: "attention_filed_early",
  text: trail({
    action: "draft.filed_early",
    staff: "$staff",
    intake: "$draft",
    detail: { draftId: "$draft::uuid" },
  }),
  columns: {},
});

/**
 * Puts answers with a red flag that the patient has left on the board now; otherwise the service does
 * so after ABANDONED_MINUTES. The patient can still go on. Refuses with changed_meanwhile when they
 * do at this moment, or when it is filed already.
 */
export async function fileLeftDraft(
  staff: Staff<"intake:claim">,
  { draftId: draft }: LeftDraftInput,
): Promise<void> {
  if (!(await fileLeft(draft, clockNow()))) throw new Rejection("changed_meanwhile");
  await FILED_EARLY.run({ staff: staff.id, draft });
}
