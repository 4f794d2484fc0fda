import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";

const HITS = statement({
  name: "safety_rule_hits",
  text: `WITH recent AS (SELECT "firedRules" FROM "Intake" WHERE "receivedAt" >= $since)
    SELECT fired."id", count(fired."id")::int AS "hits", (SELECT count(*) FROM recent)::int AS "intakes"
    FROM (SELECT 1) once LEFT JOIN (SELECT unnest("firedRules") AS "id" FROM recent) fired ON true
    GROUP BY fired."id"`,
  columns: { id: "text?", hits: "int4", intakes: "int4" },
});

/**
 * How often each rule fired in the intakes received since then, by rule id. Demo intakes count too.
 */
export async function countRuleHits(
  _staff: Staff<"rules:read">,
  since: Date,
): Promise<{ intakes: number; hits: ReadonlyMap<string, number> }> {
  const rows = await HITS.run({ since });
  const hits = new Map(rows.flatMap(({ id, hits: count }) => (id ? [[id, count]] : [])));
  return { intakes: rows[0]?.intakes ?? 0, hits };
}
