import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { nameOf, readContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { readAnswers } from "@/lib/intake/sealed";
import { visitorSql, visitsSql } from "@/lib/person/same/related";
import { type RowReason, rowReasons } from "@/lib/triage/reasons";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { DIGEST } from "./board-digest";
import { filterSql, type QueueFilter, SAMPLE_FILTERS } from "./filter";
import type { HandoverRole } from "./schema";
import { silentSql } from "./silent-patient";

export const QUEUE_PAGE_SIZE = 250;

const LIST = statement({
  name: "queue_list",
  text: (
    fits,
  ) => `WITH viewed AS (${trail({ action: "queue.viewed", staff: "$staff", where: "$byUser" })}),
  page AS (
    SELECT * FROM "QueueEntry" q WHERE ${fits}
    ORDER BY q."levelRank", q."dueAt", q."receivedAt", q."intakeId" LIMIT ${QUEUE_PAGE_SIZE} OFFSET $skip)
  SELECT page."intakeId", page."level", page."receivedAt", page."dueAt", page."claimedById", page."version", page."alarm",
    page."nextTryAt", handed."toRole", meant."name" AS "toName", page."worseSince", ${silentSql("page")} AS "silent",
    m."name" AS "claimedByName", v."reference", place."name" AS "location", v."filedAs", v."demo",
    v."firedRules", v."reviewFlags", v."answersSealed", v."reassessmentId",
    c."contactId", c."contactSealed",
    EXISTS (SELECT 1 FROM "PendingReview" p WHERE p."intakeId" = page."intakeId") AS "secondNeeded",
    (WITH RECURSIVE ${visitorSql('page."intakeId"')} SELECT ${visitsSql('page."receivedAt"')}) AS "visits"
  FROM page
  JOIN "Verdict" v ON v."intakeId" = page."intakeId"
  LEFT JOIN "LatestContact" c ON c."intakeId" = page."intakeId"
  LEFT JOIN "Location" place ON place."id" = v."locationId"
  LEFT JOIN "StaffMember" m ON m."id" = page."claimedById"
  LEFT JOIN "Handover" handed ON handed."id" = page."handoverId"
  LEFT JOIN "StaffMember" meant ON meant."id" = handed."toId"
  ORDER BY page."levelRank", page."dueAt", page."receivedAt", page."intakeId"`,
  samples: SAMPLE_FILTERS.map(({ fits }) => [fits()]),
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    receivedAt: "timestamptz",
    dueAt: "timestamptz?",
    claimedById: "uuid?",
    version: "int4",
    /** An emergency that nobody has seen to. */
    alarm: "bool",
    /** When somebody said that they would call again. */
    nextTryAt: "timestamptz?",
    /** Whom it is meant for, until they take it: a person's name, or a role. */
    toRole: column<HandoverRole | null>("text"),
    toName: "text?",
    /** Since when the patient says it is worse; null when not, or a clinician has reviewed it since. */
    worseSince: "timestamptz?",
    /** Has not answered how they are for a day (silent-patient.ts). */
    silent: "bool",
    claimedByName: "text?",
    reference: "text",
    /** The place of the clinic where it began; null without one. */
    location: "text?",
    filedAs: "text",
    demo: "bool",
    firedRules: "text[]",
    reviewFlags: "text[]",
    answersSealed: "text",
    reassessmentId: "uuid?",
    contactId: "uuid?",
    contactSealed: "text?",
    secondNeeded: "bool",
    /** Contacts of this person in the 30 days up to this one, itself counted. */
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
  /** What to know before reaching for the phone. */
  reachNeeds: ReachNeed[];
  /** Its answers or its contact could not be opened. */
  unreadable: boolean;
};

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
  const { fits, values } = filterSql(filter);
  const skip = (page - 1) * QUEUE_PAGE_SIZE;
  const rows = await LIST.run({ staff: staff.id, byUser, skip, ...values }, fits());
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
    unreadable: unsealing.unreadable,
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

/** `others`: what fits but for whose it is; `allLevels`: what fits but for its level. */
const STATE = statement({
  name: "queue_state",
  text: (
    others,
    allLevels,
  ) => `SELECT now() AS "asOf", count(*) FILTER (WHERE x."fits")::int AS "all",
      ${LEVELS.map((level) => `count(*) FILTER (WHERE x."fits" AND q."level" = '${level}')::int AS "${level}"`).join(", ")},
      (SELECT coalesce(jsonb_object_agg(h."claimedById", h."rows"), '{}') FROM (
         SELECT q."claimedById", count(*) AS "rows" FROM "QueueEntry" q
         WHERE q."claimedById" IS NOT NULL AND ${others} GROUP BY 1) h) AS "held",
      ${DIGEST} AS "digest"
    FROM "QueueEntry" q CROSS JOIN LATERAL (SELECT ${allLevels} AS "fits", $staff::uuid AS "looks") x`,
  samples: SAMPLE_FILTERS.map(({ fits }) => [fits("mine"), fits("level")]),
  columns: {
    asOf: "timestamptz",
    all: "int4",
    EMERGENCY: "int4",
    URGENT: "int4",
    SOON: "int4",
    ROUTINE: "int4",
    SELF_CARE: "int4",
    held: column<QueueState["held"]>("jsonb"),
    digest: "text",
  },
});

/**
 * How the queue stands, cheaply: a digest over the open rows, and how many each tab holds when the
 * rest of the filter stays. The same for everybody, unless the filter asks for one's own.
 */
export async function getQueueState(
  staff: Staff<"queue:read">,
  filter: QueueFilter = {},
): Promise<QueueState> {
  const { fits, values } = filterSql(filter);
  const [row] = await STATE.run({ staff: staff.id, ...values }, fits("mine"), fits("level"));
  if (!row) throw new Error("the queue gave no state");
  const { asOf, held, digest, ...counts } = row;
  return { asOf, counts, held, digest };
}
