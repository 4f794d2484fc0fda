import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import type { Level } from "@/lib/triage/symptoms";
import type { ConsentText } from "./consent";
import { checkInsFor } from "./messages";

// What a statement that files answers does more for who agreed to messages: the agreement, the
// check-ins to come and their jobs. Who did not agree costs nothing.

/**
 * The CTEs and, for the last SELECT, the jobs: for the intake "id" of the CTE `whose`, at the time
 * $3. The values of `optInValues` begin at `$first`.
 */
export function optInSql(whose: string, first: number): { ctes: string; jobs: string } {
  const $ = (place: number, type: string) => `$${first + place}::${type}`;
  return {
    ctes: `, agreed AS (
    INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
    SELECT ${$(0, "uuid")}, "id", 'messages', ${$(1, "text")}, ${$(2, "text")}, $3::timestamptz
    FROM ${whose} RETURNING "intakeId"
  ), asked AS (
    INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt")
    SELECT c."id", agreed."intakeId", c."day", c."dueAt" FROM agreed,
      unnest(${$(3, "uuid[]")}, ${$(4, "smallint[]")}, ${$(5, "timestamptz[]")}) AS c("id", "day", "dueAt")
    ON CONFLICT ("intakeId", "day") DO NOTHING RETURNING "id", "dueAt"
  )`,
    jobs: `, (graphile_worker.add_job('patient_link', json_build_object('intakeId', "id"),
      job_key := 'patient_link:' || "id")).id AS "linkJobId",
    (SELECT count((graphile_worker.add_job('check_in', json_build_object('checkInId', a."id"),
      run_at := a."dueAt", job_key := 'check_in:' || a."id")).id) FROM asked a) AS "checkIns"`,
  };
}

/** The values for optInSql: who agreed to this text is asked after some days, by the level. */
export function optInValues(text: ConsentText, level: Level, now: Date): unknown[] {
  const checkIns = checkInsFor(level, now, env().CLINIC_TIME_ZONE);
  return [
    randomUUID(),
    text.textVersion,
    text.textHash,
    checkIns.map(() => randomUUID()),
    checkIns.map(({ day }) => day),
    checkIns.map(({ dueAt }) => dueAt),
  ];
}
