type Failure = { code?: unknown; message?: unknown; cause?: unknown };

// The compiler and the database programs have no error codes, only words.
const FULL = /no space left on device/i;

/** One sentence on why a start ended: a full disk by name, anything else in its own words. */
export function problemOf(error: unknown): string {
  for (let each = error as Failure | undefined; each; each = each.cause as Failure | undefined) {
    if (each.code === "53100") return "There is no space left on the disk for the database.";
    if (each.code === "ENOSPC" || FULL.test(String(each.message)))
      return "There is no space left on the disk.";
  }
  return String((error as Failure).message);
}
