import type { Staff } from "@/lib/auth/staff";
import { type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { nameOf, openContact, type SealedContact } from "@/lib/contact/open-contact";
import { prisma, sql } from "@/lib/db/client";
import { EFFECTIVE_LEVEL } from "@/lib/intake/verdict";
import { DAY_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";

const NAME = { select: { name: true } } as const;
const BY_TIME_AND_NAME = [{ startsAt: "asc" as const }, { clinician: { name: "asc" as const } }];

const OPEN_FOR_MS = 28 * DAY_MS;

export type OpenSlot = {
  id: string;
  clinicianId: string;
  clinicianName: string;
  startsAt: Date;
  endsAt: Date;
};

const SLOT = {
  id: true,
  clinicianId: true,
  startsAt: true,
  endsAt: true,
  clinician: NAME,
} as const;

/** Slots of the next four weeks that can still be booked, soonest first, at most 500. */
export async function listOpenSlots(_staff: Staff<"appointment:book">): Promise<OpenSlot[]> {
  const now = new Date();
  const slots = await prisma().slot.findMany({
    where: {
      startsAt: { gt: now, lt: new Date(now.getTime() + OPEN_FOR_MS) },
      withdrawnAt: null,
      clinician: { disabledAt: null },
      // A clinician's slots never overlap, so no appointment of another slot can be in the way.
      appointments: { none: { cancelledAt: null } },
    },
    select: SLOT,
    orderBy: BY_TIME_AND_NAME,
    take: 500,
  });
  return slots.map(({ clinician, ...slot }) => ({ ...slot, clinicianName: clinician.name }));
}

export type Booking = {
  id: string;
  clinicianName: string;
  startsAt: Date;
  endsAt: Date;
  bookedByName: string;
  cancelledAt: Date | null;
  cancelReason: string | null;
};

/** The appointments of one intake, cancelled ones too, by time. */
export async function listBookings(
  _staff: Staff<"intake:read">,
  intakeId: string,
): Promise<Booking[]> {
  const bookings = await prisma().appointment.findMany({
    where: { intakeId },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      cancelledAt: true,
      cancelReason: true,
      clinician: NAME,
      bookedBy: NAME,
    },
    orderBy: { startsAt: "asc" },
  });
  return bookings.map(({ clinician, bookedBy, ...booking }) => ({
    ...booking,
    clinicianName: clinician.name,
    bookedByName: bookedBy.name,
  }));
}

export type Opening = OpenSlot & { bookedReference: string | null; bookedIntakeId: string | null };

/** Every slot that is not withdrawn between two moments, with who has it. */
export async function listOpenings(
  _staff: Staff<"availability:manage">,
  from: Date,
  to: Date,
): Promise<Opening[]> {
  const slots = await prisma().slot.findMany({
    where: { startsAt: { gte: from, lt: to }, withdrawnAt: null },
    select: {
      ...SLOT,
      appointments: {
        where: { cancelledAt: null },
        select: { intakeId: true, intake: { select: { reference: true } } },
      },
    },
    orderBy: BY_TIME_AND_NAME,
    take: 1000,
  });
  return slots.map(({ clinician, appointments: [booked], ...slot }) => ({
    ...slot,
    clinicianName: clinician.name,
    bookedReference: booked?.intake.reference ?? null,
    bookedIntakeId: booked?.intakeId ?? null,
  }));
}

export type CalendarRow = {
  id: string;
  intakeId: string;
  reference: string;
  level: Level;
  clinicianName: string;
  startsAt: Date;
  endsAt: Date;
  name: string | null;
  phone: string | null;
  /** What to know before reaching for the phone. */
  reachNeeds: ReachNeed[];
};

/** The appointments between two moments with whom to expect; looking at them goes into the trail. */
export async function listCalendar(
  staff: Staff<"appointment:book">,
  from: Date,
  to: Date,
): Promise<CalendarRow[]> {
  const rows = await sql<Omit<CalendarRow, "name" | "phone" | "reachNeeds"> & SealedContact>(
    "calendar_list",
    `WITH viewed AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       VALUES ('staff', $3, 'calendar.viewed', jsonb_build_object('from', $1::timestamptz)))
     SELECT a."id", a."intakeId", i."reference", coalesce(q."level", ${EFFECTIVE_LEVEL}) AS "level",
       m."name" AS "clinicianName", a."startsAt", a."endsAt", c."id" AS "contactId", c."contactSealed"
     FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId"
     JOIN "Intake" i ON i."id" = a."intakeId" LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
     LEFT JOIN LATERAL (SELECT x."id", x."contactSealed" FROM "IntakeContact" x
       WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) c ON true
     WHERE a."cancelledAt" IS NULL AND a."startsAt" >= $1 AND a."startsAt" < $2
     ORDER BY a."startsAt", m."name" LIMIT 1000`,
    [from, to, staff.id],
  );
  return rows.map(({ contactId, contactSealed, ...row }) => {
    const contact = openContact({ contactId, contactSealed });
    const phone = contact?.phoneAsTyped ?? null;
    return { ...row, name: nameOf(contact), phone, reachNeeds: reachNeeds(contact) };
  });
}
