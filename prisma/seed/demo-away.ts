import { Temporal } from "temporal-polyfill";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";

const ADD = `INSERT INTO "AvailabilityException"
    ("id", "kind", "clinicianId", "locationId", "startsAt", "endsAt", "wallFrom", "wallTo")
  SELECT gen_random_uuid(), $kind, $clinician::uuid, l."id",
    $from::text::timestamp AT TIME ZONE $zone::text, $to::text::timestamp AT TIME ZONE $zone,
    $from::text::timestamp, $to::text::timestamp
  FROM (SELECT $place::text AS "code") place LEFT JOIN "Location" l USING ("code")
  WHERE (l."id" IS NOT NULL OR place."code" IS NULL) AND NOT EXISTS (SELECT 1 FROM "AvailabilityException" x WHERE x."kind" = $kind)`;

type Away = { kind: "leave" | "closed"; clinician: string | null; place: string | null };

/** Whole days off, from one to another. Writes nothing when there is one of its kind, or not the place. */
async function addAway(away: Away, first: Temporal.PlainDate, last: Temporal.PlainDate) {
  const to = last.add({ days: 1 });
  const zone = env().CLINIC_TIME_ZONE;
  await sql("demo_away", ADD, { ...away, zone, from: first.toString(), to: to.toString() });
}

/**
 * What differs from the usual weeks: a leave of three days next week, and a Friday some weeks ahead on which
 * one location is closed. To be added before the visits, so that none is booked in them.
 */
export async function seedDemoAway(now: Date, clinician: string): Promise<void> {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(env().CLINIC_TIME_ZONE)
    .toPlainDate();
  const monday = today.add({ days: 8 - today.dayOfWeek });
  const [tuesday, thursday] = [monday.add({ days: 1 }), monday.add({ days: 3 })];
  const friday = monday.add({ days: 18 });
  await addAway({ kind: "leave", clinician, place: null }, tuesday, thursday);
  await addAway({ kind: "closed", clinician: null, place: "lakeside" }, friday, friday);
}
