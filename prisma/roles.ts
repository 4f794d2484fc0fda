import pg from "pg";

/** What the web server and the jobs sign in as: changes no table, and only adds to the audit log. */
export const APP_ROLE = "backline_app";
/** What `npm run backup` can sign in as: reads everything and changes nothing. */
export const BACKUP_ROLE = "backline_backup";
const ROLES = [APP_ROLE, BACKUP_ROLE];

const SCHEMAS = "public, graphile_worker";

/** Tables of which the app may not change a row, and those to which it may not add one either. */
export const ADD_ONLY = [`"AuditEvent"`, `"KeyCheck"`];
export const READ_ONLY = [
  "_prisma_migrations",
  "graphile_worker.migrations",
  `"AuditLink"`,
  `"AuditHead"`,
];

const GRANTS: Record<string, string> = {
  [APP_ROLE]: `
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMAS} TO ${APP_ROLE};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${SCHEMAS} TO ${APP_ROLE};
    GRANT EXECUTE ON FUNCTION chain_audit_log(int) TO ${APP_ROLE};
    REVOKE UPDATE, DELETE ON ${ADD_ONLY.join(", ")} FROM ${APP_ROLE};
    REVOKE INSERT, UPDATE, DELETE ON ${READ_ONLY.join(", ")} FROM ${APP_ROLE};`,
  [BACKUP_ROLE]: `
    GRANT SELECT ON ALL TABLES IN SCHEMA ${SCHEMAS} TO ${BACKUP_ROLE};
    GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${SCHEMAS} TO ${BACKUP_ROLE};`,
};

/** The job queue turns row security on and has no policy: others than its owner would see no job. */
async function openQueue(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT "oid"::regclass::text AS "table" FROM pg_class
     WHERE "relnamespace" = 'graphile_worker'::regnamespace AND "relrowsecurity"`,
  );
  for (const { table } of rows)
    await client.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
}

/**
 * Gives the roles that exist on this server what they need in this database, and nothing else. Does
 * nothing for a user who does not own the tables.
 */
export async function grantRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT r."rolname" AS "role" FROM pg_roles r, pg_class c
     WHERE r."rolname" = ANY ($1) AND c."oid" = '"AuditEvent"'::regclass
       AND pg_has_role(c."relowner", 'USAGE') AND c."relowner" <> r."oid"`,
    [ROLES],
  );
  if (rows.length === 0) return;
  await openQueue(client);
  await client.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  for (const { role } of rows) {
    await client.query(`GRANT USAGE ON SCHEMA ${SCHEMAS} TO ${role}`);
    await client.query(GRANTS[role] ?? "");
  }
}

async function ask<Result>(url: string, work: (client: pg.Client) => Promise<Result>) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles on the packaged Postgres, which asks nobody for a password. */
export function makeRoles(url: string): Promise<void> {
  return ask(url, async (client) => {
    for (const role of ROLES)
      await client.query(`DO $$ BEGIN CREATE ROLE ${role} LOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  });
}

/** The address of the packaged Postgres for another role. */
export function asRole(url: string, role: string): string {
  return Object.assign(new URL(url), { username: role }).href;
}

/** Whether the user of this address could change the audit log. */
export function mayChangeLog(url: string): Promise<boolean> {
  return ask(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT has_table_privilege('"AuditEvent"', 'UPDATE, DELETE, TRUNCATE, TRIGGER') AS "may"`,
    );
    return rows[0]?.may === true;
  });
}
