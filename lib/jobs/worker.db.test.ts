import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { numbered, ordered, type Values } from "@/lib/db/parameters";
import { startJobs } from "@/test/job-process";
import { LineForTest } from "@/test/line";

let line: LineForTest;
let worker: ChildProcess;

beforeEach(async () => {
  await sql("test_no_jobs", "DELETE FROM graphile_worker._private_jobs");
  line = new LineForTest(process.env.DATABASE_URL ?? "");
  worker = startJobs({ ...process.env, DATABASE_URL: await line.start(), DEMO: "" });
  await untilDone(await addJob());
});

afterEach(async () => {
  worker.kill("SIGKILL");
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
  await line.stop();
});

afterAll(closeDatabase);

async function addJob(): Promise<string> {
  const [job] = await sql<{ id: string }>(
    "test_add_job",
    `SELECT (graphile_worker.add_job('erase_expired'))."id"::text AS "id"`,
  );
  return job?.id ?? "";
}

/** Waits until the query returns rows, however long it takes. The jobs must go on meanwhile. */
async function until<Row extends pg.QueryResultRow>(name: string, text: string, values: Values) {
  for (;;) {
    const rows = await sql<Row>(name, text, values);
    if (rows.length > 0) return rows;
    expect(worker.exitCode).toBeNull();
    await sleep(50);
  }
}

const LEFT = "SELECT 1 FROM graphile_worker.jobs WHERE id = $id";
const HALF_A_MINUTE_LATER = `UPDATE graphile_worker._private_jobs
  SET "locked_at" = "locked_at" - interval '31 seconds' WHERE "id" = $id`;

const untilDone = (id: string) => until("test_done", `SELECT 1 WHERE NOT EXISTS (${LEFT})`, { id });

/** A connection that holds what this statement locks until it is ended. */
async function holding(text: string, values: Values = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  const { text: withNumbers, names } = numbered(text);
  await client.query(withNumbers, ordered(names, values));
  return client;
}

test("jobs go on over new connections when the old ones fall silent", async () => {
  line.hush();
  await untilDone(await addJob());
});

test("jobs go on after the database breaks off while a job's end is being saved", async () => {
  const drafts = await holding(`LOCK TABLE "Draft"`);
  const id = await addJob();
  await until(
    "test_taken",
    `SELECT 1 FROM graphile_worker.jobs WHERE "id" = $id AND "locked_by" IS NOT NULL`,
    { id },
  );
  const row = await holding(
    `SELECT 1 FROM graphile_worker._private_jobs WHERE "id" = $id FOR UPDATE`,
    { id },
  );
  await drafts.end();
  const [ending] = await until<{ pid: number }>(
    "test_ending",
    `SELECT "pid" FROM pg_stat_activity
     WHERE "wait_event_type" = 'Lock' AND "query" LIKE '%_private_jobs%'`,
    {},
  );
  await sql("test_break", "SELECT pg_terminate_backend($pid)", { pid: ending?.pid ?? null });
  await row.end();
  await untilDone(await addJob());

  // Nobody holds the other job any more, so the worker frees it by itself, and it is done again.
  await sql("test_later", HALF_A_MINUTE_LATER, { id });
  await untilDone(id);
});
