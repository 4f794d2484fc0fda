const LONGEST_WAIT_MS = 10_000;

/** Waits a second, and longer each time, up to ten seconds. */
export const waitLonger = (tries: number) =>
  new Promise<void>((done) => {
    setTimeout(done, Math.min(1000 * 2 ** (tries - 1), LONGEST_WAIT_MS));
  });

/**
 * Asks until there is an answer, or until nobody wants it any more (then null). A question that fails
 * (null, or thrown) is asked again after `wait`, which gets how often it failed.
 */
export async function untilAnswered<T>(
  ask: () => Promise<T | null>,
  isOver: () => boolean,
  wait: (tries: number) => Promise<void> = waitLonger,
): Promise<T | null> {
  for (let tries = 1; !isOver(); tries += 1) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return isOver() ? null : answer;
    if (!isOver()) await wait(tries);
  }
  return null;
}
