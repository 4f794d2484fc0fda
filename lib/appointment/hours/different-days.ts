import { Temporal } from "temporal-polyfill";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import type { Exception } from "./availability";

const DIFFERENT = statement({
  name: "hours_different_days",
  text: `SELECT x."id", x."kind", x."startsAt", x."endsAt", x."wallFrom"::text, x."wallTo"::text, x."reason",
      CASE WHEN x."kind" = 'extra' THEN l."zone" END AS "zone", l."name" AS "location", v."name" AS "visitType"
    FROM "AvailabilityException" x LEFT JOIN "Location" l ON l."id" = x."locationId"
    LEFT JOIN "VisitType" v ON v."id" = x."visitTypeId"
    WHERE x."removedAt" IS NULL AND coalesce(x."clinicianId", $clinician::uuid) = $clinician
      AND x."endsAt" > now() - interval '26 hours'
      AND (coalesce(x."wallTo" AT TIME ZONE zone_of(x."locationId"), x."endsAt") > now()
        OR x."locationId" IS NULL AND EXISTS (SELECT 1 FROM "Location" place
          WHERE x."wallTo" AT TIME ZONE zone_of(place."id") > now()))
    ORDER BY x."startsAt", x."id"`,
  columns: {
    ...{
      id: "uuid",
      startsAt: "timestamptz",
      endsAt: "timestamptz",
      wallFrom: "text?",
      wallTo: "text?",
    },
    kind: column<Exception["kind"]>("text"),
    ...{ reason: "text?", zone: "text?", location: "text?", visitType: "text?" },
  },
});

export type DifferentDay = Pick<
  RowOf<typeof DIFFERENT>,
  "id" | "kind" | "visitType" | "location" | "reason"
> & {
  /** By the wall clock that it was typed by: of extra hours that of their place. */
  from: Temporal.PlainDateTime;
  to: Temporal.PlainDateTime;
};

const wallOf = (moment: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();

/**
 * What differs from the usual week of a clinician from now on, also for everybody, by time. A leave or a
 * closing stands here until it is over at every place.
 */
export async function listDifferentDays(
  _staff: Staff<"availability:manage">,
  clinicianId: string,
): Promise<DifferentDay[]> {
  const rows = await DIFFERENT.run({ clinician: clinicianId });
  return rows.map(({ startsAt, endsAt, wallFrom, wallTo, zone, ...day }) => {
    const clock = zone ?? env().CLINIC_TIME_ZONE;
    return {
      ...day,
      from: wallFrom ? Temporal.PlainDateTime.from(wallFrom) : wallOf(startsAt, clock),
      to: wallTo ? Temporal.PlainDateTime.from(wallTo) : wallOf(endsAt, clock),
    };
  });
}
