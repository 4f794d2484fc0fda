import type { Staff } from "@/lib/auth/staff";
import { type RowOf, statement } from "@/lib/db/statement";

const FIND = statement({
  name: "burst_find",
  text: `SELECT b."id", b."startedAt", b."seenAt",
      coalesce(max(q."receivedAt"), b."lastAt") AS "lastAt", m."name" AS "seenByName",
      count(q."intakeId")::int AS "size", count(q."intakeId") FILTER (WHERE EXISTS (
        SELECT 1 FROM "IntakeContact" c WHERE c."intakeId" = q."intakeId"))::int AS "withContact"
    FROM "Burst" b LEFT JOIN "StaffMember" m ON m."id" = b."seenById"
    LEFT JOIN "QueueEntry" q ON q."burstId" = b."id" AND q."inBurst"
    WHERE b."id" = $burst GROUP BY b."id", m."name"`,
  columns: {
    id: "uuid",
    startedAt: "timestamptz",
    /** When the latest one came in. */
    lastAt: "timestamptz",
    /** When somebody last said that they saw it; null when nobody has. */
    seenAt: "timestamptz?",
    seenByName: "text?",
    /** Those that nobody has claimed yet. */
    size: "int4",
    /** Of these, those who left a way to reach them. */
    withContact: "int4",
  },
});

/** A burst of emergencies that are alike and came from one source. */
export type Burst = RowOf<typeof FIND>;

/** The burst with this id; null when there is none. */
export async function findBurst(_staff: Staff<"queue:read">, burst: string): Promise<Burst | null> {
  const [row] = await FIND.run({ burst });
  return row ?? null;
}
