/** Why a request that we understood was refused. The words for each are in app/staff. */
export const REJECTIONS = [
  "not_signed_in",
  "not_permitted",
  "not_found",
  "already_closed",
  "claimed_by_other",
  "written_by_other",
  "changed_meanwhile",
  "slot_taken",
  "slot_past",
  "slot_closed",
  "slot_overlap",
  "patient_busy",
  "too_late",
  "already_cancelled",
  "visit_ahead",
  "visit_needed",
  "second_clinician_needed",
  "reset_lately",
  "factor_needed",
  "too_many_attempts",
  "too_busy",
  "at_provider",
  "setting_outdated",
  "call_instead",
  "not_reachable",
  "question_open",
  "must_be_kept",
  "keys_change",
] as const;
export type RejectionCode = (typeof REJECTIONS)[number];

/** What was last done to an intake: by whom (a name, or "the patient"), and when. */
export type LastEvent = {
  who: string;
  action: string;
  detail: Record<string, string | number | boolean | null>;
  at: Date;
};

/** Understood and refused. Caught once, in app/staff/action.ts, and turned into words. */
export class Rejection extends Error {
  constructor(
    readonly code: RejectionCode,
    /** The name of the colleague who holds it, if known. */
    readonly holder?: string,
    /** What somebody did meanwhile, if known. */
    readonly last?: LastEvent,
  ) {
    super(code);
    this.name = "Rejection";
  }
}

/**
 * A command's answer when the person can correct the input: which field, and what to do. Never
 * thrown.
 */
export class FieldProblem {
  constructor(
    readonly field: string,
    readonly message: string,
  ) {}
}

/** Postgres error codes that we act on: https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const EXCLUSION_VIOLATION = "23P01";
export const UNIQUE_VIOLATION = "23505";

/** The SQLSTATE or network code of an error of the database driver; undefined for anything else. */
export function databaseErrorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}
