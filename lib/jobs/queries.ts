import { setTimeout as sleep } from "node:timers/promises";
import { statement } from "@/lib/db/statement";

/** A readiness check waits at most this long for a silent database. */
const PATIENCE_MS = 2_000;

/** The state of the database and the worker. */
export type Readiness = {
  /** Whether the newest migration that this build knows is applied. */
  migrated: boolean;
  /** Seconds since the worker last did a job of its own; null: never. */
  beatAge: number | null;
  /** Seconds that the oldest runnable job has waited; null: none waits. */
  oldestJob: number | null;
};

const READINESS = statement({
  name: "readiness",
  columns: { migrated: "bool", beatAge: "float8?", oldestJob: "float8?" },
  text: `SELECT EXISTS (SELECT 1 FROM _prisma_migrations
        WHERE "migration_name" = $newest AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL
      ) AS "migrated",
    (SELECT extract(epoch FROM now() - max("at"))::float8 FROM "WorkerBeat") AS "beatAge",
    (SELECT extract(epoch FROM now() - min("run_at"))::float8 FROM graphile_worker.jobs
      WHERE "run_at" <= now() AND "locked_at" IS NULL AND "attempts" < "max_attempts"
    ) AS "oldestJob"`,
});

const THERE = statement({
  name: "database_there",
  columns: { there: "bool" },
  text: `SELECT true AS "there"`,
});

/** Concurrent callers share one query. Null when the database does not answer in time. */
function asked<Answer>(ask: () => Promise<Answer[]>): () => Promise<Answer | null> {
  let asking: Promise<Answer | null> | undefined;
  return () => {
    asking ??= ask()
      .then(([answer]) => answer ?? null)
      .catch(() => null)
      .finally(() => {
        asking = undefined;
      });
    return Promise.race([asking, sleep(PATIENCE_MS, null, { ref: false })]);
  };
}

/** How ready the database is for this build; null when it does not answer within two seconds. */
export const getReadiness: () => Promise<Readiness | null> = asked(() =>
  READINESS.run({ newest: process.env.NEWEST_MIGRATION ?? "" }),
);

const askWhetherThere = asked(() => THERE.run({}));

/** Whether the database answers within two seconds. */
export async function isDatabaseThere(): Promise<boolean> {
  return (await askWhetherThere()) !== null;
}
