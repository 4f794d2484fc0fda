import { RING_WORDS } from "../words/words";
import type { RowView } from "./queue-view";

/** The words beside what rings, until someone acknowledges it. */
export function alarmWords(row: RowView): string {
  if (row.burst) return "Unclaimed";
  if (row.ringsFor) return RING_WORDS[row.ringsFor];
  return row.claimedById ? "Worse, unacknowledged" : "Unacknowledged";
}

/**
 * What needs a look in a row: its loud marks, and why what somebody has rings. That nobody has it, the
 * red row says by itself.
 */
export function loudWords(row: RowView): string[] {
  const marks = row.marks.filter(({ loud }) => loud).map(({ words }) => words);
  return row.alarm && row.claimedById ? [alarmWords(row), ...marks] : marks;
}
