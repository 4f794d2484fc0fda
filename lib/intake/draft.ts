/**
 * A draft as it was read. Each change gives the draft a new version, and a statement writes only
 * over the version that was read. So no tab overwrites what another tab has saved.
 */
export type DraftVersion = { id: string; version: string };

/** SQL: the version of a row of "Draft". */
export const VERSION = `xmin::text AS "version"`;

/** SQL condition: the draft $draft is still at the version $version that was read. */
export const UNCHANGED = `"id" = $draft::uuid AND xmin::text = $version::text`;

/**
 * SQL: who of the staff enters the answers of the draft, and how they hear them. Nobody when
 * $byPatient: the patient's own device posted what counts now.
 */
export const ENTERED_BY = `CASE WHEN NOT $byPatient::boolean THEN "recorderId" END AS "recorderId",
  CASE WHEN NOT $byPatient THEN "channel" END AS "channel"`;

/** SQL condition: the draft holds a red flag that staff do not have yet. Until they do it is not erased. */
export const HOLDS_RED_FLAG = `("redFlagAt" IS NOT NULL AND ("abandonedAt" IS NULL OR "updatedAt" > "abandonedAt"))`;

/**
 * SQL: sets the draft's time when the patient does something. For a filed draft it tells whether
 * more was answered.
 */
export const TOUCHED = `"updatedAt" = CASE WHEN "abandonedAt" IS NULL THEN now() ELSE "updatedAt" END`;
