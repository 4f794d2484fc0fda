import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations } from "graphile-worker";
import { migrations as queueMigrations } from "graphile-worker/dist/generated/sql.js";
import pg from "pg";
import { pauseAfter } from "@/lib/jobs/keep-running";
import { grantRoles } from "./roles";

const FOLDER = path.join(import.meta.dirname, "migrations");
/** Two processes that start together migrate one after the other. */
export const MIGRATION_LOCK = 4_215_872_001;

/** The table that `prisma migrate deploy` keeps, so that it can take over at any time. */
export const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

type Migration = { name: string; text: string; checksum: string };

/** The migrations that this version of Backline knows, oldest first. */
export function migrationsOnDisk(): Migration[] {
  const names = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return names.sort().map((name) => {
    const text = readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8");
    return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
  });
}

/**
 * While a migration waits for a table, all who come after it wait too, and the service waits two seconds for
 * a lock at most. So it gives up sooner, lets them pass, and tries again.
 */
export const LOCK_WAIT_MS = 1000;
const TRIES = 60;
const LOCK_NOT_AVAILABLE = "55P03";

/** Applies one migration in one transaction, as soon as nobody holds its tables; tries for some minutes. */
export async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOne(client, migration);
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      if (code !== LOCK_NOT_AVAILABLE || tries === TRIES) throw error;
      await sleep(pauseAfter(tries));
    }
  }
}

async function tryOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query(migration.text);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The applied migrations, by name, with their checksums. */
export async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

const NOT_OWNER =
  "Migrations are pending, and the user of the database may change no table: set DATABASE_OWNER_URL.";

/** insufficient_privilege, of a statement or of the migration that held it. */
function mayNotChange(error: Error): boolean {
  return [error, error.cause].some((each) => (each as { code?: string })?.code === "42501");
}

async function applyPending(client: pg.Client): Promise<string[]> {
  // Who may change no table can still find that nothing is to be changed.
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS history");
  if (!rows[0]?.history) await client.query(HISTORY);
  const applied = await appliedMigrations(client);
  const fresh: string[] = [];
  for (const migration of migrationsOnDisk()) {
    const checksum = applied.get(migration.name);
    if (checksum && checksum !== migration.checksum)
      throw new Error(`Migration ${migration.name} was edited after it was applied.`);
    if (checksum) continue;
    await applyOne(client, migration);
    fresh.push(migration.name);
  }
  return fresh;
}

/** A database that does not answer now and may later. */
export class NotReachable extends Error {}

/** Why a reachable server refuses us. */
const REFUSALS: Record<string, string> = {
  "28P01": "does not accept the password in DATABASE_URL",
  "28000": "does not let the user of DATABASE_URL in",
  "3D000": "has no database of the name in DATABASE_URL",
};

/** Connects to the database at `url`. Throws one clear sentence when the server refuses us. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const why = REFUSALS[code ?? ""];
    if (why) throw new Error(`The database at ${placeOf(url)} ${why}.`);
    throw new NotReachable(
      `The database at ${placeOf(url)} cannot be reached (${code ?? message}).`,
    );
  }
}

/**
 * Brings the database at `url` up to date: our migrations in order, each in its own transaction,
 * then the tables of the job queue and what other roles may do. Returns the names of the applied
 * migrations and the server's major version. Throws one clear sentence when the server cannot be
 * reached or is too old.
 */
export async function migrate(url: string): Promise<{ applied: string[]; major: number }> {
  const client = await connect(url);
  try {
    const major = await majorVersion(client);
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await applyPending(client);
    await runMigrations({ connectionString: url });
    await grantRoles(client);
    return { applied, major };
  } catch (error) {
    throw mayNotChange(error as Error) ? new Error(NOT_OWNER) : error;
  } finally {
    await client.end();
  }
}

/** The migrations of the job queue that the database lacks, by name. */
async function pendingOfQueue(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT to_regclass('graphile_worker.migrations') AS history",
  );
  const applied = rows[0]?.history
    ? await client.query<{ id: number }>("SELECT id FROM graphile_worker.migrations")
    : { rows: [] };
  const known = new Set(applied.rows.map(({ id }) => id));
  return Object.keys(queueMigrations)
    .filter((file) => !known.has(Number.parseInt(file, 10)))
    .map((file) => `${file} of the job queue`);
}

/**
 * The names of the migrations that the database at `url` lacks, ours and then those of the job queue,
 * and the server's major version; changes nothing. Throws as `migrate` does.
 */
export async function pendingMigrations(
  url: string,
): Promise<{ pending: string[]; major: number }> {
  const client = await connect(url);
  try {
    const major = await majorVersion(client);
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS history");
    const applied = rows[0]?.history ? await appliedMigrations(client) : new Map();
    const names = migrationsOnDisk().map(({ name }) => name);
    const ours = names.filter((name) => !applied.has(name));
    return { pending: [...ours, ...(await pendingOfQueue(client))], major };
  } finally {
    await client.end();
  }
}

async function majorVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < 15) throw new Error(`The database is Postgres ${major}; Backline needs 15 or newer.`);
  return major;
}

/** Host and port of a database address, without user and password. */
export function placeOf(url: string): string {
  try {
    return new URL(url).host || "its address";
  } catch {
    return "its address";
  }
}
