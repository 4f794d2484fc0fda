import { EventEmitter } from "node:events";
import { Logger, type RunnerOptions, run } from "graphile-worker";
import { logFailed } from "@/lib/log";
import { endOf } from "./end-of";
import { closeAtOnce, createJobPool, keepListening } from "./job-pool";
import type { Run } from "./keep-running";
import { nameConnections } from "./left-jobs";

type JobMeta = { job?: { id?: string; task_identifier?: string }; error?: unknown };

/** Job errors may quote values; only the job's name and id are logged. */
const quietLogger = new Logger(() => (level, _message, meta) => {
  if (level !== "error") return;
  const { job, error } = (meta ?? {}) as JobMeta;
  logFailed("job_failed", error, { task: job?.task_identifier, job: job?.id });
});

/** Which jobs are taken, and how. */
export type Runner = Pick<RunnerOptions, "concurrency" | "taskList" | "parsedCronItems" | "preset">;

/** For tests: what happens is told here, and a shutdown may last so many milliseconds. */
type Setting = { events?: EventEmitter; longestShutdown?: number };

/**
 * Runs jobs until it is stopped. graphile-worker gives up when it cannot record how a job ended; then
 * this ends too, with its connections, which have the name of this worker.
 */
export async function runJobs(
  url: string,
  runner: Runner,
  { events = new EventEmitter(), longestShutdown }: Setting = {},
): Promise<Run> {
  const pgPool = createJobPool(url);
  nameConnections(events);
  keepListening(events);
  try {
    const running = await run({
      ...runner,
      pgPool,
      events,
      noHandleSignals: true,
      pollInterval: 2000,
      logger: quietLogger,
    });
    const ended = endOf(running.promise, events, longestShutdown).then(() => {
      closeAtOnce(pgPool);
      return "gave_up";
    });
    return {
      stop: async () => {
        // It may have ended already.
        running.stop().catch(() => undefined);
        await ended;
      },
      ended,
    };
  } catch (error) {
    closeAtOnce(pgPool);
    throw error;
  }
}
