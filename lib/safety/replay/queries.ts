import pg from "pg";
import { column, type RowOf, type Statement, statement } from "@/lib/db/statement";
import { openAnswers } from "@/lib/intake/sealed";
import { type Level, SymptomsSchema } from "@/lib/triage/symptoms";
import type { Filed } from "./replay";

/** One stored triage; `filed` is null where its answers cannot be read with this key or these facts. */
export type Stored = { reference: string; at: Date; ruleVersion: string; filed: Filed | null };

const COLUMNS = {
  id: "uuid",
  intakeId: "uuid",
  reassessmentId: column<string | null>("uuid"),
  reference: "text",
  at: "timestamptz",
  complete: "bool",
  level: column<Level>("text"),
  ruleVersion: "text",
  firedRules: "text[]",
  answersSealed: "text",
} as const;

const INTAKES = statement({
  name: "replay_intakes",
  text: `
  SELECT i."id", i."id" AS "intakeId", NULL::uuid AS "reassessmentId", i."reference", i."receivedAt" AS "at",
    i."filedAs" = 'sent' AS "complete", i."level", i."ruleVersion", i."firedRules", i."answersSealed"
  FROM "Intake" i WHERE i."id" > $after::uuid ORDER BY i."id" LIMIT 1000`,
  columns: COLUMNS,
});

const REASSESSMENTS = statement({
  name: "replay_reassessments",
  text: `
  SELECT r."id", i."id" AS "intakeId", r."id" AS "reassessmentId", i."reference", r."createdAt" AS "at",
    i."filedAs" = 'sent' OR EXISTS (SELECT 1 FROM "Reassessment" f WHERE f."intakeId" = i."id"
      AND f."kind" = 'finished' AND f."createdAt" <= r."createdAt") AS "complete",
    r."level", r."ruleVersion", r."firedRules", r."answersSealed"
  FROM "Reassessment" r JOIN "Intake" i ON i."id" = r."intakeId"
  WHERE r."id" > $after::uuid ORDER BY r."id" LIMIT 1000`,
  columns: COLUMNS,
});

type Row = RowOf<typeof INTAKES>;

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

function open(row: Row): Filed | null {
  const { intakeId, answersSealed, reassessmentId, complete, level, firedRules } = row;
  let symptoms: unknown;
  try {
    ({ symptoms } = openAnswers(intakeId, { answersSealed, reassessmentId }));
  } catch {
    return null;
  }
  const parsed = SymptomsSchema.safeParse(symptoms);
  return parsed.success ? { symptoms: parsed.data, complete, level, firedRules } : null;
}

async function* pages(client: pg.Client, from: Statement<Row>): AsyncGenerator<Row[]> {
  for (let after = BEFORE_ALL; ; ) {
    const { rows } = await client.query<Row>(from.query({ after }));
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/**
 * Every stored triage of the database at `url`, filed and since, a thousand at a time, so that memory
 * stays flat however many there are. The connection cannot write.
 */
export async function* streamFiled(url: string): AsyncGenerator<Stored> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    options: "-c default_transaction_read_only=on -c TimeZone=UTC",
  });
  await client.connect();
  try {
    for (const stored of [INTAKES, REASSESSMENTS]) {
      for await (const rows of pages(client, stored)) {
        for (const row of rows) {
          const { reference, at, ruleVersion } = row;
          yield { reference, at, ruleVersion, filed: open(row) };
        }
      }
    }
  } finally {
    await client.end();
  }
}
