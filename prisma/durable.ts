import { connect } from "./migrate";

/**
 * What a server must do so that nothing is lost that was acknowledged. Not `full_page_writes`: storage that
 * cannot tear a page (Aurora, ZFS) keeps what is acknowledged without it, and may not let it be turned on.
 */
const SETTINGS = ["fsync", "synchronous_commit"];

/**
 * Throws one sentence when the server at `url` would forget acknowledged writes at a crash. A server that
 * was started to be thrown away says so (`backline.throw_away`) and may.
 */
export async function requireDurable(url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ off: string[]; may: boolean }>(
      `SELECT coalesce(array_agg("name"::text) FILTER (WHERE "setting" = 'off'), '{}') AS "off",
         coalesce(current_setting('backline.throw_away', true), '') = 'on' AS "may"
       FROM pg_settings WHERE "name" = ANY ($1)`,
      [SETTINGS],
    );
    const [found] = rows;
    if (!found || found.may || found.off.length === 0) return;
    throw new Error(
      `The database has ${found.off.sort().join(" and ")} off: a crash would lose what was acknowledged. Turn it on where it is set: ALTER SYSTEM, DATABASE or ROLE ... RESET ${found.off[0]}.`,
    );
  } finally {
    await client.end();
  }
}
