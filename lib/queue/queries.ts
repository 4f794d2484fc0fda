import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { numberToDial, type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { spokenLanguage } from "@/lib/contact/language";
import { nameOf, readContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { RecordedBy } from "@/lib/intake/recorder";
import { readAnswers } from "@/lib/intake/sealed";
import type { Audience } from "@/lib/notify/audience";
import type { RingReason } from "@/lib/notify/ring-again";
import { recentVisitorSql, visitsSql } from "@/lib/person/same/related";
import { type RowReason, rowReasons } from "@/lib/triage/reasons";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { DIGEST } from "./board-digest";
import {
  countedSql,
  filterSql,
  metSql,
  orderSql,
  QUICK_KEYS,
  type QueueFilter,
  type QuickFilter,
  quickSql,
  SAMPLE_FILTERS,
} from "./filter";
import type { HandoverRole, LostVisit } from "./schema";
import { silentSql } from "./silent-patient";

export const QUEUE_PAGE_SIZE = 250;

/**
 * To whom the ladder of this alarm passed it on since it rings: how many people, of whom how many were sent a
 * message, the first when; `missed`: none after a minute.
 */
const TOLD = `(SELECT coalesce(jsonb_agg(jsonb_build_object('to', e."detail"->>'to', 'people', (e."detail"->>'told')::int,
      'sent', m."sent", 'at', m."at", 'missed', m."sent" = 0 AND e."at" < now() - interval '1 minute') ORDER BY e."id"), '[]')
      FROM "AuditEvent" e CROSS JOIN LATERAL (
        -- The key of a message to staff ends with the id of the person.
        SELECT count(DISTINCT right(o."dedupeKey", 36))::int AS "sent", min(o."sentAt") AS "at" FROM "OutboundMessage" o
        WHERE o."intakeId" = page."intakeId" AND o."sentAt" IS NOT NULL AND starts_with(o."dedupeKey",
          'alarm_' || (e."detail"->>'step') || ':' || page."intakeId" || ':' || (e."detail"->>'since'))) m
      WHERE e."intakeId" = page."intakeId" AND e."action" = 'alarm.passed_on'
        AND e."detail"->>'to' <> 'nobody' AND e."at" >= (SELECT max(s."at") FROM "AuditEvent" s
          WHERE s."intakeId" = page."intakeId" AND s."action" = 'alarm.passed_on' AND s."detail"->>'step' = 'on_screen'))`;

const LIST = statement({
  name: "queue_list",
  text: (
    fits,
    order,
    pageOrder,
  ) => `WITH viewed AS (${trail({ action: "queue.viewed", staff: "$staff", where: "$byUser" })}),
  -- Of a burst one row stands for all, unless the filter asks for the burst itself.
  lead AS (
    SELECT q."burstId", (array_agg(q."intakeId" ORDER BY q."receivedAt", q."intakeId"))[1] AS "intakeId",
      count(*)::int AS "size"
    FROM "QueueEntry" q WHERE q."inBurst" AND NOT $opened::boolean AND ${fits} GROUP BY q."burstId"),
  page AS (
    SELECT q.* FROM "QueueEntry" q
    WHERE ${fits} AND (NOT q."inBurst" OR $opened OR q."intakeId" IN (SELECT "intakeId" FROM lead))
    ORDER BY ${order} LIMIT ${QUEUE_PAGE_SIZE} OFFSET $skip)
  SELECT page."intakeId", page."level", page."receivedAt", page."dueAt", page."claimedById", page."version", page."alarm", page."ringsFor", page."lostVisit",
    page."nextTryAt", handed."toRole", meant."name" AS "toName", page."worseSince", page."answeredAt", ${silentSql("page")} AS "silent",
    m."name" AS "claimedByName", v."reference", v."locale", place."name" AS "location", v."filedAs", v."demo",
    v."firedRules", v."reviewFlags", v."answersSealed", v."reassessmentId",
    c."contactId", c."contactSealed",
    CASE WHEN lead."size" > 1 THEN lead."burstId" END AS "burstId", lead."size" AS "burstSize",
    EXISTS (SELECT 1 FROM "PendingReview" p WHERE p."intakeId" = page."intakeId")
      OR EXISTS (SELECT 1 FROM "PendingClosure" p WHERE p."intakeId" = page."intakeId") AS "secondNeeded",
    (SELECT w."name" FROM "OpenEscalation" x JOIN "StaffMember" w ON w."id" = x."staffId"
      WHERE x."intakeId" = page."intakeId" LIMIT 1) AS "escalatedBy",
    (SELECT jsonb_build_object('name', w."name", 'channel', x."channel") FROM "IntakeRecorder" x
      JOIN "StaffMember" w ON w."id" = x."staffId"
      WHERE x."intakeId" = page."intakeId" ORDER BY x."createdAt" DESC LIMIT 1) AS "recordedBy",
    (SELECT jsonb_build_object('at', x."at", 'by', w."name") FROM "AuditEvent" x
      JOIN "StaffMember" w ON w."id" = x."staffId"
      WHERE x."intakeId" = page."intakeId" AND x."action" = 'intake.opened'
        AND x."at" > coalesce((SELECT max(o."createdAt") FROM "Closure" o WHERE o."intakeId" = page."intakeId"), '-infinity')
        AND x."at" > coalesce((SELECT max(n."createdAt") FROM "Reassessment" n WHERE n."intakeId" = page."intakeId"), '-infinity')
      ORDER BY x."id" DESC LIMIT 1) AS "opened",
    page."claimedAt", CASE WHEN page."alarm" THEN ${TOLD} ELSE '[]' END AS "told",
    (SELECT x."createdAt" FROM "PatientQuestion" x
      WHERE x."intakeId" = page."intakeId" AND x."answeredAt" IS NULL AND x."endedAt" IS NULL) AS "askedAt",
    (SELECT jsonb_build_object('at', x."createdAt", 'outcome', x."outcome", 'by', w."name")
      FROM "OpenCall" x JOIN "StaffMember" w ON w."id" = x."staffId"
      WHERE x."intakeId" = page."intakeId" ORDER BY x."createdAt" DESC LIMIT 1) AS "called",
    (SELECT jsonb_build_object('at', x."createdAt", 'level', x."level")
      FROM "CountingReview" x WHERE x."intakeId" = page."intakeId" AND NOT EXISTS (SELECT 1 FROM "Closure" o
        WHERE o."intakeId" = x."intakeId" AND o."createdAt" > x."createdAt")
      ORDER BY x."createdAt" DESC LIMIT 1) AS "reviewed",
    (SELECT min(x."startsAt") FROM "UpcomingAppointment" x WHERE x."intakeId" = page."intakeId") AS "bookedFor",
    (WITH RECURSIVE ${recentVisitorSql('page."intakeId"', 'page."receivedAt"')} SELECT ${visitsSql('page."receivedAt"')}) AS "visits"
  FROM page
  JOIN "Verdict" v ON v."intakeId" = page."intakeId"
  LEFT JOIN "LatestContact" c ON c."intakeId" = page."intakeId"
  LEFT JOIN "Location" place ON place."id" = v."locationId"
  LEFT JOIN "StaffMember" m ON m."id" = page."claimedById"
  LEFT JOIN "Handover" handed ON handed."id" = page."handoverId"
  LEFT JOIN lead ON lead."intakeId" = page."intakeId"
  LEFT JOIN "StaffMember" meant ON meant."id" = handed."toId"
  ORDER BY ${pageOrder}`,
  samples: SAMPLE_FILTERS.map(({ fits, filter }) => [
    ...[fits(), orderSql(filter, "q"), orderSql(filter, "page")],
  ]),
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    receivedAt: "timestamptz",
    dueAt: "timestamptz?",
    claimedById: "uuid?",
    version: "int4",
    /** An unacknowledged emergency. */
    alarm: "bool",
    /** Why an emergency that was acknowledged rings again. */
    ringsFor: column<RingReason | null>("text"),
    /** Why it needs a visit again. */
    lostVisit: column<LostVisit | null>("text"),
    /** When staff promised to call again. */
    nextTryAt: "timestamptz?",
    /** The target of a hand-over until it is claimed: a person's name, or a role. */
    toRole: column<HandoverRole | null>("text"),
    toName: "text?",
    /** Since when the patient says it is worse; null when they do not, or after a later review. */
    worseSince: "timestamptz?",
    /** Since when the answer to a written question waits for somebody to look at it. */
    answeredAt: "timestamptz?",
    /** The patient has not answered a check-in for a day (silent-patient.ts). */
    silent: "bool",
    claimedByName: "text?",
    reference: "text",
    locale: "text",
    /** The location where the intake began; null without one. */
    location: "text?",
    filedAs: "text",
    demo: "bool",
    firedRules: "text[]",
    reviewFlags: "text[]",
    answersSealed: "text",
    reassessmentId: "uuid?",
    contactId: "uuid?",
    contactSealed: "text?",
    /** This row stands for so many alike from one source; null for a row on its own. */
    burstId: "uuid?",
    burstSize: "int4?",
    secondNeeded: "bool",
    /** Who of the staff made an EMERGENCY of it, until a review answers that. */
    escalatedBy: "text?",
    /** Who of the staff entered the answers last, and how they heard them; null for a patient's own. */
    recordedBy: column<RecordedBy | null>("jsonb"),
    /** Who of the staff looked last, since it was closed and since its last answers. The time is text. */
    opened: column<{ at: string; by: string } | null>("jsonb"),
    claimedAt: "timestamptz?",
    /** When a written question was asked that waits for an answer. */
    askedAt: "timestamptz?",
    /** Of an alarm: to whom its ladder passed it on, first to last. Times are text. */
    told: column<
      { to: Audience; people: number; sent: number; at: string | null; missed: boolean }[]
    >("jsonb"),
    /** The last call, and the last review that counts, since it was opened. Times are text. */
    called: column<{ at: string; outcome: string; by: string } | null>("jsonb"),
    reviewed: column<{ at: string; level: Level } | null>("jsonb"),
    bookedFor: "timestamptz?",
    /** This person's contacts in the 30 days up to and including this one. */
    visits: "int4",
  },
});

type SealedRow = RowOf<typeof LIST>;
type Sealed = "firedRules" | "answersSealed" | "reassessmentId" | "contactId" | "contactSealed";

/** An open intake as a row of the board. */
export type QueueRow = Omit<SealedRow, Sealed> & {
  reasons: RowReason[];
  name: string | null;
  birthDate: string | null;
  /** The age that was given instead of a date of birth. */
  ageYears: number | null;
  /** What staff must know before they call. */
  reachNeeds: ReachNeed[];
  /** What to dial for an alarm; null where there is no number, or the patient cannot talk on the phone. */
  dial: string | null;
  /** The language to speak with them; null for the usual one. */
  language: string | null;
  /** Its answers or its contact could not be opened. */
  unreadable: boolean;
};

/**
 * One page (250 rows) of the matching open intakes in the order of the filter: if it names none, by
 * level, then by deadline, so that overdue intakes lead their level. Reads only open rows. `byUser`: a person looked, which is recorded in
 * the audit log; an automatic refresh is not.
 */
export async function listQueue(
  staff: Staff<"queue:read">,
  filter: QueueFilter,
  page: number,
  byUser: boolean,
): Promise<QueueRow[]> {
  const { fits, values } = filterSql(filter);
  const skip = (page - 1) * QUEUE_PAGE_SIZE;
  const opened = filter.burst !== undefined;
  const rows = await LIST.run(
    { staff: staff.id, byUser, skip, opened, ...values },
    ...[fits(), orderSql(filter, "q"), orderSql(filter, "page")],
  );
  return rows.map(openRow);
}

function openRow(sealed: SealedRow): QueueRow {
  const { contactId, contactSealed, answersSealed, reassessmentId, firedRules, ...row } = sealed;
  const unsealing = new Unsealing();
  const contact = readContact(unsealing, { contactId, contactSealed });
  const symptoms = readAnswers(unsealing, row.intakeId, {
    answersSealed,
    reassessmentId,
  })?.symptoms;
  return {
    ...row,
    name: nameOf(contact),
    ageYears: contact?.birthDate ? null : (symptoms?.age_years ?? null),
    birthDate: contact?.birthDate ?? null,
    reasons: rowReasons(symptoms ?? {}, firedRules),
    reachNeeds: reachNeeds(contact),
    dial: row.alarm ? numberToDial(contact) : null,
    language: spokenLanguage(contact, row.locale),
    unreadable: unsealing.unreadable,
  };
}

export type QueueState = {
  asOf: Date;
  /** The number of open rows that match without the level filter: for each level and in all. */
  counts: Record<Level | "all", number>;
  /** The number of rows that each quick filter would show beside the others: one for a whole burst. */
  quick: Record<QuickFilter, number>;
  /** The number of matching open rows each person holds, by person id. */
  held: Record<string, number>;
  /** Changes when anything that the board shows changes. */
  digest: string;
};

const ROW_OF_BOARD = `CASE WHEN q."inBurst" AND NOT $opened::boolean THEN q."burstId" ELSE q."intakeId" END`;
const QUICK_COUNTS = QUICK_KEYS.map(
  (key) => `count(DISTINCT ${ROW_OF_BOARD}) FILTER (WHERE ${quickSql(key)})::int AS "${key}"`,
);
const ON_TABS = countedSql("level");

/** `others`: matches without the holder filter; `met`: each part of the filter, looked at once for each entry. */
const STATE = statement({
  name: "queue_state",
  text: (others, met) => `SELECT now() AS "asOf", count(*) FILTER (WHERE ${ON_TABS})::int AS "all",
      ${LEVELS.map((level) => `count(*) FILTER (WHERE q."level" = '${level}' AND ${ON_TABS})::int AS "${level}"`).join(", ")},
      (SELECT coalesce(jsonb_object_agg(h."claimedById", h."rows"), '{}') FROM (
         SELECT q."claimedById", count(*) AS "rows" FROM "QueueEntry" q
         WHERE q."claimedById" IS NOT NULL AND ${others} GROUP BY 1) h) AS "held",
      ${QUICK_COUNTS.join(", ")}, ${DIGEST} AS "digest"
    -- OFFSET 0 keeps Postgres from working out each part again in every count.
    FROM "QueueEntry" q CROSS JOIN LATERAL (SELECT ${met}, $staff::uuid AS "looks" OFFSET 0) x`,
  samples: SAMPLE_FILTERS.map((sql) => [sql.fits("mine"), metSql(sql)]),
  columns: {
    asOf: "timestamptz",
    all: "int4",
    EMERGENCY: "int4",
    URGENT: "int4",
    SOON: "int4",
    ROUTINE: "int4",
    SELF_CARE: "int4",
    unacknowledged: "int4",
    unassigned: "int4",
    overdue: "int4",
    call_due: "int4",
    answered: "int4",
    no_visit: "int4",
    held: column<QueueState["held"]>("jsonb"),
    digest: "text",
  },
});

/**
 * The state of the queue, cheaply: a digest over the open rows, and the number of rows on each tab
 * under the rest of the filter. The same for everybody, unless the filter depends on the viewer.
 */
export async function getQueueState(
  staff: Staff<"queue:read">,
  filter: QueueFilter = {},
): Promise<QueueState> {
  const sql = filterSql(filter);
  const [row] = await STATE.run(
    { staff: staff.id, opened: filter.burst !== undefined, ...sql.values },
    ...[sql.fits("mine"), metSql(sql)],
  );
  if (!row) throw new Error("the queue gave no state");
  const { asOf, held, digest, ...counts } = row;
  return { asOf, counts, quick: counts, held, digest };
}
