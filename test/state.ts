import { sql } from "@/lib/db/client";

/** The state of one intake. */
export type StateForTest = {
  /** The number of drafts, intakes, queue entries and "received" events. */
  whole: number[];
  /** The jobs that are due, and those that are due later. */
  jobs: number;
  later: number;
  messages: string[];
  unsent: number;
  links: number;
  trail: string[];
};

const STATE = `
  WITH it AS (SELECT $intake::uuid AS "id"),
    audit AS (SELECT e."action" FROM "AuditEvent" e, it WHERE e."intakeId" = it."id"),
    message AS (SELECT m.* FROM "OutboundMessage" m, it WHERE m."intakeId" = it."id"),
    asked AS (SELECT 'check_in:' || c."id" AS "key" FROM "CheckIn" c, it WHERE c."intakeId" = it."id"),
    job AS (SELECT j."run_at" <= now() + interval '1 minute' AS "now" FROM graphile_worker.jobs j, it
      WHERE it."id"::text IN (split_part(j."key", ':', 2), split_part(j."key", ':', 3))
        OR j."key" IN (SELECT "key" FROM asked))
  SELECT ARRAY[(SELECT count(*) FROM "Draft" JOIN it USING ("id")),
      (SELECT count(*) FROM "Intake" JOIN it USING ("id")),
      (SELECT count(*) FROM "QueueEntry" q, it WHERE q."intakeId" = it."id"),
      (SELECT count(*) FROM audit WHERE "action" = 'intake.received')]::int[] AS "whole",
    (SELECT count(*)::int FROM job WHERE "now") AS "jobs",
    (SELECT count(*)::int FROM job WHERE NOT "now") AS "later",
    ARRAY(SELECT "kind" FROM message ORDER BY "kind") AS "messages",
    (SELECT count(*)::int FROM message WHERE "sentAt" IS NULL) AS "unsent",
    (SELECT count(*)::int FROM "PatientLink" l, it WHERE l."intakeId" = it."id") AS "links",
    ARRAY(SELECT "action" FROM audit WHERE "action" <> 'intake.received') AS "trail"`;

/** For tests: the whole state of one intake, or of the draft that becomes it. */
export async function stateForTest(intakeId: string): Promise<StateForTest | undefined> {
  return (await sql<StateForTest>("test_state", STATE, { intake: intakeId }))[0];
}
