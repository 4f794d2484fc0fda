/** Without letters and digits that look alike: 0 O, 1 I L, 5 S, 8 B, U. */
export const READABLE = "234679ACDEFGHJKMNPQRTVWXYZ";

/**
 * A reference that can be read aloud, for example BK-4T7Q-2M. `random` returns a whole number from
 * 0 to below its argument. A reference opens nothing, so it need not be secret. The database keeps
 * it unique.
 */
export function newReference(random: (below: number) => number): string {
  const letter = () => READABLE[random(READABLE.length)];
  const letters = Array.from({ length: 6 }, letter).join("");
  return `BK-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
