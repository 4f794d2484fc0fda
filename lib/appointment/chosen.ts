import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { type OpenSlot, openSlots } from "@/lib/appointment/hours/open-slots";
import { findAvailability } from "@/lib/appointment/hours/queries";
import { othersSql, spanSql } from "@/lib/appointment/hours/taken-sql";
import { findVisitType, type VisitType } from "@/lib/appointment/visit-type/queries";
import { setting } from "@/lib/clinic/settings/current-settings";
import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { DEADLOCK } from "@/lib/db/deadlock";
import { column, statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { databaseErrorCode, EXCLUSION_VIOLATION, Rejection } from "@/lib/errors";
import type { Level } from "@/lib/triage/symptoms";
import type { TimeKey } from "./schema";
import type { VisitLength } from "./visit-type/schema";
import { type Booker, type BookingClock, isFor } from "./window";

const MINUTE_MS = 60_000;
const PERSON_FREE = "Appointment_person_free";

/** Turns the database's refusal of overlapping appointments into a Rejection. */
export async function unlessTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = databaseErrorCode(error);
    if (failure !== EXCLUSION_VIOLATION && failure !== DEADLOCK) throw error;
    const { constraint } = error as { constraint?: string };
    throw new Rejection(constraint === PERSON_FREE ? "patient_busy" : "slot_taken");
  }
}

/** What takes a clinician's time besides the visit itself when this slot is booked. */
function busySpan({ startsAt, endsAt }: Pick<OpenSlot, "startsAt" | "endsAt">, visit: VisitLength) {
  const before = new Date(startsAt.getTime() - visit.bufferBefore * MINUTE_MS);
  const after = new Date(endsAt.getTime() + visit.bufferAfter * MINUTE_MS);
  return {
    busyFrom: visit.bufferBefore ? before : null,
    busyTo: visit.bufferAfter ? after : null,
  };
}

type Chosen = {
  clinicianId: string;
  locationId: string | null;
  startsAt: Date;
  endsAt: Date;
  visit: VisitType;
  /** Whether it takes a room. */
  needsRoom: boolean;
};

type ChosenBy = {
  level: Level;
  by: Booker;
  /** The appointment that is to be moved there, which does not stand in its own way. */
  moves?: string;
  /** The intake whose patient keeps this time while choosing. */
  heldFor?: string;
};

/** This moment in the zone of the clinic, with what patients are asked for by the settings. */
export const bookingClock = (): BookingClock => ({
  ...{ now: clockNow(), zone: env().CLINIC_TIME_ZONE },
  leadHours: Number(setting("visits").lead),
});

// A visit with what lies around it takes less than a day, so only those of two days are looked at.
const TAKEN = statement({
  name: "appointment_taken",
  text: `SELECT a."id" FROM "Appointment" a WHERE a."clinicianId" = $clinician::uuid
      AND a."startsAt" > $startsAt::timestamptz - interval '1 day'
      AND a."startsAt" < $endsAt::timestamptz + interval '1 day'
      AND ${spanSql("a")} && tstzrange($startsAt, $endsAt) AND ${othersSql("a")} LIMIT 1`,
  columns: { id: "uuid" },
});

/** Whether something takes the clinician during a visit of this length. */
async function isTaken(key: TimeKey, { minutes }: VisitLength, { moves, heldFor }: ChosenBy) {
  const { clinicianId: clinician, startsAt } = key;
  const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS);
  const values = { clinician, startsAt, endsAt, moves: moves ?? null, heldFor: heldFor ?? null };
  return (await TAKEN.run(values)).length > 0;
}

/**
 * The offered time as it is now. Refuses a time that has passed (slot_past), that is booked
 * (slot_taken), or that is not offered (any more) to a patient of this level, or by a patient
 * (slot_closed).
 */
