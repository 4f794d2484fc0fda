import { type EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than a silent connection lives, and than a delivery may go on after a stop. */
const LONGEST_SHUTDOWN_MS = 20_000;

/**
 * Resolves once the workers have ended, or `longest` milliseconds after they began to shut down. graphile-worker
 * (0.17.3) counts one thing twice when the ends of two jobs cannot be saved at once: its shutdown then waits for
 * ever, no job is taken any more, and `running` never settles.
 */
export async function endOf(
  running: Promise<unknown>,
  events: EventEmitter,
  longest = LONGEST_SHUTDOWN_MS,
): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  const tooLong = once(events, "pool:gracefulShutdown", { signal }).then(() =>
    sleep(longest, undefined, { signal }),
  );
  await Promise.race([running, tooLong]).catch(() => undefined);
  over.abort();
  await tooLong.catch(() => undefined);
}
