/** What weeks took: half of them no more than `usual`, and the busiest `busy`. */
export type Needed = { usual: number; busy: number };

/** The usual and the busiest of some weeks by their counts. Pure. */
export function neededTimes(counts: readonly number[]): Needed {
  const inOrder = [...counts].sort((a, b) => a - b);
  return { usual: inOrder[Math.floor(inOrder.length / 2)] ?? 0, busy: inOrder.at(-1) ?? 0 };
}

/** Whether the times that are given are enough, and how many are missing when. */
export function shortOf(given: number, { usual, busy }: Needed): { usual: number; busy: number } {
  return { usual: Math.max(0, usual - given), busy: Math.max(0, busy - given) };
}
