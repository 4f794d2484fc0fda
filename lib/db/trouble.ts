/** SQL: jobs that were given up within the last hour. */
export const FAILED_JOBS = `(SELECT count(*)::int FROM graphile_worker.jobs WHERE "attempts" >= "max_attempts"
  AND "locked_at" IS NULL AND "updated_at" > now() - interval '1 hour')`;

/** SQL: seconds that the oldest event of the audit log behind the last link has waited; null: none waits. */
export const UNLINKED_AGE = `(SELECT extract(epoch FROM now() - e."at")::float8 FROM "AuditEvent" e
  WHERE e."id" > coalesce((SELECT max(l."eventId") FROM "AuditLink" l), 0)
  ORDER BY e."id" LIMIT 1)`;

/** From so many seconds on somebody must look why no job links the audit log. */
export const UNLINKED_LIMIT = 3600;

/** SQL: rows that the last change of the data key could not open, and those under keys that were given up. */
export const UNREADABLE_ROWS = `(SELECT (coalesce(max("unreadable") FILTER (WHERE NOT "lost"), 0)
  + coalesce(sum("unreadable") FILTER (WHERE "lost"), 0))::int FROM "KeyCheck")`;

/** SQL: whether "Needs attention" has a notice of any of these. */
export const IN_TROUBLE = `(${FAILED_JOBS} > 0 OR ${UNREADABLE_ROWS} > 0
  OR coalesce(${UNLINKED_AGE}, 0) > ${UNLINKED_LIMIT})`;
