import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { verifyAuditLog } from "@/prisma/audit-chain";

const KEPT = `SELECT told."id",
    (SELECT count(*)::int FROM "Intake" i WHERE i."id" = told."id") AS "intakes",
    (SELECT count(*)::int FROM "QueueEntry" q WHERE q."intakeId" = told."id") AS "entries",
    (SELECT count(*)::int FROM "AuditEvent" e WHERE e."intakeId" = told."id" AND e."action" = 'intake.received') AS "events",
    (SELECT count(*)::int FROM "Draft" d WHERE d."id" = told."id") AS "drafts",
    CASE (SELECT i."level" FROM "Intake" i WHERE i."id" = told."id")
      WHEN 'EMERGENCY' THEN EXISTS (SELECT 1 FROM "AuditEvent" e WHERE e."intakeId" = told."id" AND e."action" = 'alarm.passed_on')
        AND EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'alarm_step:manager:' || told."id"
          AND j."run_at" < now() + interval '1 hour')
      WHEN 'URGENT' THEN EXISTS (SELECT 1 FROM "OutboundMessage" m WHERE m."intakeId" = told."id")
      ELSE true END AS "told"
  FROM unnest($1::uuid[]) told ("id")`;

type Kept = {
  id: string;
  intakes: number;
  entries: number;
  events: number;
  drafts: number;
  told: boolean;
};

/** A database that is asked itself, past what is hurt. */
type Asked = { databaseUrl: string };

/** The ends of a run: how many of those who were told were lost, doubled, or not whole. */
export type Losses = { lost: number; doubled: number; torn: number; chain: number };

/** Runs one query on the database itself, past the line. */
export async function ask<Row extends object>(
  url: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Looks at every patient who was told that their answers arrived. "Torn" is an intake without its queue
 * entry, its event, its message or the alarm and ladder of an emergency, or with its draft left; "doubled" are intakes beyond
 * one for each of them, also of another id. `chain` counts what is wrong with the audit log.
 */
export async function countLosses(
  { databaseUrl }: Asked,
  told: ReadonlySet<string>,
  since: Date,
): Promise<Losses> {
  const rows = await ask<Kept>(databaseUrl, KEPT, [[...told]]);
  const [{ all } = { all: 0 }] = await ask<{ all: number }>(
    databaseUrl,
    'SELECT count(*)::int AS "all" FROM "Intake" WHERE "receivedAt" >= $1',
    [since],
  );
  const { faults } = await verifyAuditLog(databaseUrl);
  const count = (is: (row: Kept) => boolean) => rows.filter(is).length;
  return {
    lost: count(({ intakes }) => intakes === 0),
    doubled: Math.max(0, all - told.size),
    torn: count(
      (row) =>
        row.intakes === 1 && (row.entries === 0 || row.events === 0 || row.drafts > 0 || !row.told),
    ),
    chain: faults.length,
  };
}

/** Jobs that wait for nobody outside. */
const OWN_JOBS = ["alarm_raised", "intake_received"];

const LEFT = `SELECT "task_identifier" AS "task", "attempts", "locked_by" AS "by",
    extract(epoch FROM now() - "locked_at")::int AS "seconds", "last_error" IS NOT NULL AS "failed",
    EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a."application_name" = "locked_by") AS "lives"
  FROM graphile_worker.jobs
  WHERE ("run_at" <= now() OR "last_error" IS NOT NULL) AND "task_identifier" = ANY ($1)`;

/**
 * Waits until every job of these tasks that is due, or failed and waits for its next try, is done. After two
 * minutes it throws, and names the jobs that are left. A database that does not answer is asked again.
 */
export async function untilJobsAreDone({ databaseUrl }: Asked, tasks = OWN_JOBS): Promise<void> {
  let left: object[] = [];
  for (let tries = 0; tries < 1200; tries += 1) {
    left = await ask<object>(databaseUrl, LEFT, [tasks]).catch((error) => [{ error: `${error}` }]);
    if (left.length === 0) return;
    await sleep(100);
  }
  throw new Error(`not done within two minutes: ${JSON.stringify(left)}`);
}

/** A database that can be killed, and comes back. */
type Killed = Asked & { killDatabase(): Promise<void>; startDatabase(): Promise<void> };

/**
 * The control: rows that nobody waits to be safe on the disk, written until the database is killed. Gives
 * how many of them are lost; none would mean that our kill is too gentle to show anything.
 */
export async function loseOnPurpose(clinic: Killed): Promise<number> {
  const client = new pg.Client({ connectionString: clinic.databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("CREATE TABLE chaos_control (n int)");
  await client.query("SET synchronous_commit = off");
  let written = 0;
  const writing = (async () => {
    for (;;) {
      await client.query("INSERT INTO chaos_control VALUES (1)");
      written += 1;
    }
  })().catch(() => undefined);
  while (written < 500) await sleep(5);
  await clinic.killDatabase();
  await writing;
  await clinic.startDatabase();
  const [row] = await ask<{ kept: number }>(
    clinic.databaseUrl,
    'SELECT count(*)::int AS "kept" FROM chaos_control',
    [],
  );
  await ask(clinic.databaseUrl, "DROP TABLE chaos_control", []);
  return written - (row?.kept ?? 0);
}
