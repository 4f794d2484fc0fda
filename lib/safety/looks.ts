/** The scale of the times to the first look, in seconds: from half a minute to two weeks. */
export const SHORTEST_LOOK = 30;
export const LONGEST_LOOK = 14 * 86_400;

/** Into how many parts the scale is cut, by the logarithm. */
export const BUCKETS = 38;

/** Where a time stands on a log scale: 0 at its begin, 1 at its end; times beyond stand at the ends. */
export function onLogScale(time: number, shortest: number, longest: number): number {
  const at = Math.log(time / shortest) / Math.log(longest / shortest);
  return Math.min(1, Math.max(0, at));
}

/** Where this many seconds to the first look stand on their scale. */
export const lookAt = (seconds: number) => onLogScale(seconds, SHORTEST_LOOK, LONGEST_LOOK);

/**
 * The counts of the parts of the scale, of counts by the number that Postgres' `width_bucket` gives:
 * 0 is before the first, one more than there are is after the last.
 */
export function barsOf(looks: readonly { bucket: number; intakes: number }[]): number[] {
  const bars = Array.from({ length: BUCKETS }, () => 0);
  for (const { bucket, intakes } of looks) {
    const at = Math.min(BUCKETS, Math.max(1, bucket)) - 1;
    bars[at] = (bars[at] ?? 0) + intakes;
  }
  return bars;
}
