import pino from "pino";

/** What a log line may carry: codes and names of our own, never what a person typed. */
export type LogFields = {
  /** The route's pattern, such as /[locale]/intake/[step]/answer, never the address. */
  route?: string;
  status?: number;
  /** A code of ours, of Postgres or of the network. */
  code?: string;
  digest?: string;
};

const logger = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** One JSON line about something refused: it was understood and will not be done. */
export function logRefused(event: string, fields: LogFields = {}): void {
  logger.warn({ event, ...fields });
}

/** One JSON line about something that broke. Takes a code, not the error: its text may quote values. */
export function logFailed(event: string, fields: LogFields = {}): void {
  logger.error({ event, ...fields });
}
