import type { NamedPerson } from "@/lib/auth/queries";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";

type Counted = { count: number };

/** The choices of the queue's filters, each with its number of open rows. */
export type QueueChoices = {
  flags: ({ ruleId: string } & Counted)[];
  places: (NamedPerson & Counted)[];
  people: (NamedPerson & Counted)[];
};

const CHOICES = statement({
  name: "queue_choices",
  text: `WITH waiting AS (
    SELECT q."claimedById", v."locationId", v."firedRules"
    FROM "QueueEntry" q JOIN "Verdict" v ON v."intakeId" = q."intakeId")
  SELECT 'flags' AS "kind", rule AS "id", NULL AS "name", count(*)::int AS "count"
  FROM waiting, unnest(waiting."firedRules") AS rule GROUP BY rule
  UNION ALL
  SELECT 'places', l."id"::text, l."name", count(w."locationId")::int
  FROM "Location" l LEFT JOIN waiting w ON w."locationId" = l."id"
  GROUP BY l."id" HAVING l."closedAt" IS NULL OR count(w."locationId") > 0
  UNION ALL
  SELECT 'people', m."id"::text, m."name", count(w."claimedById")::int
  FROM "StaffMember" m LEFT JOIN waiting w ON w."claimedById" = m."id"
  GROUP BY m."id" HAVING m."disabledAt" IS NULL OR count(w."claimedById") > 0
  ORDER BY "kind", "name", "count" DESC, "id"`,
  columns: { kind: column<keyof QueueChoices>("text"), id: "text", name: "text?", count: "int4" },
});
type Row = RowOf<typeof CHOICES>;

/**
 * The red flags of open intakes, most frequent first, and the clinic's places and people by name.
 * Reads only open rows.
 */
export async function listChoices(_staff: Staff<"queue:read">): Promise<QueueChoices> {
  const rows = await CHOICES.run({});
  const named = (kind: Row["kind"]) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, name, count }) => ({ id, name: name ?? "", count }));
  return {
    flags: named("flags").map(({ id, count }) => ({ ruleId: id, count })),
    places: named("places"),
    people: named("people"),
  };
}
