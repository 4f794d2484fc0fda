import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { Level } from "@/lib/triage/symptoms";
import { MAY_BE_OFFERED } from "./may-be-offered";
import type { DayPart } from "./schema";

/** How the last offer to a patient ended; null: it waits for an answer. */
export type OfferAnswer = "accepted" | "declined" | "expired" | "withdrawn" | null;
type LastOffer = { startsAt: string; expiresAt: string; answer: OfferAnswer };

/** What one entry wants, and how the offers to it went. */
const WANTED = `w."id", w."intakeId", w."since", w."wantedBy", w."dayPart", v."name" AS "visitType",
    m."name" AS "clinicianName", l."name" AS "location",
    (SELECT count(*)::int FROM "SlotOffer" o WHERE o."entryId" = w."id") AS "offers",
    (SELECT jsonb_build_object('startsAt', o."startsAt", 'expiresAt', o."expiresAt", 'answer', o."answer")
      FROM "SlotOffer" o WHERE o."entryId" = w."id" ORDER BY o."createdAt" DESC LIMIT 1) AS "lastOffer",
    ${MAY_BE_OFFERED} AS "getsOffers"`;
const FROM = `"WaitlistEntry" w JOIN "VisitType" v ON v."id" = w."visitTypeId"
  LEFT JOIN "StaffMember" m ON m."id" = w."clinicianId" LEFT JOIN "Location" l ON l."id" = w."locationId"`;
const COLUMNS = {
  id: "uuid",
  intakeId: "uuid",
  since: "timestamptz",
  wantedBy: "timestamptz",
  dayPart: column<DayPart>("text"),
  visitType: "text",
  clinicianName: "text?",
  location: "text?",
  /** How many times were offered so far. */
  offers: "int4",
  /** Times are text. */
  lastOffer: column<LastOffer | null>("jsonb"),
  /** Free times are offered to the patient by messages; else staff call them. */
  getsOffers: "bool",
} as const;

const OF_INTAKE = statement({
  name: "waitlist_of_intake",
  text: `SELECT ${WANTED} FROM ${FROM} WHERE w."intakeId" = $intake::uuid AND w."outcome" IS NULL`,
  columns: COLUMNS,
});
export type Wait = RowOf<typeof OF_INTAKE>;

/** The place of an intake on the waiting list; null when it has none. */
export async function findWait(
  _staff: Staff<"appointment:book">,
  intakeId: string,
): Promise<Wait | null> {
  const [row] = await OF_INTAKE.run({ intake: intakeId });
  return row ?? null;
}

/** More are not shown; the page says how many there are. */
export const MOST_WAITING = 300;

const LIST = statement({
  name: "waitlist_list",
  text: `WITH viewed AS (${trail({ action: "waitlist.viewed", staff: "$staff" })})
    SELECT ${WANTED}, i."reference", coalesce(q."level", e."level") AS "level", c."contactId", c."contactSealed",
      count(*) OVER ()::int AS "all"
    FROM ${FROM} JOIN "Intake" i ON i."id" = w."intakeId" JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id" LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
    WHERE w."outcome" IS NULL
    ORDER BY level_rank(coalesce(q."level", e."level")), w."since", w."id" LIMIT ${MOST_WAITING}`,
  columns: {
    ...COLUMNS,
    reference: "text",
    level: column<Level>("text"),
    contactId: "uuid?",
    contactSealed: "text?",
    all: "int4",
  },
});

export type WaitingRow = Omit<RowOf<typeof LIST>, keyof SealedContact | "all"> & {
  name: string | null;
  /** Its contact could not be opened. */
  unreadable: boolean;
};

/**
 * The patients on the waiting list, in the order in which times are offered: most severe, then oldest
 * first. At most 300, and how many there are. Records the view of the names in the audit log.
 */
export async function listWaiting(
  staff: Staff<"appointment:book">,
): Promise<{ rows: WaitingRow[]; all: number }> {
  const rows = await LIST.run({ staff: staff.id });
  return {
    all: rows[0]?.all ?? 0,
    rows: rows.map(({ contactId, contactSealed, all: _, ...row }) => {
      const unsealing = new Unsealing();
      const name = nameOf(readContact(unsealing, { contactId, contactSealed }));
      return { ...row, name, unreadable: unsealing.unreadable };
    }),
  };
}
