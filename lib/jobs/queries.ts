import { setTimeout as sleep } from "node:timers/promises";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { FAILED_JOBS, UNLINKED_AGE, UNLINKED_LIMIT, UNREADABLE_ROWS } from "@/lib/db/trouble";
import { logFailed, logRefused } from "@/lib/log";
import type { Level } from "@/lib/triage/symptoms";

/** A readiness check waits at most this long for a silent database. */
const PATIENCE_MS = 2_000;

/** The state of the database and the worker. */
export type Readiness = {
  /** Whether every migration that this build knows is applied. */
  migrated: boolean;
  /** Seconds since the worker last did a job of its own; null: never. */
  beatAge: number | null;
  /** Seconds that the oldest runnable job has waited; null: none waits. */
  oldestJob: number | null;
  /** Jobs that were given up within the last hour. */
  failedJobs: number;
  /** Seconds that the oldest event of the audit log behind the last link has waited; null: none waits. */
  unlinkedAge: number | null;
};

const READINESS = statement({
  name: "readiness",
  columns: {
    migrated: "bool",
    beatAge: "float8?",
    oldestJob: "float8?",
    failedJobs: "int4",
    unlinkedAge: "float8?",
  },
  text: `SELECT NOT EXISTS (SELECT 1 FROM unnest($known::text[]) AS k("name")
        WHERE NOT EXISTS (SELECT 1 FROM _prisma_migrations WHERE "migration_name" = k."name"
          AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL)) AS "migrated",
    (SELECT extract(epoch FROM now() - max("at"))::float8 FROM "WorkerBeat") AS "beatAge",
    (SELECT extract(epoch FROM now() - min("run_at"))::float8 FROM graphile_worker.jobs
      WHERE "run_at" <= now() AND "locked_at" IS NULL AND "attempts" < "max_attempts"
    ) AS "oldestJob",
    ${FAILED_JOBS} AS "failedJobs", ${UNLINKED_AGE} AS "unlinkedAge"`,
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

const HOUR_MS = 3_600_000;
let notedAt = 0;

/** One line an hour in the log of this process while no job links the audit log. */
function noteUnlinked(unlinkedAge: number | null): void {
  if ((unlinkedAge ?? 0) <= UNLINKED_LIMIT || Date.now() - notedAt < HOUR_MS) return;
  notedAt = Date.now();
  logRefused("audit_log_not_linked");
}

const askReadiness = asked(() =>
  READINESS.run({ known: (process.env.MIGRATIONS ?? "").split(" ") }),
);

/** How ready the database is for this build; null when it does not answer within two seconds. */
export async function getReadiness(): Promise<Readiness | null> {
  const known = await askReadiness();
  noteUnlinked(known?.unlinkedAge ?? null);
  return known;
}

const UNREADABLE = statement({
  name: "rows_unreadable",
  columns: { rows: "int4" },
  text: `SELECT ${UNREADABLE_ROWS} AS "rows"`,
});

/** What an admin must hear of the jobs and of what is stored; null when all is well. */
export type JobTrouble = {
  unlinkedMinutes: number | null;
  failedJobs: number;
  /** Rows that the last change of the data key could not open, and those under keys that were given up. */
  unreadable: number;
} | null;

/** Whether jobs fail, none has linked the audit log for an hour, or rows cannot be opened with any key. */
export async function findJobTrouble(_staff: Staff<"intake:read">): Promise<JobTrouble> {
  const known = await getReadiness();
  if (!known) return null;
  const { unlinkedAge, failedJobs } = known;
  const unreadable = (await UNREADABLE.run({}))[0]?.rows ?? 0;
  const late = (unlinkedAge ?? 0) > UNLINKED_LIMIT;
  if (!late && failedJobs + unreadable === 0) return null;
  const unlinkedMinutes = late ? Math.floor((unlinkedAge ?? 0) / 60) : null;
  return { unlinkedMinutes, failedJobs, unreadable };
}

const OPEN = statement({
  name: "open_by_level",
  columns: { level: column<Level>("text"), entries: "int4", late: "int4" },
  text: `SELECT "level", count(*)::int AS "entries", count(*) FILTER (WHERE "dueAt" < now())::int AS "late"
    FROM "QueueEntry" GROUP BY "level"`,
});

/** How many intakes of each level are in the queue, and how many after their deadline; null: not known. */
export async function countOpen(): Promise<RowOf<typeof OPEN>[] | null> {
  return OPEN.run({}).catch((error: unknown) => {
    logFailed("open_not_counted", error);
    return null;
  });
}

const askWhetherThere = asked(() => THERE.run({}));

/** Whether the database answers within two seconds. */
export async function isDatabaseThere(): Promise<boolean> {
  return (await askWhetherThere()) !== null;
}
