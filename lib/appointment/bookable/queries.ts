import { z } from "zod";
import { bookingClock } from "@/lib/appointment/chosen";
import type { HeldLevel } from "@/lib/appointment/hours/availability";
import { openSlots } from "@/lib/appointment/hours/open-slots";
import { findAvailability, type VisitToMove } from "@/lib/appointment/hours/queries";
import type { TimeKey } from "@/lib/appointment/schema";
import { listVisitTypes, type VisitType } from "@/lib/appointment/visit-type/queries";
import type { Mode } from "@/lib/appointment/visit-type/schema";
import { type Booker, bookingWindow } from "@/lib/appointment/window";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import type { Contact } from "@/lib/contact/contact";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { personsIntakesSql, visitorSql } from "@/lib/person/same/related";
import { DAY_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";

/** So far ahead are times looked for. */
const AHEAD_MS = 42 * DAY_MS;

/** A time that can be booked, with all that stands beside it. */
export type BookableTime = TimeKey & {
  endsAt: Date;
  clinicianName: string;
  locationId: string | null;
  location: string | null;
  /** The zone of the location, else of the clinic: what the wall clock shows there. */
  zone: string;
  /** How the visit is held. */
  mode: Mode;
  /** The level that it is kept for. */
  heldFor: HeldLevel | null;
};

type Named = { name: string; zone?: string | null };

/** All clinicians and locations by their ids. */
async function namesById(): Promise<Map<string, Named>> {
  const [clinicians, locations] = await Promise.all([
    prisma().staffMember.findMany({
      where: { role: "clinician" },
      select: { id: true, name: true },
    }),
    prisma().location.findMany({ select: { id: true, name: true, zone: true } }),
  ]);
  return new Map<string, Named>([...clinicians, ...locations].map((row) => [row.id, row]));
}

type Looked = {
  level: Level;
  from: Date;
  to: Date;
  /** The clinician whose times are looked for; left out: everybody's. */
  clinicianId?: string;
  /** The appointment that is to be moved, by staff: it does not stand in its own way. */
  moves?: string;
  /** The intake whose patient keeps a time while choosing. */
  heldFor?: string;
};

/**
 * For each of these kinds of visit every time between two moments that staff, or patients themselves
 * (`by`), can book for this level, soonest first. None for a kind that is not for them. The caller has
 * asked who looks: `listBookableTimes` for staff, `listOwnTimes` for a patient.
 */
export async function bookableTimesFor(
  by: Booker,
  visits: readonly VisitType[],
  { level, clinicianId, moves, heldFor, ...looked }: Looked,
): Promise<BookableTime[][]> {
  const clock = bookingClock();
  const window = by === "staff" ? looked : bookingWindow(level, by, clock);
  const from = new Date(Math.max(looked.from.getTime(), window?.from.getTime() ?? 0));
  const to = new Date(Math.min(looked.to.getTime(), window?.to.getTime() ?? 0));
  const mayBook = ({ levels, patientsBook }: VisitType) =>
    levels.includes(level) && (by === "staff" || patientsBook);
  if (from >= to || !visits.some(mayBook)) return visits.map(() => []);
  const [availability, names] = await Promise.all([
    findAvailability(from, to, { clinicianId, without: moves, heldFor }),
    namesById(),
  ]);
  const found = visits.map((visit) =>
    mayBook(visit) ? openSlots(availability, { visit, level, from, to, ...clock }) : [],
  );
  return visits.map(({ id: visitTypeId, mode }, at) =>
    (found[at] ?? []).map(({ clinicianId, locationId, startsAt, endsAt, heldFor }) => {
      const [clinician, location] = [clinicianId, locationId ?? ""].map((id) => names.get(id));
      // Thousands of times: written out, this takes a fraction of the time.
      return {
        clinicianId,
        visitTypeId,
        startsAt,
        endsAt,
        clinicianName: clinician?.name ?? "",
        locationId,
        location: location?.name ?? null,
        zone: location?.zone ?? clock.zone,
        mode,
        heldFor,
      };
    }),
  );
}

/** Every time between two moments at which a patient of this level can be seen, soonest first. */
export async function listBookableTimes(
  _staff: Staff<"appointment:book"> | Staff<"availability:manage">,
  { visit, ...looked }: Looked & { visit: VisitType },
): Promise<BookableTime[]> {
  const [times = []] = await bookableTimesFor("staff", [visit], looked);
  return times;
}

export type NextTimes = {
  /** The soonest of all; null when there is none in six weeks. */
  first: BookableTime | null;
  /** The next three times of each clinician, by name. */
  next: BookableTime[];
};

const NEXT_EACH = 3;

/** The soonest time in the next six weeks, and the next three of each clinician. */
export async function findNextTimes(
  staff: Staff<"appointment:book">,
  looked: Omit<Looked, "from" | "to"> & { visit: VisitType },
): Promise<NextTimes> {
  const now = clockNow();
  const to = new Date(now.getTime() + AHEAD_MS);
  const offers = await listBookableTimes(staff, { ...looked, from: now, to });
  const each = new Map<string, BookableTime[]>();
  for (const offer of offers) {
    const theirs = each.get(offer.clinicianId) ?? [];
    if (theirs.length < NEXT_EACH) each.set(offer.clinicianId, [...theirs, offer]);
  }
  const byName = [...each.values()].sort((a, b) =>
    (a[0]?.clinicianName ?? "").localeCompare(b[0]?.clinicianName ?? ""),
  );
  return { first: offers[0] ?? null, next: byName.flat() };
}

const overlap = (a: BookableTime, b: BookableTime) =>
  a.clinicianId === b.clinicianId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * For each visit that must be moved, the first time in six weeks that fits its kind and level, by the id
 * of the visit: never the same time for two. A visit for which there is none has no entry.
 */
export async function suggestMoves(
  staff: Staff<"appointment:book">,
  visits: readonly Pick<VisitToMove, "id" | "visitTypeId" | "level">[],
): Promise<Map<string, BookableTime>> {
  const types = await listVisitTypes(staff);
  const from = clockNow();
  const to = new Date(from.getTime() + AHEAD_MS);
  const known = new Map<string, BookableTime[]>();
  const suggested = new Map<string, BookableTime>();
  for (const { id, visitTypeId, level } of visits) {
    const visit = types.find((type) => type.id === visitTypeId);
    if (!visit) continue;
    const key = `${visit.id} ${level}`;
    const offers = known.get(key) ?? (await listBookableTimes(staff, { visit, level, from, to }));
    known.set(key, offers);
    const gone = [...suggested.values()];
    const first = offers.find((offer) => !gone.some((other) => overlap(offer, other)));
    if (first) suggested.set(id, first);
  }
  return suggested;
}

const PATIENT = statement({
  name: "appointment_patient",
  text: `WITH viewed AS (${trail({ action: "queue.viewed", staff: "$staff" })})
    SELECT i."reference", i."receivedAt", coalesce(q."level", e."level") AS "level", q."version",
      c."contactId", c."contactSealed",
      (SELECT count(*)::int4 FROM "Appointment" a WHERE a."intakeId" = i."id" AND a."status" <> 'hold') AS "booked"
    FROM "Intake" i JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    WHERE i."id" = $intake::uuid AND ($moves::uuid IS NULL OR EXISTS (SELECT 1 FROM "Appointment" a
      WHERE a."id" = $moves AND a."intakeId" = i."id" AND a."status" = 'booked'))`,
  columns: {
    reference: "text",
    receivedAt: "timestamptz",
    level: column<Level>("text"),
    /** Null: the intake is closed. */
    version: "int4?",
    /** How many visits were ever booked, canceled ones too. */
    booked: "int4",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});
export type PatientToBook = Omit<RowOf<typeof PATIENT>, keyof SealedContact> & {
  name: string | null;
  /** When in the day they like to be reached; undefined: they did not say. */
  bestTime: Contact["bestTime"];
};

/**
 * For whom a time is looked for; null when there is no such intake, or `moves` is no appointment of it
 * that can be moved. Records the view in the audit log.
 */
export async function findPatientToBook(
  staff: Staff<"appointment:book">,
  { intakeId, moves }: { intakeId: string; moves?: string },
): Promise<PatientToBook | null> {
  const ids = z.array(z.uuid()).safeParse([intakeId, ...(moves ? [moves] : [])]);
  if (!ids.success) return null;
  const [row] = await PATIENT.run({ staff: staff.id, intake: intakeId, moves: moves ?? null });
  if (!row) return null;
  const { contactId, contactSealed, ...patient } = row;
  const contact = readContact(new Unsealing(), { contactId, contactSealed });
  return { ...patient, name: nameOf(contact), bestTime: contact?.bestTime };
}

const OTHER_VISITS = statement({
  name: "appointment_other_visits",
  text: `WITH RECURSIVE ${visitorSql("$intake")}
    SELECT a."id", a."intakeId", i."reference", m."name" AS "clinicianName", a."startsAt"
    FROM "Appointment" a JOIN "Intake" i ON i."id" = a."intakeId"
    JOIN "StaffMember" m ON m."id" = a."clinicianId"
    WHERE a."intakeId" IN ${personsIntakesSql} AND a."intakeId" <> $intake
      AND a."status" = 'booked' AND a."startsAt" > now()
    ORDER BY a."startsAt"`,
  columns: {
    id: "uuid",
    intakeId: "uuid",
    reference: "text",
    clinicianName: "text",
    startsAt: "timestamptz",
  },
});
export type OtherVisit = RowOf<typeof OTHER_VISITS>;

/** The visits ahead that the same person has for other intakes. */
export async function listOtherVisits(
  _staff: Staff<"appointment:book">,
  intakeId: string,
): Promise<OtherVisit[]> {
  return OTHER_VISITS.run({ intake: intakeId });
}
