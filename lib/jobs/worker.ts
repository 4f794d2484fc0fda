import { parseCronItems } from "graphile-worker";
import { watchSettings } from "@/lib/clinic/settings/current-settings";
import { clockNow } from "@/lib/clock";
import { closeDatabase } from "@/lib/db/client";
import { directUrl } from "@/lib/env";
import { logFailed } from "@/lib/log";
import { keepRules } from "@/lib/safety/rules/commands";
import { beat } from "./commands";
import { createJobPool } from "./job-pool";
import { keepRunning, type Run } from "./keep-running";
import { keepFreeingLeftJobs } from "./left-jobs";
import { type Runner, runJobs } from "./run-jobs";
import { MAIL_TASKS, PUSH_TASKS, SMS_TASKS, TASKS } from "./tasks";

// Under load, jobs are fetched and finished in batches. A single job still starts at once.
const BATCHES = {
  localQueue: { size: 10, refetchDelay: { durationMs: 100, threshold: 1 } },
  completeJobBatchDelay: 100,
  failJobBatchDelay: 100,
};

const TIMES: [task: string, match: string][] = [
  ["erase_expired", "17 * * * *"],
  ["file_abandoned", "* * * * *"],
  ["index_contacts", "* * * * *"],
  ["ring_again", "* * * * *"],
  ["visit_reminders", "* * * * *"],
  ["offer_times", "* * * * *"],
  ["lose_unrecorded", "* * * * *"],
  ["chain_audit_log", "* * * * *"],
  ["note_audit_head", "3 * * * *"],
  ["beat", "* * * * *"],
];

/** One that fails is tried at its next time, takes the place of the one that failed, and piles up nothing. */
const asCronItem = ([task, match]: (typeof TIMES)[number]) => ({
  task,
  match,
  options: { maxAttempts: 1, jobKey: `cron:${task}` },
});

/**
 * Runners that share only the database. A mail server, gateway or push service that hangs delays its
 * own messages, but no alarm and no filing.
 */
const RUNNERS: Runner[] = [
  {
    concurrency: 2,
    taskList: TASKS,
    parsedCronItems: parseCronItems(TIMES.map(asCronItem)),
    preset: { worker: BATCHES },
  },
  // Jobs are fetched one at a time, so a later alarm overtakes all messages that still wait. Failures are
  // written in batches: without a batch, graphile-worker ends the process when that write fails.
  ...[MAIL_TASKS, SMS_TASKS, PUSH_TASKS].map((taskList) => ({
    concurrency: 4,
    taskList,
    parsedCronItems: [],
    preset: { worker: { completeJobBatchDelay: 100, failJobBatchDelay: 100 } },
  })),
];

/** Starts all runners, or none: when one fails to start, the others are stopped. */
async function startRunners(): Promise<Run[]> {
  const url = directUrl();
  const starts = await Promise.allSettled(
    RUNNERS.map((runner) => keepRunning("worker", () => runJobs(url, runner))),
  );
  const started = starts.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const failed = starts.find((each) => each.status === "rejected");
  if (!failed) return started;
  await Promise.all(started.map(({ stop }) => stop()));
  throw failed.reason;
}

/** Says that the worker runs, before its first minute is over. */
async function firstBeat(): Promise<void> {
  const queue = createJobPool(directUrl());
  await beat(queue, clockNow()).finally(() => queue.end());
}

/**
 * Starts the runners for the database of the settings. `stop` lets running jobs finish. A delivery that still
 * waits after five seconds is given up and tried again after the next start.
 */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const settings = await watchSettings();
  const runners = await startRunners();
  const freeing = keepFreeingLeftJobs();
  await keepRules().catch((error: unknown) => logFailed("rules_not_kept", error));
  await firstBeat().catch((error: unknown) => logFailed("beat_not_noted", error));
  return {
    stop: async () => {
      freeing.stop();
      await Promise.all(runners.map(({ stop }) => stop()));
      settings.stop();
      await closeDatabase();
    },
  };
}
