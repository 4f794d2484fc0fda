import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { sql } from "@/lib/db/client";

const root = path.resolve(import.meta.dirname, "..");
const WORK = `const { startWorker } = await import("./lib/jobs/worker.ts");
  await startWorker(process.env.DATABASE_URL);`;

/** For tests: the jobs in a process of their own, which can be killed; `settings` are added to ours. */
export const startJobsForTest = (settings: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", WORK], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEMO: "", APP_URL: "https://backline.example", ...settings },
  });

/** For tests: the workers that listen for jobs at this moment. */
export const namedWorkersForTest = () =>
  sql("test_named", `SELECT 1 FROM pg_stat_activity WHERE "application_name" LIKE 'pool-%'`);

/** For tests: what was taken by a worker was taken half a minute ago. */
export const passHalfAMinuteForTest = () =>
  sql(
    "test_half_a_minute",
    `WITH jobs AS (UPDATE graphile_worker._private_jobs SET "locked_at" = "locked_at" - interval '31 seconds' WHERE "locked_at" IS NOT NULL)
     UPDATE graphile_worker._private_job_queues SET "locked_at" = "locked_at" - interval '31 seconds' WHERE "locked_at" IS NOT NULL`,
  );
