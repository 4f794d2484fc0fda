import type { NumberedQuery } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";

const BEAT = statement({
  name: "jobs_beat",
  text: `INSERT INTO "WorkerBeat" ("id", "at") VALUES (1, $now::timestamptz)
    ON CONFLICT ("id") DO UPDATE SET "at" = $now`,
  columns: {},
});

/** A connection to the job queue. */
type Queue = { query: (query: NumberedQuery) => Promise<unknown> };

/**
 * Records a beat of the worker; /readyz shows when the last one was. It goes over a connection of the job queue:
 * a worker that takes the jobs of another database beats there, and is missed here.
 */
export async function beat(queue: Queue, now: Date): Promise<void> {
  await queue.query(BEAT.query({ now }));
}
