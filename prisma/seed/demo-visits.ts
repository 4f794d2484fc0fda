import type { VisitLength } from "@/lib/appointment/hours/availability";
import { openSlots } from "@/lib/appointment/hours/open-slots";
import { findAvailability } from "@/lib/appointment/hours/queries";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";

const AHEAD_MS = 14 * DAY_MS;
/** Of the free times every so many is taken, so that a day is neither empty nor full. */
const EVERY = 7;
const MOST = 8;

/** Visits ahead of some patients who can wait. Writes nothing when somebody is booked. */
export async function seedDemoVisits(now: Date, bookedById: string): Promise<void> {
  const [visit] = await sql<VisitLength>(
    "demo_visit",
    `SELECT "id", "minutes", "bufferBefore", "bufferAfter" FROM "VisitType" WHERE "name" = 'Clinic visit'`,
  );
  const intakes = await sql<{ id: string }>(
    "demo_to_book",
    `SELECT q."intakeId" AS "id" FROM "QueueEntry" q
     WHERE q."level" IN ('SOON', 'ROUTINE') AND NOT EXISTS (SELECT 1 FROM "Appointment")
     ORDER BY q."levelRank", q."receivedAt" LIMIT ${MOST}`,
  );
  if (!visit) return;
  const to = new Date(now.getTime() + AHEAD_MS);
  const availability = await findAvailability(now, to);
  const wish = {
    visit,
    level: "ROUTINE",
    from: now,
    to,
    now,
    zone: env().CLINIC_TIME_ZONE,
  } as const;
  const free = openSlots(availability, wish).filter((_, at) => at % EVERY === 0);
  for (const [at, { id }] of intakes.entries()) {
    const slot = free[at];
    if (!slot) return;
    await sql(
      "demo_book",
      `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "locationId", "visitTypeId", "startsAt",
         "endsAt", "bookedById")
       VALUES (gen_random_uuid(), $intake, $clinician, $location, $visit, $startsAt, $endsAt, $bookedBy)`,
      {
        ...{ intake: id, clinician: slot.clinicianId, location: slot.locationId, visit: visit.id },
        ...{ startsAt: slot.startsAt, endsAt: slot.endsAt, bookedBy: bookedById },
      },
    );
  }
}
