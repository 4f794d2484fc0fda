import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "@/lib/env";
import { requireDurable } from "@/prisma/durable";
import { migrateWithKey, rememberKey } from "@/prisma/key-check";
import { pendingMigrations } from "@/prisma/migrate";
import { requireSameDatabase, requireSessionSettings } from "@/prisma/pooled";
import { APP_ROLE, asRole, makeRoles } from "@/prisma/roles";
import { isForDemo, seedDemo } from "@/prisma/seed/seed";
import { dataKeyFor, findDataKey } from "./data-key";
import { databaseWait, demoWanted, directOf, distDir, ownerOf } from "./settings";
import { waitForDatabase } from "./wait-for-database";

type Say = (sentence: string) => void;
export type Database = { url: string; local: boolean };

const root = path.resolve(import.meta.dirname, "../..");

/** Ends a production start when something is missing; it makes and guesses nothing. */
export function requireForProduction(): void {
  const unset = ["DATABASE_URL", "DATA_KEY", "APP_URL"].filter((name) => !process.env[name]);
  if (unset.length) throw new Error(`Settings: ${unset.join(", ")} must be set in production.`);
  const made = [path.join(distDir(), "BUILD_ID"), "prisma/generated/client.ts"];
  if (!made.every((file) => existsSync(path.join(root, file))))
    throw new Error("There is no build: npm run build");
}

/**
 * Waits for the database and completes the settings of this process, which the web server and the
 * jobs inherit. Throws when the key is not that of the database.
 */
export async function prepareSettings(
  { url, local }: Database,
  port: number,
  say: Say,
): Promise<void> {
  process.env.DATABASE_URL = url;
  const here = `http://localhost:${port}`;
  if (!local && !process.env.APP_URL)
    say(`APP_URL is not set: links and cookies are for ${here}. Set it to what browsers open.`);
  process.env.APP_URL ||= here;
  process.env.NEXTAUTH_URL = process.env.APP_URL;
  // All that is known is read before anything is waited for. A key may yet be made.
  parseEnv({ ...process.env, DATA_KEY: findDataKey() ?? randomBytes(32).toString("base64") });
  const waiting = { seconds: databaseWait(), say };
  process.env.DATA_KEY = await waitForDatabase(() => dataKeyFor(url, say), waiting);
  parseEnv(process.env);
}

/** Keeps the version of the server for the processes that are started, and requires what they need of a pooler. */
async function keepVersion(url: string, major: number): Promise<void> {
  process.env.POSTGRES_MAJOR = String(major);
  if (process.env.DATABASE_DIRECT_URL) await requireSessionSettings(url, major);
}

/** Before anything is changed: a direct address that leads elsewhere would change another database. */
async function requireOneDatabase(url: string): Promise<void> {
  if (process.env.DATABASE_DIRECT_URL) await requireSameDatabase(url, directOf(url));
}

/**
 * Migrates the database as its owner. From here on the local database is used as the role that may
 * change no table.
 */
export async function prepareDatabase({ url, local }: Database, say: Say): Promise<void> {
  await requireOneDatabase(url);
  await requireDurable(url);
  say("Applying migrations...");
  if (local) await makeRoles(url);
  const { applied, major } = await migrateWithKey(ownerOf(url), process.env.DATA_KEY ?? "");
  if (applied.length) say(`Applied: ${applied.join(", ")}.`);
  await keepVersion(url, major);
  if (local) process.env.DATABASE_URL = asRole(url, APP_ROLE);
}

/**
 * Throws when a migration is missing; changes nothing in the database but the check value of the
 * key.
 */
export async function requireMigrated({ url }: Database): Promise<void> {
  await requireOneDatabase(url);
  await requireDurable(url);
  const { pending, major } = await pendingMigrations(url);
  if (pending.length)
    throw new Error(`Not yet applied: ${pending.join(", ")}. Run: npm run db:migrate`);
  await rememberKey(url, process.env.DATA_KEY ?? "");
  await keepVersion(url, major);
}

/**
 * Demo data, and the clinic's invented name and number, are only for a local database that is not
 * meant for real patients and holds none. Returns whether they are shown.
 */
export async function prepareDemo({ url, local }: Database, say: Say): Promise<boolean> {
  const allowed = local && process.env.NODE_ENV !== "production" && demoWanted();
  if (!allowed || !(await isForDemo(url))) return false;
  process.env.DEMO = "true";
  process.env.CLINIC_NAME ||= "Riverside Back Clinic (demo)";
  process.env.CLINIC_PHONE ||= "(555) 010-0142";
  await seedDemo(new Date(), say, { story: true });
  return true;
}
