import { connect } from "./migrate";

export type Fault = { seq: string | null; eventId: string | null; fault: string };
export type Verdict = {
  /** Events in the chain, and those that are not in it yet. */
  linked: number;
  waiting: number;
  /** The last link, as the log has it each hour: "4213:9f86...". */
  head: string;
  faults: Fault[];
};

/** More are not listed. */
const MOST_FAULTS = 100;

// Written out, so that a changed function in the database convinces nobody.
const FAULTS = `
  WITH link AS (
    SELECT l.*, lag(l."hash", 1, sha256('')) OVER w AS "before", lag(l."seq", 1, 0::bigint) OVER w AS "last"
    FROM "AuditLink" l WINDOW w AS (ORDER BY l."seq")
  ), judged AS (
    SELECT l."seq", l."eventId", CASE
      WHEN l."seq" <> l."last" + 1 THEN 'links before it are missing'
      WHEN e."id" IS NULL THEN 'the event was deleted'
      WHEN l."hash" <> sha256(l."before" || convert_to(jsonb_build_array(l."seq", e."id",
        (extract(epoch FROM e."at") * 1000)::bigint, e."actor", e."staffId", e."action", e."intakeId",
        e."detail")::text, 'UTF8')) THEN 'the event or its link was changed' END AS "fault"
    FROM link l LEFT JOIN "AuditEvent" e ON e."id" = l."eventId"
  ), cut AS (
    SELECT h."seq" FROM "AuditHead" h
    LEFT JOIN LATERAL (SELECT * FROM "AuditLink" ORDER BY "seq" DESC LIMIT 1) l ON true
    WHERE coalesce(l."seq", 0) <> h."seq" OR coalesce(l."hash", sha256('')) <> h."hash"
  )
  SELECT NULL::bigint AS "seq", min(e."id") AS "eventId",
    'it is the first of ' || count(*) || ' that no job linked within 15 minutes' AS "fault"
  FROM "AuditEvent" e
  WHERE e."at" NOT BETWEEN now() - interval '15 minutes' AND now() + interval '15 minutes'
    AND NOT EXISTS (SELECT 1 FROM "AuditLink" l WHERE l."eventId" = e."id")
  HAVING count(*) > 0
  UNION ALL SELECT "seq", "eventId", "fault" FROM judged WHERE "fault" IS NOT NULL
  UNION ALL SELECT "seq", NULL, 'the head is not the last link: the end was cut' FROM cut
  UNION ALL SELECT $1::bigint, NULL, 'the link of the log is not there: the chain was cut or made anew'
    WHERE $1 IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "AuditLink" WHERE "seq" = $1 AND encode("hash", 'hex') = $2)
  LIMIT ${MOST_FAULTS}`;

const COUNTS = `SELECT (SELECT count(*) FROM "AuditLink")::int AS "linked",
    (SELECT count(*) FROM "AuditEvent" e
      WHERE NOT EXISTS (SELECT 1 FROM "AuditLink" l WHERE l."eventId" = e."id"))::int AS "waiting",
    (SELECT "seq" || ':' || encode("hash", 'hex') FROM "AuditHead") AS "head"`;

/**
 * Follows the chain of the audit log in the database at `url` and only reads. `anchor` is a line of the
 * log, "seq:hash": with it an end that was cut is found even if the head was set back too. Throws when
 * it is no such line.
 */
export async function verifyAuditLog(url: string, anchor?: string): Promise<Verdict> {
  const named = anchor?.match(/^(\d{1,18}):([0-9a-f]{64})$/);
  if (anchor && !named) throw new Error("An anchor is a number, a colon and 64 letters or digits.");
  const client = await connect(url);
  try {
    await client.query("SET statement_timeout = 0");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const faults = await client.query<Fault>(FAULTS, [named?.[1] ?? null, named?.[2] ?? null]);
    const counts = await client.query<Omit<Verdict, "faults">>(COUNTS);
    return { ...(counts.rows[0] ?? { linked: 0, waiting: 0, head: "" }), faults: faults.rows };
  } finally {
    await client.end();
  }
}
