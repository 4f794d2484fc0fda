import type { Share } from "@/lib/safety/agreement";

/** Of fewer cases a percentage says more than is known. */
const FEWEST = 20;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const oneDecimal = (share: number) => (share * 100).toFixed(1).replace(/\.0$/, "");

/** "16 of 20". */
export const countsText = ({ part, whole }: Share) => `${part} of ${whole}`;

/** The percentage of a card, with one decimal: "2.4". */
export const percentText = ({ value }: Share) => oneDecimal(value);

/** "95% interval 1.6 to 3.6". */
export const intervalText = ({ low, high }: Share) =>
  `95% interval ${oneDecimal(low)} to ${oneDecimal(high)}`;

/** A share with its counts and its 95% interval: "16 of 20: 80% (58 to 92%)". */
export function shareText(share: Share | null): string {
  if (!share) return "No cases";
  const { value, low, high, whole } = share;
  if (whole < FEWEST) return countsText(share);
  return `${countsText(share)}: ${percent(value)} (${Math.round(low * 100)} to ${percent(high)})`;
}
