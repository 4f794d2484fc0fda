import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, FieldProblem, Rejection } from "@/lib/errors";
import { holidaysFrom } from "./holidays";
import {
  type CopyHoursInput,
  type DifferentInput,
  type HolidaysInput,
  type HoursInput,
  minuteOf,
  type PaintedHoursInput,
  type RemoveDifferentInput,
  type RemoveHoursInput,
} from "./schema";

type Planner = Staff<"availability:manage">;

/** Turns the database's refusal of overlapping hours into a Rejection. */
async function unlessOverlap<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (databaseErrorCode(error) === EXCLUSION_VIOLATION) throw new Rejection("slot_overlap");
    throw error;
  }
}

const RULE = `"id", "clinicianId", "locationId", "visitTypeId", "weekday", "fromMinute", "toMinute",
  "heldFor", "releaseHours", "validFrom", "validTo", "everyWeeks"`;
const ID = { id: "uuid" } as const;

const hoursTrail = (action: "hours.added" | "hours.removed", from: string) =>
  trail({
    action,
    staff: "$staff",
    detail: { ruleId: '"id"', clinicianId: '"clinicianId"' },
    from,
  });

const ADD = statement({
  name: "hours_add",
  text: `WITH added AS (
      INSERT INTO "AvailabilityRule" (${RULE})
      SELECT t."id", m."id", $location::uuid, $visitType::uuid, t."weekday", t."from", t."to",
        $heldFor::text, $releaseHours::smallint, $validFrom::text::date, $validTo::text::date, $everyWeeks::smallint
      FROM "StaffMember" m, unnest($rules::uuid[], $weekdays::smallint[], $from::smallint[], $to::smallint[])
        AS t ("id", "weekday", "from", "to")
      WHERE m."id" = $clinician::uuid AND m."role" = 'clinician' AND m."disabledAt" IS NULL
        AND ($location::uuid IS NULL OR EXISTS (SELECT 1 FROM "Location" l
          WHERE l."id" = $location AND l."closedAt" IS NULL))
        AND ($visitType::uuid IS NULL OR EXISTS (SELECT 1 FROM "VisitType" v
          WHERE v."id" = $visitType AND v."closedAt" IS NULL))
      RETURNING "id", "clinicianId"),
    audited AS (${hoursTrail("hours.added", "added")})
    SELECT "id" FROM added`,
  columns: ID,
});

/**
 * Gives a clinician the hours that were painted, week after week. Adds all or none: refuses with
 * slot_overlap when hours of every week would overlap. Gives how many were added.
 */
export async function addPaintedHours(staff: Planner, input: PaintedHoursInput): Promise<number> {
  const { ranges, heldFor, releaseHours, everyWeeks, validFrom, validTo } = input;
  const added = ADD.run({
    ...{ staff: staff.id, clinician: input.clinicianId, heldFor, everyWeeks, validFrom, validTo },
    ...{ location: input.locationId, visitType: input.visitTypeId },
    weekdays: ranges.map(({ weekday }) => weekday),
    from: ranges.map(({ from }) => from),
    to: ranges.map(({ to }) => to),
    releaseHours: heldFor ? releaseHours : 0,
    rules: ranges.map(() => randomUUID()),
  });
  const rows = await unlessOverlap(added);
  if (rows.length === 0) throw new Rejection("not_found");
  return rows.length;
}

/** The same for hours that were typed: the same time on some weekdays. */
export async function addHours(
  staff: Planner,
  { weekdays, from, to, ...input }: HoursInput,
): Promise<number> {
  const time = { from: minuteOf(from), to: minuteOf(to) };
  const ranges = weekdays.map((weekday) => ({ weekday, ...time }));
  return addPaintedHours(staff, { ...input, ranges });
}

const REMOVE = statement({
  name: "hours_remove",
  text: `WITH removed AS (
      UPDATE "AvailabilityRule" SET "removedAt" = now() WHERE "id" = $rule::uuid AND "removedAt" IS NULL
      RETURNING "id", "clinicianId"),
    audited AS (${hoursTrail("hours.removed", "removed")})
    SELECT "id" FROM removed`,
  columns: ID,
});

