import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { migrate } from "@/prisma/migrate";
import { startEmbedded } from "@/scripts/local/embedded";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Gives the database tests a migrated Postgres: the one of TEST_DATABASE_URL (the test runner's),
 * else one that is made for this run and thrown away.
 */
export default async function setup() {
  process.env.DATA_KEY ??= randomBytes(32).toString("base64");
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    process.env.DATABASE_URL = given;
    process.env.POSTGRES_MAJOR = String((await migrate(given)).major);
    return;
  }
  const folder = mkdtempSync(path.join(root, ".test-"));
  const embedded = await startEmbedded(path.join(folder, "postgres"), { throwAway: true });
  process.env.DATABASE_URL = embedded.url;
  process.env.POSTGRES_MAJOR = String((await migrate(embedded.url)).major);
  return async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
