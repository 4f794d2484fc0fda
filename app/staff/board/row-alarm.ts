import { RING_WORDS } from "../words/words";
import type { RowView } from "./queue-view";

/** The words beside what rings, until someone acknowledges it. */
export function alarmWords(row: RowView): string {
  if (row.burst) return "Unclaimed";
  if (row.ringsFor) return RING_WORDS[row.ringsFor];
  return row.claimedById ? "Worse, unacknowledged" : "Unacknowledged";
}

/** What needs a look in a row: why it rings, and its loud marks. */
export function loudWords(row: RowView): string[] {
  const marks = row.marks.filter(({ loud }) => loud).map(({ words }) => words);
  return row.alarm ? [alarmWords(row), ...marks] : marks;
}
