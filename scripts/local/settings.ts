import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { commandOf } from "./command-of";
import { LOOPBACK } from "./web";

const root = path.resolve(import.meta.dirname, "../..");
const DemoSchema = z.enum(["true", "false"]);

/** The git-ignored folder that holds the local database and key. */
export function dataDir(): string {
  return path.resolve(root, process.env.BACKLINE_DATA || ".data");
}

/** The build folder of this data folder, so that two installations do not disturb each other. */
export function distDir(): string {
  const name = path.basename(dataDir());
  return name === ".data" ? ".next" : `.next-${name.replace(/[^a-z0-9]+/gi, "")}`;
}

/**
 * The address of a database of one's own; undefined means the local one. Throws one sentence when only
 * another address of it is named: tables of another database than the one that is served would be changed.
 */
export function ownDatabase(): string | undefined {
  for (const name of ["DATABASE_OWNER_URL", "DATABASE_DIRECT_URL"])
    if (process.env[name] && !process.env.DATABASE_URL)
      throw new Error(`${name} is set without DATABASE_URL: set both, or neither.`);
  return process.env.DATABASE_URL || undefined;
}

/** The address at which a connection keeps its session, where DATABASE_URL is a pooler's. */
export function directOf(url: string): string {
  return process.env.DATABASE_DIRECT_URL || url;
}

/** The address by which tables are changed, where that is another user's than the service's. */
export function ownerOf(url: string): string {
  return process.env.DATABASE_OWNER_URL || directOf(url);
}

/** The port to serve on; throws one clear sentence for an invalid one. */
export function webPort(): number {
  const text = process.env.PORT || "3000";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error("PORT must be a number from 1 to 65535.");
  return port;
}

/**
 * How many seconds a start waits for a database that does not answer yet; two minutes by default.
 */
export function databaseWait(): number {
  const text = process.env.DATABASE_WAIT || "120";
  if (!/^\d{1,4}$/.test(text)) throw new Error("DATABASE_WAIT must be a number of seconds.");
  return Number(text);
}

/** The address to listen on: only this machine unless HOST is set. */
export function webHost(): string {
  return process.env.HOST || LOOPBACK;
}

/**
 * Whether a local database may get demo data (BACKLINE_DEMO); yes by default. Throws one clear
 * sentence for anything but true and false, because a misread "no" would invent patients.
 */
export function demoWanted(): boolean {
  const said = DemoSchema.safeParse(process.env.BACKLINE_DEMO || "true");
  if (!said.success) throw new Error("BACKLINE_DEMO must be true or false.");
  return said.data === "true";
}

/**
 * Locks the data folder for this process and returns the unlock function. Throws when another
 * process has it.
 */
export function takeFolder(): () => void {
  const file = path.join(dataDir(), "backline.pid");
  mkdirSync(dataDir(), { recursive: true });
  const owner = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (owner && owner !== process.pid && commandOf(owner).includes("scripts/local/serve.ts")) {
    throw new Error(
      `Backline already runs from this folder (process ${owner}). Stop it first, or set BACKLINE_DATA to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
