import { env } from "@/lib/env";
import { ASKED_LEVELS, checkInTimes } from "./messages";

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
