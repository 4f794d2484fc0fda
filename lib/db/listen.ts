import pg from "pg";
import { directUrl } from "@/lib/env";
import { logFailed } from "@/lib/log";
import { limitSilence } from "./client";
import type { Values } from "./parameters";
import type { Statement } from "./statement";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
// Well below the limit of silence, so that a live connection is never taken for a dead one.
const BEAT_MS = 5_000;

export type Listener = {
  /** Runs one statement on this connection. Fails when there is no connection right now. */
  query: <Row>(statement: Statement<Row>, values: Values) => Promise<Row[]>;
  stop: () => Promise<void>;
};

function newClient(): pg.Client {
  return new pg.Client({
    connectionString: directUrl(),
    connectionTimeoutMillis: 2000,
    keepAlive: true,
    statement_timeout: 4000,
    application_name: "backline live updates",
  });
}

/**
 * Listens to a channel over one connection of its own. Calls `heard` at each notice, every five
 * seconds, and after each connect, because earlier notices were missed. Calls `lost` when the
 * connection breaks or cannot be made. It reconnects by itself until `stop`.
 */
export function listen(channel: string, heard: () => void, lost: () => void): Listener {
  let client: pg.Client | undefined;
  let stopped = false;
  let wait = FIRST_WAIT_MS;
  let retry: NodeJS.Timeout;

  const again = () => {
    if (stopped) return;
    lost();
    // Spreads the reconnects of all processes when the database comes back.
    retry = setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const connect = async () => {
    const fresh = newClient();
    fresh.on("error", () => undefined);
    fresh.on("notification", heard);
    try {
      await fresh.connect();
      limitSilence(fresh);
      await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      logFailed("live_updates_not_connected", error);
      await fresh.end().catch(() => undefined);
      return again();
    }
    if (stopped) return void fresh.end().catch(() => undefined);
    client = fresh;
    wait = FIRST_WAIT_MS;
    fresh.once("end", () => {
      client = undefined;
      again();
    });
    heard();
  };
  const beat = setInterval(() => client && heard(), BEAT_MS);
  void connect();

  return {
    query: async (statement, values) => {
      if (!client) throw new Error("not connected");
      return (await client.query(statement.query(values))).rows;
    },
    stop: async () => {
      stopped = true;
      clearInterval(beat);
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
