/** Readings that wait for the one before them, and those that are at work. */
const waiting = new Map<string, Promise<unknown>>();
const running = new Map<string, Promise<unknown>>();

/**
 * Reads once for all who ask for the same at the same time. `about` must name everything that the reading
 * depends on. Who asks while one is read gets the next one, so that nobody gets what was read before they
 * asked, and no two are read at once. Nothing is kept once it is read. A reading that fails, fails for all
 * who wait for it, and not for the next.
 */
export function readTogether<Reading>(
  about: string,
  read: () => Promise<Reading>,
): Promise<Reading> {
  const next = waiting.get(about);
  if (next) return next as Promise<Reading>;
  const before = running.get(about) ?? Promise.resolve();
  const begin = () => {
    waiting.delete(about);
    running.set(about, reading);
    return read();
  };
  const reading = before.then(begin, begin);
  waiting.set(about, reading);
  const end = () => {
    if (running.get(about) === reading) running.delete(about);
  };
  reading.then(end, end);
  return reading;
}
