/** A page must be there within 15 seconds, whatever the database does. */
const LIMIT_MS = 13_000;

/** What a page can do without must leave the page its time. */
export const EXTRA_LIMIT_MS = 10_000;

class TimeLimitReached extends Error {
  readonly code = "time_limit";
}

/** The outcome of some work, or an error when it takes longer than patients are made to wait. */
export async function withinLimit<T>(work: Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitReached()), limitMs);
  });
  // Whatever becomes of it afterwards must not end the process.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
