// `npm run bench:fill -- N`: adds this many closed intakes of invented people to the demo database of
// DATABASE_URL, else to the local one, to try what a clinic sees after years.
import pg from "pg";
import { z } from "zod";
import { closeDatabase, prisma } from "@/lib/db/client";
import { migrateWithKey } from "@/prisma/key-check";
import { isForDemo } from "@/prisma/seed/seed";
import { dataKeyFor } from "@/scripts/local/data-key";
import { onDatabase } from "@/scripts/local/on-database";
import { ownerOf } from "@/scripts/local/settings";
import { fill } from "./fill";

const HowMany = z.coerce.number().int().min(1).max(10_000_000);

const REAL = "This database holds real people: it is not filled.";

/** Whether a database, which may be empty or of an earlier version, holds an intake of a real person. */
async function holdsRealIntakes(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const there = await client.query(`SELECT 1 WHERE to_regclass('"Intake"') IS NOT NULL`);
    if (there.rows.length === 0) return false;
    const { rows } = await client.query(`SELECT 1 FROM "Intake" WHERE NOT "demo" LIMIT 1`);
    return rows.length > 0;
  } finally {
    await client.end();
  }
}

await onDatabase(async (url) => {
  const asked = HowMany.safeParse(process.argv[2]);
  if (!asked.success) throw new Error("Say how many intakes: npm run bench:fill -- 1000000");
  const key = await dataKeyFor(url, console.log);
  Object.assign(process.env, { DATABASE_URL: url, DATA_KEY: key, DEMO: "true" });
  if (await holdsRealIntakes(url)) throw new Error(REAL);
  await migrateWithKey(ownerOf(url), key);
  if (!(await isForDemo(url))) throw new Error(REAL);
  console.log("Adding them. Stopped before its end, it leaves the search slow: run it again then.");
  try {
    const before = await prisma().intake.count({ where: { ruleVersion: "bench" } });
    const seconds = await fill(ownerOf(url), before, before + asked.data);
    console.log(`Added ${asked.data} closed intakes in ${Math.round(seconds)} s.`);
  } finally {
    await closeDatabase();
  }
});
