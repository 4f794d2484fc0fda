import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import type { Contact } from "@/lib/contact/contact";
import { readContact } from "@/lib/contact/open-contact";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import type { FiledAs } from "@/lib/intake/queries";
import type { RecordedBy } from "@/lib/intake/recorder";
import { type FiledAnswers, readAnswers, type SealedAnswers } from "@/lib/intake/sealed";
import type { RingReason } from "@/lib/notify/ring-again";
import type { Answers } from "@/lib/questions/answers";
import { contactSql, triesSql } from "@/lib/queue/closing";
import type { CloseOutcome, HandoverRole, LostVisit } from "@/lib/queue/schema";
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

/** The target of an open intake's hand-over, until it is claimed. */
export type OpenHandover = {
  id: string;
  fromId: string;
  fromName: string;
  toId: string | null;
  toName: string | null;
  toRole: HandoverRole | null;
};

/** As the statement returns it; times are text inside JSON. */
type SealedPending = Omit<PendingReview, "reason" | "createdAt"> & {
  createdAt: string;
  reasonSealed: string | null;
};

/** A request to close what must ring, which waits for a second clinician. */
export type PendingClosure = {
  id: string;
  staffId: string;
  staffName: string;
  outcome: CloseOutcome;
  createdAt: Date;
  note: string | null;
};
type SealedClosing = Omit<PendingClosure, "note" | "createdAt"> & {
  createdAt: string;
  noteSealed: string | null;
};

/** Somebody made an EMERGENCY of it, and no review has answered that. */
export type Escalation = {
  id: string;
  staffId: string;
  staffName: string;
  createdAt: Date;
  /** Null for a reader who may not see it. */
  reason: string | null;
};
type SealedEscalation = Omit<Escalation, "reason" | "createdAt"> & {
  createdAt: string;
  reasonSealed: string;
};

