import { once } from "node:events";
import path from "node:path";
import { type Child, type ChildOptions, startChild } from "./child";

const WORKER = path.resolve(import.meta.dirname, "../worker.ts");

/**
 * Starts the background jobs of the DATABASE_URL in `env` as a separate process and waits until it
 * takes jobs. So a web server that ends does not end the alarms.
 */
export async function startJobs(options: ChildOptions): Promise<Child> {
  const jobs = startChild(["--import", "tsx", WORKER], options);
  const gone = await Promise.race([once(jobs.process, "message"), jobs.ended]);
  if (typeof gone === "string")
    throw new Error("The background jobs stopped while they were starting: see the words above.");
  return jobs;
}
