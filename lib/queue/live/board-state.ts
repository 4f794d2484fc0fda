import { DIGEST } from "@/lib/queue/board-digest";

/**
 * How the board stands, the same for everybody, as the stream carries it. Ids and times (in
 * milliseconds since 1970, by the database's clock) only: no patient data.
 */
export type BoardState = {
  /** When this was so. */
  at: number;
  /** Changes when anything that the board shows changes. */
  digest: string;
  /** Emergencies that nobody has seen to, longest waiting first. */
  alarms: string[];
  /** Since when the first of them waits; null when there is none. */
  alarmSince: number | null;
  /** When the latest open intakes came in, newest first, at most 50. */
  arrived: number[];
  /** How much waits for somebody on their own list, by id of the person and by role: the sum counts. */
  waiting: Record<string, number>;
  /** Which members of staff have the page of an intake before them, by intake. */
  viewing: Record<string, { id: string; name: string }[]>;
};

const ms = (moment: string) => `floor(extract(epoch FROM ${moment}) * 1000)::float8`;
const WAITS_SINCE = `coalesce(q."raisedAt", q."receivedAt")`;

// As the lists of lib/team/queries.ts: notes to read, what is handed to one (not what one has oneself
// and handed to one's own role), and calls of one's own whose time has come.
const WAITING = `(SELECT coalesce(jsonb_object_agg(w."who", w."n") FILTER (WHERE w."n" <> 0), '{}') FROM (
    SELECT x."who", sum(x."n")::int AS "n" FROM (
      SELECT k."staffId"::text AS "who", 1 AS "n" FROM "Mention" k JOIN "Note" n ON n."id" = k."noteId"
      WHERE k."readAt" IS NULL AND n."takenBackAt" IS NULL
      UNION ALL SELECT coalesce(h."toId"::text, h."toRole"), 1
      FROM "QueueEntry" o JOIN "Handover" h ON h."id" = o."handoverId"
      UNION ALL SELECT m."id"::text, -1 FROM "QueueEntry" o JOIN "Handover" h ON h."id" = o."handoverId"
      JOIN "StaffMember" m ON m."id" = o."claimedById" AND m."role" = h."toRole"
      UNION ALL SELECT o."claimedById"::text, 1 FROM "QueueEntry" o
      WHERE o."claimedById" IS NOT NULL AND o."nextTryAt" <= now()) x GROUP BY x."who") w)`;

/** Who said so in the last half minute. */
const VIEWING = `(SELECT coalesce(jsonb_object_agg(p."intakeId", p."who"), '{}') FROM (
    SELECT x."intakeId", jsonb_agg(jsonb_build_object('id', x."staffId", 'name', m."name") ORDER BY m."name") AS "who"
    FROM "Presence" x JOIN "StaffMember" m ON m."id" = x."staffId"
    WHERE x."seenAt" > now() - interval '30 seconds' GROUP BY x."intakeId") p)`;

/** Gives one BoardState. */
export const BOARD_STATE = `SELECT ${ms("now()")} AS "at", ${DIGEST} AS "digest",
    coalesce(array_agg(q."intakeId"::text ORDER BY ${WAITS_SINCE}) FILTER (WHERE q."alarm"), '{}') AS "alarms",
    ${ms(`min(${WAITS_SINCE}) FILTER (WHERE q."alarm")`)} AS "alarmSince",
    coalesce((array_agg(${ms('q."receivedAt"')} ORDER BY q."receivedAt" DESC))[1:50], '{}') AS "arrived",
    ${WAITING} AS "waiting", ${VIEWING} AS "viewing"
  FROM "QueueEntry" q`;