/** Removes hours from the usual week. What is booked in them stays booked. */
export async function removeHours(staff: Planner, { ruleId }: RemoveHoursInput): Promise<void> {
  const rows = await REMOVE.run({ staff: staff.id, rule: ruleId });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

const COPY = statement({
  name: "hours_copy",
  text: `WITH added AS (
      INSERT INTO "AvailabilityRule" (${RULE})
      SELECT gen_random_uuid(), m."id", r."locationId", r."visitTypeId", r."weekday", r."fromMinute",
        r."toMinute", r."heldFor", r."releaseHours", r."validFrom", r."validTo", r."everyWeeks"
      FROM "AvailabilityRule" r, "StaffMember" m
      WHERE r."clinicianId" = $from::uuid AND r."removedAt" IS NULL
        AND (r."validTo" IS NULL OR r."validTo" >= $today::text::date)
        AND m."id" = $to::uuid AND m."role" = 'clinician' AND m."disabledAt" IS NULL
      RETURNING "id", "clinicianId"),
    audited AS (${hoursTrail("hours.added", "added")})
    SELECT "id" FROM added`,
  columns: ID,
});

/**
 * Gives a clinician the usual week of another. Adds all or none: refuses with slot_overlap when they
 * have hours at one of these times.
 */
export async function copyHours(staff: Planner, { fromId, toId }: CopyHoursInput): Promise<number> {
  const today = Temporal.Now.plainDateISO(env().CLINIC_TIME_ZONE).toString();
  const rows = await unlessOverlap(COPY.run({ staff: staff.id, from: fromId, to: toId, today }));
  if (rows.length === 0) throw new Rejection("not_found");
  return rows.length;
}

const ADD_DIFFERENT = statement({
  name: "hours_add_different",
  text: `WITH added AS (
      INSERT INTO "AvailabilityException"
        ("id", "clinicianId", "kind", "startsAt", "endsAt", "wallFrom", "wallTo", "locationId", "visitTypeId")
      SELECT $exception::uuid, CASE WHEN $kind::text <> 'closed' THEN m."id" END, $kind, $from::timestamptz,
        $to::timestamptz, $wallFrom::text::timestamp, $wallTo::text::timestamp, $location::uuid, $visitType::uuid
      FROM "StaffMember" m WHERE m."id" = $clinician::uuid AND m."role" = 'clinician' AND m."disabledAt" IS NULL
      RETURNING *),
    audited AS (${trail({
      action: "different_hours.added",
      staff: "$staff",
      detail: { exceptionId: '"id"', kind: '"kind"', clinicianId: '"clinicianId"' },
      from: "added",
    })})
    SELECT (SELECT count(*)::int4 FROM "Appointment" a WHERE a."status" = 'booked'
        AND a."startsAt" > now() AND prevents(added::"AvailabilityException", a)) AS "visits"
    FROM added`,
  columns: { visits: "int4" },
});

const wallTime = (day: string, time: string) =>
  Temporal.PlainDate.from(day)
    .toPlainDateTime()
    .add({ minutes: minuteOf(time) });

/** The instant of a wall-clock time. One that the clocks skip moves forward. */
const instantOf = (wall: Temporal.PlainDateTime, zone: string) =>
  new Date(wall.toZonedDateTime(zone).epochMilliseconds);

/** The zones by whose clocks it begins and ends: of its place, or of the clinic and every place. */
async function zonesOf({ kind, locationId }: DifferentInput): Promise<string[]> {
  const clinic = env().CLINIC_TIME_ZONE;
  if (kind === "extra" && locationId === null) return [clinic];
  const ofOnePlace = kind !== "leave" && locationId !== null;
  const places = await prisma().location.findMany({
    where: ofOnePlace ? { id: locationId } : { closedAt: null },
    select: { zone: true },
  });
  const zones = places.map(({ zone }) => zone ?? clinic);
  return ofOnePlace && zones.length > 0 ? zones : [clinic, ...zones];
}

/**
 * Adds leave or extra hours of a clinician, or closes the clinic or one location, by the wall clock of each
 * place. What is booked stays booked: gives how many visits somebody must move. Refuses what is over at every
 * place, and extra hours that overlap others.
 */
export async function addDifferent(
  staff: Planner,
  input: DifferentInput,
): Promise<{ visits: number } | FieldProblem> {
  const isExtra = input.kind === "extra";
  const zones = await zonesOf(input);
  const zone = (isExtra ? zones[0] : null) ?? env().CLINIC_TIME_ZONE;
  const [wallFrom, wallTo] = [
    wallTime(input.firstDay, input.from),
    wallTime(input.lastDay, input.to),
  ];
  const [from, to] = [instantOf(wallFrom, zone), instantOf(wallTo, zone)];
  const lasts = (each: string) => instantOf(wallFrom, each) < instantOf(wallTo, each);
  if (!(lasts(zone) && zones.some(lasts)))
    return new FieldProblem("to", "The clocks change then. Choose other times.");
  const now = clockNow();
  if (zones.every((each) => instantOf(wallTo, each) <= now)) throw new Rejection("slot_past");
  const added = ADD_DIFFERENT.run({
    ...{ staff: staff.id, exception: randomUUID(), clinician: input.clinicianId, from, to },
    wallFrom: isExtra ? null : wallFrom.toString(),
    wallTo: isExtra ? null : wallTo.toString(),
    kind: input.kind,
    location: input.kind === "leave" ? null : input.locationId,
    visitType: isExtra ? input.visitTypeId : null,
  });
  const [row] = await unlessOverlap(added);
  if (!row) throw new Rejection("not_found");
  return row;
}

const CLOSE_ON = statement({
  name: "hours_close_on",
  text: `WITH day AS (
      SELECT t."name", t."date"::date::timestamp AS "from", (t."date"::date + 1)::timestamp AS "to"
      FROM unnest($dates::text[], $names::text[]) AS t ("date", "name")
      WHERE $location::uuid IS NULL
        OR EXISTS (SELECT 1 FROM "Location" l WHERE l."id" = $location AND l."closedAt" IS NULL)),
    added AS (
      INSERT INTO "AvailabilityException"
        ("id", "kind", "startsAt", "endsAt", "wallFrom", "wallTo", "locationId", "reason")
      SELECT gen_random_uuid(), 'closed', day."from" AT TIME ZONE $zone::text, day."to" AT TIME ZONE $zone,
        day."from", day."to", $location, day."name" FROM day
      WHERE NOT EXISTS (SELECT 1 FROM "AvailabilityException" x WHERE x."removedAt" IS NULL AND x."kind" = 'closed'
        AND (x."locationId" IS NULL OR x."locationId" = $location)
        AND coalesce(x."wallFrom", x."startsAt" AT TIME ZONE $zone) <= day."from"
        AND coalesce(x."wallTo", x."endsAt" AT TIME ZONE $zone) >= day."to")
      RETURNING *),
    audited AS (${trail({
      action: "different_hours.added",
      staff: "$staff",
      detail: { exceptionId: '"id"', kind: '"kind"', clinicianId: '"clinicianId"' },
      from: "added",
    })})
    SELECT count(*)::int4 AS "days", (SELECT count(DISTINCT a."id")::int4 FROM "Appointment" a, added
      WHERE a."status" = 'booked' AND a."startsAt" > now() AND prevents(added::"AvailabilityException", a))
      AS "visits" FROM added`,
  columns: { days: "int4", visits: "int4" },
});

/**
 * Closes a location, or every one, on holidays that an admin chose, each for the whole day by its own clock. A day that is closed already is left out, and so is a date that is no holiday. Gives how many
 * days, and how many visits somebody must move.
 */
export async function closeOnHolidays(
  staff: Staff<"location:manage">,
  { locationId: location, dates }: HolidaysInput,
): Promise<{ days: number; visits: number }> {
  const zone = env().CLINIC_TIME_ZONE;
  const today = Temporal.Now.plainDateISO(zone).toString();
  const chosen = holidaysFrom(today).filter(({ date }) => dates.includes(date));
  const [row] = await CLOSE_ON.run({
    ...{ staff: staff.id, location, zone },
    dates: chosen.map(({ date }) => date),
    names: chosen.map(({ name }) => name),
  });
  return row ?? { days: 0, visits: 0 };
}

const REMOVE_DIFFERENT = statement({
  name: "hours_remove_different",
  text: `WITH removed AS (
      UPDATE "AvailabilityException" SET "removedAt" = now()
      WHERE "id" = $exception::uuid AND "removedAt" IS NULL RETURNING "id"),
    audited AS (${trail({
      action: "different_hours.removed",
      staff: "$staff",
      detail: { exceptionId: '"id"' },
      from: "removed",
    })})
    SELECT "id" FROM removed`,
  columns: ID,
});

/** Takes back a leave, a closing or extra hours. What is booked in them stays booked. */
export async function removeDifferent(
  staff: Planner,
  { exceptionId }: RemoveDifferentInput,
): Promise<void> {
  const rows = await REMOVE_DIFFERENT.run({ staff: staff.id, exception: exceptionId });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
