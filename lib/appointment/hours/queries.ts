import type { Mode } from "@/lib/appointment/visit-type/schema";
import { ACTIVE, activeStaff } from "@/lib/auth/active-staff";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";
import type { Availability, Exception, HeldLevel } from "./availability";
import { awayHours, hoursOfAnyKind, onOtherDays } from "./away-hours";
import { othersSql, spanSql } from "./taken-sql";

const NAME = { select: { name: true } } as const;
/** Hours are those of whole days, and a visit with what lies before and after it takes less than a day. */
const MARGIN_MS = 2 * DAY_MS;

const dateText = (date: Date) => date.toISOString().slice(0, 10);

const RULES = statement({
  name: "hours_rules",
  text: `SELECT r."clinicianId", r."locationId", l."zone", r."weekday", r."fromMinute", r."toMinute", r."visitTypeId",
      r."heldFor", r."releaseHours", r."validFrom"::text, r."validTo"::text, r."everyWeeks"
    FROM "AvailabilityRule" r JOIN "StaffMember" m ON m."id" = r."clinicianId" AND m."role" = 'clinician' AND ${ACTIVE}
    LEFT JOIN "Location" l ON l."id" = r."locationId"
    WHERE r."removedAt" IS NULL AND l."closedAt" IS NULL AND ($clinician::uuid IS NULL OR r."clinicianId" = $clinician)
      AND r."validFrom" <= $to::timestamptz AND (r."validTo" IS NULL OR r."validTo" >= $from::timestamptz)`,
  columns: {
    ...{ clinicianId: "uuid", locationId: "uuid?", zone: "text?", visitTypeId: "uuid?" },
    ...{ weekday: "int2", fromMinute: "int2", toMinute: "int2", everyWeeks: "int2" },
    ...{ validFrom: "text", validTo: "text?", releaseHours: "int2" },
    heldFor: column<HeldLevel | null>("text"),
  },
});

/** A leave or a closing begins and ends by the clock of each place, so it is given for each zone once. */
const EXCEPTIONS = statement({
  name: "hours_exceptions",
  text: `SELECT * FROM (SELECT x."id", x."clinicianId", x."kind", x."locationId", x."visitTypeId", x."reason",
        l."name" AS "location", z."zone",
        coalesce(x."wallFrom" AT TIME ZONE z."zone", x."startsAt") AS "startsAt",
        coalesce(x."wallTo" AT TIME ZONE z."zone", x."endsAt") AS "endsAt"
      FROM "AvailabilityException" x LEFT JOIN "Location" l ON l."id" = x."locationId"
      JOIN (SELECT "zone" FROM "Location" UNION SELECT NULL) z
        ON z."zone" IS NOT DISTINCT FROM l."zone" OR x."kind" <> 'extra' AND x."locationId" IS NULL
      WHERE x."removedAt" IS NULL AND (x."kind" <> 'extra' OR l."closedAt" IS NULL) AND x."endsAt" > $from::timestamptz - interval '26 hours'
        AND (x."clinicianId" IS NULL OR EXISTS (SELECT 1 FROM "StaffMember" m WHERE m."id" = x."clinicianId"
          AND ($clinician::uuid IS NULL OR m."id" = $clinician) AND m."role" = 'clinician' AND ${ACTIVE}))) each
    WHERE "startsAt" < $to::timestamptz AND "endsAt" > $from ORDER BY "startsAt"`,
  columns: {
    ...{ id: "uuid", clinicianId: "uuid?", locationId: "uuid?", visitTypeId: "uuid?" },
    kind: column<Exception["kind"]>("text"),
    ...{ reason: "text?", location: "text?", zone: "text?" },
    ...{ startsAt: "timestamptz", endsAt: "timestamptz" },
  },
});

/**
 * Visits that follow one another are one span. Thousands of them are read fastest as lists of numbers, in
 * milliseconds.
 */
