import { logFailed } from "@/lib/log";

/**
 * Logs one line with a code when a sentence is missing from the file. The default output of
 * next-intl would name the sentence, which may reveal a patient's answer.
 */
export function reportMissing(report: typeof logFailed = logFailed) {
  return (error: unknown) => report("words_missing", error);
}
