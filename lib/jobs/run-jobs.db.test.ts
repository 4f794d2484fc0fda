import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { clearJobsForTest } from "@/test/jobs";
import { keepRunning } from "./keep-running";
import { runJobs } from "./run-jobs";

afterAll(closeDatabase);

/** A job that is under way until it is let go. */
class Held {
  private readonly events = new EventEmitter();
  readonly begun = once(this.events, "begun");
  private readonly over = once(this.events, "over");
  letGo = () => this.events.emit("over");
  work = async () => {
    this.events.emit("begun");
    await this.over;
  };
}

async function addJob(task: string): Promise<string> {
  const [job] = await sql<{ id: string }>(
    "test_add_task",
    `SELECT (graphile_worker.add_job($task, max_attempts := 1))."id"::text AS "id"`,
    { task },
  );
  return job?.id ?? "";
}

/** The connections over which the end of a job is being saved, and waits. */
const saving = async () => {
  const rows = await sql<{ pid: number }>(
    "test_saving",
    `SELECT "pid" FROM pg_stat_activity WHERE "datname" = current_database()
     AND "wait_event_type" = 'Lock' AND "query" LIKE 'delete from %_private_jobs%'`,
  );
  return rows.map(({ pid }) => pid);
};

/** Waits however long it takes; the test's own limit says that it never comes. */
async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await sleep(20);
}

it("jobs go on after the ends of two jobs cannot be saved at once, of which graphile-worker never recovers", async () => {
  await clearJobsForTest();
  const [first, second, third] = [new Held(), new Held(), new Held()];
  const done: string[] = [];
  const runner = {
    concurrency: 4,
    taskList: {
      test_first: first.work,
      test_second: second.work,
      test_third: () => third.work().then(() => Promise.reject(new Error("given up"))),
      test_later: async () => void done.push("later"),
    },
    parsedCronItems: [],
    preset: { worker: { completeJobBatchDelay: 100, failJobBatchDelay: 100 } },
  };
  const runs: EventEmitter[] = [];
  let unsaved = 0;
  let ended = 0;
  const run = await keepRunning("test", () => {
    const events = new EventEmitter();
    runs.push(events);
    events.on("pool:fatalError", () => (unsaved += 1));
    events.on("pool:release", () => (ended += 1));
    return runJobs(process.env.DATABASE_URL ?? "", runner, { events, longestShutdown: 3_000 });
  });

  // The ends of two jobs wait to be saved, one after the other, and their connections break.
  const ids = [await addJob("test_first"), await addJob("test_second")];
  await addJob("test_third");
  await Promise.all([first.begun, second.begun, third.begun]);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  await client.query(
    `SELECT 1 FROM graphile_worker._private_jobs WHERE "id" IN (${ids.join(", ")}) FOR UPDATE`,
  );
  first.letGo();
  await until(async () => unsaved + (await saving()).length >= 1);
  second.letGo();
  await until(async () => unsaved + (await saving()).length >= 2);
  await sql("test_break_both", "SELECT pg_terminate_backend(p) FROM unnest($pids::int[]) p", {
    pids: await saving(),
  });
  await until(() => unsaved === 2);
  // Only now everything is over that the shutdown waits for.
  third.letGo();
  await client.end();

  await addJob("test_later");
  await until(() => done.length === 1);
  expect([runs.length, ended]).toEqual([2, 0]);
  await run.stop();
  expect(ended).toBe(1);
  await clearJobsForTest();
});
