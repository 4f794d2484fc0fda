import { DIGEST } from "@/lib/queue/digest";

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
};

const ms = (moment: string) => `floor(extract(epoch FROM ${moment}) * 1000)::float8`;
const WAITS_SINCE = `coalesce(q."raisedAt", q."receivedAt")`;

/** Gives one BoardState. */
export const BOARD_STATE = `SELECT ${ms("now()")} AS "at", ${DIGEST} AS "digest",
    coalesce(array_agg(q."intakeId"::text ORDER BY ${WAITS_SINCE}) FILTER (WHERE q."alarm"), '{}') AS "alarms",
    ${ms(`min(${WAITS_SINCE}) FILTER (WHERE q."alarm")`)} AS "alarmSince",
    coalesce((array_agg(${ms('q."receivedAt"')} ORDER BY q."receivedAt" DESC))[1:50], '{}') AS "arrived"
  FROM "QueueEntry" q`;
