import type { Estimate, Share } from "@/lib/safety/agreement";

/** Of fewer cases a percentage says more than is known. */
const FEWEST = 20;

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** A share with its counts and its 95% interval: "16 of 20: 80% (58 to 92%)". */
export function shareText(share: Share | null): string {
  if (!share) return "No cases";
  const { value, low, high, part, whole } = share;
  const counts = `${part} of ${whole}`;
  if (whole < FEWEST) return counts;
  return `${counts}: ${percent(value)} (${Math.round(low * 100)} to ${percent(high)})`;
}

/** A kappa with its interval: "0.82 (0.74 to 0.90)". */
export function kappaText(estimate: Estimate | null): string {
  if (!estimate) return "Too few cases to calculate";
  const { value, low, high } = estimate;
  return `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
