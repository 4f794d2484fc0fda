import { Temporal } from "temporal-polyfill";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";

/** So many weeks back and ahead the demo calendar is filled. */
export const DEMO_WEEKS = 6;

/** Hours of a demo clinician: on which weekdays, from and to (minutes), for what, kept for whom. */
type Hours = {
  weekdays: number[];
  from: number;
  to: number;
  visit: string | null;
  heldFor: string | null;
};

const WEEK: readonly Hours[] = [
  { weekdays: [1, 2, 3, 4, 5], from: 540, to: 690, visit: null, heldFor: null },
  { weekdays: [1, 2, 3, 4, 5], from: 690, to: 720, visit: null, heldFor: "URGENT" },
  { weekdays: [1, 3, 5], from: 840, to: 930, visit: null, heldFor: null },
  { weekdays: [2, 4], from: 840, to: 900, visit: "Phone call", heldFor: null },
  { weekdays: [2, 4], from: 900, to: 960, visit: "Video visit", heldFor: null },
];

/**
 * The usual week of each clinician, at the locations in turn, since some weeks ago. Writes nothing for
 * one who has hours.
 */
export async function seedDemoOpenings(now: Date, clinicianIds: string[]): Promise<void> {
  const since = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(env().CLINIC_TIME_ZONE)
    .toPlainDate()
    .subtract({ weeks: DEMO_WEEKS })
    .toString();
  const hours = WEEK.flatMap(({ weekdays, ...rest }) =>
    weekdays.map((weekday) => ({ ...rest, weekday })),
  );
  await sql(
    "seed_openings",
    `INSERT INTO "AvailabilityRule" ("id", "clinicianId", "locationId", "visitTypeId", "weekday", "fromMinute",
       "toMinute", "heldFor", "releaseHours", "validFrom")
     SELECT gen_random_uuid(), c."id",
       (SELECT l."id" FROM "Location" l ORDER BY l."code" DESC OFFSET (c."at" - 1) % 2 LIMIT 1),
       (SELECT v."id" FROM "VisitType" v WHERE v."name" = h."visit"),
       h."weekday", h."from", h."to", h."heldFor", CASE WHEN h."heldFor" IS NULL THEN 0 ELSE 24 END,
       $since::text::date
     FROM unnest($clinicians::uuid[]) WITH ORDINALITY AS c ("id", "at"),
       unnest($weekdays::smallint[], $from::smallint[], $to::smallint[], $visits::text[], $heldFor::text[])
         AS h ("weekday", "from", "to", "visit", "heldFor")
     WHERE NOT EXISTS (SELECT 1 FROM "AvailabilityRule" r WHERE r."clinicianId" = c."id")`,
    {
      ...{ clinicians: clinicianIds, since },
      weekdays: hours.map(({ weekday }) => weekday),
      from: hours.map(({ from }) => from),
      to: hours.map(({ to }) => to),
      visits: hours.map(({ visit }) => visit),
      heldFor: hours.map(({ heldFor }) => heldFor),
    },
  );
}