const BUSY = statement({
  name: "hours_busy",
  plan: "each time",
  text: `SELECT taken."clinicianId", taken."roomId", whole."from", whole."to"
    FROM (SELECT a."clinicianId", a."roomId", range_agg(${spanSql("a")}) AS "spans" FROM "Appointment" a
        WHERE a."startsAt" >= $from AND a."startsAt" < $to AND ${othersSql("a")}
          AND ($clinician::uuid IS NULL OR a."clinicianId" = $clinician OR a."roomId" IS NOT NULL)
        GROUP BY a."clinicianId", a."roomId") taken,
      LATERAL (SELECT json_agg(1000 * date_part('epoch', lower(span))) AS "from",
        json_agg(1000 * date_part('epoch', upper(span))) AS "to" FROM unnest(taken."spans") span) whole`,
  columns: {
    clinicianId: "uuid",
    roomId: "uuid?",
    from: column<number[]>("json"),
    to: column<number[]>("json"),
  },
});

const spansOf = ({ from, to }: RowOf<typeof BUSY>) =>
  from.map((begin, at) => ({ from: begin, to: to[at] ?? begin }));

type OfWhom = {
  /** Of this one alone. */
  clinicianId?: string;
  /** As if this appointment were not there, because it is to be moved. */
  without?: string;
  /** As if the patient of this intake kept no time while choosing. */
  heldFor?: string;
};

/**
 * The hours of active clinicians, what differs from them, the rooms, and when each clinician and each
 * room is taken between two moments: all that open times are worked out of.
 */
export async function findAvailability(
  from: Date,
  to: Date,
  { clinicianId, without, heldFor }: OfWhom = {},
): Promise<Availability> {
  const [begin, end] = [from.getTime() - MARGIN_MS, to.getTime() + MARGIN_MS].map(
    (moment) => new Date(moment),
  ) as [Date, Date];
  const [rules, exceptions, locations, rooms, busy] = await Promise.all([
    RULES.run({ from: begin, to: end, clinician: clinicianId ?? null, demo: env().DEMO }),
    EXCEPTIONS.run({ from: begin, to: end, clinician: clinicianId ?? null, demo: env().DEMO }),
    prisma().location.findMany({ where: { needsRoom: true }, select: { id: true } }),
    prisma().room.findMany({ where: { closedAt: null }, select: { id: true, locationId: true } }),
    BUSY.run({
      ...{ from: begin, to: end, clinician: clinicianId ?? null },
      ...{ moves: without ?? null, heldFor: heldFor ?? null },
    }),
  ]);
  const needRoom = locations.map(({ id }) => id);
  return {
    rules,
    exceptions,
    needRoom,
    rooms,
    busy: busy.map((row) => ({ ...row, spans: spansOf(row) })),
  };
}

export type UsualHours = {
  id: string;
  weekday: number;
  fromMinute: number;
  toMinute: number;
  visitType: string | null;
  /** How its kind of visit is held; null: any kind. */
  mode: Mode | null;
  location: string | null;
  heldFor: HeldLevel | null;
  releaseHours: number;
  validFrom: string;
  validTo: string | null;
  everyWeeks: number;
};

/** The usual week of a clinician from this ISO date on, by weekday and time. */
export async function listUsualHours(
  _staff: Staff<"availability:manage">,
  clinicianId: string,
  today: string,
): Promise<UsualHours[]> {
  const rows = await prisma().availabilityRule.findMany({
    where: {
      ...{ clinicianId, removedAt: null },
      OR: [{ validTo: null }, { validTo: { gte: new Date(`${today}T00:00:00Z`) } }],
    },
    include: { visitType: { select: { name: true, mode: true } }, location: NAME },
    orderBy: [{ weekday: "asc" }, { fromMinute: "asc" }, { validFrom: "asc" }],
  });
  return rows.map(({ visitType, location, heldFor, validFrom, validTo, ...row }) => ({
    ...{ id: row.id, weekday: row.weekday, fromMinute: row.fromMinute, toMinute: row.toMinute },
    ...{ releaseHours: row.releaseHours, everyWeeks: row.everyWeeks },
    visitType: visitType?.name ?? null,
    mode: (visitType?.mode ?? null) as Mode | null,
    location: location?.name ?? null,
    heldFor: heldFor as HeldLevel | null,
    validFrom: dateText(validFrom),
    validTo: validTo && dateText(validTo),
  }));
}

