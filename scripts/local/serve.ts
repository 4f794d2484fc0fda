// Runs the service: the local database, the background jobs and the web server, each a separate
// process. One that ends is started again while the others continue.
import { existsSync } from "node:fs";
import path from "node:path";
import { styleText } from "node:util";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { keepRunning, type Run } from "@/lib/jobs/keep-running";
import { findReach } from "@/lib/notify/channels";
import { mailWarnings, nobodyWoken } from "@/lib/notify/reach-words";
import { placeOf } from "@/prisma/migrate";
import { mayChangeLog } from "@/prisma/roles";
import { DEMO_SIGN_INS } from "@/prisma/seed/seed";
import { buildIfChanged } from "./build";
import { freePort, startEmbedded } from "./embedded";
import { startJobs } from "./jobs";
import {
  type Database,
  prepareDatabase,
  prepareDemo,
  prepareSettings,
  requireForProduction,
  requireMigrated,
} from "./prepare";
import { problemOf } from "./problem";
import {
  dataDir,
  demoWanted,
  distDir,
  ownDatabase,
  takeFolder,
  webHost,
  webPort,
} from "./settings";
import { assertPortFree, startWeb } from "./web";

const dev = process.argv.includes("--dev");
const production = process.argv.includes("--prod");

/** These are told to stop at once and together, before the cleanup. */
const running: Run[] = [];
const cleanups: (() => unknown)[] = [];

function say(sentence: string): void {
  console.log(sentence);
}

/** The bundled database, kept running at one address. */
async function startLocalDatabase(): Promise<Database> {
  say("Starting the local database...");
  cleanups.push(takeFolder());
  const folder = path.join(dataDir(), "postgres");
  const port = await freePort();
  let url = "";
  const kept = await keepRunning("database", async () => {
    const server = await startEmbedded(folder, { port });
    url = server.url;
    return { stop: server.stop, ended: server.exited };
  });
  cleanups.push(kept.stop);
  return { url, local: true };
}

/** The database to use: the one of DATABASE_URL, else the bundled one. */
async function database(): Promise<Database> {
  const url = ownDatabase();
  if (!url) return startLocalDatabase();
  say(`Using the database at ${placeOf(url)}.`);
  return { url, local: false };
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

/** Says what is missing of the sender of mails. */
function warnOfMail(): void {
  for (const warning of mailWarnings(env())) say(styleText("yellow", `\n  ${warning}`));
}

/** Says when callers cannot be told apart: TLS is the work of a proxy, and nobody named it. */
function warnOfProxy(): void {
  const { APP_URL, TRUST_PROXY } = env();
  if (APP_URL.startsWith("https:") && TRUST_PROXY === 0)
    say("\n  TRUST_PROXY is not set. docs/operating.md, Behind a proxy, says why it should be.");
}

/** Says in red when an alarm reaches nobody away from a staff screen. Not knowing it stops no start. */
async function warnOfSilence(demo: boolean): Promise<void> {
  const reach = await findReach().catch(() => null);
  await closeDatabase().catch(() => undefined);
  const warning = reach && nobodyWoken(reach, demo);
  if (warning) say(styleText("red", `\n  ${warning}`));
}

/** Says when the service could change the audit log. Not knowing it stops no start. */
async function warnOfOneRole({ url, local }: Database): Promise<void> {
  const warned = !local && (await mayChangeLog(url).catch(() => false));
  if (warned)
    say(
      "\n  The service signs in to the database as a user who may change tables and the audit log." +
        "\n  docs/operating.md, Three users of the database, says how to give it less.",
    );
}

async function startServing(port: number): Promise<void> {
  // No process of the service knows the owner; empty, it is not read from .env either.
  const settings = { ...process.env, DATABASE_OWNER_URL: "" };
  running.push(await keepRunning("jobs", () => startJobs({ env: settings })));
  say("Starting the web server...");
  const options = { port, host: webHost(), distDir: distDir(), dev, env: settings };
  running.push(await keepRunning("web", () => startWeb(options)));
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const port = webPort();
  demoWanted();
  if (production) requireForProduction();
  await assertPortFree(port, webHost());
  const where = await database();
  await prepareSettings(where, port, say);
  await (production ? requireMigrated : prepareDatabase)(where, say);
  const demo = await prepareDemo(where, say);
  if (!dev && !production) await buildIfChanged(distDir(), say, (run) => running.push(run));
  await startServing(port);
  announce(port, demo);
  warnOfMail();
  warnOfProxy();
  await warnOfSilence(demo);
  await warnOfOneRole(where);
}

let leaving = false;

async function leave(code: number, sentence: string): Promise<void> {
  if (leaving) return;
  leaving = true;
  if (sentence) (code === 0 ? say : console.error)(sentence);
  try {
    await Promise.all(running.map(({ stop }) => stop()));
    for (const step of cleanups.splice(0).reverse()) await step();
  } catch (error) {
    console.error(problemOf(error));
  }
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void leave(0, "\nStopping..."));
}

process.on("disconnect", () => void leave(1, ""));

main().catch((error: unknown) => void leave(1, problemOf(error)));
