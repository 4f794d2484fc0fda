import type { Mode } from "@/lib/appointment/visit-type/schema";
import { column, type RowOf, statement } from "@/lib/db/statement";

const FIND_VISIT = statement({
  name: "notices_find_visit",
  text: `SELECT a."id", coalesce(a."calendarId", a."id") AS "calendarId", a."intakeId", a."sequence", a."status",
      a."startsAt", a."endsAt", m."name" AS "clinicianName", v."mode", l."name" AS "location", l."address", l."zone"
    FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId"
    LEFT JOIN "VisitType" v ON v."id" = a."visitTypeId" LEFT JOIN "Location" l ON l."id" = a."locationId"
    WHERE a."status" <> 'hold' AND coalesce(a."calendarId", a."id") = $visit::uuid
    ORDER BY a."status" = 'cancelled', a."sequence" DESC, a."bookedAt" DESC LIMIT 1`,
  columns: {
    id: "uuid",
    calendarId: "uuid",
    intakeId: "uuid",
    sequence: "int4",
    status: column<"booked" | "arrived" | "done" | "no_show" | "cancelled">("text"),
    startsAt: "timestamptz",
    endsAt: "timestamptz",
    clinicianName: "text",
    mode: column<Mode | null>("text"),
    location: "text?",
    address: "text?",
    zone: "text?",
  },
});
export type VisitNow = RowOf<typeof FIND_VISIT>;

/**
 * A visit as it is now. A visit that is moved is a new appointment with the same id in calendars, so
 * this is the latest of them; null when there is none.
 */
export async function findVisitNow(visit: string): Promise<VisitNow | null> {
  const [row] = await FIND_VISIT.run({ visit });
  return row ?? null;
}
