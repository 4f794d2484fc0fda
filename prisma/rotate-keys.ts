import pg from "pg";
import { z } from "zod";
import { trail } from "@/lib/audit/trail";
import { searchTokensOf } from "@/lib/contact/contact";
import { parseContact } from "@/lib/contact/open-contact";
import { sealingKey } from "@/lib/crypto/keys";
import { placeOf, SEALED_COLUMNS, type SealedColumn } from "@/lib/crypto/places";
import { seal, sealedUnder, unseal } from "@/lib/crypto/seal";
import { env } from "@/lib/env";
import { channelKeys } from "@/lib/notify/channel-key";
import { CHANNEL_KINDS } from "@/lib/notify/schema";
import { lostKeys, rememberKey } from "./key-check";
import { connect } from "./migrate";

/** So many rows are sealed anew in one statement, which holds their locks for some milliseconds. */
const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

type Row = { id: string; kind: string; [column: string]: string | null };

/** A table with sealed columns, and what is worked out of one of them under the same key. */
export type Sealed = {
  table: string;
  id: string;
  columns: string[];
  index?: { column: string; type: string; from: string; of: (text: string, row: Row) => unknown };
};

const KindSchema = z.enum(CHANNEL_KINDS);

const INDEXES: Record<string, Sealed["index"]> = {
  IntakeContact: {
    column: "searchTokens",
    type: "text[]",
    from: "contactSealed",
    of: (text) => searchTokensOf(parseContact(text)),
  },
  StaffChannel: {
    column: "addressKey",
    type: "text",
    from: "addressSealed",
    of: (text, { kind }) => channelKeys(KindSchema.parse(kind), text)[0],
  },
};

/** A value is bound to the primary key of its row. */
async function primaryKeyOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ column: string }>(
    `SELECT a."attname" AS "column" FROM pg_index i
       JOIN pg_attribute a ON a."attrelid" = i."indrelid" AND a."attnum" = i."indkey"[0]
     WHERE i."indrelid" = $1::regclass AND i."indisprimary" AND i."indnkeyatts" = 1`,
    [quoted(table)],
  );
  if (!rows[0]) throw new Error(`${table} has sealed columns and no primary key of one column.`);
  return rows[0].column;
}

/** All but the check values; the searchable first, because "same person" compares what is under one key. */
export async function sealedTables(client: pg.Client): Promise<Sealed[]> {
  const tables: Sealed[] = [];
  for (const place of SEALED_COLUMNS) {
    const [table = "", column = ""] = place.split(".");
    const known = tables.find((each) => each.table === table);
    if (known) known.columns.push(column);
    else if (table !== "KeyCheck")
      tables.push({
        table,
        id: await primaryKeyOf(client, table),
        columns: [column],
        index: INDEXES[table],
      });
  }
  return tables.sort((a, b) => Number(Boolean(b.index)) - Number(Boolean(a.index)));
}

const quoted = (name: string) => pg.escapeIdentifier(name);

/** How values begin that nobody can read any more, as their key is lost. They are left as they are. */
async function lostBeginnings(client: pg.Client): Promise<string[]> {
  return (await lostKeys(client)).map(sealedUnder);
}

/** The next rows after this id of which a value is neither lost nor under the key that seals. */
async function nextRows(
  client: pg.Client,
  { table, id, columns }: Sealed,
  after: string,
  lost: string[],
): Promise<Row[]> {
  const left = [sealedUnder(sealingKey().id), ...lost].map((beginning) => `${beginning}%`);
  const { rows } = await client.query<Row>(
    `SELECT ${quoted(id)} AS "id", ${table === "StaffChannel" ? `"kind"` : "NULL"} AS "kind",
       ${columns.map(quoted).join(", ")}
     FROM ${quoted(table)} WHERE ${quoted(id)} > $1
       AND (${columns.map((column) => `${quoted(column)} NOT LIKE ALL ($2)`).join(" OR ")})
     ORDER BY 1 LIMIT ${BATCH}`,
    [after, left],
  );
  return rows;
}

/** The row as it is and as it will be, lost values alike; null when another value of it opens with no key. */
function sealAnew({ table, columns, index }: Sealed, row: Row, lost: string[]) {
  const anew: Record<string, unknown> = { id: row.id };
  try {
    for (const column of columns) {
      const value = row[column];
      anew[column] = value;
      anew[`${column}New`] = value;
      if (value === null || value === undefined) continue;
      if (lost.some((beginning) => value.startsWith(beginning))) continue;
      const place = placeOf(`${table}.${column}` as SealedColumn, row.id);
      const text = unseal(value, place);
      anew[`${column}New`] = seal(text, place);
      if (index?.from === column) anew[`${index.column}New`] = index.of(text, row);
    }
    return anew;
  } catch {
    return null;
  }
}

