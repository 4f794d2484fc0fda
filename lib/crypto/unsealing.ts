import { logFailed } from "@/lib/log";

/** Rows that were reported. A board that refreshes every few seconds reports each only once. */
const reported = new Set<string>();
const MOST_REPORTED = 10_000;

function report(table: string, row: string, error: unknown): void {
  const name = `${table} ${row}`;
  if (reported.has(name) || reported.size >= MOST_REPORTED) return;
  reported.add(name);
  logFailed("row_unreadable", error, { table, row });
}

/**
 * Opens the sealed values of one row in a list. A row that cannot be opened is marked, and the rest of
 * the list is still shown.
 */
export class Unsealing {
  /** Some value of this row could not be opened. */
  unreadable = false;

  /** Gives what `open` gives, or null when it throws. Logs the table and id of the row, never its contents. */
  take<T>(table: string, rowId: string | null, open: () => T): T | null {
    try {
      return open();
    } catch (error) {
      this.unreadable = true;
      report(table, rowId ?? "none", error);
      return null;
    }
  }
}
