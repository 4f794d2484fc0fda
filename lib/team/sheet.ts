import type { Staff } from "@/lib/auth/staff";
import { nameOf, openContact, type SealedContact } from "@/lib/contact/open-contact";
import { sql } from "@/lib/db/client";
import { openAnswers, type SealedAnswers } from "@/lib/intake/sealed";
import { VERDICT } from "@/lib/intake/verdict";
import type { HandoverRole } from "@/lib/queue/schema";
import { silentSql } from "@/lib/queue/silent-patient";
import { type RowReason, rowReasons } from "@/lib/triage/reasons";
import type { Level } from "@/lib/triage/symptoms";
import { openWords } from "./queries";

/** An open intake that the next shift must know of. */
export type SheetRow = {
  intakeId: string;
  reference: string;
  level: Level;
  alarm: boolean;
  receivedAt: Date;
  dueAt: Date | null;
  overdue: boolean;
  nextTryAt: Date | null;
  worseSince: Date | null;
  /** Has not answered how they are for a day. */
  silent: boolean;
  holderName: string | null;
  toName: string | null;
  toRole: HandoverRole | null;
  words: string | null;
  name: string | null;
  phone: string | null;
  reasons: RowReason[];
};

type Opened = "words" | "name" | "phone" | "reasons";
type SealedRow = Omit<SheetRow, Opened> &
  SealedContact &
  SealedAnswers & { firedRules: string[]; handoverId: string | null; wordsSealed: string | null };

const MOST = 300;

const SHEET = `WITH viewed AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action") VALUES ('staff', $1, 'team.sheet_viewed')),
  open AS (
    SELECT q.*, coalesce(q."dueAt" < now(), false) AS "overdue", ${silentSql("q")} AS "silent" FROM "QueueEntry" q)
  SELECT open."intakeId", i."reference", open."level", open."alarm", open."receivedAt", open."dueAt", open."overdue",
    open."nextTryAt", open."worseSince", open."silent", m."name" AS "holderName", t."name" AS "toName",
    h."toRole", h."id" AS "handoverId", h."wordsSealed", v."firedRules", v."answersSealed", v."reassessmentId",
    c."id" AS "contactId", c."contactSealed"
  FROM open JOIN "Intake" i ON i."id" = open."intakeId"
  ${VERDICT}
  LEFT JOIN "StaffMember" m ON m."id" = open."claimedById"
  LEFT JOIN "Handover" h ON h."id" = open."handoverId"
  LEFT JOIN "StaffMember" t ON t."id" = h."toId"
  LEFT JOIN LATERAL (SELECT x."id", x."contactSealed" FROM "IntakeContact" x
    WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) c ON true
  WHERE open."level" = 'EMERGENCY' OR open."overdue" OR open."nextTryAt" IS NOT NULL
    OR open."handoverId" IS NOT NULL OR open."silent" OR open."worseSince" IS NOT NULL
  ORDER BY open."levelRank", open."dueAt", open."receivedAt" LIMIT ${MOST}`;

/**
 * What the next shift must know: open emergencies, what is past its time, who says it is worse, what was
 * handed over, calls that were promised, and patients who did not answer; most urgent first, at most 300.
 * Looking goes into the trail. Without `clinical` the lines of hand-overs stay closed.
 */
export async function listSheet(
  staff: Staff<"queue:read">,
  clinical: Staff<"clinical:read"> | null,
): Promise<SheetRow[]> {
  const rows = await sql<SealedRow>("team_sheet", SHEET, [staff.id]);
  return rows.map((sealed) => {
    const { contactId, contactSealed, answersSealed, reassessmentId, firedRules, ...rest } = sealed;
    const { handoverId, wordsSealed, ...row } = rest;
    const contact = openContact({ contactId, contactSealed });
    const { symptoms } = openAnswers(row.intakeId, { answersSealed, reassessmentId });
    return {
      ...row,
      words: clinical && handoverId ? openWords(handoverId, wordsSealed) : null,
      name: nameOf(contact),
      phone: contact?.phoneAsTyped ?? null,
      reasons: rowReasons(symptoms, firedRules),
    };
  });
}
