import { trail } from "@/lib/audit/trail";
import { requireFreshFactor } from "@/lib/auth/factor";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { CloseOutcome, DiagnosisGroup } from "@/lib/queue/schema";
import type { Span } from "@/lib/safety/schema";
import {
  LATE_SQL,
  MISSED_SQL,
  OVER_SQL,
  SEEN_SQL,
  seenValues,
  UNDER_SQL,
} from "@/lib/safety/seen-sql";
import { DAY_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";
import type { CasesFilter } from "./schema";

const SHOWN = `SELECT page.*, place."name" AS "location", closed."outcome", closed."diagnosisGroup"
  FROM page
  LEFT JOIN "Location" place ON place."id" = page."locationId"
  LEFT JOIN LATERAL (SELECT c."outcome", c."diagnosisGroup" FROM "Closure" c
    WHERE c."intakeId" = page."intakeId" ORDER BY c."createdAt" DESC LIMIT 1) closed ON true`;

const COLUMNS = {
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
  /** Null: the whole clinic. */
  locationId: "uuid?",
  since: "timestamptz",
  dueAt: "timestamptz?",
  firstLookAt: "timestamptz?",
  contactAt: "timestamptz?",
  /** Nobody was in touch with the patient in time. */
  missed: "bool",
  location: "text?",
  outcome: column<CloseOutcome | null>("text"),
  diagnosisGroup: column<DiagnosisGroup | null>("text"),
} as const;

const FITS = `($triage::text IS NULL OR "triage" = $triage) AND ($clinician::text IS NULL OR "clinician" = $clinician)
  AND CASE $kind::text WHEN 'under' THEN ${UNDER_SQL} WHEN 'over' THEN ${OVER_SQL}
    WHEN 'late' THEN ${LATE_SQL} WHEN 'missed' THEN ${MISSED_SQL} ELSE true END`;

const CASES = statement({
  name: "safety_cases",
  text: `WITH viewed AS (${trail({
    action: "safety.viewed",
    staff: "$staff",
    detail: { from: "$from::timestamptz", until: "$until::timestamptz" },
  })}), page AS (SELECT seen.*, coalesce(${MISSED_SQL}, false) AS "missed", count(*) OVER ()::int AS "found"
      FROM (${SEEN_SQL}) seen WHERE ${FITS}
      ORDER BY CASE WHEN $kind IN ('under', 'over')
          THEN -abs(level_rank("clinician") - level_rank("triage")) ELSE level_rank("triage") END,
        "receivedAt" DESC, "intakeId" LIMIT $most::int)
  ${SHOWN} ORDER BY CASE WHEN $kind IN ('under', 'over')
      THEN -abs(level_rank(page."clinician") - level_rank(page."triage")) ELSE level_rank(page."triage") END,
    page."receivedAt" DESC, page."intakeId"`,
  columns: {
    ...COLUMNS,
    /** How many fit, also those that are not shown. */
    found: "int4",
  },
});

/** One intake for the safety review: codes and times only, without identity. */
export type SafetyCase = RowOf<typeof CASES>;

/**
 * At most `most` intakes of this span that fit, and how many fit: the widest difference between triage
 * and clinician first, else the most severe; then the newest. Recorded in the audit log.
 */
export async function listCases(
  staff: Staff<"safety:read">,
  asked: { span: Span; filter: CasesFilter; most: number },
  now: Date,
): Promise<{ rows: SafetyCase[]; found: number }> {
  const { span, filter, most } = asked;
  const rows = await CASES.run({
    staff: staff.id,
    ...span,
    ...filter,
    most,
    ...seenValues(now),
  });
  return { rows, found: rows[0]?.found ?? 0 };
}

const START = statement({
  name: "safety_export_start",
  text: trail({
    action: "safety.exported",
    staff: "$staff",
    detail: { from: "$from::timestamptz", until: "$until::timestamptz" },
  }),
  columns: {},
});

const DAY = statement({
  name: "safety_export_day",
  text: `WITH page AS (SELECT seen.*, coalesce(${MISSED_SQL}, false) AS "missed" FROM (${SEEN_SQL}) seen)
    ${SHOWN} ORDER BY page."receivedAt" DESC, page."intakeId"`,
  columns: COLUMNS,
});

export type ExportedCase = RowOf<typeof DAY>;

/**
 * All intakes of this span, newest first, a day at a time, so that memory stays flat. First the export
 * goes into the audit log: without that event there is no file.
 */
export async function* exportCases(
  staff: Staff<"safety:read">,
  { from, until }: Span,
  now: Date,
): AsyncGenerator<ExportedCase[], void> {
  await requireFreshFactor(staff);
  await START.run({ staff: staff.id, from, until });
  for (let end = until; end > from; end = new Date(end.getTime() - DAY_MS)) {
    const begin = new Date(Math.max(from.getTime(), end.getTime() - DAY_MS));
    yield await DAY.run({ from: begin, until: end, ...seenValues(now) });
  }
}
