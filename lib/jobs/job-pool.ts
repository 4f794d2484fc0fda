import type { WorkerEvents } from "graphile-worker";
import pg from "pg";
import { limitSilence, streamOf, withOptions } from "@/lib/db/client";

// Well below the limit of silence, so that a live connection is never taken for dead.
const BEAT_MS = 5_000;

/** The connections of each pool, so that they can be closed while somebody has them. */
const connections = new WeakMap<pg.Pool, Set<pg.PoolClient>>();

/** The connections to the job queue at `url`. Connecting and waiting for an answer have time limits. */
export function createJobPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    // A crash may forget which job was taken or done; that job then runs again. What a job itself
    // writes goes over the other pool and is safe on disk.
    ...withOptions(url, "-c synchronous_commit=off"),
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  // Without a listener a lost connection would end the process.
  pool.on("error", () => undefined);
  const open = new Set<pg.PoolClient>();
  connections.set(pool, open);
  pool.on("connect", (client) => {
    open.add(client);
    client.on("error", () => undefined);
    limitSilence(client);
  });
  pool.on("remove", (client) => open.delete(client));
  return pool;
}

/** Closes a pool and all its connections at once, also those that are in use or silent. */
export function closeAtOnce(pool: pg.Pool): void {
  // This waits for connections that nobody gives back, so nobody waits for it.
  pool.end().catch(() => undefined);
  for (const client of connections.get(pool) ?? []) streamOf(client).destroy();
}

/** Sends a query on each listening connection now and then, so that a dead one is noticed. */
export function keepListening(events: WorkerEvents): void {
  events.on("pool:listen:success", ({ client }) => {
    let asked = false;
    const beat = setInterval(async () => {
      // A second query on a dead connection would only delay the timeout.
      if (asked) return;
      asked = true;
      await client.query("SELECT 1").catch(() => undefined);
      asked = false;
    }, BEAT_MS);
    client.once("end", () => clearInterval(beat));
    events.once("pool:listen:release", () => clearInterval(beat));
  });
}
