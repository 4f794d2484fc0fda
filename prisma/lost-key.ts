import pg from "pg";
import { trail } from "@/lib/audit/trail";
import { sealingKey } from "@/lib/crypto/keys";
import { sealedUnder } from "@/lib/crypto/seal";
import { addChecks, lackingKeys } from "./key-check";
import { connect, migrate } from "./migrate";
import { sealedTables } from "./rotate-keys";

/** A key that a start lacks, and how many rows of each table are sealed with it. */
export type Lacking = { key: string; tables: { table: string; rows: number }[]; rows: number };

async function sealedWith(client: pg.Client, key: string): Promise<Lacking> {
  const tables: Lacking["tables"] = [];
  for (const { table, columns } of await sealedTables(client)) {
    const under = columns.map((column) => `${pg.escapeIdentifier(column)} LIKE $1`).join(" OR ");
    const { rows } = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS "rows" FROM ${pg.escapeIdentifier(table)} WHERE ${under}`,
      [`${sealedUnder(key)}%`],
    );
    const found = rows[0]?.rows ?? 0;
    if (found > 0) tables.push({ table, rows: found });
  }
  return { key, tables, rows: tables.reduce((sum, each) => sum + each.rows, 0) };
}

/** The keys without which `setting`, a DATA_KEY, starts nothing on the database at `url`. Only reads. */
export async function findLacking(url: string, setting: string): Promise<Lacking[]> {
  const client = await connect(url);
  try {
    await client.query("SET statement_timeout = 0");
    const found: Lacking[] = [];
    for (const key of await lackingKeys(client, setting)) found.push(await sealedWith(client, key));
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
  await migrate(url);
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
