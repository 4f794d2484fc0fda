import type { WorkerEvents } from "graphile-worker";
import { statement } from "@/lib/db/statement";
import { logFailed } from "@/lib/log";

// A worker that is killed leaves its jobs locked for four hours, and with them all later steps of the
// same alarm. So each worker names the connection on which it listens. A lock whose worker has no such
// connection is left over.

const NAME_CONNECTION = statement({
  name: "jobs_name_connection",
  text: `SELECT set_config('application_name', $name, false) AS "name"`,
  columns: { name: "text" },
});

/** Names the listening connection of each worker of this process after the worker. */
export function nameConnections(events: WorkerEvents): void {
  events.on("pool:listen:success", ({ client, workerPool }) => {
    // Only after LISTEN is done: a connection does one thing at a time.
    client.once("drain", () => {
      client
        .query(NAME_CONNECTION.query({ name: workerPool.id }))
        .catch((error: unknown) => logFailed("worker_not_named", error));
    });
  });
}

// A worker that has just lost its connection listens again within seconds.
const FREE = statement({
  name: "jobs_free_left",
  text: `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT j."locked_by")) AS "done"
  FROM graphile_worker.jobs j
  WHERE j."locked_at" < now() - interval '30 seconds'
    AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a."application_name" = j."locked_by")
  HAVING count(*) > 0`,
  columns: { done: "void" },
});

/** Frees the jobs of killed workers for others. Every job may run twice. */
export async function freeLeftJobs(): Promise<void> {
  await FREE.run({});
}

/** Tasks of the crontab of earlier versions. A worker that is being replaced may still queue one, which nobody takes. */
const RETIRED_TASKS = ["free_left_jobs"];

const REMOVE_RETIRED = statement({
  name: "jobs_remove_retired",
  text: `SELECT count(*)::int AS "gone" FROM graphile_worker.complete_jobs(ARRAY(
    SELECT "id" FROM graphile_worker.jobs WHERE "task_identifier" = ANY ($tasks::text[])))`,
  columns: { gone: "int4" },
});

/** Removes jobs that only an earlier version could do. A task that is merely unknown may be of a later one, and stays. */
async function removeRetiredJobs(): Promise<void> {
  await REMOVE_RETIRED.run({ tasks: RETIRED_TASKS });
}

const FREE_EVERY_MS = 10_000;
/** By then a worker that is being replaced has ended. */
const RETIRE_AGAIN_MS = 60_000;

/**
 * Frees the jobs of killed workers, now and every ten seconds, until it is stopped. No job does it: jobs are what
 * stands still when workers end. Removes retired jobs, now and in a minute.
 */
export function keepFreeingLeftJobs(): { stop: () => void } {
  const free = () =>
    freeLeftJobs().catch((error: unknown) => logFailed("left_jobs_not_freed", error));
  const retire = () =>
    removeRetiredJobs().catch((error: unknown) => logFailed("retired_jobs_not_removed", error));
  free();
  retire();
  const timer = setInterval(free, FREE_EVERY_MS);
  const again = setTimeout(retire, RETIRE_AGAIN_MS);
  return {
    stop: () => {
      clearInterval(timer);
      clearTimeout(again);
    },
  };
}
