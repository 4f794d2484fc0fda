import { existsSync } from "node:fs";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { checkKey, keysInUse } from "../key-check";
import { appliedMigrations, connect, MIGRATION_LOCK, migrationsOnDisk } from "../migrate";
import { type EndFrame, encodeFrame } from "./frames";
import { copyPlace, listSequences, listTables, prepareSession, type Table } from "./layout";
import { type Header, writeSealed } from "./sealed-file";

export type BackedUp = {
  madeAt: Date;
  tables: number;
  rows: number;
  bytes: number;
  sha256: string;
};

/** The migrations of the database, in the order in which a restore applies them. */
async function schemaOf(client: pg.Client): Promise<Header["migrations"]> {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS history");
  if (!rows[0]?.history) throw new Error("There is nothing of Backline in this database.");
  const applied = await appliedMigrations(client);
  const known = migrationsOnDisk().map(({ name }) => name);
  const foreign = [...applied.keys()].filter((name) => !known.includes(name));
  if (foreign.length > 0)
    throw new Error(
      `The database is of a newer version of Backline (${foreign[0]}): back it up with that one.`,
    );
  return known.flatMap((name) => {
    const checksum = applied.get(name);
    return checksum ? [{ name, checksum }] : [];
  });
}

/** Everything from here on is read as it is at this moment, while others go on writing. */
async function beginCopy(client: pg.Client) {
  await prepareSession(client);
  // No migration changes a table between the list of the tables and the locks on them.
  await client.query("SELECT pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const tables = await listTables(client);
  const migrations = await schemaOf(client);
  await client.query(`LOCK TABLE ${tables.map(({ sql }) => sql).join(", ")} IN ACCESS SHARE MODE`);
  const { rows } = await client.query<{ now: Date }>("SELECT now() AS now");
  await client.query("SELECT pg_advisory_unlock_shared($1)", [MIGRATION_LOCK]);
  return { tables, migrations, madeAt: rows[0]?.now ?? new Date() };
}

async function readSequences(client: pg.Client): Promise<EndFrame["sequences"]> {
  const sequences: EndFrame["sequences"] = [];
  for (const { name, sql } of await listSequences(client)) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT "last_value" AS "value", "is_called" AS "called" FROM ${sql}`,
    );
    sequences.push(...rows.map((row) => ({ name, ...row })));
  }
  return sequences;
}

async function* framesOf(client: pg.Client, tables: Table[], counts: EndFrame["rows"]) {
  for (const table of tables) {
    const { name, columns } = table;
    yield encodeFrame({ kind: "table", table: { table: name, columns } });
    const copy = client.query(copyTo(`COPY ${copyPlace(table)} TO STDOUT`));
    for await (const rows of copy) yield encodeFrame({ kind: "rows", rows: rows as Buffer });
    counts[name] = copy.rowCount;
  }
  // Read last, so that no sequence is behind the rows.
  const sequences = await readSequences(client);
  yield encodeFrame({ kind: "end", end: { rows: counts, sequences } });
}

/**
 * Copies everything in the database at `url`, and of its job queue, as it is at one moment, into a
 * new sealed file. Others read and write meanwhile. Only reads. Refuses a file that is there, another
 * key than that of the database, and a database without Backline.
 */
export async function backUp(url: string, dataKey: string, file: string): Promise<BackedUp> {
  if (existsSync(file)) throw new Error(`${file} is there already: name a new file.`);
  await checkKey(url, dataKey);
  const client = await connect(url);
  try {
    const { tables, migrations, madeAt } = await beginCopy(client);
    const counts: EndFrame["rows"] = {};
    const about = { madeAt: madeAt.toISOString(), migrations, keys: await keysInUse(client) };
    const written = await writeSealed(file, dataKey, about, framesOf(client, tables, counts));
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { madeAt, tables: tables.length, rows, ...written };
  } finally {
    await client.end();
  }
}
