import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { rememberKey } from "@/prisma/key-check";
import { migrate } from "@/prisma/migrate";
import { startEmbedded } from "@/scripts/local/embedded";

const root = path.resolve(import.meta.dirname, "..");

/** Migrates the test database and gives it the key of this run; an earlier run had another key. */
async function prepare(url: string): Promise<void> {
  const dataKey = process.env.DATA_KEY || randomBytes(32).toString("base64");
  const { major } = await migrate(url);
  Object.assign(process.env, {
    DATABASE_URL: url,
    DATA_KEY: dataKey,
    POSTGRES_MAJOR: String(major),
    // Most tests are about something else; those of the second factor ask for it.
    SECOND_FACTOR: "optional",
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DELETE FROM "KeyCheck"`);
  await client.end();
  await rememberKey(url, dataKey);
}

/**
 * Gives the database tests a migrated Postgres: the one of TEST_DATABASE_URL (the test runner's),
 * else one made for this run and thrown away.
 */
export default async function setup() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return prepare(given);
  const folder = mkdtempSync(path.join(root, ".test-"));
  const embedded = await startEmbedded(path.join(folder, "postgres"), { throwAway: true });
  await prepare(embedded.url);
  return async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
