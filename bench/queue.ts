import { randomUUID } from "node:crypto";
import { closeDatabase, sql } from "@/lib/db/client";
import { startSite } from "@/lib/run/site";
import { DEMO_SIGN_INS } from "@/prisma/seed";
import { load, report, type Shot } from "./load";
import { signIn } from "./sign-in";

// The queue page with few and with many stored intakes. Only open ones are in the queue, so the
// page should not notice the closed ones.

const FEW = 1_000;
const MANY = 200_000;
const CHUNK = 4_000;
const SHOTS = 150;

/** Adds closed intakes until so many are stored. They are never opened, so any sealed text will do. */
async function fillTo(total: number): Promise<void> {
  for (let stored = FEW; stored < total; stored += CHUNK) await fillChunk(stored);
  await fillChunk(total);
  await sql("bench_analyze", "ANALYZE", []);
}

/** In chunks that stay below the limit that the pool sets on one statement. */
async function fillChunk(total: number): Promise<void> {
  const filler = `f${randomUUID().slice(0, 8)}`;
  await sql(
    "bench_fill",
    `WITH missing AS (SELECT greatest(0, $1 - (SELECT count(*) FROM "Intake"))::int AS n),
     made AS (
       INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo")
       SELECT gen_random_uuid(), $2 || '-' || g, $2 || '-' || g, now() - g * interval '3 minutes', 'en', 'sent',
         (ARRAY['EMERGENCY','URGENT','SOON','ROUTINE','SELF_CARE'])[1 + g % 5], 'bench', ARRAY['routine'], '{}', repeat('x', 1500), true
       FROM missing, generate_series(1, missing.n) g RETURNING "id", "receivedAt")
     , contacts AS (INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed") SELECT gen_random_uuid(), "id", repeat('y', 400) FROM made)
     , audits AS (INSERT INTO "AuditEvent" ("actor", "action", "intakeId") SELECT 'patient', 'intake.received', "id" FROM made)
     INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "createdAt")
     SELECT gen_random_uuid(), "id", $3, 'advice_given', "receivedAt" FROM made`,
    [total, filler, DEMO_SIGN_INS[1]?.id],
  );
}

async function measure(address: string, cookie: string) {
  const shots: Shot[] = Array.from({ length: SHOTS }, () => ({
    method: "GET",
    path: "/staff",
    headers: { cookie },
  }));
  await load(address, 1, shots.slice(0, 100), [200]);
  return load(address, 1, shots, [200]);
}

const site = await startSite({ durable: true });
try {
  const cookie = await signIn(site.address, DEMO_SIGN_INS[1]!);
  await fillTo(FEW);
  const few = await measure(site.address, cookie);
  await fillTo(MANY);
  const many = await measure(site.address, cookie);
  report({
    bench: "queue_page",
    stored: MANY,
    p50_ms: many.p50,
    p95_ms: many.p95,
    errors: few.errors + many.errors,
    baseline: `the same page with ${FEW} stored`,
    baseline_p50_ms: few.p50,
    baseline_p95_ms: few.p95,
    ratio: many.p50 / few.p50,
    goal: "ratio at most 1.3",
    met: many.p50 / few.p50 <= 1.3,
  });
} finally {
  await site.stop();
  await closeDatabase();
}
