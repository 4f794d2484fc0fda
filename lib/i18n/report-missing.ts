import { logFailed } from "@/lib/log";

/**
 * What happens when a sentence is not in the file: one line with a code. What next-intl would print
 * of itself names the sentence, and that may be the very answer that a patient gave.
 */
export function reportMissing(report: typeof logFailed = logFailed) {
  return (error: unknown) => report("words_missing", error);
}