const TO_MOVE = statement({
  name: "hours_visits_to_move",
  text: `SELECT a."id", a."intakeId", i."reference", m."name" AS "clinicianName", a."startsAt", a."endsAt",
      a."visitTypeId", coalesce(q."level", e."level") AS "level", q."version", NOT away."is" AS "onlyRoom"
    FROM "Appointment" a JOIN "Intake" i ON i."id" = a."intakeId" JOIN "StaffMember" m ON m."id" = a."clinicianId"
    JOIN "EffectiveLevel" e ON e."intakeId" = i."id" LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
    LEFT JOIN "Room" r ON r."id" = a."roomId"
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM "AvailabilityException" x WHERE prevents(x, a)) AS "is") away
    WHERE a."status" = 'booked' AND a."startsAt" > now() AND (away."is" OR r."closedAt" IS NOT NULL)
    ORDER BY a."startsAt", m."name"`,
  columns: {
    id: "uuid",
    intakeId: "uuid",
    reference: "text",
    clinicianName: "text",
    startsAt: "timestamptz",
    endsAt: "timestamptz",
    visitTypeId: "uuid?",
    level: column<Level>("text"),
    /** The version of the intake; null when it is closed. */
    version: "int4?",
    /** Only its room is closed. */
    onlyRoom: "bool",
  },
});

export type VisitToMove = RowOf<typeof TO_MOVE>;

/**
 * The visits that are booked although their clinician is on leave, the clinic or the location is closed
 * then, or their room is closed and no other was free.
 */
export async function listVisitsToMove(
  _staff: Staff<"availability:manage">,
): Promise<VisitToMove[]> {
  return TO_MOVE.run({});
}

export type OpenLocation = { id: string; name: string };

/** The locations that are open, by name. */
export async function listOpenLocations(
  _staff: Staff<"availability:manage">,
): Promise<OpenLocation[]> {
  return prisma().location.findMany({
    where: { closedAt: null },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** `clinicianId`: null is everybody; `location`: null is everywhere. */
export type Away = Pick<
  RowOf<typeof EXCEPTIONS>,
  "id" | "clinicianId" | "kind" | "location" | "reason" | "startsAt" | "endsAt"
>;

/**
 * The leaves and the closings between two moments. Of what is closed in one place, and of everything where
 * places have clocks of their own, only those hours count that a clinician has there; on a day without any
 * hours, what is not of one place stands by the clock of the clinic.
 */
export async function listAway(
  _staff: Staff<"appointment:book">,
  from: Date,
  to: Date,
): Promise<Away[]> {
  const found = await EXCEPTIONS.run({ from, to, clinician: null, demo: env().DEMO });
  const away = found.filter(({ kind }) => kind !== "extra");
  const clocks = away.some(({ locationId, zone }) => locationId === null && zone !== null);
  const isWhole = ({ locationId }: (typeof away)[number]) => locationId === null && !clocks;
  if (away.every(isWhole)) return away;
  const availability = await findAvailability(from, to);
  const clock = { now: clockNow(), zone: env().CLINIC_TIME_ZONE };
  const clip = (each: (typeof away)[number]) => ({
    ...each,
    startsAt: new Date(Math.max(each.startsAt.getTime(), from.getTime())),
    endsAt: new Date(Math.min(each.endsAt.getTime(), to.getTime())),
  });
  const lost = away
    .filter((each) => !isWhole(each))
    .flatMap((each) =>
      awayHours(clip(each), availability, clock).map((part) => ({ ...each, ...part })),
    );
  if (!clocks) return [...away.filter(isWhole), ...lost];
  const working = hoursOfAnyKind({ startsAt: from, endsAt: to }, availability, clock);
  const clinicians = await prisma().staffMember.findMany({
    where: { role: "clinician", ...activeStaff() },
    select: { id: true },
  });
  const days = away
    .filter(({ locationId, zone }) => locationId === null && zone === null)
    .flatMap((each) =>
      clinicians
        .filter(({ id }) => (each.clinicianId ?? id) === id)
        .flatMap(({ id: clinicianId }) => {
          const theirs = working.filter((hours) => hours.clinicianId === clinicianId);
          return onOtherDays({ ...clip(each), clinicianId }, theirs, clock.zone);
        }),
    );
  return [...lost, ...days];
}
