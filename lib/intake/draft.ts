/**
 * A draft as it was read. A draft gets another version with each change, and a statement writes only
 * over the version that was read, so that no tab overwrites what another has saved.
 */
export type DraftVersion = { id: string; version: string };

/** SQL: the version of a row of "Draft". */
export const VERSION = `xmin::text AS "version"`;

/** SQL: the draft $draft, where it is still at the version $version that was read. */
export const UNCHANGED = `"id" = $draft::uuid AND xmin::text = $version::text`;

/** SQL: the draft's time when the patient is there; that of a filed one tells whether more was answered. */
export const TOUCHED = `"updatedAt" = CASE WHEN "abandonedAt" IS NULL THEN now() ELSE "updatedAt" END`;
