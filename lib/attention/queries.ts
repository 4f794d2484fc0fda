import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { nameOf, readContact, type SealedContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { TextRefusal } from "@/lib/notify/text-limit";
import type { Level } from "@/lib/triage/symptoms";
import type { AttentionKind } from "./schema";

/** More are not shown; the page says how many there are. */
export const MOST_SHOWN = 300;

const LIST = statement({
  name: "attention_list",
  text: `WITH viewed AS (${trail({ action: "attention.viewed", staff: "$staff" })})
    SELECT n."kind", n."subjectId", n."intakeId", n."since", i."reference", q."intakeId" IS NOT NULL AS "open",
      coalesce(q."level", e."level") AS "level", holder."name" AS "holderName", c."contactId", c."contactSealed",
      a."startsAt" AS "visitAt", a."attendance", clinician."name" AS "clinicianName", asker."name" AS "askerName",
      m."kind" AS "messageKind", m."channel", m."failure",
      count(*) OVER ()::int AS "all"
    FROM "NeedsAttention" n
    LEFT JOIN "Intake" i ON i."id" = n."intakeId"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = n."intakeId"
    LEFT JOIN "EffectiveLevel" e ON e."intakeId" = n."intakeId"
    LEFT JOIN "LatestContact" c ON c."intakeId" = n."intakeId"
    LEFT JOIN "StaffMember" holder ON holder."id" = q."claimedById"
    LEFT JOIN "Appointment" a ON a."id" = n."subjectId"
    LEFT JOIN "StaffMember" clinician ON clinician."id" = a."clinicianId"
    LEFT JOIN "Review" r ON r."id" = n."subjectId"
    LEFT JOIN "ClosureRequest" x ON x."id" = n."subjectId"
    LEFT JOIN "Draft" d ON d."id" = n."subjectId"
    LEFT JOIN "StaffMember" asker ON asker."id" = coalesce(r."staffId", x."staffId", d."recorderId")
    LEFT JOIN "OutboundMessage" m ON m."id" = n."subjectId"
    ORDER BY n."kind" = 'desk_left', coalesce(level_rank(coalesce(q."level", e."level")), 0), n."since", n."kind", n."subjectId"
    LIMIT ${MOST_SHOWN}`,
  columns: {
    kind: column<AttentionKind>("text"),
    subjectId: "uuid",
    /** Null for answers that are not filed yet. */
    intakeId: "uuid?",
    since: "timestamptz",
    reference: "text?",
    open: "bool",
    /** Null for answers that are not filed yet. */
    level: column<Level | null>("text"),
    holderName: "text?",
    contactId: "uuid?",
    contactSealed: "text?",
    visitAt: "timestamptz?",
    attendance: "text?",
    clinicianName: "text?",
    /** Who asked for a second clinician, or entered what was left. */
    askerName: "text?",
    messageKind: "text?",
    channel: "text?",
    failure: column<"refused" | "unreachable" | "bounced" | "too_late" | TextRefusal | null>(
      "text",
    ),
    all: "int4",
  },
});
type SealedRow = RowOf<typeof LIST>;

export type AttentionRow = Omit<SealedRow, keyof SealedContact | "all"> & {
  name: string | null;
  /** Its contact could not be opened. */
  unreadable: boolean;
};

/**
 * Everything that somebody must look after, most severe and then oldest first, at most 300, and how
 * many there are. Records the view of the names in the audit log.
 */
export async function listAttention(
  staff: Staff<"intake:read">,
): Promise<{ rows: AttentionRow[]; all: number }> {
  const rows = await LIST.run({ staff: staff.id });
  return { rows: rows.map(openRow), all: rows[0]?.all ?? 0 };
}

function openRow({ contactId, contactSealed, all: _, ...row }: SealedRow): AttentionRow {
  const unsealing = new Unsealing();
  const name = nameOf(readContact(unsealing, { contactId, contactSealed }));
  return { ...row, name, unreadable: unsealing.unreadable };
}
