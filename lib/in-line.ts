/** The line is full, or somebody waited in it for too long: their work was never begun. */
export class LineTooLong extends Error {
  readonly code = "line_too_long";
}

/**
 * Lets so many at work at once; the others wait in the order in which they came, those who go `first` before
 * the others. Who waits takes nothing,
 * so that those at work are done soon, instead of all waiting for each other in step. Who has waited for
 * `longestMs`, or finds `mostWaiting` before them of their own kind, leaves with an error (LineTooLong), and
 * their work is never begun.
 */
export function lineOf(places: number, longestMs: number, mostWaiting = Number.POSITIVE_INFINITY) {
  const lines = { first: [] as (() => void)[], after: [] as (() => void)[] };
  let free = places;
  const wait = (waiting: (() => void)[]) =>
    new Promise<void>((next, refuse) => {
      if (waiting.length >= mostWaiting) return refuse(new LineTooLong());
      const begin = () => {
        clearTimeout(timer);
        next();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        refuse(new LineTooLong());
      };
      const timer = setTimeout(leave, longestMs);
      waiting.push(begin);
    });
  return async function inLine<Result>(
    work: () => Promise<Result>,
    place: keyof typeof lines = "after",
  ): Promise<Result> {
    if (free > 0) free -= 1;
    else await wait(lines[place]);
    try {
      return await work();
    } finally {
      const next = lines.first.shift() ?? lines.after.shift();
      if (next) next();
      else free += 1;
    }
  };
}
