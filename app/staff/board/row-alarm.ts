import { ANY_WORDS, ringWords } from "../words/words";
import type { RowView } from "./queue-view";

/** The words beside what rings, until someone acknowledges it. */
export function alarmWords(row: RowView, me: string): string {
  if (row.burst) return "Unclaimed";
  if (row.ringsFor) return ringWords(row.ringsFor, row.claimedById === me);
  return row.claimedById ? "Worse, unacknowledged" : "Unacknowledged";
}

/**
 * What needs a look in a row: its loud marks; of what rings also why, where somebody has it, and whom its
 * ladder told. That nobody has it, the red row says by itself.
 */
export function loudWords(row: RowView, me: string): string[] {
  const marks = row.marks.filter(({ loud }) => loud).map(({ words }) => words);
  if (!row.alarm) return marks;
  const told = row.told ? [row.told] : [];
  return row.claimedById ? [alarmWords(row, me), ...marks, ...told] : [...marks, ...told];
}

/** Who a row is assigned to, and handed off to; null while it is nobody. */
export function holderWords(row: RowView, me: string): string | null {
  const holder = row.claimedById === me ? "You" : row.claimedByName;
  const to = row.toName ?? (row.toRole && ANY_WORDS[row.toRole]);
  return [holder, to && `handed off to ${to}`].filter(Boolean).join(", ") || null;
}
