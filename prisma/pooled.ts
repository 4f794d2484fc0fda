import { randomInt } from "node:crypto";
import { sessionSettings } from "@/lib/db/session-settings";
import { connect, placeOf } from "./migrate";

type Found = { name: string; value: string | null };

const ELSEWHERE =
  "DATABASE_DIRECT_URL and DATABASE_URL lead to different databases: alarms and messages of patients would stay " +
  "undone. Set DATABASE_DIRECT_URL to the database that is behind DATABASE_URL.";

/**
 * Throws one sentence when the two addresses do not lead to the same database. A copy holds the same rows, so
 * what tells is a lock: taken at one address, it is taken at the other.
 */
export async function requireSameDatabase(url: string, direct: string): Promise<void> {
  const lock = randomInt(2 ** 48 - 1);
  const taking = await connect(url);
  try {
    // A pooler keeps one session for the whole of a transaction.
    await taking.query("BEGIN");
    await taking.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    const looking = await connect(direct);
    try {
      const { rows } = await looking.query<{ free: boolean }>(
        "SELECT pg_try_advisory_xact_lock($1) AS free",
        [lock],
      );
      if (rows[0]?.free !== false) throw new Error(ELSEWHERE);
    } finally {
      await looking.end();
    }
  } finally {
    await taking.end();
  }
}

/**
 * Throws one sentence, with the SQL that mends it, when the sessions of the pooler at `url` lack what holds on
 * each connection of the service: a pooler takes no settings from us, so its user must have them.
 */
export async function requireSessionSettings(url: string, major: number): Promise<void> {
  const wanted = sessionSettings(major);
  const client = await connect(url);
  try {
    const { rows } = await client.query<Found>(
      `SELECT "name", current_setting("name", true) AS "value" FROM unnest($1::text[]) "name"`,
      [Object.keys(wanted)],
    );
    const lacking = rows.filter(({ name, value }) => value !== wanted[name]);
    if (lacking.length === 0) return;
    const set = lacking.map(
      ({ name }) => `ALTER ROLE "${client.user}" SET ${name} = '${wanted[name]}';`,
    );
    throw new Error(
      `The sessions of the pooler at ${placeOf(url)} lack what Backline needs. On the database itself run once:\n` +
        `${set.join("\n")}\nand let the pooler connect again (RECONNECT).`,
    );
  } finally {
    await client.end();
  }
}
