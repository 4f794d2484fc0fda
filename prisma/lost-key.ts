import pg from "pg";
import { trail } from "@/lib/audit/trail";
import { sealingKey } from "@/lib/crypto/keys";
import { NAMELESS, sealedUnder } from "@/lib/crypto/seal";
import { addChecks, lackingKeys } from "./key-check";
import { connect, pendingMigrations } from "./migrate";
import { sealedTables } from "./rotate-keys";

/**
 * A key that a start lacks, and how many rows of each table are sealed with it. `nameless`: rows from before a
 * sealed text named its key, which may be under this one too.
 */
export type Lacking = {
  key: string;
  tables: { table: string; rows: number }[];
  rows: number;
  nameless: number;
};

async function sealedWith(client: pg.Client, key: string): Promise<Lacking> {
  const tables: Lacking["tables"] = [];
  let nameless = 0;
  for (const { table, columns } of await sealedTables(client)) {
    const beginsWith = (parameter: string) =>
      columns.map((column) => `${pg.escapeIdentifier(column)} LIKE ${parameter}`).join(" OR ");
    const { rows } = await client.query<{ rows: number; nameless: number }>(
      `SELECT count(*) FILTER (WHERE ${beginsWith("$1")})::int AS "rows",
         count(*) FILTER (WHERE ${beginsWith("$2")})::int AS "nameless" FROM ${pg.escapeIdentifier(table)}`,
      [`${sealedUnder(key)}%`, `${NAMELESS}.%`],
    );
    const found = rows[0]?.rows ?? 0;
    if (found > 0) tables.push({ table, rows: found });
    nameless += rows[0]?.nameless ?? 0;
  }
  return { key, tables, rows: tables.reduce((sum, each) => sum + each.rows, 0), nameless };
}

const NO_ID =
  "The key of this database is from before keys had ids, and only a key with an id can be given up. " +
  "Nothing was changed. Look for a copy of that key, or begin with an empty database and keep this one.";
const OLDER =
  "The database is of an older version. Nothing was changed. Run npm run db:migrate first: it needs no key.";

/**
 * The keys without which `setting`, a DATA_KEY, starts nothing on the database at `url`. Only reads. Throws one clear
 * sentence when that database is of an older version, or its key from before keys had ids.
 */
export async function findLacking(url: string, setting: string): Promise<Lacking[]> {
  const client = await connect(url);
  try {
    const lacking = await lackingKeys(client, setting);
    if (lacking.includes("")) throw new Error(NO_ID);
    if ((await pendingMigrations(url)).pending.length > 0) throw new Error(OLDER);
    await client.query("SET statement_timeout = 0");
    const found: Lacking[] = [];
    for (const key of lacking) found.push(await sealedWith(client, key));
    return found;
  } finally {
    await client.end();
  }
}

const GIVE_UP = `WITH lost AS (
    INSERT INTO "KeyCheck" ("keyId", "checkSealed", "unreadable", "lost") VALUES ($1, '', $2, true)
    ON CONFLICT ("keyId") DO UPDATE SET "unreadable" = $2, "lost" = true)
  ${trail({ action: "keys.lost", actor: "system", detail: { key: "$1::text", rows: "$2::int" } })}`;

/**
 * Gives this key up in the database at `url`, signed in as its owner: no start needs it from now on, what it
 * sealed is shown as unreadable, and the first key of `setting` seals. The audit log keeps it.
 */
export async function giveUpKey(url: string, setting: string, lost: Lacking): Promise<void> {
  const client = await connect(url);
  try {
    await client.query("BEGIN");
    await addChecks(client, [sealingKey(setting).dataKey]);
    await client.query(GIVE_UP, [lost.key, lost.rows]);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
