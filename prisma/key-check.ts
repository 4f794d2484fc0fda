import type pg from "pg";
import { keyId, ringOf, sealingKey } from "@/lib/crypto/keys";
import { placeOf, type SealedPlace } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { logRefused } from "@/lib/log";
import { connect, MIGRATION_LOCK, migrate } from "./migrate";

/** The place of the check value of a key; that of the row from before keys had ids. */
const checkPlace = (id: string) => placeOf("KeyCheck.checkSealed", id || "1");

/** A few of these may be damaged. The right key opens at least one. */
const OLDEST = 20;

const WRONG =
  "DATA_KEY is not the key of this database: it does not open what is stored there. " +
  "Nothing was changed. Set the key with which this database was begun. " +
  "If no copy of it is left, docs/operating.md says how to start without it.";
const MISSING =
  "DATA_KEY is missing: this database holds data that only its own key opens. " +
  "Nothing was changed. Set DATA_KEY, or put your copy of the file data.key back.";

const lacks = (ids: string) =>
  `DATA_KEY lacks the key ${ids}, which sealed a part of this database. ` +
  "Nothing was changed. Add that key to DATA_KEY behind the first one, with a comma between them. " +
  "If no copy of it is left, docs/operating.md says how to start without it.";

type Sealed = { sealed: string; place: SealedPlace };
/**
 * The check values of all keys in use, else some rows of which the right key opens one, else nothing; and the
 * ids of former keys that sealed what was written lately and are lacking.
 */
type Known = { checks: (Sealed & { keyId: string })[]; samples: Sealed[]; lately: string[] };

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

async function checksIn(client: pg.Client): Promise<Known["checks"]> {
  if (!(await exists(client, "KeyCheck"))) return [];
  // Before the last migrations the row has no id, or cannot be lost.
  const { rows } = await client.query<{ keyId: string; sealed: string }>(
    `SELECT coalesce(to_jsonb(k)->>'keyId', '') AS "keyId", "checkSealed" AS "sealed" FROM "KeyCheck" k
     WHERE NOT coalesce((to_jsonb(k)->>'lost')::boolean, false)`,
  );
  return rows.map((row) => ({ ...row, place: checkPlace(row.keyId) }));
}

/** The ids of the keys that were given up as lost. */
export async function lostKeys(client: pg.Client): Promise<string[]> {
  if (!(await exists(client, "KeyCheck"))) return [];
  const { rows } = await client.query<{ keyId: string }>(
    `SELECT to_jsonb(k)->>'keyId' AS "keyId" FROM "KeyCheck" k WHERE (to_jsonb(k)->>'lost')::boolean`,
  );
  return rows.map((row) => row.keyId);
}

/** What patients write, and when. */
const WRITTEN = [
  ["Intake", "answersSealed", "receivedAt"],
  ["Reassessment", "answersSealed", "createdAt"],
  ["IntakeContact", "contactSealed", "createdAt"],
  ["Draft", "answersSealed", "updatedAt"],
] as const;

type Rotation = { keys: string | null; named: boolean };

/**
 * Tells of a key whether it once sealed here: the audit log names the keys of each change. An earlier build did
 * not name the former ones; after such a change, a key of two rows is one, as damage does not make the same id twice.
 */
async function wasInUse(client: pg.Client): Promise<(id: string, rows: number) => boolean> {
  const { rows: changes } = await client.query<Rotation>(
    `SELECT DISTINCT concat_ws(' ', "detail"->>'key', "detail"->>'former') AS "keys",
       "detail" ? 'unreadable' AS "named" FROM "AuditEvent" WHERE "action" = 'keys.rotated'`,
  );
  const known = changes.flatMap(({ keys }) => keys?.split(" ") ?? []);
  const allNamed = changes.every(({ named }) => named);
  return (id, rows) => known.includes(id) || (!allNamed && rows > 1 && /^[0-9a-f]{8}$/.test(id));
}

/**
 * The keys that sealed what patients wrote lately: a process that was not restarted may have gone on with a
 * former key after everything was sealed anew. A key of which nobody ever heard is a damaged row: it is
 * logged, and stops no start.
 */
async function keysOfLately(client: pg.Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [table, column, at] of WRITTEN) {
    if (!(await exists(client, table))) continue;
    const { rows } = await client.query<{ id: string; rows: number }>(
      `SELECT split_part(left("${column}", 12), '.', 2) AS "id", count(*)::int AS "rows" FROM "${table}"
       WHERE "${at}" > now() - interval '30 days' AND left("${column}", 3) = 'v2.' GROUP BY 1`,
    );
    for (const { id, rows: more } of rows) counts.set(id, (counts.get(id) ?? 0) + more);
  }
  return counts;
}

/** Of those, the ones that were in use, and that neither this setting nor a check value knows. */
async function lackingOfLately(
  client: pg.Client,
  setting: string,
  checked: string[],
): Promise<string[]> {
  const known = [...ringOf(setting).keys(), ...checked, ...(await lostKeys(client))];
  const closed = [...(await keysOfLately(client))].filter(([id]) => !known.includes(id));
  if (closed.length === 0) return [];
  const isLacking = await wasInUse(client);
  return closed.flatMap(([id, rows]) => {
    if (isLacking(id, rows)) return [id];
    logRefused("rows_under_unknown_key", { code: id });
    return [];
  });
}

