import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { trail } from "@/lib/audit/trail";
import { checkKey } from "../key-check";
import { connect, HISTORY, MIGRATION_LOCK, migrate, migrationsOnDisk } from "../migrate";
import { decodeFrames, type EndFrame, type Frame, type TableFrame } from "./frames";
import {
  copyPlace,
  isEmpty,
  listSequences,
  listTables,
  prepareSession,
  type Table,
} from "./layout";
import { type Header, openSealed, readSealed, type SealedFile, verifySealed } from "./sealed-file";

const NOT_EMPTY =
  "The database is not empty, and a restore never writes over anything: name an empty one.";

export type Restored = { madeAt: Date; tables: number; rows: number; applied: string[] };

/** Refuses a file of a newer version, or of one whose migrations were others. */
function requireKnown(file: string, { migrations }: Header): void {
  const known = new Map(migrationsOnDisk().map(({ name, checksum }) => [name, checksum]));
  const newer = migrations.find(({ name }) => !known.has(name));
  if (newer)
    throw new Error(
      `${file} is of a newer version of Backline (${newer.name}): restore it with that version.`,
    );
  const other = migrations.find(({ name, checksum }) => known.get(name) !== checksum);
  if (other) throw new Error(`${file} was made after another migration ${other.name} than ours.`);
}

/** The tables as they were when the copy was made, without a row, and without triggers. */
async function makeTables(client: pg.Client, { migrations }: Header): Promise<Table[]> {
  const text = new Map(migrationsOnDisk().map((migration) => [migration.name, migration.text]));
  await client.query(HISTORY);
  for (const { name } of migrations) await client.query(text.get(name) ?? "");
  const tables = await listTables(client);
  for (const { sql } of tables) await client.query(`ALTER TABLE ${sql} DISABLE TRIGGER USER`);
  // Some migrations put rows in; the copy has its own.
  for (const { sql } of tables.toReversed()) await client.query(`DELETE FROM ${sql}`);
  return tables;
}

/** How this database names the table and columns of a frame. */
function placeOf({ table, columns }: TableFrame, tables: Table[]): string {
  const found = tables.find(({ name }) => name === table);
  const missing = columns.filter((column) => !found?.columns.includes(column));
  if (!found || missing.length > 0)
    throw new Error(
      `The copy has ${table} with ${missing.join(", ")}, which this version does not know: restore it with the version that made it.`,
    );
  return copyPlace({ sql: found.sql, columns });
}

async function setSequences(client: pg.Client, sequences: EndFrame["sequences"]): Promise<void> {
  const here = await listSequences(client);
  for (const { name, value, called } of sequences) {
    const sequence = here.find((each) => each.name === name);
    if (sequence) await client.query("SELECT setval($1, $2, $3)", [sequence.sql, value, called]);
  }
}

/** Writes the frames of a copy into the tables. Gives its last frame; throws when rows are missing. */
async function load(
  client: pg.Client,
  tables: Table[],
  plain: AsyncIterable<Buffer>,
): Promise<EndFrame> {
  const frames = decodeFrames(plain);
  const counts: EndFrame["rows"] = {};
  let end: EndFrame | undefined;
  let frame: Frame | undefined;
  const next = async () => {
    frame = (await frames.next()).value as Frame | undefined;
  };
  async function* rows() {
    for (await next(); frame?.kind === "rows"; await next()) yield frame.rows;
  }
  await next();
  while (frame) {
    if (frame.kind === "end") {
      end = frame.end;
      await next();
    } else if (frame.kind === "table") {
      const { table } = frame;
      const copy = client.query(copyFrom(`COPY ${placeOf(table, tables)} FROM STDIN`));
      await pipeline(Readable.from(rows()), copy);
      counts[table.table] = copy.rowCount;
    } else throw new Error("a backup with rows of no table");
  }
  if (!end || JSON.stringify(end.rows) !== JSON.stringify(counts))
    throw new Error("The copy does not hold the rows that it says. Nothing was written.");
  return end;
}

const RESTORED = trail({
  action: "database.restored",
  actor: "system",
  detail: { madeAt: "$1::text" },
});

/** Makes the tables, fills them and says so in the audit log, all or nothing. */
async function fill(client: pg.Client, sealed: SealedFile): Promise<EndFrame> {
  await client.query("BEGIN");
  await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
  if (!(await isEmpty(client))) throw new Error(NOT_EMPTY);
  const tables = await makeTables(client, sealed.header);
  const end = await readSealed(sealed, (plain) => load(client, tables, plain));
  await setSequences(client, end.sequences);
  for (const { sql } of tables) await client.query(`ALTER TABLE ${sql} ENABLE TRIGGER USER`);
  await client.query(RESTORED, [sealed.header.madeAt]);
  await client.query("COMMIT");
  return end;
}

/** Brings what was filled up to date. Gives the names of the applied migrations. */
async function finish(
  url: string,
  dataKey: string,
  client: pg.Client,
  lost: string[],
): Promise<string[]> {
  try {
    const { applied } = await migrate(url);
    if (lost.length === 0) await checkKey(url, dataKey);
    await client.query("ANALYZE");
    return applied;
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`Everything is restored, but: ${message} Run: npm run db:migrate`, { cause });
  }
}

/**
 * Reads a backup as a whole. Refuses, by name, a file that is no backup, was cut off, was damaged, has
 * another key, or is of a newer version. The keys with the ids `lost` may be lacking.
 */
export async function checkBackup(
  file: string,
  dataKey: string,
  lost: string[] = [],
): Promise<SealedFile> {
  const sealed = await openSealed(file, dataKey, lost);
  requireKnown(file, sealed.header);
  await verifySealed(sealed);
  return sealed;
}

/**
 * Restores a backup that was checked into the empty database at `url`: the tables as they were, every
 * row and job, then the migrations that came later. Refuses a database that is not empty before it
 * writes anything. What fails later leaves no table behind, or, once everything is restored, says that
 * only the later migrations are left to do. `lost`: as for `checkBackup`.
 */
export async function restore(
  url: string,
  dataKey: string,
  sealed: SealedFile,
  lost: string[] = [],
): Promise<Restored> {
  const client = await connect(url);
  try {
    if (!(await isEmpty(client))) throw new Error(NOT_EMPTY);
    await prepareSession(client);
    await runMigrations({ connectionString: url });
    const { rows } = await fill(client, sealed);
    const applied = await finish(url, dataKey, client, lost);
    const counts = Object.values(rows);
    return {
      madeAt: new Date(sealed.header.madeAt),
      tables: counts.length,
      rows: counts.reduce((sum, count) => sum + count, 0),
      applied,
    };
  } finally {
    await client.end();
  }
}
