import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import { nameOf, openContact, type SealedContact } from "@/lib/queue/person";
import type { Level } from "@/lib/triage/symptoms";

export type OpenSlot = {
  id: string;
  clinicianId: string;
  clinicianName: string;
  startsAt: Date;
  endsAt: Date;
};

/** Slots of the next four weeks that can still be booked, soonest first, at most 500. */
export async function listOpenSlots(_staff: Staff<"appointment:book">): Promise<OpenSlot[]> {
  return sql<OpenSlot>(
    "slots_bookable",
    `SELECT s."id", s."clinicianId", m."name" AS "clinicianName", s."startsAt", s."endsAt"
     FROM "Slot" s JOIN "StaffMember" m ON m."id" = s."clinicianId"
     WHERE s."startsAt" > now() AND s."startsAt" < now() + interval '28 days' AND s."withdrawnAt" IS NULL
       AND m."disabledAt" IS NULL AND NOT EXISTS (
         SELECT 1 FROM "Appointment" a WHERE a."clinicianId" = s."clinicianId" AND a."cancelledAt" IS NULL
           AND tstzrange(a."startsAt", a."endsAt") && tstzrange(s."startsAt", s."endsAt"))
     ORDER BY s."startsAt", m."name" LIMIT 500`,
    [],
  );
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
  return sql<Booking>(
    "appointments_of_intake",
    `SELECT a."id", m."name" AS "clinicianName", a."startsAt", a."endsAt", b."name" AS "bookedByName",
       a."cancelledAt", a."cancelReason"
     FROM "Appointment" a JOIN "StaffMember" m ON m."id" = a."clinicianId"
     JOIN "StaffMember" b ON b."id" = a."bookedById"
     WHERE a."intakeId" = $1 ORDER BY a."startsAt"`,
    [intakeId],
  );
}

export type Opening = OpenSlot & { bookedReference: string | null; bookedIntakeId: string | null };

/** Every slot that is not withdrawn between two moments, with who has it. */
export async function listOpenings(
  _staff: Staff<"availability:manage">,
  from: Date,
  to: Date,
): Promise<Opening[]> {
  return sql<Opening>(
    "slots_between",
    `SELECT s."id", s."clinicianId", m."name" AS "clinicianName", s."startsAt", s."endsAt",
       i."reference" AS "bookedReference", i."id" AS "bookedIntakeId"
     FROM "Slot" s JOIN "StaffMember" m ON m."id" = s."clinicianId"
     LEFT JOIN "Appointment" a ON a."slotId" = s."id" AND a."cancelledAt" IS NULL
     LEFT JOIN "Intake" i ON i."id" = a."intakeId"
     WHERE s."startsAt" >= $1 AND s."startsAt" < $2 AND s."withdrawnAt" IS NULL
     ORDER BY s."startsAt", m."name" LIMIT 1000`,
    [from, to],
  );
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
};

/** The appointments between two moments with whom to expect; looking at them goes into the trail. */
export async function listCalendar(
  staff: Staff<"appointment:book">,
  from: Date,
  to: Date,
): Promise<CalendarRow[]> {
  const rows = await sql<Omit<CalendarRow, "name" | "phone"> & SealedContact>(
    "calendar_list",
    `WITH viewed AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       VALUES ('staff', $3, 'calendar.viewed', jsonb_build_object('from', $1::timestamptz)))
     SELECT a."id", a."intakeId", i."reference", coalesce(q."level", i."level") AS "level",
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
    return { ...row, name: nameOf(contact), phone: contact?.phoneAsTyped ?? null };
  });
}
