import pg from "pg";
import { openAnswers } from "@/lib/intake/sealed";
import { type Level, SymptomsSchema } from "@/lib/triage/symptoms";
import type { Filed } from "./replay";

/** One stored triage; `filed` is null where its answers cannot be read with this key or these facts. */
export type Stored = { reference: string; at: Date; ruleVersion: string; filed: Filed | null };

const PAGE_SIZE = 1000;

type Row = {
  id: string;
  intakeId: string;
  reassessmentId: string | null;
  reference: string;
  at: Date;
  complete: boolean;
  level: Level;
  ruleVersion: string;
  firedRules: string[];
  answersSealed: string;
};

const INTAKES = `
  SELECT i."id", i."id" AS "intakeId", NULL AS "reassessmentId", i."reference", i."receivedAt" AS "at",
    i."filedAs" = 'sent' AS "complete", i."level", i."ruleVersion", i."firedRules", i."answersSealed"
  FROM "Intake" i WHERE i."id" > $1::uuid ORDER BY i."id" LIMIT $2`;

const REASSESSMENTS = `
  SELECT r."id", i."id" AS "intakeId", r."id" AS "reassessmentId", i."reference", r."createdAt" AS "at",
    i."filedAs" = 'sent' OR EXISTS (SELECT 1 FROM "Reassessment" f WHERE f."intakeId" = i."id"
      AND f."kind" = 'finished' AND f."createdAt" <= r."createdAt") AS "complete",
    r."level", r."ruleVersion", r."firedRules", r."answersSealed"
  FROM "Reassessment" r JOIN "Intake" i ON i."id" = r."intakeId"
  WHERE r."id" > $1::uuid ORDER BY r."id" LIMIT $2`;

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

async function* pages(client: pg.Client, text: string): AsyncGenerator<Row[]> {
  for (let after = BEFORE_ALL; ; ) {
    const { rows } = await client.query<Row>(text, [after, PAGE_SIZE]);
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
    for (const text of [INTAKES, REASSESSMENTS]) {
      for await (const rows of pages(client, text)) {
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
