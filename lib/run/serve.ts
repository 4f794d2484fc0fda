import { existsSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "@/lib/env";
import { type EmbeddedPostgres, startEmbedded } from "@/prisma/embedded";
import { migrate, placeOf } from "@/prisma/migrate";
import { DEMO_SIGN_INS, demoExists, seedDemo } from "@/prisma/seed";
import { buildIfChanged } from "./build";
import { dataDir, dataKey, distDir, takeFolder, webPort } from "./settings";
import { assertPortFree, startWeb } from "./web";
import { startWorker } from "./worker";

type Cleanup = () => unknown;

const cleanups: Cleanup[] = [];
const dev = process.argv.includes("--dev");

function say(sentence: string): void {
  console.log(sentence);
}

async function cleanUp(): Promise<void> {
  for (const step of cleanups.splice(0).reverse()) await step();
}

/** The database to use: the one of DATABASE_URL, else the one that comes with the packages. */
async function database(): Promise<{ url: string; local: boolean }> {
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

/** Demo data belongs only to a local database that is not said to hold real patients. */
function demoAllowed(local: boolean): boolean {
  return local && process.env.NODE_ENV !== "production" && process.env.BACKLINE_DEMO !== "false";
}

async function prepareSettings(
  local: { url: string; local: boolean },
  port: number,
): Promise<void> {
  process.env.DATABASE_URL = local.url;
  process.env.DATA_KEY = dataKey(say);
  process.env.APP_URL ||= `http://localhost:${port}`;
  process.env.NEXTAUTH_URL = process.env.APP_URL;
  if (demoAllowed(local.local)) {
    process.env.DEMO = "true";
    process.env.CLINIC_NAME ||= "Riverside Back Clinic (demo)";
    process.env.CLINIC_PHONE ||= "(555) 010-0142";
  }
  parseEnv(process.env);
  say("Applying migrations...");
  const { applied, major } = await migrate(local.url);
  if (applied.length) say(`Applied: ${applied.join(", ")}.`);
  process.env.POSTGRES_MAJOR = String(major);
}

async function prepareDemo(local: boolean): Promise<boolean> {
  if (!demoAllowed(local)) return false;
  await seedDemo(new Date(), say);
  const demo = await demoExists();
  process.env.DEMO = demo ? "true" : "false";
  return demo;
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
  await assertPortFree(port);
  const where = await database();
  await prepareSettings(where, port);
  const demo = await prepareDemo(where.local);
  if (!dev) await buildIfChanged(distDir(), say);
  const worker = await startWorker(where.url);
  cleanups.push(worker.stop);
  say("Starting the web server...");
  const web = await startWeb({ port, distDir: distDir(), dev, env: process.env });
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

main().catch((error: NodeJS.ErrnoException) => {
  const noSpace = error.code === "ENOSPC";
  void leave(1, noSpace ? "There is no space left on the disk." : error.message);
});
