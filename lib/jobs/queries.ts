import { statement } from "@/lib/db/statement";

/** What the database and the worker say of themselves. */
export type Readiness = {
  /** Whether the newest migration that this build knows is applied. */
  migrated: boolean;
  /** Seconds since the worker last did a job of its own; null: never. */
  beatAge: number | null;
  /** Seconds that the oldest job waits that could be done now; null: none waits. */
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

/** Reads it; fails when the database does not answer. `newest` names a migration. */
export async function getReadiness(newest: string): Promise<Readiness> {
  const [row] = await READINESS.run({ newest });
  if (!row) throw new Error("the database gave no state");
  return row;
}
