import { logFailed } from "@/lib/log";

/** The error among what was printed; a sentence alone says nothing that may be kept. */
const errorIn = (given: unknown[]): unknown =>
  given.find((each) => each instanceof Error) ?? { name: "sentence" };

/**
 * From now on what the framework prints as an error or a warning becomes a line of our log with its code alone:
 * its text and its stack may quote what somebody typed. Called once, at the start of a production server.
 */
export function logFrameworkByCode(
  printed: Pick<Console, "error" | "warn"> = console,
  log: typeof logFailed = logFailed,
): void {
  const line = (...given: unknown[]) => log("framework_failed", errorIn(given));
  printed.error = line;
  printed.warn = line;
}
