import type pg from "pg";
import { deriveKey } from "@/lib/crypto/keys";
import { placeOf, type SealedPlace } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { connect, migrate } from "./migrate";

const CHECK = placeOf("KeyCheck.checkSealed", "1");

/** A few of these may be damaged. The right key opens at least one. */
const OLDEST = 20;

const WRONG =
  "DATA_KEY is not the key of this database: it does not open what is stored there. " +
  "Nothing was changed. Set the key with which this database was begun.";
const MISSING =
  "DATA_KEY is missing: this database holds data that only its own key opens. " +
  "Nothing was changed. Set DATA_KEY, or put your copy of the file data.key back.";

type Sealed = { sealed: string; place: SealedPlace };

const BY_AGE = { Intake: "receivedAt", Draft: "createdAt" };

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT to_regclass($1) IS NOT NULL AS found",
    [`"${table}"`],
  );
  return rows[0]?.found === true;
}

/** The oldest sealed answers, of a database from before there was a check value. */
async function oldest(client: pg.Client, table: keyof typeof BY_AGE): Promise<Sealed[]> {
  if (!(await exists(client, table))) return [];
  const { rows } = await client.query<{ id: string; sealed: string }>(
    `SELECT "id", "answersSealed" AS "sealed" FROM "${table}" ORDER BY "${BY_AGE[table]}" LIMIT ${OLDEST}`,
  );
  return rows.map(({ id, sealed }) => ({ sealed, place: placeOf(`${table}.answersSealed`, id) }));
}

/** What shows which key is the right one: the check value, else some rows, else nothing. */
async function samples(client: pg.Client): Promise<Sealed[]> {
  if (await exists(client, "KeyCheck")) {
    const { rows } = await client.query<{ sealed: string }>(
      `SELECT "checkSealed" AS "sealed" FROM "KeyCheck"`,
    );
    if (rows.length > 0) return rows.map(({ sealed }) => ({ sealed, place: CHECK }));
  }
  const sent = await oldest(client, "Intake");
  return sent.length > 0 ? sent : oldest(client, "Draft");
}

function opens(dataKey: string, { sealed, place }: Sealed): boolean {
  try {
    unseal(sealed, place, deriveKey(dataKey, "field"));
    return true;
  } catch {
    return false;
  }
}

/**
 * Throws one clear sentence when the database at `url` was filled under another key than `dataKey`;
 * null is no key at all. Only reads, and works before the migrations are applied.
 */
export async function checkKey(url: string, dataKey: string | null): Promise<void> {
  const client = await connect(url);
  try {
    const known = await samples(client);
    if (known.length === 0) return;
    if (dataKey === null) throw new Error(MISSING);
    if (!known.some((sample) => opens(dataKey, sample))) throw new Error(WRONG);
  } finally {
    await client.end();
  }
}

/**
 * Stores the check value of this key unless there is one, which then has to be of the same key: of two
 * that start together over an empty database one is first.
 */
export async function rememberKey(url: string, dataKey: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(
      `INSERT INTO "KeyCheck" ("checkSealed") VALUES ($1) ON CONFLICT DO NOTHING`,
      [seal("backline", CHECK, deriveKey(dataKey, "field"))],
    );
  } finally {
    await client.end();
  }
  await checkKey(url, dataKey);
}

/**
 * Migrates the database at `url` for a process that uses this key. Before it writes anything, it
 * refuses a key other than the one that the database was started with.
 */
export async function migrateWithKey(
  url: string,
  dataKey: string,
): Promise<{ applied: string[]; major: number }> {
  await checkKey(url, dataKey);
  const done = await migrate(url);
  await rememberKey(url, dataKey);
  return done;
}
