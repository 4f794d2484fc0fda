import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { nameOf, readContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { readAnswers } from "@/lib/intake/sealed";
import type { HandoverRole } from "@/lib/queue/schema";
import { silentSql } from "@/lib/queue/silent-patient";
import { type RowReason, rowReasons } from "@/lib/triage/reasons";
import type { Level } from "@/lib/triage/symptoms";
import { openWords } from "./queries";

const SHEET = statement({
  name: "team_sheet",
  text: `WITH viewed AS (${trail({ action: "team.sheet_viewed", staff: "$staff" })}),
  open AS (
    SELECT q.*, coalesce(q."dueAt" < now(), false) AS "overdue", ${silentSql("q")} AS "silent" FROM "QueueEntry" q)
  SELECT open."intakeId", v."reference", open."level",
    must_ring(open."level", open."loud") AS "rings", open."alarm", open."receivedAt", open."dueAt", open."overdue",
    open."nextTryAt", open."worseSince", open."answeredAt", open."silent", m."name" AS "holderName", t."name" AS "toName",
    h."toRole", h."id" AS "handoverId", h."wordsSealed", v."firedRules", v."answersSealed", v."reassessmentId",
    c."contactId", c."contactSealed"
  FROM open JOIN "Verdict" v ON v."intakeId" = open."intakeId"
  LEFT JOIN "LatestContact" c ON c."intakeId" = open."intakeId"
  LEFT JOIN "StaffMember" m ON m."id" = open."claimedById"
  LEFT JOIN "Handover" h ON h."id" = open."handoverId"
  LEFT JOIN "StaffMember" t ON t."id" = h."toId"
  WHERE must_ring(open."level", open."loud") OR open."overdue" OR open."nextTryAt" IS NOT NULL
    OR open."handoverId" IS NOT NULL OR open."silent" OR open."worseSince" IS NOT NULL OR open."answeredAt" IS NOT NULL
  ORDER BY open."levelRank", open."dueAt", open."receivedAt" LIMIT 300`,
  columns: {
    intakeId: "uuid",
    reference: "text",
    level: column<Level>("text"),
    /** An emergency, or words of self-harm: it rings until somebody takes it. */
    rings: "bool",
    alarm: "bool",
    receivedAt: "timestamptz",
    dueAt: "timestamptz?",
    overdue: "bool",
    nextTryAt: "timestamptz?",
    worseSince: "timestamptz?",
    /** Since when the answer to a written question waits for somebody to look at it. */
    answeredAt: "timestamptz?",
    /** The patient has not answered a check-in for a day. */
    silent: "bool",
    holderName: "text?",
    toName: "text?",
    toRole: column<HandoverRole | null>("text"),
    handoverId: "uuid?",
    wordsSealed: "text?",
    firedRules: "text[]",
    answersSealed: "text",
    reassessmentId: "uuid?",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

type SealedRow = RowOf<typeof SHEET>;
type Sealed =
  | "handoverId"
  | "wordsSealed"
  | "firedRules"
  | "answersSealed"
  | "reassessmentId"
  | "contactId"
  | "contactSealed";

/** An open intake that the next shift must know of. */
export type SheetRow = Omit<SealedRow, Sealed> & {
  words: string | null;
  name: string | null;
  phone: string | null;
  /** What to know before calling it. */
  reachNeeds: ReachNeed[];
  reasons: RowReason[];
  /** Something of it could not be opened. */
  unreadable: boolean;
};

/**
 * What the next shift must know: open emergencies, words of self-harm, overdue intakes, patients who say it is worse,
 * hand-overs, promised calls, and patients who did not answer; most urgent first, at most 300.
 * Records the view in the audit log. Without `clinical` the texts of hand-overs stay sealed.
 */
export async function listSheet(
  staff: Staff<"queue:read">,
  clinical: Staff<"clinical:read"> | null,
): Promise<SheetRow[]> {
  const rows = await SHEET.run({ staff: staff.id });
  return rows.map((sealed) => {
    const { contactId, contactSealed, answersSealed, reassessmentId, firedRules, ...rest } = sealed;
    const { handoverId, wordsSealed, ...row } = rest;
    const unsealing = new Unsealing();
    const contact = readContact(unsealing, { contactId, contactSealed });
    const symptoms = readAnswers(unsealing, row.intakeId, {
      answersSealed,
      reassessmentId,
    })?.symptoms;
    const words =
      clinical && handoverId
        ? unsealing.take("Handover", handoverId, () => openWords(handoverId, wordsSealed))
        : null;
    return {
      ...row,
      words,
      name: nameOf(contact),
      phone: contact?.phoneAsTyped ?? null,
      reachNeeds: reachNeeds(contact),
      reasons: rowReasons(symptoms ?? {}, firedRules),
      unreadable: unsealing.unreadable,
    };
  });
}
