/**
 * Lets so many at work at once; the others wait in the order in which they came. Who waits takes nothing,
 * so that those at work are done soon, instead of all waiting for each other in step.
 */
export function lineOf(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else await new Promise<void>((next) => waiting.push(next));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