export async function findChosen(key: TimeKey, chosen: ChosenBy): Promise<Chosen> {
  const { clinicianId, startsAt, visitTypeId } = key;
  const { level, by, moves, heldFor } = chosen;
  const clock = bookingClock();
  const { now, zone } = clock;
  if (startsAt <= now) throw new Rejection("slot_past");
  const visit = await findVisitType(visitTypeId);
  if (!visit || !isFor(visit, { level, by, startsAt, ...clock }))
    throw new Rejection("slot_closed");
  // Asked first: of many who want one time all but one are refused, and that must cost little.
  if (await isTaken(key, visit, chosen)) throw new Rejection("slot_taken");
  const [from, to] = [startsAt, new Date(startsAt.getTime() + MINUTE_MS)];
  const availability = await findAvailability(from, to, { clinicianId, without: moves, heldFor });
  const slots = openSlots(availability, { visit, level, from, to, now, zone });
  const slot = slots.find((each) => each.clinicianId === clinicianId);
  if (!slot)
    throw new Rejection((await isTaken(key, visit, chosen)) ? "slot_taken" : "slot_closed");
  return { ...slot, visit, needsRoom: takesRoom(visit, slot, availability) };
}

type AnyTime = { clinicianId: string; visitTypeId: string; locationId: string | null };

/**
 * A time that nobody offers, by the wall clock of its location; null: the clocks skip it then. Refuses
 * a kind of visit or a location that is closed (slot_closed).
 */
export async function chooseAnyTime(
  { clinicianId, visitTypeId, locationId }: AnyTime,
  wall: Temporal.PlainDateTime,
): Promise<Chosen | null> {
  const [visit, location] = await Promise.all([
    findVisitType(visitTypeId),
    locationId === null
      ? null
      : prisma().location.findUnique({
          where: { id: locationId, closedAt: null },
          select: { id: true, zone: true, needsRoom: true },
        }),
  ]);
  if (!visit || (locationId !== null && !location)) throw new Rejection("slot_closed");
  const zone = location?.zone ?? env().CLINIC_TIME_ZONE;
  const begin = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (!begin.toPlainDateTime().equals(wall)) return null;
  const startsAt = new Date(begin.epochMilliseconds);
  const endsAt = new Date(startsAt.getTime() + visit.minutes * MINUTE_MS);
  const needRoom = location?.needsRoom ? [location.id] : [];
  const needsRoom = takesRoom(visit, { locationId }, { needRoom });
  return { clinicianId, locationId, startsAt, endsAt, visit, needsRoom };
}

const takesRoom = (
  { mode }: VisitType,
  { locationId }: { locationId: string | null },
  { needRoom }: { needRoom: readonly string[] },
) => mode === "in_person" && locationId !== null && needRoom.includes(locationId);

/** The values of the statements that take this time. */
export const timeValues = ({ visit, ...time }: Chosen) => ({
  appointment: randomUUID(),
  clinician: time.clinicianId,
  location: time.locationId,
  startsAt: time.startsAt,
  endsAt: time.endsAt,
  ...busySpan(time, visit),
  visitType: visit.id,
  needsRoom: time.needsRoom,
});

const LEVEL = statement({
  name: "appointment_level",
  text: `SELECT e."intakeId" AS "intake", coalesce(q."level", e."level") AS "level"
    FROM "EffectiveLevel" e LEFT JOIN "QueueEntry" q ON q."intakeId" = e."intakeId"
    WHERE e."intakeId" = coalesce($intake::uuid,
      (SELECT a."intakeId" FROM "Appointment" a WHERE a."id" = $appointment::uuid))`,
  columns: { intake: "uuid", level: column<Level>("text") },
});

/** The level of an intake, or of the intake of an appointment, and its id. Refuses with not_found. */
export async function levelOf(
  of: { intake: string } | { appointment: string },
): Promise<{ intake: string; level: Level }> {
  const [row] = await LEVEL.run({ intake: null, appointment: null, ...of });
  if (!row) throw new Rejection("not_found");
  return row;
}
