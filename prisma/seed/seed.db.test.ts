import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { onScratch } from "@/test/scratch-database";

afterAll(closeDatabase);

const ROOT = path.resolve(import.meta.dirname, "../..");

/** What the demo has to show, each as a condition that holds for at least so many. */
const SHOWS: readonly [what: string, most: number, sql: string][] = [
  [
    "intakes of the past six weeks",
    240,
    `"Intake" WHERE "receivedAt" > now() - interval '43 days'`,
  ],
  ["clinicians who reviewed", 5, `(SELECT DISTINCT "staffId" FROM "Review") r`],
  ["reviews", 200, `"Review"`],
  [
    "emergencies that the triage put lower",
    2,
    `"Review" WHERE "level" = 'EMERGENCY' AND "previousLevel" <> 'EMERGENCY'`,
  ],
  ["lowered emergencies that a second clinician agreed to", 1, `"SecondReview" WHERE "agrees"`],
  ["one that waits for a second clinician", 1, `"PendingReview"`],
  ["calls without an answer", 10, `"CallAttempt" WHERE "outcome" = 'no_answer'`],
  ["a planned call", 1, `"QueueEntry" WHERE "nextTryAt" IS NOT NULL`],
  ["a handoff that waits", 1, `"QueueEntry" WHERE "handoverId" IS NOT NULL`],
  ["claimed ones", 4, `"QueueEntry" WHERE "claimedById" IS NOT NULL`],
  ["one that feels worse", 1, `"QueueEntry" WHERE "worseSince" IS NOT NULL`],
  ["a written question without an answer", 1, `"PatientQuestion" WHERE "answeredAt" IS NULL`],
  ["an answer that nobody has read", 1, `"QueueEntry" WHERE "answeredAt" IS NOT NULL`],
  ["a lost visit", 1, `"QueueEntry" WHERE "lostVisit" IS NOT NULL`],
  ["blind reviews", 20, `"BlindReview" WHERE "level" IS NOT NULL AND NOT "seenBefore"`],
  ["a burst", 5, `"QueueEntry" WHERE "burstId" IS NOT NULL`],
  ["one that was left with a red flag", 1, `"Intake" WHERE "filedAs" = 'abandoned'`],
  ["a child", 1, `"Intake" WHERE "filedAs" = 'under_16'`],
  ["intakes in Spanish", 10, `"Intake" WHERE "locale" = 'es'`],
  ["drafts that were left", 5, `"Draft" WHERE "updatedAt" < now() - interval '1 hour'`],
  ["visits to which the patient came", 100, `"Appointment" WHERE "status" = 'done'`],
  ["visits to which they did not", 10, `"Appointment" WHERE "status" = 'no_show'`],
  ["visits ahead", 50, `"Appointment" WHERE "status" = 'booked' AND "startsAt" > now()`],
  [
    "a leave of some days within two weeks",
    1,
    `"AvailabilityException" WHERE "kind" = 'leave' AND "startsAt" > now() AND "endsAt" < now() + interval '14 days'
      AND "endsAt" - "startsAt" > interval '2 days'`,
  ],
  [
    "a closed day of a location ahead",
    1,
    `"AvailabilityException" WHERE "kind" = 'closed' AND "locationId" IS NOT NULL AND "startsAt" > now() + interval '2 weeks'`,
  ],
  ["patients on the waiting list", 4, `"WaitlistEntry" WHERE "outcome" IS NULL`],
  [
    "closed at every level",
    5,
    `(SELECT DISTINCT i."level" FROM "Intake" i JOIN "Closure" c ON c."intakeId" = i."id") l`,
  ],
];

it("the demo data tells a story: each state once at least, and nobody is told of it", async () => {
  await onScratch(async (url, client) => {
    const env = { ...process.env, DATABASE_URL: url };
    const seed = ["--import", "tsx", "scripts/db-seed.ts"];
    await promisify(execFile)(process.execPath, seed, { cwd: ROOT, env });
    for (const [what, least, from] of SHOWS) {
      const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
      expect(rows[0]?.n, what).toBeGreaterThanOrEqual(least);
    }
    const away = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "Appointment" a JOIN "AvailabilityException" x ON prevents(x, a)
       WHERE a."status" IN ('hold', 'booked')`,
    );
    expect(away.rows[0]?.n, "no visit in a leave or on a closed day").toBe(0);
    const late = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "AuditEvent" WHERE "at" > now() + interval '1 minute'`,
    );
    expect(late.rows[0]?.n, "nothing is told of the future").toBe(0);
    const jobs = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE "task_identifier" IN ('alarm_raised', 'intake_received')`,
    );
    expect(jobs.rows[0]?.n, "no alarm of an invented patient").toBe(0);
  });
}, 240_000);
