import { findAvailability } from "@/lib/appointment/hours/queries";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Staff } from "@/lib/auth/staff";
import { column, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { dateIn, daysLater, weekOf } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";
import { type Given, givenTimes } from "./given";
import { type Needed, neededTimes } from "./needed";

/** So many past weeks are counted. */
export const WEEKS = 8;

const VISITS = statement({
  name: "capacity_visits",
  text: `SELECT w."week"::int4 AS "week", e."level", a."visitTypeId", count(*)::int4 AS "visits"
    FROM unnest($begins::timestamptz[], $ends::timestamptz[]) WITH ORDINALITY AS w ("from", "to", "week")
    JOIN "Appointment" a ON a."startsAt" >= w."from" AND a."startsAt" < w."to"
      AND a."status" NOT IN ('hold', 'cancelled')
    JOIN "EffectiveLevel" e ON e."intakeId" = a."intakeId"
    GROUP BY 1, 2, 3`,
  columns: {
    /** The first week is 1. */
    week: "int4",
    level: column<Level>("text"),
    visitTypeId: "uuid?",
    visits: "int4",
  },
});

/** What the usual weeks of all clinicians give, beside what the last weeks took. */
export type Capacity = {
  given: Given;
  needed: {
    all: Needed;
    /** Who may take what is kept: Urgent and above, and Soon. */
    kept: { URGENT: Needed; SOON: Needed };
    byVisit: Record<string, Needed>;
  };
};

/** Compares the usual weeks from next Monday on with the visits of the last eight whole weeks. */
export async function getCapacity(
  _staff: Staff<"availability:manage">,
  visits: readonly VisitType[],
  now: Date,
): Promise<Capacity> {
  const zone = env().CLINIC_TIME_ZONE;
  const { monday, to: next } = weekOf(dateIn(zone, now), zone);
  const weeks = Array.from({ length: WEEKS }, (_, at) =>
    weekOf(daysLater(monday, -7 * (at + 1)), zone),
  );
  const [{ rules }, rows] = await Promise.all([
    findAvailability(next, weekOf(daysLater(monday, 12 * 7), zone).to),
    VISITS.run({ begins: weeks.map(({ from }) => from), ends: weeks.map(({ to }) => to) }),
  ]);
  const neededOf = (counts: (row: (typeof rows)[number]) => boolean) =>
    neededTimes(
      weeks.map((_, at) =>
        rows
          .filter((row) => row.week === at + 1 && counts(row))
          .reduce((sum, row) => sum + row.visits, 0),
      ),
    );
  return {
    given: givenTimes(rules, visits, { from: next, zone }),
    needed: {
      all: neededOf(() => true),
      kept: {
        URGENT: neededOf(({ level }) => level === "EMERGENCY" || level === "URGENT"),
        SOON: neededOf(({ level }) => level === "SOON"),
      },
      byVisit: Object.fromEntries(
        visits.map(({ id }) => [id, neededOf((row) => row.visitTypeId === id)]),
      ),
    },
  };
}
