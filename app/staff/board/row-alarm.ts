import { RING_WORDS } from "../words/words";
import type { RowView } from "./queue-view";

/** The words beside what rings, until someone acknowledges it. */
export function alarmWords(row: RowView): string {
  if (row.burst) return "Unclaimed";
  if (row.ringsFor) return RING_WORDS[row.ringsFor];
  return row.claimedById ? "Worse, unacknowledged" : "Unacknowledged";
}
