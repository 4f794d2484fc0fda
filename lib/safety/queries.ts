import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { nextStepId } from "@/lib/form/steps";
import { openDraftAnswers } from "@/lib/intake/sealed";
import type { DiagnosisGroup } from "@/lib/queue/schema";
import { HOUR_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";
import type { Agreed, FiredGroup, Look, MixGroup, Wait } from "./figures";
import { BUCKETS, LONGEST_LOOK, SHORTEST_LOOK } from "./looks";
import type { Span } from "./schema";
import { LATE_SQL, MISSED_SQL, SEEN_SQL, seenValues } from "./seen-sql";

/** So many of a list stand on the page; the others are one link away. */
export const MOST_LISTED = 5;

/** Times are ISO 8601. */
export type Unfound = {
  intakeId: string;
  reference: string;
  triage: Level;
  receivedAt: string;
  /** What it was, as it was closed; null: it is open, or nobody said. */
  diagnosis: DiagnosisGroup | null;
};
export type LateLook = {
  intakeId: string;
  reference: string;
  triage: Level;
  dueAt: string;
  firstLookAt: string | null;
};

/** SQL: the rows of a query as one JSON list. */
const list = (query: string) => `(SELECT coalesce(jsonb_agg(t), '[]') FROM (${query}) t)`;

const LOOKED = `extract(epoch FROM "firstLookAt" - "since")::float8`;
/** Where most were never opened, no time says within which half of them were. */
const within = (share: number) =>
  `nullif(percentile_disc(${share}) WITHIN GROUP (ORDER BY coalesce(${LOOKED}, 'infinity')), 'infinity')`;

// Every figure is counted in the database, over the intakes read once: the page holds no row of them.
const FIGURES = statement({
  name: "safety_figures",
  text: `WITH viewed AS (${trail({
    action: "safety.viewed",
    staff: "$staff",
    detail: { from: "$from::timestamptz", until: "$until::timestamptz" },
  })}), seen AS MATERIALIZED (${SEEN_SQL})
  SELECT ${list(`SELECT "triage", "clinician", count(*) AS "intakes" FROM seen GROUP BY 1, 2`)} AS "agreed",
    ${list(`SELECT "triage" AS "level", count(*) AS "intakes", count("firstLookAt") AS "looked",
      count(*) FILTER (WHERE ${LATE_SQL}) AS "late", count(*) FILTER (WHERE ${MISSED_SQL}) AS "missed",
      count(*) FILTER (WHERE "firstLookAt" IS NULL AND "dueAt" >= $now::timestamptz) AS "pending",
      count(*) FILTER (WHERE "dueAt" IS NULL) AS "noTarget",
      ${within(0.5)} AS "half", ${within(0.9)} AS "nineOfTen" FROM seen GROUP BY 1`)} AS "waits",
    ${list(`SELECT "triage" AS "level", width_bucket(ln(greatest(${LOOKED}, 1)), ln(${SHORTEST_LOOK}),
      ln(${LONGEST_LOOK}), ${BUCKETS}) AS "bucket", count(*) AS "intakes"
      FROM seen WHERE "firstLookAt" IS NOT NULL GROUP BY 1, 2`)} AS "looks",
    ${list(`SELECT date_trunc('week', "receivedAt" AT TIME ZONE $zone::text)::date::text AS "group",
      "triage" AS "level", count(*) AS "intakes" FROM seen GROUP BY 1, 2`)} AS "weeks",
    ${list(`SELECT coalesce(place."name", 'None') AS "group", "triage" AS "level", count(*) AS "intakes",
      count(*) FILTER (WHERE ${MISSED_SQL}) AS "missed" FROM seen
      LEFT JOIN "Location" place ON place."id" = seen."locationId" GROUP BY 1, 2`)} AS "places",
    ${list(`SELECT "ruleVersion" AS "group", "triage" AS "level", count(*) AS "intakes"
      FROM seen GROUP BY 1, 2`)} AS "versions",
    ${list(`SELECT "firedRules", "triage", "clinician", count(*) AS "intakes"
      FROM seen GROUP BY 1, 2, 3`)} AS "fired",
    ${list(`SELECT "intakeId", "reference", "triage", "receivedAt", (SELECT c."diagnosisGroup" FROM "Closure" c
        WHERE c."intakeId" = seen."intakeId" ORDER BY c."createdAt" DESC LIMIT 1) AS "diagnosis"
      FROM seen WHERE "clinician" = 'EMERGENCY' AND "triage" <> 'EMERGENCY'
      ORDER BY level_rank("triage") DESC, "receivedAt" DESC LIMIT ${MOST_LISTED}`)} AS "unfound",
    ${list(`SELECT "intakeId", "reference", "triage", "dueAt", "firstLookAt" FROM seen WHERE ${LATE_SQL}
      ORDER BY level_rank("triage"), "dueAt" DESC LIMIT ${MOST_LISTED}`)} AS "late"`,
  columns: {
    /** Intakes by the level of the triage and that of the last review that counts; null: no review. */
    agreed: column<Agreed[]>("jsonb"),
    waits: column<Wait[]>("jsonb"),
    looks: column<Look[]>("jsonb"),
    /** By the Monday of their week in the clinic's zone. */
    weeks: column<MixGroup[]>("jsonb"),
    places: column<(MixGroup & { missed: number })[]>("jsonb"),
    versions: column<MixGroup[]>("jsonb"),
    fired: column<FiredGroup[]>("jsonb"),
    /** Emergencies that the triage put lower, the widest miss first; and the late ones. The first few. */
    unfound: column<Unfound[]>("jsonb"),
    late: column<LateLook[]>("jsonb"),
  },
});

export type SafetyFigures = RowOf<typeof FIGURES>;

/**
 * The figures over the intakes received in this span, with weeks of this time zone. Counts only, no
 * patient. Records the view in the audit log.
 */
export async function readFigures(
  staff: Staff<"safety:read">,
  span: Span,
  zone: string,
  now: Date,
): Promise<SafetyFigures> {
  const [figures] = await FIGURES.run({ staff: staff.id, ...span, ...seenValues(now), zone });
  if (!figures) throw new Error("no figures");
  return figures;
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
