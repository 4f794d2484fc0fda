import { trail } from "@/lib/audit/trail";
import { activeStaff } from "@/lib/auth/active-staff";
import type { Staff } from "@/lib/auth/staff";
import { type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
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
      clinician: activeStaff(),
      // A clinician's slots never overlap, so an appointment in another slot cannot conflict.
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
  /** Whether the patient came; null: nobody has said. */
  attendance: string | null;
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
      attendance: true,
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

const CALENDAR = statement({
  name: "calendar_list",
  text: `WITH viewed AS (${trail({
    action: "calendar.viewed",
    staff: "$staff",
    detail: { from: "$from::timestamptz" },
  })})
    SELECT a."id", a."intakeId", i."reference", coalesce(q."level", e."level") AS "level",
      m."name" AS "clinicianName", a."startsAt", a."endsAt", c."contactId", c."contactSealed"
    FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId"
    JOIN "Intake" i ON i."id" = a."intakeId"
    JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
    LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
    WHERE a."cancelledAt" IS NULL AND a."startsAt" >= $from AND a."startsAt" < $until
    ORDER BY a."startsAt", m."name" LIMIT 1000`,
  columns: {
    id: "uuid",
    intakeId: "uuid",
    reference: "text",
    level: column<Level>("text"),
    clinicianName: "text",
    startsAt: "timestamptz",
    endsAt: "timestamptz",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

export type CalendarRow = Omit<RowOf<typeof CALENDAR>, keyof SealedContact> & {
  name: string | null;
  phone: string | null;
  /** What staff must know before they call. */
  reachNeeds: ReachNeed[];
  /** Its contact could not be opened. */
  unreadable: boolean;
};

/** The appointments between two moments with their patients. Records the view in the audit log. */
export async function listCalendar(
  staff: Staff<"appointment:book">,
  from: Date,
  to: Date,
): Promise<CalendarRow[]> {
  const rows = await CALENDAR.run({ staff: staff.id, from, until: to });
  return rows.map(({ contactId, contactSealed, ...row }) => {
    const unsealing = new Unsealing();
    const contact = readContact(unsealing, { contactId, contactSealed });
    const phone = contact?.phoneAsTyped ?? null;
    const { unreadable } = unsealing;
    return { ...row, name: nameOf(contact), phone, reachNeeds: reachNeeds(contact), unreadable };
  });
}