async function whatIsKnown(client: pg.Client, setting: string | null): Promise<Known> {
  const checks = await checksIn(client);
  const checked = checks.map((check) => check.keyId);
  const lately = setting === null ? [] : await lackingOfLately(client, setting, checked);
  if (checks.length > 0) return { checks, samples: [], lately };
  const sent = await oldest(client, "Intake");
  return { checks, samples: sent.length > 0 ? sent : await oldest(client, "Draft"), lately };
}

function opens(setting: string, { sealed, place }: Sealed): boolean {
  try {
    unseal(sealed, place, setting);
    return true;
  } catch {
    return false;
  }
}

const lackingOf = (setting: string, { checks, lately }: Known) => [
  ...new Set([
    ...checks.filter((check) => !opens(setting, check)).map((check) => check.keyId),
    ...lately,
  ]),
];

function requireKeys(setting: string | null, known: Known): void {
  const { checks, samples } = known;
  if (checks.length + samples.length === 0) return;
  if (setting === null) throw new Error(MISSING);
  if (![...checks, ...samples].some((each) => opens(setting, each))) throw new Error(WRONG);
  const lacking = lackingOf(setting, known);
  if (lacking.length > 0) throw new Error(lacks(lacking.join(", ")));
}

/**
 * The ids of the keys without which this setting starts nothing on the database of this connection; "" is that of
 * the key from before keys had ids.
 */
export async function lackingKeys(client: pg.Client, setting: string): Promise<string[]> {
  const known = await whatIsKnown(client, setting);
  const { samples } = known;
  const opensNone = samples.length > 0 && !samples.some((each) => opens(setting, each));
  return opensNone ? [""] : lackingOf(setting, known);
}

/**
 * Throws one clear sentence when `setting`, a value of DATA_KEY, lacks a key that sealed something in the
 * database at `url`; null is no key at all. Only reads, and works before the migrations are applied.
 */
export async function checkKey(url: string, setting: string | null): Promise<void> {
  const client = await connect(url);
  try {
    requireKeys(setting, await whatIsKnown(client, setting));
  } finally {
    await client.end();
  }
}

const checkOf = (dataKey: string) =>
  [keyId(dataKey), seal("backline", checkPlace(keyId(dataKey)), dataKey)] as const;

/** Stores a check value for each of these keys that has none. */
export async function addChecks(client: pg.Client, dataKeys: string[]): Promise<void> {
  for (const dataKey of dataKeys)
    await client.query(
      `INSERT INTO "KeyCheck" ("keyId", "checkSealed") VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [...checkOf(dataKey)],
    );
}

/**
 * A key that was given up and turned up is needed again. A user who may change no check value leaves that to
 * the next command of the owner.
 */
async function takeBack(client: pg.Client, dataKeys: string[]): Promise<void> {
  const lost = await lostKeys(client);
  const found = dataKeys.filter((dataKey) => lost.includes(keyId(dataKey)));
  if (found.length === 0 || !(await mayChangeChecks(client))) return;
  for (const dataKey of found)
    await client.query(
      `UPDATE "KeyCheck" SET "lost" = false, "unreadable" = NULL, "checkSealed" = $2 WHERE "keyId" = $1`,
      [...checkOf(dataKey)],
    );
}

async function mayChangeChecks(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT has_table_privilege('"KeyCheck"', 'UPDATE') AS "may"`,
  );
  return rows[0]?.may === true;
}

/** Puts the name of the key that opens it to the check value from before keys had ids. */
async function nameCheck(
  client: pg.Client,
  checks: Known["checks"],
  dataKeys: string[],
): Promise<void> {
  const nameless = checks.find((check) => check.keyId === "");
  if (!nameless) return;
  const opening = dataKeys.filter((dataKey) => opens(dataKey, nameless));
  await addChecks(client, opening);
  if (opening.length > 0) await client.query(`DELETE FROM "KeyCheck" WHERE "keyId" = ''`);
}

/**
 * Stores the check value of the key that seals from now on, unless it is there, and takes back keys of `setting`
 * that were given up. Refuses as `checkKey` does: of two that start together over an empty database with
 * different keys one is first.
 */
export async function rememberKey(url: string, setting: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const known = await whatIsKnown(client, setting);
    requireKeys(setting, known);
    // Without a check value, any of the keys may have sealed what is there.
    const all = [...ringOf(setting).values()];
    await nameCheck(client, known.checks, all);
    await takeBack(client, all);
    await addChecks(client, known.checks.length > 0 ? [sealingKey(setting).dataKey] : all);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/** The ids of all keys that sealed something in the database of this connection and are not lost. */
export async function keysInUse(client: pg.Client): Promise<string[]> {
  return (await checksIn(client)).map((check) => check.keyId).filter(Boolean);
}

/**
 * Migrates the database at `url` for a process that uses this DATA_KEY. Before it writes anything, it
 * refuses keys other than those that sealed what is there.
 */
export async function migrateWithKey(
  url: string,
  setting: string,
): Promise<{ applied: string[]; major: number }> {
  await checkKey(url, setting);
  const done = await migrate(url);
  await rememberKey(url, setting);
  return done;
}
