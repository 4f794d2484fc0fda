import pino, { type DestinationStream } from "pino";

/** What a log line may carry: codes and names of our own, never what a person typed. */
export type LogFields = {
  /** The route's pattern, such as /[locale]/intake/:step; never the address. */
  route?: string;
  status?: number;
  /** A code of ours. */
  code?: string;
  /** The permission that a member of staff needed. */
  permission?: string;
  /** A keyed hash of a network address, and the id of an account. */
  address?: string;
  account?: string;
  /** A kind of background job, and the number of one. */
  task?: string;
  job?: string;
  /** A table of ours, and the id of a row in it. */
  table?: string;
  row?: string;
  /** The last link of the audit log: its number, a colon and its hash. */
  anchor?: string;
};

// A code has no blanks, so an error's sentence cannot pass for one.
const CODE = /^[A-Za-z0-9_]{1,64}$/;

/** The code of an error (of Postgres, Prisma or the network), else its class; never its message. */
function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const known = [code, name].find((word) => typeof word === "string" && CODE.test(word));
  return typeof known === "string" ? known : "unknown";
}

/** The kinds of log line, written to `destination`; standard output when it is left out. */
export function createLog(destination?: DestinationStream) {
  const settings = {
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination ? pino(settings, destination) : pino(settings);
  return {
    logNoted: (event: string, fields: LogFields) => logger.info({ event, ...fields }),
    logRefused: (event: string, fields: LogFields = {}) => logger.warn({ event, ...fields }),
    logFailed: (event: string, error: unknown, fields: LogFields = {}) =>
      logger.error({ event, ...fields, code: codeOf(error) }),
  };
}

const log = createLog();

/** Writes one JSON line about something that is as it should be, and worth keeping. */
export const logNoted = log.logNoted;

/** Writes one JSON line about a refused request. */
export const logRefused = log.logRefused;

/**
 * Writes one JSON line about a failure, with only the error's code, because its text may quote
 * values.
 */
export const logFailed = log.logFailed;
