import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { nextStepId } from "@/lib/form/steps";
import { openDraftAnswers } from "@/lib/intake/sealed";
import type { CloseOutcome, DiagnosisGroup } from "@/lib/queue/schema";
import { HOUR_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";
import type { Span } from "./schema";

/** How an intake can be closed only after somebody was in touch with the patient. */
const CONTACT_OUTCOMES = (
  [
    "sent_to_emergency_department",
    "seen_in_clinic",
    "advice_given",
    "appointment_booked",
  ] satisfies CloseOutcome[]
)
  .map((outcome) => `'${outcome}'`)
  .join(", ");

const rowsFor = (name: string, action: "safety.viewed" | "safety.exported") =>
  statement({
    name,
    text: `WITH looked AS (${trail({
      action,
      staff: "$staff",
      detail: { from: "$from::timestamptz", until: "$until::timestamptz" },
    })})
  SELECT i."id" AS "intakeId", i."reference", i."receivedAt", i."filedAs", v."level" AS "triage",
    r."level" AS "clinician", v."firedRules", v."ruleVersion", place."name" AS "location",
    i."locationId", CASE WHEN v."level" = i."level" THEN i."dueAt" END AS "promisedAt",
    done."firstLookAt", least(spoken."at", seen."at") AS "contactAt", closed."outcome", closed."diagnosisGroup"
  FROM "Intake" i
  JOIN "Verdict" v ON v."intakeId" = i."id"
  LEFT JOIN "Location" place ON place."id" = i."locationId"
  LEFT JOIN LATERAL (SELECT x."level" FROM "CountingReview" x
    WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) r ON true
  LEFT JOIN LATERAL (SELECT min(e."at") AS "firstLookAt" FROM "AuditEvent" e
    WHERE e."intakeId" = i."id" AND e."actor" = 'staff' AND e."action" = 'intake.opened') done ON true
  LEFT JOIN LATERAL (SELECT min(t."createdAt") AS "at" FROM "CallAttempt" t
    WHERE t."intakeId" = i."id" AND t."outcome" = 'spoke' AND t."takenBackAt" IS NULL) spoken ON true
  LEFT JOIN LATERAL (SELECT min(c."createdAt") AS "at" FROM "Closure" c
    WHERE c."intakeId" = i."id" AND c."outcome" IN (${CONTACT_OUTCOMES})) seen ON true
  LEFT JOIN LATERAL (SELECT c."outcome", c."diagnosisGroup" FROM "Closure" c
    WHERE c."intakeId" = i."id" ORDER BY c."createdAt" DESC LIMIT 1) closed ON true
  WHERE i."receivedAt" >= $from AND i."receivedAt" < $until ORDER BY i."receivedAt" DESC`,
    columns: {
      intakeId: "uuid",
      reference: "text",
      receivedAt: "timestamptz",
      filedAs: "text",
      /** The level from the patient's answers. */
      triage: column<Level>("text"),
      /** The level of the last review that counts; null without a review. */
      clinician: column<Level | null>("text"),
      firedRules: "text[]",
      ruleVersion: "text",
      location: "text?",
      /** Null: the whole clinic. */
      locationId: "uuid?",
      /** When it was due by the targets of the day it was filed; null: not known, or no target. */
      promisedAt: "timestamptz?",
      /** When a member of staff first opened it. */
      firstLookAt: "timestamptz?",
      /** When staff were first in touch: they spoke to the patient, or closed it after seeing them. */
      contactAt: "timestamptz?",
      outcome: column<CloseOutcome | null>("text"),
      diagnosisGroup: column<DiagnosisGroup | null>("text"),
    },
  });
const VIEWED = rowsFor("safety_viewed", "safety.viewed");
const EXPORTED = rowsFor("safety_exported", "safety.exported");

/** One intake for the safety review: codes and times only, without identity. */
export type SafetyRow = RowOf<typeof VIEWED>;

/** The intakes received in this span, newest first. Records the view in the audit log. */
export function listForSafety(staff: Staff<"safety:read">, span: Span): Promise<SafetyRow[]> {
  return VIEWED.run({ staff: staff.id, ...span });
}

/** The same for a file, with its own event in the audit log. */
export function exportForSafety(staff: Staff<"safety:read">, span: Span): Promise<SafetyRow[]> {
  return EXPORTED.run({ staff: staff.id, ...span });
}

/** Counted in place of a question, for drafts that cannot be opened. */
export const UNREADABLE_STEP = "unreadable";

/** Unsent drafts unchanged for an hour, by the question where they stopped. */
export async function countAbandoned(
  _staff: Staff<"safety:read">,
  now: Date,
): Promise<{ stepId: string; drafts: number }[]> {
  const rows = await prisma().draft.findMany({
    where: { updatedAt: { lt: new Date(now.getTime() - HOUR_MS) }, expiresAt: { gt: now } },
    select: { id: true, answersSealed: true },
  });
  const counts = new Map<string, number>();
  for (const { id, answersSealed } of rows) {
    const answers = new Unsealing().take("Draft", id, () => openDraftAnswers(id, answersSealed));
    const stepId = answers ? nextStepId(answers, null) : UNREADABLE_STEP;
    counts.set(stepId, (counts.get(stepId) ?? 0) + 1);
  }
  return [...counts]
    .map(([stepId, drafts]) => ({ stepId, drafts }))
    .sort((a, b) => b.drafts - a.drafts || a.stepId.localeCompare(b.stepId));
}
