class LineTooLong extends Error {
  readonly code = "line_too_long";
}

/**
 * Lets so many at work at once; the others wait in the order in which they came. Who waits takes nothing,
 * so that those at work are done soon, instead of all waiting for each other in step. Who has waited for
 * `longestMs` leaves the line with an error, and their work is never begun.
 */
export function lineOf(places: number, longestMs: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  const wait = () =>
    new Promise<void>((next, refuse) => {
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
  return async function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else await wait();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
