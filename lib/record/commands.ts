import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { isPermitted } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { openContact } from "@/lib/contact/open-contact";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { deadlinesFrom } from "@/lib/deadline/due";
import { enterQueue } from "@/lib/deadline/placed-entry";
import { FieldProblem, Rejection } from "@/lib/errors";
import { entryGuard, LOCKED_ENTRY, RULING, settleEntry } from "@/lib/queue/entry-guard";
import type { CallInput, EscalateInput, NoteInput } from "./schema";

/** Whether the patient allows a message to be left; null: never asked, or no contact. */
async function mayLeaveMessage(intakeId: string): Promise<"yes" | "no" | null> {
  const latest = await prisma().intakeContact.findFirst({
    where: { intakeId },
    orderBy: { createdAt: "desc" },
    select: { id: true, contactSealed: true },
  });
  if (!latest) return null;
  const contact = openContact({ contactId: latest.id, contactSealed: latest.contactSealed });
  return contact?.mayLeaveMessage ?? null;
}

/** A message that the patient did not allow needs a note of why it was left. */
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
      ? "The patient asked us not to leave a message."
      : "We did not ask the patient whether a message is safe.";
  return new FieldProblem("note", `${why} If you left one, enter what you said and why.`);
}

// A written answer waits until somebody who may read it has opened it, and spoken to the patient.
const ANSWER_READ = `$reads::boolean AND written."outcome" = 'spoke' AND EXISTS (SELECT 1 FROM "AuditEvent" e
        WHERE e."intakeId" = q."intakeId" AND e."staffId" = $staff AND e."action" = 'intake.opened'
          AND e."at" >= q."answeredAt")`;

const CALL = statement({
  name: "call_record",
  text: `WITH ${entryGuard("refused")},
    written AS (
      INSERT INTO "CallAttempt" ("id", "intakeId", "staffId", "outcome", "noteSealed", "nextTryAt")
      SELECT $call::uuid, "intakeId", $staff, $outcome::text, $noteSealed, now() + make_interval(mins => $tryAgain::int)
      FROM allowed RETURNING "id", "intakeId", "outcome", "nextTryAt"),
    placed AS (
      UPDATE "QueueEntry" q SET "nextTryAt" = written."nextTryAt", "version" = q."version" + 1,
        "answeredAt" = CASE WHEN ${ANSWER_READ} THEN NULL ELSE q."answeredAt" END
      FROM written WHERE q."intakeId" = written."intakeId"),
    audited AS (${trail({
      action: "call.recorded",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { callId: '"id"', outcome: '"outcome"', nextTryAt: '"nextTryAt"' },
      from: "written",
    })})
    SELECT "code", "holder" FROM ruling`,
  columns: RULING,
});

/**
 * Records a call attempt, with the minutes until the next try, if any; the last call sets that
 * time. A call that was made is always recorded, so no version is needed. A written answer goes on
 * waiting to be read, unless a clinician who opened it spoke to the patient.
 */
export async function recordCall(
  staff: Staff<"call:record">,
  input: CallInput,
): Promise<undefined | FieldProblem> {
  const problem = await messageProblem(input);
  if (problem) return problem;
  const id = randomUUID();
  const place = placeOf("CallAttempt.noteSealed", id);
  const rows = await CALL.run({
    intake: input.intakeId,
    staff: staff.id,
    version: null,
    call: id,
    outcome: input.outcome,
    noteSealed: input.note ? seal(input.note, place) : null,
    tryAgain: input.tryAgain,
    reads: isPermitted(staff.role, "clinical:read"),
  });
  await settleEntry(input.intakeId, rows);
}

const ESCALATE = statement({
  name: "intake_escalate",
  text: `WITH ${LOCKED_ENTRY},
    found AS (
      SELECT i."id", i."receivedAt", i."locationId", level_rank('EMERGENCY') AS "rank",
        coalesce((SELECT entry."level" FROM entry), e."level") AS "before"
      FROM "Intake" i JOIN "EffectiveLevel" e ON e."intakeId" = i."id" WHERE i."id" = $intake),
    written AS (
      INSERT INTO "Escalation" ("id", "intakeId", "staffId", "previousLevel", "reasonSealed")
      SELECT $escalation::uuid, "id", $staff::uuid, "before", $reasonSealed::text FROM found RETURNING *),
    placed AS (${enterQueue({ of: "found", open: "rung" })}),
    audited AS (${trail({
      action: "intake.escalated",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { escalationId: '"id"', from: '"previousLevel"' },
      from: "written",
    })})
    SELECT "id" FROM found`,
  columns: { id: "uuid" },
});

/**
 * Makes an EMERGENCY of an intake, with a reason. It rings until somebody acknowledges it, also when
 * a colleague has it; a closed intake is opened again. It never lowers a level and only adds, so no
 * version is needed and no claim blocks it. Only a review lowers it, by two clinicians.
 */
export async function escalateIntake(
  staff: Staff<"intake:escalate">,
  { intakeId: intake, reason }: EscalateInput,
): Promise<void> {
  const escalation = randomUUID();
  const rows = await ESCALATE.run({
    ...{ intake, staff: staff.id, escalation, deadlines: await deadlinesFrom(clockNow()) },
    reasonSealed: seal(reason, placeOf("Escalation.reasonSealed", escalation)),
  });
  if (rows.length === 0) throw new Rejection("not_found");
}

const NOTE = statement({
  name: "note_write",
  text: `WITH intake AS (SELECT "id" FROM "Intake" WHERE "id" = $intake::uuid),
    told AS (
      SELECT "id" FROM "StaffMember" WHERE "id" = $tell::uuid AND "id" <> $staff::uuid AND "disabledAt" IS NULL),
    written AS (
      INSERT INTO "Note" ("id", "intakeId", "staffId", "bodySealed")
      SELECT $note::uuid, "id", $staff, $bodySealed FROM intake WHERE $tell IS NULL OR EXISTS (SELECT 1 FROM told)
      RETURNING "id", "intakeId"),
    mentioned AS (
      INSERT INTO "Mention" ("noteId", "staffId") SELECT written."id", told."id" FROM written, told),
    audited AS (${trail({
      action: "note.written",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { noteId: '"id"', toId: "$tell" },
      from: "written",
    })})
    SELECT EXISTS (SELECT 1 FROM intake) AS "intake", EXISTS (SELECT 1 FROM written) AS "written"`,
  columns: { intake: "bool", written: "bool" },
});

/**
 * Writes a note that everybody can read; `tell` asks one person to read it. A note only adds, so
 * neither a colleague's claim nor a closed intake blocks it.
 */
export async function writeNote(
  staff: Staff<"note:write">,
  input: NoteInput,
): Promise<undefined | FieldProblem> {
  const id = randomUUID();
  const place = placeOf("Note.bodySealed", id);
  const [row] = await NOTE.run({
    intake: input.intakeId,
    staff: staff.id,
    note: id,
    bodySealed: seal(input.body, place),
    tell: input.tell,
  });
  if (!row?.intake) throw new Rejection("not_found");
  if (!row.written) return new FieldProblem("tell", "Choose somebody else who works here.");
}
