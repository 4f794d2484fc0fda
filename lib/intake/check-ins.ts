import { Temporal } from "temporal-polyfill";
import { env } from "@/lib/env";
import type { Level } from "@/lib/triage/symptoms";

/** Whom we ask after some days how they are. From URGENT up somebody speaks to them the same day. */
export const ASKED_LEVELS: readonly Level[] = ["SELF_CARE", "ROUTINE", "SOON"];
export const CHECK_IN_DAYS = [3, 14] as const;
/** Messages do not arrive at night. */
const EARLIEST_HOUR = 9;
const LATEST_HOUR = 18;

/**
 * When to ask how they are: 3 and 14 days later at the same time of day in the clinic's time zone,
 * moved to between 9 and 18 o'clock.
 */
export function checkInTimes(receivedAt: Date, timeZone: string): { day: number; dueAt: Date }[] {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime());
  const start = received.toZonedDateTimeISO(timeZone);
  return CHECK_IN_DAYS.map((day) => {
    const wished = start.add({ days: day });
    const hour = Math.min(Math.max(wished.hour, EARLIEST_HOUR), LATEST_HOUR);
    const at = hour === wished.hour ? wished : wished.with({ hour, minute: 0, second: 0 });
    return { day, dueAt: new Date(at.epochMilliseconds) };
  });
}

// What a statement that files answers does more for who agreed to messages: the agreement, the
// check-ins to come and their jobs.

const ASKED_SQL = ASKED_LEVELS.map((level) => `'${level}'`).join(", ");

/**
 * The CTEs and, for the last SELECT, the jobs. `whose` is a CTE with the intake's "id", the "level"
 * that was answered, and "messagesId", "messagesVersion" and "messagesHash" as they are prepared
 * (prepare.ts). The time is $3; the values of `checkInValues` are $`first` and the one after it.
 */
export function optInSql(whose: string, first: number): { ctes: string; jobs: string } {
  return {
    ctes: `, agreed AS (
    INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
    SELECT "messagesId", "id", 'messages', "messagesVersion", "messagesHash", $3::timestamptz
    FROM ${whose} WHERE "messagesVersion" IS NOT NULL
  ), asked AS (
    INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt")
    SELECT gen_random_uuid(), ${whose}."id", c."day", c."dueAt"
    FROM ${whose}, unnest($${first}::smallint[], $${first + 1}::timestamptz[]) AS c("day", "dueAt")
    WHERE "messagesVersion" IS NOT NULL AND "level" IN (${ASKED_SQL})
    ON CONFLICT ("intakeId", "day") DO NOTHING RETURNING "id", "dueAt"
  )`,
    jobs: `, CASE WHEN "messagesVersion" IS NOT NULL THEN (graphile_worker.add_job('patient_link',
      json_build_object('intakeId', "id"), job_key := 'patient_link:' || "id")).id END AS "linkJobId",
    (SELECT count((graphile_worker.add_job('check_in', json_build_object('checkInId', a."id"),
      run_at := a."dueAt", job_key := 'check_in:' || a."id")).id) FROM asked a) AS "checkIns"`,
  };
}

/** The values for optInSql: the days and times of the check-ins of who answers now. */
export function checkInValues(now: Date): [number[], Date[]] {
  const times = checkInTimes(now, env().CLINIC_TIME_ZONE);
  return [times.map(({ day }) => day), times.map(({ dueAt }) => dueAt)];
}
