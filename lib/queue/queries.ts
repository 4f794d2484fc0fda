import type { Staff } from "@/lib/auth/staff";
import { type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { nameOf, openContact, type SealedContact } from "@/lib/contact/open-contact";
import { openAnswers, type SealedAnswers } from "@/lib/intake/sealed";
import { VERDICT } from "@/lib/intake/verdict";
import { visitorSql, visitsSql } from "@/lib/person/same/related";
import { type RowReason, rowReasons } from "@/lib/triage/reasons";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { DIGEST } from "./board-digest";
import { filteredSql, filterSql, type QueueFilter } from "./filter";
import type { HandoverRole } from "./schema";
import { silentSql } from "./silent-patient";

export const QUEUE_PAGE_SIZE = 250;

export type QueueRow = {
  intakeId: string;
  reference: string;
  /** The place of the clinic where it began; null without one. */
  location: string | null;
  level: Level;
  receivedAt: Date;
  dueAt: Date | null;
  claimedById: string | null;
  claimedByName: string | null;
  /** Since when the patient says it is worse; null when not, or a clinician has reviewed it since. */
  worseSince: Date | null;
  /** Has not answered how they are for a day (silent-patient.ts). */
  silent: boolean;
  version: number;
  filedAs: string;
  reviewFlags: string[];
  reasons: RowReason[];
  secondNeeded: boolean;
  /** Whom it is meant for, until they take it: a person's name, or a role. */
  toName: string | null;
  toRole: HandoverRole | null;
  /** When somebody said that they would call again. */
  nextTryAt: Date | null;
  /** Contacts of this person in the 30 days up to this one, itself counted. */
  visits: number;
  /** An emergency that nobody has seen to. */
  alarm: boolean;
  demo: boolean;
  name: string | null;
  birthDate: string | null;
  /** The age that was given instead of a date of birth. */
  ageYears: number | null;
  /** What to know before reaching for the phone. */
  reachNeeds: ReachNeed[];
};

type Opened = "name" | "birthDate" | "ageYears" | "reasons" | "reachNeeds";
type SealedRow = Omit<QueueRow, Opened> & SealedContact & SealedAnswers & { firedRules: string[] };

const pageText = (fits: string) => `WITH viewed AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action") SELECT 'staff', $1, 'queue.viewed' WHERE $2),
  page AS (
    SELECT * FROM "QueueEntry" q WHERE ${fits}
    ORDER BY q."levelRank", q."dueAt", q."receivedAt", q."intakeId" LIMIT $3 OFFSET $4)
  SELECT page."intakeId", page."level", page."receivedAt", page."dueAt", page."claimedById", page."version", page."alarm",
    page."nextTryAt", handed."toRole", meant."name" AS "toName", page."worseSince", ${silentSql("page")} AS "silent",
    m."name" AS "claimedByName", i."reference", place."name" AS "location", v."filedAs", i."demo",
    v."firedRules", v."reviewFlags", v."answersSealed", v."reassessmentId",
    c."id" AS "contactId", c."contactSealed",
    EXISTS (SELECT 1 FROM "Review" r WHERE r."intakeId" = page."intakeId" AND r."needsSecond"
      AND page."level" = 'EMERGENCY'
      AND NOT EXISTS (SELECT 1 FROM "SecondReview" s WHERE s."reviewId" = r."id")
      AND NOT EXISTS (SELECT 1 FROM "Review" l WHERE l."intakeId" = r."intakeId" AND l."createdAt" > r."createdAt")
    ) AS "secondNeeded",
    (WITH RECURSIVE ${visitorSql('page."intakeId"')} SELECT ${visitsSql('page."receivedAt"')}) AS "visits"
  FROM page
  JOIN "Intake" i ON i."id" = page."intakeId"
  ${VERDICT}
  LEFT JOIN "Location" place ON place."id" = i."locationId"
  LEFT JOIN "StaffMember" m ON m."id" = page."claimedById"
  LEFT JOIN "Handover" handed ON handed."id" = page."handoverId"
  LEFT JOIN "StaffMember" meant ON meant."id" = handed."toId"
  LEFT JOIN LATERAL (SELECT x."id", x."contactSealed" FROM "IntakeContact" x
    WHERE x."intakeId" = page."intakeId" ORDER BY x."createdAt" DESC LIMIT 1) c ON true
  ORDER BY page."levelRank", page."dueAt", page."receivedAt", page."intakeId"`;

/**
 * One page (250 rows) of what is open and fits: by level, then due first, which puts what is overdue
 * on top of its level. Reads only open rows. `byUser`: a person looked, which goes into the trail; a
 * page that refreshes itself does not.
 */
export async function listQueue(
  staff: Staff<"queue:read">,
  filter: QueueFilter,
  page: number,
  byUser: boolean,
): Promise<QueueRow[]> {
  const values: unknown[] = [staff.id, byUser, QUEUE_PAGE_SIZE, (page - 1) * QUEUE_PAGE_SIZE];
  const rows = await filteredSql<SealedRow>(pageText(filterSql(filter, values)()), values);
  return rows.map(openRow);
}

function openRow(sealed: SealedRow): QueueRow {
  const { contactId, contactSealed, answersSealed, reassessmentId, firedRules, ...row } = sealed;
  const contact = openContact({ contactId, contactSealed });
  const { symptoms } = openAnswers(row.intakeId, { answersSealed, reassessmentId });
  return {
    ...row,
    name: nameOf(contact),
    ageYears: contact?.birthDate ? null : (symptoms.age_years ?? null),
    birthDate: contact?.birthDate ?? null,
    reasons: rowReasons(symptoms, firedRules),
    reachNeeds: reachNeeds(contact),
  };
}

export type QueueState = {
  asOf: Date;
  /** Open rows that fit, with the level left out: of each level and of all. */
  counts: Record<Level | "all", number>;
  /** For each person who has open rows that fit: how many, by the person's id. */
  held: Record<string, number>;
  /** Changes when anything that the board shows changes. */
  digest: string;
};

type StateRow = Omit<QueueState, "counts"> & QueueState["counts"];

/**
 * How the queue stands, cheaply: a digest over the open rows, and how many each tab holds when the
 * rest of the filter stays. The same for everybody, unless the filter asks for one's own.
 */
export async function getQueueState(
  staff: Staff<"queue:read">,
  filter: QueueFilter = {},
): Promise<QueueState> {
  const values: unknown[] = [staff.id];
  const without = filterSql(filter, values);
  const levels = LEVELS.map(
    (level) => `count(*) FILTER (WHERE x."fits" AND q."level" = '${level}')::int AS "${level}"`,
  );
  const [row] = await filteredSql<StateRow>(
    `SELECT now() AS "asOf", count(*) FILTER (WHERE x."fits")::int AS "all", ${levels.join(", ")},
       (SELECT coalesce(jsonb_object_agg(h."claimedById", h."rows"), '{}') FROM (
          SELECT q."claimedById", count(*) AS "rows" FROM "QueueEntry" q
          WHERE q."claimedById" IS NOT NULL AND ${without("mine")} GROUP BY 1) h) AS "held",
       ${DIGEST} AS "digest"
     FROM "QueueEntry" q CROSS JOIN LATERAL (SELECT ${without("level")} AS "fits", $1::uuid AS "looks") x`,
    values,
  );
  if (!row) throw new Error("the queue gave no state");
  const { asOf, held, digest, ...counts } = row;
  return { asOf, counts, held, digest };
}
