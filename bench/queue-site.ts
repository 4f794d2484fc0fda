import { randomUUID } from "node:crypto";
import { once } from "node:events";
import pg from "pg";
import { sql } from "@/lib/db/client";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { startSite } from "@/scripts/local/site";
import { signIn } from "../test/sign-in";

// A separate site with this many stored intakes.

const CHUNK = 4_000;

/**
 * Adds closed intakes until this many are stored. They are never opened, so any sealed text will
 * do.
 */
async function fillTo(total: number): Promise<void> {
  for (let stored = CHUNK; stored < total; stored += CHUNK) await fillChunk(stored);
  await fillChunk(total);
  // Vacuums before anything is measured. It may take longer than the pool's limit for a statement.
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.query("CHECKPOINT");
  await client.end();
}

/** In chunks that stay below the pool's limit for one statement. */
async function fillChunk(total: number): Promise<void> {
  const filler = `f${randomUUID().slice(0, 8)}`;
  await sql(
    "bench_fill",
    `WITH missing AS (SELECT greatest(0, $total - (SELECT count(*) FROM "Intake"))::int AS n),
     made AS (
       INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo")
       SELECT gen_random_uuid(), $filler || '-' || g, $filler || '-' || g, now() - g * interval '3 minutes', 'en', 'sent',
         (ARRAY['EMERGENCY','URGENT','SOON','ROUTINE','SELF_CARE'])[1 + g % 5], 'bench', ARRAY['routine'], '{}', repeat('x', 1500), true
       FROM missing, generate_series(1, missing.n) g RETURNING "id", "receivedAt")
     , contacts AS (INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed") SELECT gen_random_uuid(), "id", repeat('y', 400) FROM made)
     , audits AS (INSERT INTO "AuditEvent" ("actor", "action", "intakeId") SELECT 'patient', 'intake.received', "id" FROM made)
     INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "createdAt")
     SELECT gen_random_uuid(), "id", $clinician, 'advice_given', "receivedAt" FROM made`,
    { total, filler, clinician: DEMO_SIGN_INS[1]?.id ?? null },
  );
}

/**
 * Runs in a forked process: tells its parent the address and the cookie of a clinician, and ends
 * when the parent sends anything.
 */
export async function beSite(stored: number): Promise<void> {
  const ended = once(process, "message");
  const site = await startSite({ durable: true });
  await fillTo(stored);
  process.send?.({ address: site.address, cookie: await signIn(site.address, DEMO_SIGN_INS[1]!) });
  await ended;
  await site.stop();
  process.exit();
}
