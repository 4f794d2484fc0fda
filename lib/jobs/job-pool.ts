import type { WorkerEvents } from "graphile-worker";
import pg from "pg";
import { limitSilence } from "@/lib/db/client";

// Well below the limit of silence: a connection that lives always has something to say.
const BEAT_MS = 5_000;

/** The connections to the job queue at `url`. None waits for ever: not to connect, not for an answer. */
export function createJobPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    // Which job was taken or done need not be on disk at once: what a crash forgets is done again, as
    // after any crash. What a job does goes over the other pool and is.
    options: "-c synchronous_commit=off",
  });
  // A database that goes away is tried again; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    limitSilence(client);
  });
  return pool;
}

/** Lets each connection that listens for jobs ask something now and then: one that is dead is noticed. */
export function keepListening(events: WorkerEvents): void {
  events.on("pool:listen:success", ({ client }) => {
    let asked = false;
    const beat = setInterval(async () => {
      // A second question to a dead line would only postpone that.
      if (asked) return;
      asked = true;
      await client.query("SELECT 1").catch(() => undefined);
      asked = false;
    }, BEAT_MS);
    client.once("end", () => clearInterval(beat));
    events.once("pool:listen:release", () => clearInterval(beat));
  });
}
