import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";

/** How often a rule fired in the intakes received since then, by rule id; the demo's count as well. */
export async function countRuleHits(
  _staff: Staff<"rules:read">,
  since: Date,
): Promise<{ intakes: number; hits: ReadonlyMap<string, number> }> {
  const rows = await sql<{ id: string | null; hits: number; intakes: number }>(
    "review_rule_hits",
    `WITH recent AS (SELECT "firedRules" FROM "Intake" WHERE "receivedAt" >= $1)
     SELECT fired."id", count(fired."id")::int AS "hits", (SELECT count(*) FROM recent)::int AS "intakes"
     FROM (SELECT 1) once LEFT JOIN (SELECT unnest("firedRules") AS "id" FROM recent) fired ON true
     GROUP BY fired."id"`,
    [since],
  );
  const hits = new Map(rows.flatMap(({ id, hits: count }) => (id ? [[id, count]] : [])));
  return { intakes: rows[0]?.intakes ?? 0, hits };
}
