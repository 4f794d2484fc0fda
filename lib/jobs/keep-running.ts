import { setTimeout as sleep } from "node:timers/promises";
import { logFailed, logRefused } from "@/lib/log";

const RESTART_MS = 1_000;

/** Something that goes on until it is stopped or gives up; `ended` never fails. */
export type Run = { stop: () => Promise<void>; ended: Promise<void> };

/**
 * Starts it, and starts it again a second after it ended without being told to. Fails when the very
 * first start does.
 */
export async function keepRunning(start: () => Promise<Run>): Promise<Run> {
  const stopping = new AbortController();
  let current: Run | undefined = await start();
  const stopCurrent = async () => {
    await current?.stop();
    await current?.ended;
  };
  const goOn = async () => {
    await current?.ended;
    while (!stopping.signal.aborted) {
      logRefused("ended_by_itself");
      await sleep(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      current = await start().catch((error: unknown) => {
        logFailed("not_started_again", error);
        return undefined;
      });
      // Told to stop while it was starting.
      if (stopping.signal.aborted) return await stopCurrent();
      await current?.ended;
    }
  };
  const ended = goOn();
  return {
    stop: async () => {
      stopping.abort();
      await stopCurrent();
      await ended;
    },
    ended,
  };
}