const OPEN = statement({
  name: "intake_open",
  text: `WITH intake AS (SELECT "id" FROM "Intake" WHERE "id" = $intake),
  opened AS (${trail({ action: "intake.opened", staff: "$staff", intake: '"id"', from: "intake" })})
  SELECT i."id", i."reference", place."name" AS "location", i."locationId", i."receivedAt", i."locale", v."filedAs", v."level" AS "ownLevel",
    coalesce(q."level", e."level") AS "level", v."ruleVersion", v."firedRules", v."reviewFlags",
    i."demo", v."answersSealed", v."reassessmentId", q."version", q."dueAt", q."worseSince", q."answeredAt" AS "answerSince", ${silentSql("q")} AS "silent",
    v."answeredAt", v."answersBefore" AS "before", q."claimedById", m."name" AS "claimedByName",
    coalesce(q."alarm", false) AS "alarm", coalesce(closes_after_contact(q."level", q."loud", q."intakeId"), false) AS "closesAfterContact", q."ringsFor", q."lostVisit",
    CASE WHEN must_ring(q."level", q."loud") THEN q."quietUntil" END AS "quietUntil", q."nextTryAt",
    (SELECT jsonb_build_object('id', h."id", 'fromId', h."fromId", 'fromName', f."name", 'toId', h."toId",
        'toName', t."name", 'toRole', h."toRole")
      FROM "Handover" h JOIN "StaffMember" f ON f."id" = h."fromId" LEFT JOIN "StaffMember" t ON t."id" = h."toId"
      WHERE h."id" = q."handoverId") AS "handover",
    c."contactId", c."contactSealed", ${AGREEMENT} AS "agreement",
    coalesce((SELECT jsonb_agg(jsonb_build_object('kind', a."kind", 'createdAt', a."createdAt") ORDER BY a."createdAt")
      FROM "IntakeAddendum" a WHERE a."intakeId" = i."id"), '[]') AS "addenda",
    (SELECT jsonb_build_object('id', p."id", 'staffId', p."staffId", 'staffName', w."name", 'level', p."level",
        'createdAt', p."createdAt", 'reasonSealed', p."reasonSealed")
      FROM "PendingReview" p JOIN "StaffMember" w ON w."id" = p."staffId"
      WHERE p."intakeId" = i."id" LIMIT 1) AS "pending",
    (SELECT jsonb_build_object('id', p."id", 'staffId', p."staffId", 'staffName', w."name", 'outcome', p."outcome",
        'createdAt', p."createdAt", 'noteSealed', p."noteSealed")
      FROM "PendingClosure" p JOIN "StaffMember" w ON w."id" = p."staffId"
      WHERE p."intakeId" = i."id" LIMIT 1) AS "closing",
    (SELECT jsonb_build_object('id', x."id", 'staffId', x."staffId", 'staffName', w."name",
        'createdAt', x."createdAt", 'reasonSealed', x."reasonSealed")
      FROM "OpenEscalation" x JOIN "StaffMember" w ON w."id" = x."staffId"
      WHERE x."intakeId" = i."id" LIMIT 1) AS "escalation",
    (SELECT jsonb_build_object('name', w."name", 'channel', x."channel") FROM "IntakeRecorder" x
      JOIN "StaffMember" w ON w."id" = x."staffId"
      WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) AS "recordedBy",
    (SELECT coalesce(max(e2."id"), 0)::float8 FROM "AuditEvent" e2
      WHERE e2."intakeId" = i."id" AND e2."action" <> 'intake.opened') AS "mark",
    ${contactSql('i."id"')} AS "reached", ${triesSql('i."id"')} AS "tries",
    EXISTS (SELECT 1 FROM "UpcomingAppointment" a WHERE a."intakeId" = i."id") AS "booked",
    EXISTS (SELECT 1 FROM "WaitlistEntry" w WHERE w."intakeId" = i."id" AND w."outcome" IS NULL)
      OR EXISTS (SELECT 1 FROM "Recall" r WHERE r."intakeId" = i."id" AND r."outcome" IS NULL) AS "waitsForVisit"
  FROM intake
  JOIN "Intake" i ON i."id" = intake."id"
  JOIN "Verdict" v ON v."intakeId" = i."id"
  JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
  LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
  LEFT JOIN "Location" place ON place."id" = i."locationId"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
  LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"`,
  columns: {
    id: "uuid",
    reference: "text",
    /** The location where the intake began; null without one. */
    location: "text?",
    locationId: "uuid?",
    receivedAt: "timestamptz",
    locale: "text",
    filedAs: column<FiledAs>("text"),
    /** As triaged from the patient's own answers. */
    ownLevel: column<Level>("text"),
    level: column<Level>("text"),
    ruleVersion: "text",
    firedRules: "text[]",
    reviewFlags: "text[]",
    demo: "bool",
    answersSealed: "text",
    reassessmentId: "uuid?",
    /** Null when the intake is closed. */
    version: "int4?",
    dueAt: "timestamptz?",
    /** Since when the patient says it is worse; null when they do not, or after a later review. */
    worseSince: "timestamptz?",
    /** Since when the answer to a written question waits for somebody to look at it. */
    answerSince: "timestamptz?",
    /** The patient has not answered a check-in for a day (silent-patient.ts). */
    silent: "bool",
    /** When the answers that count now were given, at sending or later. */
    answeredAt: "timestamptz",
    before: column<SealedAnswers | null>("jsonb"),
    claimedById: "uuid?",
    claimedByName: "text?",
    /** An unacknowledged emergency, or unacknowledged words of self-harm. */
    alarm: "bool",
    /** An open EMERGENCY, or an URGENT with own words of self-harm: it is closed after contact or by two. */
    closesAfterContact: "bool",
    /** Why an emergency that was acknowledged rings again. */
    ringsFor: column<RingReason | null>("text"),
    /** Why it needs a visit again. */
    lostVisit: column<LostVisit | null>("text"),
    /** Until when it may stay silent without contact, or without a clinician (decision 66). */
    quietUntil: "timestamptz?",
    /** When staff promised to call again. */
    nextTryAt: "timestamptz?",
    handover: column<OpenHandover | null>("jsonb"),
    contactId: "uuid?",
    contactSealed: "text?",
    agreement: column<SealedAgreement | null>("jsonb"),
    addenda: column<{ kind: string; createdAt: string }[]>("jsonb"),
    pending: column<SealedPending | null>("jsonb"),
    closing: column<SealedClosing | null>("jsonb"),
    escalation: column<SealedEscalation | null>("jsonb"),
    /** Who of the staff entered the answers last, and how they heard them; null for a patient's own. */
    recordedBy: column<RecordedBy | null>("jsonb"),
    /** The last event of its history; later ones are news (lib/record/news.ts). */
    mark: "float8",
    /** Staff spoke to the patient since the patient last said something new. False when closed. */
    reached: "bool",
    /** Calls without an answer since it was opened. */
    tries: "int4",
    /** There is an appointment that is not over and not canceled. */
    booked: "bool",
    /** The patient is on the waiting list, or a recall is set. */
    waitsForVisit: "bool",
  },
});

