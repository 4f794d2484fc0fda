/** Every page must arrive within 15 seconds, whatever the database does. */
const LIMIT_MS = 13_000;

/** The limit for optional data: shorter, so that the page itself still has time. */
export const EXTRA_LIMIT_MS = 5_000;

/** The limit for an answer that is an emergency: help is shown then, filed or not. */
const EMERGENCY_LIMIT_MS = 5_000;

class TimeLimitReached extends Error {
  readonly code = "time_limit";
}

/** The result of `work`, or an error when it takes longer than patients should wait. */
export async function withinLimit<T>(work: Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitReached()), limitMs);
  });
  // A later failure must not end the process.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The answer to a form. Help is shown early where the form is an emergency; that is asked only
 * when the answer is late, because it takes as long as a page.
 */
export async function withinAnswerLimit<T>(
  taken: Promise<T>,
  isAlarming: () => boolean,
): Promise<T> {
  try {
    return await withinLimit(taken, EMERGENCY_LIMIT_MS);
  } catch (error) {
    if (!(error instanceof TimeLimitReached) || isAlarming()) throw error;
    return withinLimit(taken, LIMIT_MS - EMERGENCY_LIMIT_MS);
  }
}