/** A browser or phone that was added again while its former address could not be read: the new row stays. */
const ADDED_AGAIN = `DELETE FROM "StaffChannel" t
  USING jsonb_to_recordset($1) AS w("id" uuid, "addressKeyNew" text), "StaffChannel" o
  WHERE t."id" = w."id" AND o."id" <> t."id" AND o."staffId" = t."staffId" AND o."kind" = t."kind"
    AND o."addressKey" = w."addressKeyNew"`;

/** Writes what was sealed anew, except over what somebody changed meanwhile. */
async function write(client: pg.Client, sealed: Sealed, rows: object[]): Promise<void> {
  const { table, id, columns, index } = sealed;
  const texts = columns
    .flatMap((column) => [column, `${column}New`])
    .map((c) => `${quoted(c)} text`);
  const types = [
    "id uuid",
    ...texts,
    ...(index ? [`${quoted(`${index.column}New`)} ${index.type}`] : []),
  ];
  const set = [...columns, ...(index ? [index.column] : [])].map(
    (column) => `${quoted(column)} = w.${quoted(`${column}New`)}`,
  );
  const same = columns.map(
    (column) => `t.${quoted(column)} IS NOT DISTINCT FROM w.${quoted(column)}`,
  );
  if (table === "StaffChannel") await client.query(ADDED_AGAIN, [JSON.stringify(rows)]);
  await client.query(
    `UPDATE ${quoted(table)} t SET ${set.join(", ")}
     FROM jsonb_to_recordset($1) AS w(${types.join(", ")})
     WHERE t.${quoted(id)} = w."id" AND ${same.join(" AND ")}`,
    [JSON.stringify(rows)],
  );
}

export type Rotated = {
  /** The id of the key that everything is sealed with now. */
  key: string;
  /** Rows that were sealed anew. */
  rows: number;
  /** `Table id` of rows that no key opens. They were left as they are. */
  unreadable: string[];
};

/** Goes once through a table. Gives how many rows it found that a key opens. */
async function pass(client: pg.Client, sealed: Sealed, unreadable: Set<string>): Promise<number> {
  let found = 0;
  const lost = await lostBeginnings(client);
  for (let after = FIRST_ID; ; ) {
    const rows = await nextRows(client, sealed, after, lost);
    const anew = rows.flatMap((row) => {
      const made = sealAnew(sealed, row, lost);
      if (!made) unreadable.add(`${sealed.table} ${row.id}`);
      return made ? [made] : [];
    });
    if (anew.length > 0) await write(client, sealed, anew);
    found += anew.length;
    if (rows.length < BATCH) return found;
    after = rows.at(-1)?.id ?? "";
  }
}

// The ids of the former keys stay in the audit log: a start knows by them that such a key existed.
const EVENT = trail({
  action: "keys.rotated",
  actor: "system",
  detail: {
    ...{ key: "$1::text", rows: "$2::int", unreadable: "$3::int" },
    former: "(SELECT string_agg(\"keyId\", ' ') FROM former)",
  },
});
/** The keys that sealed before, but not those that are lost. */
const FORMER = `WITH former AS (SELECT "keyId" FROM "KeyCheck" WHERE "keyId" <> $1 AND NOT "lost")`;

const DONE = `${FORMER}, gone AS (DELETE FROM "KeyCheck" WHERE "keyId" IN (TABLE former)) ${EVENT}`;

/** The former keys stay needed, and nothing else waits for what no key opens. */
const DONE_BUT = `${FORMER}, marked AS (UPDATE "KeyCheck" SET "unreadable" = $3
    WHERE "keyId" IN (TABLE former)) ${EVENT}`;

/**
 * Seals everything in the database at `url`, signed in as its owner, with the first key of DATA_KEY,
 * and makes the blind indexes anew. Works in batches while the service runs; what broke off goes on at
 * the next call, which passes over what is done. When nothing is left under another key, a start needs
 * the first key alone; rows that no key opens are counted, and keep the former keys needed.
 */
export async function rotateKeys(url: string, say: (sentence: string) => void): Promise<Rotated> {
  await rememberKey(url, env().DATA_KEY);
  const client = await connect(url);
  const key = sealingKey().id;
  const unreadable = new Set<string>();
  let rows = 0;
  try {
    await client.query("SET lock_timeout = '5s'");
    const tables = await sealedTables(client);
    // Rows that changed meanwhile, or were sealed by a process that had not been restarted, are found again.
    for (let found = 1; found > 0; rows += found) {
      found = 0;
      for (const sealed of tables) {
        const inTable = await pass(client, sealed, unreadable);
        if (inTable > 0) say(`${sealed.table}: ${inTable}`);
        found += inTable;
      }
    }
    await client.query(unreadable.size === 0 ? DONE : DONE_BUT, [key, rows, unreadable.size]);
    return { key, rows, unreadable: [...unreadable] };
  } finally {
    await client.end();
  }
}
