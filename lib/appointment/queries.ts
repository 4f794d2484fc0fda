import { z } from "zod";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";
import type { Status } from "./schema";
import type { Mode } from "./visit-type/schema";

const NAME = { select: { name: true } } as const;

export type Booking = {
  id: string;
  clinicianName: string;
  /** Null: nobody said. */
  visitType: string | null;
  location: string | null;
  startsAt: Date;
  endsAt: Date;
  /** Null: the patient booked it. */
  bookedByName: string | null;
  bookedAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  status: Status;
  /** Whether the patient came; null: nobody has said. */
  attendance: string | null;
  /** What a visit that took place led to; null: nobody has said. */
  outcome: string | null;
  /** Why it stands beside another one; null: it does not. */
  overbookReason: string | null;
  room: string | null;
};

/** The appointments of one intake, cancelled ones too, by time. */
export async function listBookings(
  _staff: Staff<"intake:read">,
  intakeId: string,
): Promise<Booking[]> {
  const bookings = await prisma().appointment.findMany({
    where: { intakeId, status: { not: "hold" } },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      bookedAt: true,
      cancelledAt: true,
      cancelReason: true,
      status: true,
      attendance: true,
      outcome: true,
      overbookReason: true,
      room: NAME,
      clinician: NAME,
      bookedBy: NAME,
      visitType: NAME,
      location: NAME,
    },
    orderBy: { startsAt: "asc" },
  });
  return bookings.map(({ clinician, bookedBy, visitType, location, room, ...booking }) => ({
    ...booking,
    status: booking.status as Status,
    room: room?.name ?? null,
    visitType: visitType?.name ?? null,
    location: location?.name ?? null,
    clinicianName: clinician.name,
    bookedByName: bookedBy?.name ?? null,
  }));
}

export type BookedTime = {
  id: string;
  intakeId: string;
  reference: string;
  startsAt: Date;
  endsAt: Date;
};

/** What is booked with a clinician between two moments, by time. */
export async function listBookedTimes(
  _staff: Staff<"availability:manage">,
  clinicianId: string,
  from: Date,
  to: Date,
): Promise<BookedTime[]> {
  const rows = await prisma().appointment.findMany({
    where: {
      clinicianId,
      status: { in: ["booked", "arrived", "done"] },
      startsAt: { gte: from, lt: to },
    },
    select: {
      ...{ id: true, intakeId: true, startsAt: true, endsAt: true },
      intake: { select: { reference: true } },
    },
    orderBy: { startsAt: "asc" },
  });
  return rows.map(({ intake, ...row }) => ({ ...row, reference: intake.reference }));
}

/** More visits are not shown; the page says so. */
export const MOST_VISITS = 1000;

/** A visit as a calendar shows it. */
const VISIT = `a."id", a."intakeId", i."reference", coalesce(q."level", e."level") AS "level",
      a."clinicianId", m."name" AS "clinicianName", a."startsAt", a."endsAt", v."name" AS "visitType",
    v."mode", l."name" AS "location", r."name" AS "room", a."status", a."outcome", a."overbookReason", c."contactId", c."contactSealed"`;
const VISIT_FROM = `"Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId"
  LEFT JOIN "VisitType" v ON v."id" = a."visitTypeId" LEFT JOIN "Location" l ON l."id" = a."locationId"
  LEFT JOIN "Room" r ON r."id" = a."roomId"
  JOIN "Intake" i ON i."id" = a."intakeId"
  JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
  LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"`;
const VISIT_COLUMNS = {
  id: "uuid",
  intakeId: "uuid",
  reference: "text",
  level: column<Level>("text"),
  clinicianId: "uuid",
  clinicianName: "text",
  startsAt: "timestamptz",
  endsAt: "timestamptz",
  visitType: "text?",
  mode: column<Mode | null>("text"),
  location: "text?",
  room: "text?",
  status: column<Status>("text"),
  outcome: "text?",
  overbookReason: "text?",
  contactId: "uuid?",
  contactSealed: "text?",
} as const;

const CALENDAR = statement({
  name: "calendar_list",
  text: `WITH viewed AS (${trail({
    action: "calendar.viewed",
    staff: "$staff",
    detail: { from: "$from::timestamptz" },
  })})
    SELECT ${VISIT} FROM ${VISIT_FROM}
    WHERE a."status" NOT IN ('hold', 'cancelled') AND a."startsAt" >= $from AND a."startsAt" < $until
    ORDER BY a."startsAt", m."name" LIMIT ${MOST_VISITS}`,
  columns: VISIT_COLUMNS,
});

type Patient = {
  name: string | null;
  phone: string | null;
  /** What staff must know before they call. */
  reachNeeds: ReachNeed[];
  /** Its contact could not be opened. */
  unreadable: boolean;
};
export type CalendarRow = Omit<RowOf<typeof CALENDAR>, keyof SealedContact> & Patient;

/** A visit with its patient instead of the sealed contact. */
function opened<Row extends SealedContact>({ contactId, contactSealed, ...row }: Row) {
  const unsealing = new Unsealing();
  const contact = readContact(unsealing, { contactId, contactSealed });
  const phone = contact?.phoneAsTyped ?? null;
  const { unreadable } = unsealing;
  return { ...row, name: nameOf(contact), phone, reachNeeds: reachNeeds(contact), unreadable };
}

/** The appointments between two moments with their patients. Records the view in the audit log. */
export async function listCalendar(
  staff: Staff<"appointment:book">,
  from: Date,
  to: Date,
): Promise<CalendarRow[]> {
  const rows = await CALENDAR.run({ staff: staff.id, from, until: to });
  return rows.map(opened);
}

const ONE = statement({
  name: "calendar_visit",
  text: `WITH shown AS (SELECT "id", "startsAt", "intakeId" FROM "Appointment" WHERE "id" = $appointment::uuid
      AND "status" NOT IN ('hold', 'cancelled')),
    viewed AS (${trail({
      ...{ action: "calendar.viewed", staff: "$staff", intake: '"intakeId"', from: "shown" },
      detail: { from: '"startsAt"' },
    })})
    SELECT ${VISIT}, a."visitTypeId", q."version", coalesce((SELECT e."action" = 'appointment.booked'
        AND e."staffId" = $staff AND e."at" > now() - interval '10 minutes' FROM "AuditEvent" e
      WHERE e."intakeId" = a."intakeId" AND e."detail" ->> 'appointmentId' = a."id"::text
      ORDER BY e."at" DESC LIMIT 1), false) AS "justBooked"
    FROM ${VISIT_FROM} JOIN shown ON shown."id" = a."id"`,
  columns: {
    ...VISIT_COLUMNS,
    visitTypeId: "uuid?",
    /** The version of the intake; null when it is closed. */
    version: "int4?",
    /** The person who looks booked it, or moved it here, some minutes ago, and nothing became of it since. */
    justBooked: "bool",
  },
});
export type ChosenVisit = Omit<RowOf<typeof ONE>, keyof SealedContact> & Patient;

/**
 * One visit of the calendar, which somebody chose there; null when there is none that is booked. Records
 * the view in the audit log.
 */
export async function findCalendarVisit(
  staff: Staff<"appointment:book">,
  id: string,
): Promise<ChosenVisit | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = await ONE.run({ staff: staff.id, appointment: id });
  return row ? opened(row) : null;
}
