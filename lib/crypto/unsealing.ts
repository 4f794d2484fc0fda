import { logFailed } from "@/lib/log";

/** Rows that were reported, so that a board that is drawn every few seconds reports each only once. */
const reported = new Set<string>();
const MOST_REPORTED = 10_000;

function report(table: string, row: string, error: unknown): void {
  const name = `${table} ${row}`;
  if (reported.has(name) || reported.size >= MOST_REPORTED) return;
  reported.add(name);
  logFailed("row_unreadable", error, { table, row });
}

/**
 * Opens what is sealed in one row of many, so that a row that cannot be opened is shown as such and
 * spoils no other.
 */
export class Unsealing {
  /** Something of this row could not be opened. */
  unreadable = false;

  /** What `open` gives; null where it fails, which is reported by the row's table and id, never its contents. */
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