type SealedRecord = RowOf<typeof OPEN>;
type Sealed =
  | "answersSealed"
  | "reassessmentId"
  | "before"
  | "contactId"
  | "contactSealed"
  | "agreement"
  | "pending"
  | "closing"
  | "escalation";

export type IntakeRecord = Omit<SealedRecord, Sealed> & {
  contact: Contact | null;
  ageYears: number | null;
  /** Why, in rule ids: for everybody, without the answers. */
  reasons: RowReason[];
  pending: PendingReview | null;
  closing: PendingClosure | null;
  escalation: Escalation | null;
  agreement: Agreement | null;
  /** Every answer; null for a reader without clinical:read. */
  clinical: FiledAnswers | null;
  /** The answers before the patient felt worse and answered again; null when they did not. */
  answersBefore: Answers | null;
  /** A part of the record could not be opened. That part is null here. */
  unreadable: boolean;
};

function openPending(unsealing: Unsealing, pending: SealedPending | null): PendingReview | null {
  if (!pending) return null;
  const { reasonSealed, ...rest } = pending;
  const place = placeOf("Review.reasonSealed", pending.id);
  const reason = unsealing.take("Review", pending.id, () => {
    return reasonSealed ? unseal(reasonSealed, place) : null;
  });
  return { ...rest, createdAt: new Date(pending.createdAt), reason };
}

function openClosing(unsealing: Unsealing, closing: SealedClosing | null): PendingClosure | null {
  if (!closing) return null;
  const { noteSealed, ...rest } = closing;
  const place = placeOf("Closure.noteSealed", closing.id);
  const note = unsealing.take("ClosureRequest", closing.id, () => {
    return noteSealed ? unseal(noteSealed, place) : null;
  });
  return { ...rest, createdAt: new Date(closing.createdAt), note };
}

function openEscalation(
  unsealing: Unsealing,
  escalation: SealedEscalation | null,
  mayRead: (staffId: string) => boolean,
): Escalation | null {
  if (!escalation) return null;
  const { reasonSealed, ...rest } = escalation;
  const place = placeOf("Escalation.reasonSealed", escalation.id);
  const reason = mayRead(escalation.staffId)
    ? unsealing.take("Escalation", escalation.id, () => unseal(reasonSealed, place))
    : null;
  return { ...rest, createdAt: new Date(escalation.createdAt), reason };
}

/**
 * Opens the record of an intake and writes the audit event in the same statement: no event, no
 * data. Without `clinical` (another permission of the same person) the answers stay sealed. Refuses
 * with not_found.
 */
export async function openIntake(
  staff: Staff<"intake:read">,
  clinical: Staff<"clinical:read"> | null,
  intakeId: string,
): Promise<IntakeRecord> {
  const [row] = await OPEN.run({ intake: intakeId, staff: staff.id });
  if (!row) throw new Rejection("not_found");
  const {
    answersSealed,
    reassessmentId,
    contactId,
    contactSealed,
    pending,
    closing,
    escalation,
    agreement,
    before,
    ...rest
  } = row;
  const unsealing = new Unsealing();
  const filed = readAnswers(unsealing, row.id, { answersSealed, reassessmentId });
  const earlier = clinical && before ? readAnswers(unsealing, row.id, before) : null;
  return {
    ...rest,
    contact: readContact(unsealing, { contactId, contactSealed }),
    ageYears: filed?.symptoms.age_years ?? null,
    reasons: rowReasons(filed?.symptoms ?? {}, rest.firedRules),
    agreement: openAgreement(unsealing, agreement),
    pending: clinical ? openPending(unsealing, pending) : null,
    escalation: openEscalation(
      unsealing,
      escalation,
      (author) => clinical !== null || author === staff.id,
    ),
    closing: clinical ? openClosing(unsealing, closing) : null,
    clinical: clinical ? filed : null,
    answersBefore: earlier?.answers ?? null,
    unreadable: unsealing.unreadable,
  };
}
