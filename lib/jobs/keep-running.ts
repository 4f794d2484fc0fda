import { setTimeout as wait } from "node:timers/promises";
import { logFailed, logRefused } from "@/lib/log";

/**
 * A task that runs until it is stopped or ends by itself. `ended` resolves to a code and never
 * fails.
 */
export type Run = { stop: () => Promise<void>; ended: Promise<string> };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
/** A task that ran this long counts as healthy: the pauses begin at the shortest again. */
const WELL_MS = 60_000;

/** How long to wait after the `failures`-th failure in a row: 1, 2, 4, 8 and then 10 seconds. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

/** The clock. `sleep` ends early when the signal fires, and does not fail. */
export type Clock = {
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

export const CLOCK: Clock = {
  now: Date.now,
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
};

/**
 * Starts a task, and restarts it after a growing pause whenever it ends by itself. `task` names it
 * in the log. Fails when the very first start fails.
 */
export async function keepRunning(
  task: string,
  start: () => Promise<Run>,
  clock: Clock = CLOCK,
): Promise<Run> {
  const stopping = new AbortController();
  let current: Run | undefined = await start();
  let startedAt = clock.now();
  let failures = 0;

  const pause = async () => {
    failures = clock.now() - startedAt >= WELL_MS ? 1 : failures + 1;
    await clock.sleep(pauseAfter(failures), stopping.signal);
  };
  const startAgain = async () => {
    startedAt = clock.now();
    current = await start().catch((error: unknown) => {
      logFailed("not_started_again", error, { task });
      return undefined;
    });
    // Told to stop while it was starting.
    if (stopping.signal.aborted) await current?.stop();
  };
  const goOn = async () => {
    for (;;) {
      const code = await current?.ended;
      if (stopping.signal.aborted) return "stopped";
      if (code) logRefused("ended_by_itself", { task, code });
      await pause();
      if (stopping.signal.aborted) return "stopped";
      await startAgain();
    }
  };
  const ended = goOn();
  return {
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await ended;
    },
    ended,
  };
}
