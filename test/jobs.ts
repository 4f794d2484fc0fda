import type { ChildProcess } from "node:child_process";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { sql } from "@/lib/db/client";
import { startJobs } from "./job-process";

/** For tests: the jobs in a separate process, which can be killed; `settings` are added to ours. */
export const startJobsForTest = (settings: Record<string, string>): ChildProcess =>
  startJobs({ ...process.env, DEMO: "", APP_URL: "https://backline.example", ...settings });

/** For tests: the workers that listen for jobs now. */
export const namedWorkersForTest = () =>
  sql("test_named", `SELECT 1 FROM pg_stat_activity WHERE "application_name" LIKE 'pool-%'`);

/** For tests: pretends that workers took their jobs half a minute ago. */
export const passHalfAMinuteForTest = () =>
  sql(
    "test_half_a_minute",
    `WITH jobs AS (UPDATE graphile_worker._private_jobs SET "locked_at" = "locked_at" - interval '31 seconds' WHERE "locked_at" IS NOT NULL)
     UPDATE graphile_worker._private_job_queues SET "locked_at" = "locked_at" - interval '31 seconds' WHERE "locked_at" IS NOT NULL`,
  );

/** For tests: deletes the jobs of other tests. */
export const clearJobsForTest = () =>
  sql("test_no_jobs", "DELETE FROM graphile_worker._private_jobs");

const runDueForTest = (taskList: TaskList) =>
  runOnce({
    connectionString: process.env.DATABASE_URL,
    taskList,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  });

/**
 * For tests: does every due job of these tasks, as the worker does. A job that needs only the
 * database can fail on a busy machine, whose connections have limits in seconds: it is tried again
 * at once, as the worker would later. A delivery has one try.
 */
export async function doJobsForTest(taskList: TaskList): Promise<void> {
  for (let left = 3; left > 0; left -= 1) {
    await runDueForTest(taskList);
    const again = await sql(
      "test_failed_again",
      `SELECT graphile_worker.reschedule_jobs(array_agg("id"), run_at := now()) FROM graphile_worker.jobs
       WHERE "task_identifier" = ANY ($tasks::text[]) AND "task_identifier" NOT LIKE 'deliver%'
         AND "last_error" IS NOT NULL AND "locked_by" IS NULL HAVING count(*) > 0`,
      { tasks: Object.keys(taskList) },
    );
    if (again.length === 0) return;
  }
}

/** For tests: delivers everything that waits, also what a server refused before. */
export async function deliverForTest(): Promise<void> {
  await sql(
    "test_deliver_now",
    `SELECT graphile_worker.reschedule_jobs(array_agg("id"), run_at := now()) FROM graphile_worker.jobs
     WHERE "task_identifier" LIKE 'deliver%' AND "locked_by" IS NULL HAVING count(*) > 0`,
  );
  // Some tests load the settings again.
  const { MAIL_TASKS, PUSH_TASKS, SMS_TASKS } = await import("@/lib/jobs/tasks");
  await doJobsForTest({ ...MAIL_TASKS, ...SMS_TASKS, ...PUSH_TASKS });
}
