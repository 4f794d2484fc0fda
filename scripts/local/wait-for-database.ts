import { CLOCK, type Clock, pauseAfter } from "@/lib/jobs/keep-running";
import { NotReachable } from "@/prisma/migrate";

/**
 * Retries a task on a database that may be late, for at most `seconds`. Logs once that it waits.
 * Throws the last reason when the database stayed away, and any other error at once.
 */
export async function waitForDatabase<Result>(
  work: () => Promise<Result>,
  { seconds, say, clock = CLOCK }: { seconds: number; say: (words: string) => void; clock?: Clock },
): Promise<Result> {
  const end = clock.now() + seconds * 1000;
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      const left = end - clock.now();
      if (!(error instanceof NotReachable) || left <= 0) throw error;
      if (failures === 1) say(`${error.message} Waiting for it, at most ${seconds} seconds.`);
      await clock.sleep(Math.min(pauseAfter(failures), left));
    }
  }
}
