import { type BookableTime, bookableTimesFor } from "@/lib/appointment/bookable/queries";
import type { Status } from "@/lib/appointment/schema";
import { listBookableTypes, type VisitType } from "@/lib/appointment/visit-type/queries";
import type { Mode } from "@/lib/appointment/visit-type/schema";
import { emergencySql } from "@/lib/appointment/waitlist/may-be-offered";
import { clockNow } from "@/lib/clock";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { OwnIntake } from "@/lib/intake/queries";
import { readTogether } from "@/lib/read-together";
import { DAY_MS } from "@/lib/time";

/**
 * The patient whose intake this is, by its cookie or its private link; `level` is the one that they are
 * told, which is never below that of their answers.
 */
export type OwnPatient = Pick<OwnIntake, "id" | "level">;

const EMERGENCY = statement({
  name: "own_emergency",
  text: `SELECT ${emergencySql("$intake")} AS "open"`,
  columns: { open: "bool" },
});

/**
 * Whether help comes before times and visits: this intake is an open emergency, by what the patient is
 * told, or another one of the same person is.
 */
export async function helpComesFirst({
  id,
  level,
  open,
}: Pick<OwnIntake, "id" | "level" | "open">): Promise<boolean> {
  if (level === "EMERGENCY" && open) return true;
  const [row] = await EMERGENCY.run({ intake: id });
  return row?.open ?? false;
}

/** The kinds of visit that this patient can book themselves. None at EMERGENCY: that gets the phone. */
export async function listOwnVisitTypes({ level }: OwnPatient): Promise<VisitType[]> {
  if (level === "EMERGENCY") return [];
  const types = await listBookableTypes();
  return types.filter((type) => type.patientsBook && type.levels.includes(level));
}

const OWN = statement({
  name: "own_visit_list",
  text: `SELECT a."id", a."status", a."startsAt", a."endsAt", a."holdUntil", m."name" AS "clinicianName",
      a."clinicianId", a."visitTypeId", v."name" AS "visitType", v."mode", l."name" AS "location", l."zone",
      l."address", l."mapAddress", l."directionsEn", l."directionsEs", r."name" AS "room", a."sequence",
      coalesce(a."calendarId", a."id") AS "calendarId"
    FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId"
    LEFT JOIN "VisitType" v ON v."id" = a."visitTypeId" LEFT JOIN "Location" l ON l."id" = a."locationId"
    LEFT JOIN "Room" r ON r."id" = a."roomId"
    WHERE a."intakeId" = $intake::uuid AND (a."status" <> 'hold' OR a."booker" = 'patient')
    ORDER BY a."startsAt", a."id"`,
  columns: {
    id: "uuid",
    status: column<Status>("text"),
    startsAt: "timestamptz",
    endsAt: "timestamptz",
    /** Of a hold: until when it is kept. */
    holdUntil: "timestamptz?",
    clinicianName: "text",
    clinicianId: "uuid",
    visitTypeId: "uuid?",
    visitType: "text?",
    mode: column<Mode | null>("text"),
    location: "text?",
    /** Null: the zone of the clinic. */
    zone: "text?",
    address: "text?",
    mapAddress: "text?",
    directionsEn: "text?",
    directionsEs: "text?",
    room: "text?",
    sequence: "int4",
    calendarId: "uuid",
  },
});
export type OwnVisit = RowOf<typeof OWN>;

/**
 * Every visit of this patient's intake with where it is, by time: also canceled ones, and the time that
 * they keep while choosing. A time that the waiting list keeps for them has a page of its own.
 */
export async function listOwnVisits({ id }: Pick<OwnPatient, "id">): Promise<OwnVisit[]> {
  return OWN.run({ intake: id });
}

const PLACES = statement({
  name: "own_places",
  text: `SELECT l."id", l."name", l."address", coalesce(l."id" = i."locationId", false) AS "own"
    FROM "Intake" i, "Location" l WHERE i."id" = $intake::uuid AND l."id" = ANY($places::uuid[])`,
  columns: { id: "uuid", name: "text", address: "text?", own: "bool" },
});
/** A place where times are; `own`: the one that this patient came by. */
export type OwnPlace = RowOf<typeof PLACES>;

/** The places of these times, for this patient. */
export async function listOwnPlaces(
  { id }: Pick<OwnPatient, "id">,
  times: readonly BookableTime[],
): Promise<OwnPlace[]> {
  const places = [...new Set(times.map(({ locationId }) => locationId))].filter(
    (one) => one !== null,
  );
  return PLACES.run({ intake: id, places });
}

/** So far ahead are times looked for. */
const AHEAD_MS = 43 * DAY_MS;

/**
 * For each of these kinds of visit the times that this patient can book themselves (lib/appointment/window.ts
 * has the days of each level), soonest first. What they keep while choosing counts as free. None overlaps a
 * visit that they have, also not the one that they want to move: that stands until the new time is theirs.
 */
export async function listOwnTimes(
  { id, level }: OwnPatient,
  visits: readonly VisitType[],
): Promise<BookableTime[][]> {
  const own = await listOwnVisits({ id });
  const read = (heldFor?: string) => {
    const from = clockNow();
    const to = new Date(from.getTime() + AHEAD_MS);
    return bookableTimesFor("patient", visits, { level, from, to, heldFor });
  };
  const all = await (own.some(({ status }) => status === "hold")
    ? read(id)
    : readTogether(`own_times ${level} ${JSON.stringify(visits)}`, read));
  const mine = own.filter(({ status }) => status === "booked" || status === "arrived");
  const isFree = ({ startsAt, endsAt }: BookableTime) =>
    !mine.some((visit) => visit.startsAt < endsAt && visit.endsAt > startsAt);
  return all.map((times) => times.filter(isFree));
}
