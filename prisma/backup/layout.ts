import pg from "pg";

/** The tables of the job queue. Its migrations are its own and are not copied. */
const QUEUE_SCHEMA = "graphile_worker";

export type Table = {
  /** Without quotes, which differ between versions of Postgres. */
  name: string;
  /** As SQL names it here. */
  sql: string;
  /** Without quotes, and without those that the database works out itself. */
  columns: string[];
  /** The tables that its rows name. */
  needs: string[];
};

const NAME = (of: string) =>
  `CASE WHEN ${of}."relnamespace" = current_schema()::regnamespace THEN ${of}."relname"
    ELSE '${QUEUE_SCHEMA}.' || ${of}."relname" END`;

const TABLES = `
  SELECT ${NAME("c")} AS "name", c."oid"::regclass::text AS "sql",
    ARRAY(SELECT a."attname"::text FROM pg_attribute a
      WHERE a."attrelid" = c."oid" AND a."attnum" > 0 AND NOT a."attisdropped" AND a."attgenerated" = ''
      ORDER BY a."attnum") AS "columns",
    ARRAY(SELECT DISTINCT ${NAME("o")} FROM pg_constraint k JOIN pg_class o ON o."oid" = k."confrelid"
      WHERE k."conrelid" = c."oid" AND k."contype" = 'f' AND k."confrelid" <> c."oid") AS "needs"
  FROM pg_class c
  WHERE c."relkind" = 'r'
    AND (c."relnamespace" = current_schema()::regnamespace
      OR c."relnamespace" = to_regnamespace('${QUEUE_SCHEMA}') AND c."relname" <> 'migrations')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d."objid" = c."oid" AND d."deptype" = 'e')
  ORDER BY 1`;

const SEQUENCES = `
  SELECT ${NAME("c")} AS "name", c."oid"::regclass::text AS "sql" FROM pg_class c
  WHERE c."relkind" = 'S' AND c."relnamespace" IN
    (current_schema()::regnamespace, to_regnamespace('${QUEUE_SCHEMA}'))
  ORDER BY 1`;

/** The tables of the service and of its job queue, each after those that its rows name. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES);
  const ordered: Table[] = [];
  let left = rows;
  while (left.length > 0) {
    const done = new Set(ordered.map(({ name }) => name));
    const ready = left.filter(({ needs }) => needs.every((name) => done.has(name)));
    if (ready.length === 0)
      throw new Error(`Tables that name each other: ${left.map(({ name }) => name).join(", ")}.`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** The part of a COPY that names a table and these of its columns. */
export function copyPlace({ sql, columns }: Pick<Table, "sql" | "columns">): string {
  return `${sql} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")})`;
}

/** The sequences of both: the name without quotes, and as SQL names it here. */
export async function listSequences(client: pg.Client): Promise<Pick<Table, "name" | "sql">[]> {
  return (await client.query<Pick<Table, "name" | "sql">>(SEQUENCES)).rows;
}

/** Whether nothing of ours, or of anybody else, is in the database. An empty job queue is nothing. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean; queue: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_class c WHERE c."relnamespace" = current_schema()::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d."objid" = c."oid" AND d."deptype" = 'e')) AS "found",
      to_regclass('${QUEUE_SCHEMA}._private_jobs') IS NOT NULL AS "queue"`,
  );
  if (rows[0]?.found) return false;
  if (!rows[0]?.queue) return true;
  const jobs = await client.query(`SELECT 1 FROM ${QUEUE_SCHEMA}._private_jobs LIMIT 1`);
  return jobs.rows.length === 0;
}

/**
 * The texts of times and numbers do not depend on the server's settings, nothing ends a long copy, and
 * a policy that would hide rows is an error.
 */
export async function prepareSession(client: pg.Client): Promise<void> {
  await client.query(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres';
    SET row_security = off;
    SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = 0`);
  await client.query(
    `SELECT set_config("name", '0', false) FROM pg_settings WHERE "name" = 'transaction_timeout'`,
  );
}
