import type { Staff } from "@/lib/auth/staff";
import type { Contact } from "@/lib/contact/contact";
import { openContact, type SealedContact } from "@/lib/contact/open-contact";
import { unseal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import type { FiledAs } from "@/lib/intake/queries";
import { type FiledAnswers, openAnswers, type SealedAnswers } from "@/lib/intake/sealed";
import { ANSWERS_BEFORE, EFFECTIVE_LEVEL, VERDICT } from "@/lib/intake/verdict";
import type { Answers } from "@/lib/questions/answers";
import type { HandoverRole } from "@/lib/queue/schema";
import { silentSql } from "@/lib/queue/silent-patient";
import { type RowReason, rowReasons } from "@/lib/triage/reasons";
import type { Level } from "@/lib/triage/symptoms";
import { AGREEMENT, type Agreement, openAgreement, type SealedAgreement } from "./agreement";

export type PendingReview = {
  id: string;
  staffId: string;
  staffName: string;
  level: Level;
  createdAt: Date;
  reason: string | null;
};

type RecordRow = {
  id: string;
  reference: string;
  /** The place of the clinic where it began; null without one. */
  location: string | null;
  locationId: string | null;
  receivedAt: Date;
  locale: string;
  filedAs: FiledAs;
  /** As triaged from the patient's own answers. */
  ownLevel: Level;
  level: Level;
  ruleVersion: string;
  firedRules: string[];
  reviewFlags: string[];
  demo: boolean;
  /** Null when the intake is closed. */
  version: number | null;
  dueAt: Date | null;
  /** Since when the patient says it is worse; null when not, or a clinician has reviewed it since. */
  worseSince: Date | null;
  /** Has not answered how they are for a day (silent-patient.ts). */
  silent: boolean;
  /** When the answers that count were given: as they were sent, or again. */
  answeredAt: Date;
  claimedById: string | null;
  claimedByName: string | null;
  /** An emergency that nobody has taken, or not since it was raised. */
  alarm: boolean;
  /** When somebody said that they would call again. */
  nextTryAt: Date | null;
  addenda: { kind: string; createdAt: string }[];
};

/** Whom an open intake is meant for, until it is taken. */
export type OpenHandover = {
  id: string;
  fromId: string;
  fromName: string;
  toId: string | null;
  toName: string | null;
  toRole: HandoverRole | null;
};

type SealedPending = Omit<PendingReview, "reason"> & { reasonSealed: string | null };
type SealedRecord = RecordRow &
  SealedContact &
  SealedAnswers & {
    pending: SealedPending | null;
    agreement: SealedAgreement | null;
    handover: OpenHandover | null;
    before: SealedAnswers | null;
  };

export type IntakeRecord = RecordRow & {
  contact: Contact | null;
  ageYears: number | null;
  /** Why, in rule ids: for everybody, without the answers. */
  reasons: RowReason[];
  pending: PendingReview | null;
  agreement: Agreement | null;
  handover: OpenHandover | null;
  /** Every answer; null for who does not hold clinical:read. */
  clinical: FiledAnswers | null;
  /** The answers before the patient felt worse and answered again; null when they did not. */
  answersBefore: Answers | null;
};

const OPEN = `WITH opened AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId")
    SELECT 'staff', $2, 'intake.opened', "id" FROM "Intake" WHERE "id" = $1 RETURNING "intakeId")
  SELECT i."id", i."reference", place."name" AS "location", i."locationId", i."receivedAt", i."locale", v."filedAs", v."level" AS "ownLevel",
    coalesce(q."level", ${EFFECTIVE_LEVEL}) AS "level", v."ruleVersion", v."firedRules", v."reviewFlags",
    i."demo", v."answersSealed", v."reassessmentId", q."version", q."dueAt", q."worseSince", ${silentSql("q")} AS "silent",
    v."answeredAt", ${ANSWERS_BEFORE} AS "before", q."claimedById", m."name" AS "claimedByName",
    coalesce(q."alarm", false) AS "alarm", q."nextTryAt",
    (SELECT jsonb_build_object('id', h."id", 'fromId', h."fromId", 'fromName', f."name", 'toId', h."toId",
        'toName', t."name", 'toRole', h."toRole")
      FROM "Handover" h JOIN "StaffMember" f ON f."id" = h."fromId" LEFT JOIN "StaffMember" t ON t."id" = h."toId"
      WHERE h."id" = q."handoverId") AS "handover",
    c."id" AS "contactId", c."contactSealed", ${AGREEMENT} AS "agreement",
    coalesce((SELECT jsonb_agg(jsonb_build_object('kind', a."kind", 'createdAt', a."createdAt") ORDER BY a."createdAt")
      FROM "IntakeAddendum" a WHERE a."intakeId" = i."id"), '[]') AS "addenda",
    CASE WHEN q."level" = 'EMERGENCY' THEN (
      SELECT to_jsonb(p) FROM (
        SELECT r."id", r."staffId", w."name" AS "staffName", r."level", r."createdAt", r."reasonSealed", r."needsSecond",
          EXISTS (SELECT 1 FROM "SecondReview" s WHERE s."reviewId" = r."id") AS "seconded"
        FROM "Review" r JOIN "StaffMember" w ON w."id" = r."staffId"
        WHERE r."intakeId" = i."id" ORDER BY r."createdAt" DESC LIMIT 1) p
      WHERE p."needsSecond" AND NOT p."seconded") END AS "pending"
  FROM opened
  JOIN "Intake" i ON i."id" = opened."intakeId"
  ${VERDICT}
  LEFT JOIN "Location" place ON place."id" = i."locationId"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
  LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
  LEFT JOIN LATERAL (SELECT x."id", x."contactSealed" FROM "IntakeContact" x
    WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) c ON true`;

function openPending(pending: SealedPending | null): PendingReview | null {
  if (!pending) return null;
  const { reasonSealed, ...rest } = pending;
  const place = { table: "Review", column: "reasonSealed", rowId: pending.id };
  const reason = reasonSealed ? unseal(reasonSealed, place) : null;
  return { ...rest, createdAt: new Date(pending.createdAt), reason };
}

/**
 * Opens the record of an intake and writes that to the trail in the same statement: no trace, no
 * data. Without `clinical` (the same person's further permission) the answers stay sealed to the
 * caller. Refuses with not_found.
 */
export async function openIntake(
  staff: Staff<"intake:read">,
  clinical: Staff<"clinical:read"> | null,
  intakeId: string,
): Promise<IntakeRecord> {
  const [row] = await sql<SealedRecord>("intake_open", OPEN, [intakeId, staff.id]);
  if (!row) throw new Rejection("not_found");
  const {
    answersSealed,
    reassessmentId,
    contactId,
    contactSealed,
    pending,
    agreement,
    before,
    ...rest
  } = row;
  const filed = openAnswers(row.id, { answersSealed, reassessmentId });
  return {
    ...rest,
    contact: openContact({ contactId, contactSealed }),
    ageYears: filed.symptoms.age_years ?? null,
    reasons: rowReasons(filed.symptoms, rest.firedRules),
    agreement: openAgreement(agreement),
    pending: clinical ? openPending(pending) : null,
    clinical: clinical ? filed : null,
    answersBefore: clinical && before ? openAnswers(row.id, before).answers : null,
  };
}
