import type { Estimate } from "@/lib/safety/agreement";

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** A share with its 95% interval: "80% (49 to 94%)". */
export function shareText(estimate: Estimate | null): string {
  if (!estimate) return "No cases";
  const { value, low, high } = estimate;
  return `${percent(value)} (${Math.round(low * 100)} to ${percent(high)})`;
}

/** A kappa with its interval: "0.82 (0.74 to 0.90)". */
export function kappaText(estimate: Estimate | null): string {
  if (!estimate) return "Too few cases to calculate";
  const { value, low, high } = estimate;
  return `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

/** Minutes in the unit a person would use. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return "";
  if (minutes < 60) return `${Math.round(minutes)} min`;
  return minutes < 2880 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} days`;
}
