import { isPermitted, ROLES } from "@/lib/auth/permissions";
import { column, statement } from "@/lib/db/statement";
import { IN_TROUBLE } from "@/lib/db/trouble";
import { DIGEST } from "@/lib/queue/board-digest";

/**
 * The state of the board, the same for everybody, as the stream carries it. Ids and times (in
 * milliseconds since 1970, by the database's clock) only: no patient data.
 */
export type BoardState = {
  /** The time of this state. */
  at: number;
  /** Changes when anything that the board shows changes. */
  digest: string;
  /**
   * What rings alone, longest waiting first, without those that are part of a burst: unacknowledged
   * emergencies, and URGENT ones whose own words tell of self-harm.
   */
  alarms: string[];
  /** How many of the alarms are an URGENT with words of self-harm, and one whose follow-up was lost. */
  selfHarm: number;
  lostVisits: number;
  /** Unacknowledged bursts: their ids, how many emergencies they hold, and since when. */
  bursts: { id: string; size: number; since: number }[];
  /** Since when the first of them waits; null when there is none. */
  alarmSince: number | null;
  /** When the latest open intakes came in, newest first, at most 50. */
  arrived: number[];
  /** How many rows the list of what needs attention has, and one more for a notice above it. */
  attention: number;
  /** The number of items on each person's own list, by person id. */
  waiting: Record<string, number>;
  /** The staff who have an intake's page open, by intake. */
  viewing: Record<string, { id: string; name: string }[]>;
  /** For each intake whose page is open, the last event of its history; opening it does not count. */
  marks: Record<string, number>;
};

const ms = (moment: string) => `floor(extract(epoch FROM ${moment}) * 1000)::float8`;
const REVIEWERS = ROLES.filter((role) => isPermitted(role, "review:record"))
  .map((role) => `'${role}'`)
  .join(", ");
const WAITS_SINCE = `coalesce(q."raisedAt", q."receivedAt")`;

// The same items as the lists of lib/team/queries.ts, over the same views: notes to read, intakes
// handed over, one's own calls that are due, and second reviews that another clinician asked for.
const WAITING = `(SELECT coalesce(jsonb_object_agg(w."who", w."n"), '{}') FROM (
    SELECT x."who", count(*) AS "n" FROM (
      SELECT n."readerId" AS "who" FROM "UnreadNote" n
      UNION ALL SELECT h."staffId" FROM "HandedTo" h
      UNION ALL SELECT m."id" FROM (SELECT r."staffId" FROM "PendingReview" r
        UNION ALL SELECT r."staffId" FROM "PendingClosure" r) p JOIN "StaffMember" m ON m."id" <> p."staffId"
      WHERE m."role" IN (${REVIEWERS}) AND m."disabledAt" IS NULL
      UNION ALL SELECT o."claimedById" FROM "QueueEntry" o
      WHERE o."claimedById" IS NOT NULL AND o."nextTryAt" <= now()) x GROUP BY x."who") w)`;

/** A burst rings as one: its first stands for it in the view of those that are quiet. */
const BURSTS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', x."burstId", 'size', x."n", 'since', x."since")
      ORDER BY x."since"), '[]') FROM (
    SELECT b."burstId", count(*)::int AS "n", ${ms('min(b."receivedAt")')} AS "since"
    FROM "QueueEntry" b WHERE b."inBurst" GROUP BY b."burstId"
    HAVING bool_or(NOT EXISTS (SELECT 1 FROM "QuietInBurst" z WHERE z."intakeId" = b."intakeId"))) x)`;

const RINGS = `q."alarm" AND NOT q."inBurst"`;

/** Staff who reported an open page in the last half minute. */
const VIEWING = `(SELECT coalesce(jsonb_object_agg(p."intakeId", p."who"), '{}') FROM (
    SELECT x."intakeId", jsonb_agg(jsonb_build_object('id', x."staffId", 'name', m."name") ORDER BY m."name") AS "who"
    FROM "Presence" x JOIN "StaffMember" m ON m."id" = x."staffId"
    WHERE x."seenAt" > now() - interval '30 seconds' GROUP BY x."intakeId") p)`;

const MARKS = `(SELECT coalesce(jsonb_object_agg(o."intakeId", o."mark"), '{}') FROM (
    SELECT x."intakeId", (SELECT max(e."id") FROM "AuditEvent" e
      WHERE e."intakeId" = x."intakeId" AND e."action" <> 'intake.opened') AS "mark"
    FROM "Presence" x WHERE x."seenAt" > now() - interval '30 seconds' GROUP BY x."intakeId") o)`;

/** Gives one BoardState. */
export const BOARD_STATE = statement({
  name: "board_state",
  text: `SELECT ${ms("now()")} AS "at", ${DIGEST} AS "digest",
    coalesce(array_agg(q."intakeId"::text ORDER BY ${WAITS_SINCE}) FILTER (WHERE ${RINGS}), '{}') AS "alarms",
    (count(*) FILTER (WHERE ${RINGS} AND q."level" = 'URGENT' AND wrote_of_self_harm(q."intakeId")))::int AS "selfHarm",
    (count(*) FILTER (WHERE ${RINGS} AND q."level" = 'URGENT' AND NOT wrote_of_self_harm(q."intakeId")))::int AS "lostVisits",
    ${ms(`min(${WAITS_SINCE}) FILTER (WHERE ${RINGS})`)} AS "alarmSince", ${BURSTS} AS "bursts",
    coalesce((array_agg(${ms('q."receivedAt"')} ORDER BY q."receivedAt" DESC))[1:50], '{}') AS "arrived",
    (SELECT count(*)::int FROM "NeedsAttention") + ${IN_TROUBLE}::int AS "attention",
    ${WAITING} AS "waiting", ${VIEWING} AS "viewing", ${MARKS} AS "marks"
  FROM "QueueEntry" q`,
  columns: {
    at: "float8",
    digest: "text",
    alarms: "text[]",
    selfHarm: "int4",
    lostVisits: "int4",
    alarmSince: "float8?",
    bursts: column<BoardState["bursts"]>("jsonb"),
    arrived: "float8[]",
    attention: "int4",
    waiting: column<BoardState["waiting"]>("jsonb"),
    viewing: column<BoardState["viewing"]>("jsonb"),
    marks: column<BoardState["marks"]>("jsonb"),
  },
});
