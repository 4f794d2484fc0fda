import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";

const OPENING_DAYS = 14;
const OPENING_TIMES = ["09:00", "09:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00"];
const OPENING_MINUTES = 30;

/** The times of one working day as instants in the clinic's zone; weekends have none. */
function openingsOf(day: Temporal.PlainDate, timeZone: string): { startsAt: Date; endsAt: Date }[] {
  if (day.dayOfWeek > 5) return [];
  return OPENING_TIMES.map((time) => {
    const start = day.toZonedDateTime({ timeZone, plainTime: time });
    const end = start.add({ minutes: OPENING_MINUTES });
    return { startsAt: new Date(start.epochMilliseconds), endsAt: new Date(end.epochMilliseconds) };
  });
}

/** Openings for follow-ups over the next two weeks; skips those that already exist. */
export async function seedDemoOpenings(now: Date, clinicianIds: string[]): Promise<void> {
  const timeZone = env().CLINIC_TIME_ZONE;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const days = Array.from({ length: OPENING_DAYS }, (_, index) => today.add({ days: index + 1 }));
  const openings = days.flatMap((day) => openingsOf(day, timeZone));
  const rows = clinicianIds.flatMap((clinicianId) =>
    openings.map((opening) => ({ id: randomUUID(), clinicianId, ...opening })),
  );
  await sql(
    "seed_openings",
    `INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt")
     SELECT * FROM unnest($ids::uuid[], $clinicians::uuid[], $starts::timestamptz[], $ends::timestamptz[]) ON CONFLICT DO NOTHING`,
    {
      ids: rows.map((row) => row.id),
      clinicians: rows.map((row) => row.clinicianId),
      starts: rows.map((row) => row.startsAt),
      ends: rows.map((row) => row.endsAt),
    },
  );
}
