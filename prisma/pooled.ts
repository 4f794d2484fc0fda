import { sessionSettings } from "@/lib/db/session-settings";
import { connect, placeOf } from "./migrate";

type Found = { name: string; value: string | null };

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
