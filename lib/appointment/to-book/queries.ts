import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { ageOn, nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { dateIn } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";

/** More are not shown; the page says how many there are. */
export const MOST_TO_BOOK = 30;

// An EMERGENCY is called, and SELF_CARE needs no visit: neither stands here.
const TO_BOOK = statement({
  name: "to_book_list",
  text: `WITH viewed AS (${trail({ action: "queue.viewed", staff: "$staff" })})
    SELECT q."intakeId", q."level", q."dueAt", i."reference", place."name" AS "location", c."contactId",
      c."contactSealed", count(*) OVER ()::int4 AS "all"
    FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId"
    LEFT JOIN "Location" place ON place."id" = i."locationId"
    LEFT JOIN "LatestContact" c ON c."intakeId" = q."intakeId"
    WHERE q."level" IN ('URGENT', 'SOON', 'ROUTINE')
      AND NOT EXISTS (SELECT 1 FROM "UpcomingAppointment" x WHERE x."intakeId" = q."intakeId")
    ORDER BY q."levelRank", q."dueAt", q."receivedAt", q."intakeId" LIMIT ${MOST_TO_BOOK}`,
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    dueAt: "timestamptz?",
    reference: "text",
    location: "text?",
    contactId: "uuid?",
    contactSealed: "text?",
    /** How many there are. */
    all: "int4",
  },
});

/** Somebody whose intake is open and who has no visit ahead. */
export type ToBook = Omit<RowOf<typeof TO_BOOK>, keyof SealedContact | "all"> & {
  name: string | null;
  age: number | null;
};

/**
 * Who is to be booked: the first of those whose intake is open and who have no visit ahead, most urgent
 * first, and how many there are. `zone` says which day it is. Records the view in the audit log.
 */
export async function listToBook(
  staff: Staff<"appointment:book">,
  { now, zone }: { now: Date; zone: string },
): Promise<{ people: ToBook[]; all: number }> {
  const rows = await TO_BOOK.run({ staff: staff.id });
  const unsealing = new Unsealing();
  const people = rows.map(({ contactId, contactSealed, all: _, ...row }) => {
    const contact = readContact(unsealing, { contactId, contactSealed });
    return { ...row, name: nameOf(contact), age: ageOn(contact?.birthDate, dateIn(zone, now)) };
  });
  return { people, all: rows[0]?.all ?? 0 };
}
