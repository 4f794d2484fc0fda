import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type RunnerOptions, run, type TaskList } from "graphile-worker";
import { z } from "zod";
import { sendCheckIn, sendPrivateLink } from "@/lib/aftercare/patient-messages";
import { watchSettings } from "@/lib/clinic/settings/current-settings";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { fileAbandoned } from "@/lib/intake/abandoned";
import { logFailed } from "@/lib/log";
import { AlarmSchema, AlarmStepSchema, passAlarmOn, raiseAlarm } from "@/lib/notify/alarm";
import { notifyStaffOfIntake } from "@/lib/notify/commands";
import { deliverMessage } from "@/lib/notify/deliver";
import { eraseExpired } from "./erase";
import { createJobPool, keepListening } from "./job-pool";
import { keepRunning, type Run } from "./keep-running";
import { freeLeftJobs, nameConnections } from "./left-jobs";

const MessageJobSchema = z.object({ messageId: z.uuid() });
const CheckInJobSchema = z.object({ checkInId: z.uuid() });
const IntakeJobSchema = z.object({ intakeId: z.uuid(), cause: z.uuid().optional() });

export const TASKS: TaskList = {
  alarm_raised: (payload) => raiseAlarm(AlarmSchema.parse(payload), new Date()),
  alarm_step: async (payload) => {
    const { step, ...alarm } = AlarmStepSchema.parse(payload);
    await passAlarmOn(alarm, step, new Date());
  },
  intake_received: async (payload) => {
    const { intakeId, cause } = IntakeJobSchema.parse(payload);
    await notifyStaffOfIntake(intakeId, cause);
  },
  deliver_message: (payload) => deliverMessage(MessageJobSchema.parse(payload).messageId),
  patient_link: (payload) => sendPrivateLink(IntakeJobSchema.parse(payload).intakeId, new Date()),
  check_in: (payload) => sendCheckIn(CheckInJobSchema.parse(payload).checkInId, new Date()),
  free_left_jobs: freeLeftJobs,
  erase_expired: async () => eraseExpired(new Date()),
  file_abandoned: async () => fileAbandoned({ now: new Date(), minutes: env().ABANDONED_MINUTES }),
};

type JobMeta = { job?: { id?: string; task_identifier?: string }; error?: unknown };

/** Job errors may quote values; only the job's name and id are logged. */
const quietLogger = new Logger(() => (level, _message, meta) => {
  if (level !== "error") return;
  const { job, error } = (meta ?? {}) as JobMeta;
  logFailed("job_failed", error, { task: job?.task_identifier, job: job?.id });
});

// Under load jobs are fetched and finished in batches; a single one still starts at once.
const LOCAL_QUEUE = { size: 10, refetchDelay: { durationMs: 100, threshold: 1 } };

/**
 * Takes and does jobs. It ends by itself when it cannot write down what became of one: the library
 * then gives up for good. Its connections end with it, as they bear the name of this worker.
 */
async function runJobs(url: string): Promise<Run> {
  const pgPool = createJobPool(url);
  const events = new EventEmitter();
  nameConnections(events);
  keepListening(events);
  const options: RunnerOptions = {
    pgPool,
    events,
    concurrency: 2,
    preset: {
      worker: { localQueue: LOCAL_QUEUE, completeJobBatchDelay: 100, failJobBatchDelay: 100 },
    },
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger,
    taskList: TASKS,
    parsedCronItems: parseCronItems([
      { task: "erase_expired", match: "17 * * * *" },
      { task: "file_abandoned", match: "* * * * *" },
      { task: "free_left_jobs", match: "* * * * *" },
    ]),
  };
  try {
    const runner = await run(options);
    return {
      // It may have ended already.
      stop: () => runner.stop().catch(() => undefined),
      ended: runner.promise.catch(() => undefined).then(() => pgPool.end()),
    };
  } catch (error) {
    await pgPool.end();
    throw error;
  }
}

/** Starts the worker that runs the jobs of the database at `url`; `stop` lets running jobs finish. */
export async function startWorker(url: string): Promise<{ stop: () => Promise<void> }> {
  const settings = await watchSettings();
  const jobs = await keepRunning(() => runJobs(url));
  await freeLeftJobs().catch((error: unknown) => logFailed("left_jobs_not_freed", error));
  return {
    stop: async () => {
      await jobs.stop();
      settings.stop();
      await closeDatabase();
    },
  };
}
