import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { chainAuditLog } from "@/lib/audit/commands";
import { closeDatabase, runNumbered, sql } from "@/lib/db/client";
import { getBoardState } from "@/lib/queue/live/queries";
import { addStaffForTest } from "@/test/rows";
import { beat } from "./commands";
import { findJobTrouble, getReadiness } from "./queries";

afterAll(closeDatabase);

beforeEach(async () => {
  vi.stubEnv("MIGRATIONS", "20261122000000_init 20261130020000_worker_beat");
  await sql("test_no_jobs", "DELETE FROM graphile_worker._private_jobs");
  await sql("test_no_beat", `DELETE FROM "WorkerBeat"`);
});

afterEach(() => vi.unstubAllEnvs());

const MINUTES = "now() - interval '3 minutes'";

it("tells whether every migration of this build is applied, also an older one", async () => {
  expect((await getReadiness())?.migrated).toBe(true);
  vi.stubEnv("MIGRATIONS", "20261129000000_from_a_branch 20261130020000_worker_beat");
  expect((await getReadiness())?.migrated).toBe(false);
});

it("tells when the worker last did a job, by its latest beat", async () => {
  expect((await getReadiness())?.beatAge).toBeNull();
  const queue = { query: runNumbered };
  await beat(queue, new Date(Date.now() - 60_000));
  await beat(queue, new Date(Date.now() - 30_000));
  const beatAge = (await getReadiness())?.beatAge;
  expect(beatAge).toBeGreaterThan(29);
  expect(beatAge).toBeLessThan(60);
});

it("tells how long the oldest job waits, and counts none that is done, given up or for later", async () => {
  expect((await getReadiness())?.oldestJob).toBeNull();
  await sql(
    "test_later_job",
    "SELECT graphile_worker.add_job('erase_expired', run_at => now() + interval '1 hour')",
  );
  await sql(
    "test_given_up",
    `WITH job AS (SELECT graphile_worker.add_job('beat', max_attempts => 1) AS "j")
     SELECT ("j").id FROM job`,
  );
  await sql(
    "test_tried",
    `UPDATE graphile_worker._private_jobs SET "attempts" = 1 WHERE "max_attempts" = 1`,
  );
  expect((await getReadiness())?.oldestJob).toBeNull();
  await sql(
    "test_old_job",
    `SELECT graphile_worker.add_job('erase_expired', run_at => ${MINUTES})`,
  );
  const oldestJob = (await getReadiness())?.oldestJob;
  expect(oldestJob).toBeGreaterThan(179);
});

it("tells of jobs that failed within the hour, and of an audit log that none links", async () => {
  const staff = await addStaffForTest("front_desk");
  const asked = () => findJobTrouble(staff);
  // The number in the header counts what the page shows: its rows, and one for this notice.
  const more = async () => {
    const [row] = await sql<{ rows: number }>(
      "test_attention",
      `SELECT count(*)::int AS "rows" FROM "NeedsAttention"`,
    );
    return (await getBoardState(staff)).attention - (row?.rows ?? 0);
  };
  await chainAuditLog();
  expect(await asked()).toBeNull();
  expect(await more()).toBe(0);
  await sql(
    "test_failed_job",
    `WITH job AS (SELECT graphile_worker.add_job('beat', max_attempts => 1) AS "j")
     SELECT graphile_worker.permanently_fail_jobs(ARRAY[("j").id], 'test') FROM job`,
  );
  expect(await asked()).toEqual({ unlinkedMinutes: null, failedJobs: 1, unreadable: 0 });
  expect(await more()).toBe(1);
  await sql("test_no_jobs", "DELETE FROM graphile_worker._private_jobs");
  await sql(
    "test_old_event",
    `INSERT INTO "AuditEvent" ("actor", "action", "at") VALUES ('system', 'demo.created', now() - interval '61 minutes')`,
  );
  expect(await asked()).toEqual({ unlinkedMinutes: 61, failedJobs: 0, unreadable: 0 });
  expect(await more()).toBe(1);
  await chainAuditLog();
  expect(await asked()).toBeNull();
  expect(await more()).toBe(0);
});

it("does not wait for an event that was linked before a straggler with a smaller number", async () => {
  const staff = await addStaffForTest("front_desk");
  await sql("test_no_failed_jobs", "DELETE FROM graphile_worker._private_jobs");
  const [straggler, first] = await sql<{ id: string }>(
    "test_numbers",
    `SELECT nextval(pg_get_serial_sequence('"AuditEvent"', 'id'))::text AS "id" FROM generate_series(1, 2)`,
  );
  for (const each of [first, straggler]) {
    await sql(
      "test_numbered_event",
      `INSERT INTO "AuditEvent" ("id", "actor", "action", "at")
       OVERRIDING SYSTEM VALUE VALUES ($id::bigint, 'system', 'demo.created', now() - interval '61 minutes')`,
      { id: each?.id ?? "" },
    );
    await chainAuditLog();
  }
  expect(await findJobTrouble(staff)).toBeNull();
});
