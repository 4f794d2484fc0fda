import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { nextStepId } from "@/lib/form/steps";
import { openDraftAnswers } from "@/lib/intake/sealed";
import { VERDICT } from "@/lib/intake/verdict";
import type { CloseOutcome, DiagnosisGroup } from "@/lib/queue/schema";
import type { Level } from "@/lib/triage/symptoms";
import type { Span } from "./schema";

/** One intake as it is judged afterwards. Codes and times only, nothing that says who it was. */
export type SafetyRow = {
  intakeId: string;
  reference: string;
  receivedAt: Date;
  filedAs: string;
  /** As triaged from the patient's answers. */
  triage: Level;
  /** As the last review that counts said; null when nobody reviewed it. */
  clinician: Level | null;
  firedRules: string[];
  ruleVersion: string;
  location: string | null;
  /** Null: the whole clinic. */
  locationId: string | null;
  /** When it was due by the targets of the day it was filed; null: not known, or no target. */
  promisedAt: Date | null;
  /** When a member of staff first opened it. */
  firstLookAt: Date | null;
  /** When a member of staff first did something about it: took it, called, booked, reviewed, closed. */
  firstStepAt: Date | null;
  outcome: CloseOutcome | null;
  diagnosisGroup: DiagnosisGroup | null;
};

const ROWS = `WITH looked AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
    SELECT 'staff', $1, $2, jsonb_build_object('from', $3::timestamptz, 'until', $4::timestamptz))
  SELECT i."id" AS "intakeId", i."reference", i."receivedAt", i."filedAs", v."level" AS "triage",
    r."level" AS "clinician", v."firedRules", v."ruleVersion", place."name" AS "location",
    i."locationId", CASE WHEN v."level" = i."level" THEN i."dueAt" END AS "promisedAt",
    done."firstLookAt", done."firstStepAt", closed."outcome", closed."diagnosisGroup"
  FROM "Intake" i
  ${VERDICT}
  LEFT JOIN "Location" place ON place."id" = i."locationId"
  LEFT JOIN LATERAL (SELECT x."level" FROM "Review" x
    LEFT JOIN "SecondReview" s ON s."reviewId" = x."id"
    WHERE x."intakeId" = i."id" AND (NOT x."needsSecond" OR s."agrees")
    ORDER BY x."createdAt" DESC LIMIT 1) r ON true
  LEFT JOIN LATERAL (SELECT
      min(e."at") FILTER (WHERE e."action" = 'intake.opened') AS "firstLookAt",
      min(e."at") FILTER (WHERE e."action" <> 'intake.opened') AS "firstStepAt"
    FROM "AuditEvent" e WHERE e."intakeId" = i."id" AND e."actor" = 'staff' AND e."action" IN (
      'intake.opened', 'queue.claimed', 'call.recorded', 'appointment.booked', 'review.recorded',
      'intake.closed')) done ON true
  LEFT JOIN LATERAL (SELECT c."outcome", c."diagnosisGroup" FROM "Closure" c
    WHERE c."intakeId" = i."id" ORDER BY c."createdAt" DESC LIMIT 1) closed ON true
  WHERE i."receivedAt" >= $3 AND i."receivedAt" < $4 ORDER BY i."receivedAt" DESC`;

/** The intakes that were received in this span, newest first. Looking is an event of the trail. */
export function listForSafety(staff: Staff<"safety:read">, span: Span): Promise<SafetyRow[]> {
  return readRows(staff, "safety.viewed", span);
}

/** The same to be taken away as a file, which the trail tells apart. */
export function exportForSafety(staff: Staff<"safety:read">, span: Span): Promise<SafetyRow[]> {
  return readRows(staff, "safety.exported", span);
}

function readRows(staff: Staff<"safety:read">, action: string, { from, until }: Span) {
  return sql<SafetyRow>("safety_rows", ROWS, [staff.id, action, from, until]);
}

/** Unsent drafts that nobody went on with for an hour, by the question where they stopped. */
export async function countAbandoned(
  _staff: Staff<"safety:read">,
  now: Date,
): Promise<{ stepId: string; drafts: number }[]> {
  const rows = await sql<{ id: string; answersSealed: string }>(
    "safety_drafts",
    `SELECT "id", "answersSealed" FROM "Draft"
     WHERE "updatedAt" < $1::timestamptz - interval '1 hour' AND "expiresAt" > $1`,
    [now],
  );
  const counts = new Map<string, number>();
  for (const { id, answersSealed } of rows) {
    const stepId = nextStepId(openDraftAnswers(id, answersSealed), null);
    counts.set(stepId, (counts.get(stepId) ?? 0) + 1);
  }
  return [...counts]
    .map(([stepId, drafts]) => ({ stepId, drafts }))
    .sort((a, b) => b.drafts - a.drafts || a.stepId.localeCompare(b.stepId));
}
