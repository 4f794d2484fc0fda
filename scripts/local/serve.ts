import { existsSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";
import { migrateWithKey } from "@/prisma/key-check";
import { placeOf } from "@/prisma/migrate";
import { DEMO_SIGN_INS, isForDemo, seedDemo } from "@/prisma/seed/seed";
import { buildIfChanged } from "./build";
import { dataKeyFor } from "./data-key";
import { type EmbeddedPostgres, startEmbedded } from "./embedded";
import { problemOf } from "./problem";
import { dataDir, demoWanted, distDir, takeFolder, webHost, webPort } from "./settings";
import { assertPortFree, startWeb } from "./web";

type Cleanup = () => unknown;
type Database = { url: string; local: boolean };

const cleanups: Cleanup[] = [];
const dev = process.argv.includes("--dev");

function say(sentence: string): void {
  console.log(sentence);
}

async function cleanUp(): Promise<void> {
  for (const step of cleanups.splice(0).reverse()) await step();
}

/** The database to use: the one of DATABASE_URL, else the one that comes with the packages. */
async function database(): Promise<Database> {
  if (process.env.DATABASE_URL) {
    say(`Using the database at ${placeOf(process.env.DATABASE_URL)}.`);
    return { url: process.env.DATABASE_URL, local: false };
  }
  say("Starting the local database...");
  const release = takeFolder();
  cleanups.push(release);
  const embedded: EmbeddedPostgres = await startEmbedded(path.join(dataDir(), "postgres"));
  cleanups.push(embedded.stop);
  void embedded.exited.then(() => leave(1, "The local database stopped. Run npm start again."));
  return { url: embedded.url, local: true };
}

async function prepareSettings({ url, local }: Database, port: number): Promise<void> {
  process.env.DATABASE_URL = url;
  const here = `http://localhost:${port}`;
  if (!local && !process.env.APP_URL)
    say(`APP_URL is not set: links and cookies are for ${here}. Set it to what browsers open.`);
  process.env.APP_URL ||= here;
  process.env.NEXTAUTH_URL = process.env.APP_URL;
  const key = await dataKeyFor(url, say);
  process.env.DATA_KEY = key;
  parseEnv(process.env);
  say("Applying migrations...");
  const { applied, major } = await migrateWithKey(url, key);
  if (applied.length) say(`Applied: ${applied.join(", ")}.`);
  process.env.POSTGRES_MAJOR = String(major);
}

/**
 * Demo data, and the invented name and number of the clinic, belong only to a local database that
 * neither is said to hold real patients nor holds any. Gives whether they are shown.
 */
async function prepareDemo(where: Database): Promise<boolean> {
  const allowed = where.local && process.env.NODE_ENV !== "production" && demoWanted();
  if (!allowed || !(await isForDemo(where.url))) return false;
  process.env.DEMO = "true";
  process.env.CLINIC_NAME ||= "Riverside Back Clinic (demo)";
  process.env.CLINIC_PHONE ||= "(555) 010-0142";
  await seedDemo(new Date(), say);
  return true;
}

function announce(port: number, demo: boolean): void {
  const address = process.env.APP_URL ?? `http://localhost:${port}`;
  say("");
  say(`  Patients:  ${address}`);
  say(`  Staff:     ${address}/staff`);
  if (demo) {
    say("");
    say("  Demo sign-ins (invented people, never use them for real patients):");
    for (const { role, email, password } of DEMO_SIGN_INS)
      say(`    ${role.padEnd(11)} ${email}   ${password}`);
  } else {
    say("  First staff account: npm run staff:add");
  }
  say("");
  say("  Stop with Ctrl-C.");
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const port = webPort();
  demoWanted();
  await assertPortFree(port, webHost());
  const where = await database();
  await prepareSettings(where, port);
  const demo = await prepareDemo(where);
  if (!dev) await buildIfChanged(distDir(), say);
  const worker = await startWorker(where.url);
  cleanups.push(worker.stop);
  say("Starting the web server...");
  const web = await startWeb({
    port,
    host: webHost(),
    distDir: distDir(),
    dev,
    env: process.env,
  });
  cleanups.push(web.stop);
  web.child.once("exit", () => void leave(1, "The web server stopped."));
  announce(port, demo);
}

let leaving = false;

async function leave(code: number, sentence: string): Promise<void> {
  if (leaving) return;
  leaving = true;
  if (sentence) (code === 0 ? say : console.error)(sentence);
  await cleanUp().catch((error: Error) => console.error(error.message));
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void leave(0, "\nStopping..."));
}

process.on("disconnect", () => void leave(1, ""));

main().catch((error: unknown) => void leave(1, problemOf(error)));
