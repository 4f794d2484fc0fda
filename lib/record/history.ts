import type { AuditDetail } from "@/lib/audit/event";
import type { Staff } from "@/lib/auth/staff";
import { placeOf, type SealedColumn } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { translatorIn } from "@/lib/i18n/translator";
import {
  openAnswer,
  openQuestion,
  wordsOfAnswer,
  wordsOfQuestion,
} from "@/lib/intake/question/question";

const HISTORY = statement({
  name: "intake_history",
  text: `SELECT e."id"::text AS "id", e."at", e."actor", e."staffId", m."name" AS "staffName", e."action",
    e."detail" || jsonb_strip_nulls(jsonb_build_object('to', t."name")) AS "detail",
    CASE e."action"
      WHEN 'note.written' THEN EXISTS (SELECT 1 FROM "Mention" x
        WHERE x."noteId" = (e."detail"->>'noteId')::uuid AND x."staffId" = $reader)
      WHEN 'queue.handed_over' THEN EXISTS (SELECT 1 FROM "Handover" h
        WHERE h."id" = (e."detail"->>'handoverId')::uuid AND (h."toId" = $reader OR h."toRole" = $role))
      ELSE false END AS "forReader",
    CASE e."action"
      WHEN 'note.written' THEN (SELECT n."bodySealed" FROM "Note" n WHERE n."id" = (e."detail"->>'noteId')::uuid)
      WHEN 'queue.handed_over' THEN (SELECT h."wordsSealed" FROM "Handover" h WHERE h."id" = (e."detail"->>'handoverId')::uuid)
      WHEN 'call.recorded' THEN (SELECT c."noteSealed" FROM "CallAttempt" c WHERE c."id" = (e."detail"->>'callId')::uuid)
      WHEN 'review.recorded' THEN (SELECT r."reasonSealed" FROM "Review" r WHERE r."id" = (e."detail"->>'reviewId')::uuid)
      WHEN 'review.seconded' THEN (SELECT s."reasonSealed" FROM "SecondReview" s WHERE s."reviewId" = (e."detail"->>'reviewId')::uuid)
      WHEN 'question.asked' THEN (SELECT x."questionSealed" FROM "PatientQuestion" x WHERE x."id" = (e."detail"->>'questionId')::uuid)
      WHEN 'question.answered' THEN (SELECT x."answerSealed" FROM "PatientQuestion" x WHERE x."id" = (e."detail"->>'questionId')::uuid)
      WHEN 'intake.escalated' THEN (SELECT x."reasonSealed" FROM "Escalation" x WHERE x."id" = (e."detail"->>'escalationId')::uuid)
      WHEN 'closure.requested' THEN (SELECT x."noteSealed" FROM "ClosureRequest" x WHERE x."id" = (e."detail"->>'requestId')::uuid)
      WHEN 'closure.decided' THEN (SELECT x."reasonSealed" FROM "ClosureRequest" x WHERE x."id" = (e."detail"->>'requestId')::uuid)
      WHEN 'intake.closed' THEN (SELECT x."noteSealed" FROM "Closure" x WHERE x."id" = (e."detail"->>'closureId')::uuid)
    END AS "sealed",
    CASE e."action"
      WHEN 'note.written' THEN (SELECT n."takenBackAt" FROM "Note" n WHERE n."id" = (e."detail"->>'noteId')::uuid)
      WHEN 'call.recorded' THEN (SELECT c."takenBackAt" FROM "CallAttempt" c WHERE c."id" = (e."detail"->>'callId')::uuid)
    END AS "takenBackAt"
  FROM "AuditEvent" e LEFT JOIN "StaffMember" m ON m."id" = e."staffId"
  LEFT JOIN "StaffMember" t ON t."id" = (e."detail"->>'toId')::uuid
  WHERE e."intakeId" = $intake ORDER BY e."at" DESC, e."id" DESC LIMIT 500`,
  columns: {
    id: "text",
    at: "timestamptz",
    actor: column<"staff" | "patient" | "system">("text"),
    staffId: "uuid?",
    staffName: "text?",
    action: "text",
    detail: column<AuditDetail>("jsonb"),
    /** A hand-over or a note for this reader. */
    forReader: "bool",
    sealed: "text?",
    /** When the author of a call or a note took it back; null when it counts. */
    takenBackAt: "timestamptz?",
  },
});
type SealedEvent = RowOf<typeof HISTORY>;

export type HistoryEvent = Omit<SealedEvent, "staffId" | "sealed" | "forReader"> & {
  /**
   * The note, reason or text of the event; null when there is none or the reader may not see it.
   */
  text: string | null;
  /** There is a text that could not be opened. */
  unreadable: boolean;
  /** Done by this reader. */
  own: boolean;
};

/** Where the text of each kind of event is sealed, and the id in its detail that names the row. */
const PLACES: Record<string, { column: SealedColumn; key: string }> = {
  "note.written": { column: "Note.bodySealed", key: "noteId" },
  "queue.handed_over": { column: "Handover.wordsSealed", key: "handoverId" },
  "call.recorded": { column: "CallAttempt.noteSealed", key: "callId" },
  "review.recorded": { column: "Review.reasonSealed", key: "reviewId" },
  "review.seconded": { column: "SecondReview.reasonSealed", key: "reviewId" },
  "intake.escalated": { column: "Escalation.reasonSealed", key: "escalationId" },
  "closure.requested": { column: "Closure.noteSealed", key: "requestId" },
  "closure.decided": { column: "ClosureRequest.reasonSealed", key: "requestId" },
  "intake.closed": { column: "Closure.noteSealed", key: "closureId" },
};

/** A question and its answer as the patient read them, in English. */
const QUESTIONS: Record<string, (id: string, sealed: string) => string> = {
  "question.asked": (id, sealed) =>
    wordsOfQuestion(openQuestion(id, sealed), {}, translatorIn("en")),
  "question.answered": (id, sealed) =>
    wordsOfAnswer(openAnswer(id, sealed), {}, translatorIn("en")),
};

function openText(event: SealedEvent): string | null {
  const question = QUESTIONS[event.action];
  if (question && event.sealed) return question(String(event.detail.questionId), event.sealed);
  const place = PLACES[event.action];
  if (!place || !event.sealed) return null;
  return unseal(event.sealed, placeOf(place.column, String(event.detail[place.key])));
}

/**
 * Everything that happened to an intake, newest first (at most 500 events): one timeline made of
 * the audit log, with the texts of notes, calls, reviews, hand-overs and closures. `to` in a detail
 * is the name of a person. Without `clinical`, opens only the reader's own texts and the notes and
 * hand-overs for the reader.
 */
export async function listHistory(
  staff: Staff<"intake:read">,
  clinical: Staff<"clinical:read"> | null,
  intakeId: string,
): Promise<HistoryEvent[]> {
  const rows = await HISTORY.run({ intake: intakeId, reader: staff.id, role: staff.role });
  return rows.map((row) => {
    const { sealed: _, staffId, forReader, ...event } = row;
    const own = staffId === staff.id;
    const unsealing = new Unsealing();
    const mayRead = clinical || forReader || own;
    const text = mayRead ? unsealing.take("AuditEvent", row.id, () => openText(row)) : null;
    return { ...event, own, text, unreadable: unsealing.unreadable };
  });
}
