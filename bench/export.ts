import { readFileSync } from "node:fs";
import { request } from "node:http";
import { closeDatabase, sql } from "@/lib/db/client";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { startSite } from "@/scripts/local/site";
import { signIn } from "../test/sign-in";
import { report } from "./support/load";

// The CSV export: rows a second, and how much the web server's memory grows during an export of
// 100,000 open rows, compared with a tenth of that. The memory must stay flat.

const FEW = 10_000;
const MANY = 100_000;
const CHUNK = 5_000;
const LOOK_MS = 20;

async function fill(count: number): Promise<void> {
  for (let made = 0; made < count; made += CHUNK)
    await sql(
      "bench_export_fill",
      `WITH made AS (
         INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo")
         SELECT id, id, id, now() - g * interval '1 second', 'en', 'sent', 'SOON', 'bench', ARRAY['routine', 'age_over_50'], '{}', repeat('x', 1500), true
         FROM (SELECT gen_random_uuid() AS id, g FROM generate_series(1, $chunk::int) g) t RETURNING "id", "receivedAt")
       INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt")
       SELECT "id", 'SOON', 2, "receivedAt" FROM made`,
      { chunk: CHUNK },
    );
  await sql("bench_analyze", "ANALYZE");
}

/** The memory of the process right now, in bytes. */
function resident(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]) * 1024;
}

type Taken = { rows: number; seconds: number; growth: number };

/** Downloads the file as a browser does, and discards it. */
function take(address: string, cookie: string, pid: number): Promise<Taken> {
  const before = resident(pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, resident(pid));
  }, LOOK_MS);
  const began = performance.now();
  return new Promise((done, fail) => {
    const call = request(`${address}/staff/export`, { headers: { cookie } }, (answer) => {
      let rows = -1;
      if (answer.statusCode !== 200) fail(new Error(`the file was refused: ${answer.statusCode}`));
      answer.on("data", (chunk: Buffer) => {
        for (const byte of chunk) if (byte === 10) rows += 1;
      });
      answer.on("end", () => {
        clearInterval(watch);
        done({ rows, seconds: (performance.now() - began) / 1000, growth: most - before });
      });
    });
    call.on("error", fail);
    call.end();
  });
}

const site = await startSite({ durable: false });
try {
  const cookie = await signIn(site.address, DEMO_SIGN_INS[1]!);
  await fill(FEW);
  await take(site.address, cookie, site.webPid);
  const few = await take(site.address, cookie, site.webPid);
  await fill(MANY - FEW);
  const many = await take(site.address, cookie, site.webPid);
  report({
    bench: "export",
    rows: many.rows,
    per_second: many.rows / many.seconds,
    growth_mb: many.growth / 1e6,
    baseline: `the same with ${few.rows} rows`,
    baseline_per_second: few.rows / few.seconds,
    baseline_growth_mb: few.growth / 1e6,
    goal: "100,000 rows, memory grows by less than 50 MB",
    met: many.rows >= MANY && many.growth < 50e6,
  });
} finally {
  await site.stop();
  await closeDatabase();
}
