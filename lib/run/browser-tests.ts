import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { closeDatabase } from "@/lib/db/client";
import { startWorker } from "@/lib/notify/worker";
import { freePort, startEmbedded } from "@/prisma/embedded";
import { migrate } from "@/prisma/migrate";
import { seedDemo } from "@/prisma/seed";
import { buildIfChanged } from "./build";
import { startWeb } from "./web";

const root = path.resolve(import.meta.dirname, "../..");
const DIST = ".next-test";

type Cleanup = () => unknown;
const cleanups: Cleanup[] = [];

/** A production build over a database of its own, with the demo data, on a port of its own. */
async function startSite(): Promise<{ port: number }> {
  const folder = mkdtempSync(path.join(root, ".test-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  const embedded = await startEmbedded(path.join(folder, "postgres"), { throwAway: true });
  cleanups.push(embedded.stop);
  const port = await freePort();
  Object.assign(process.env, {
    DATABASE_URL: embedded.url,
    DATA_KEY: randomBytes(32).toString("base64"),
    APP_URL: `http://localhost:${port}`,
    NEXTAUTH_URL: `http://localhost:${port}`,
    CLINIC_NAME: "Riverside Back Clinic",
    CLINIC_PHONE: "(555) 010-0142",
    DEMO: "true",
  });
  process.env.POSTGRES_MAJOR = String((await migrate(embedded.url)).major);
  await seedDemo(new Date(), console.log);
  await buildIfChanged(DIST, console.log);
  const worker = await startWorker(embedded.url);
  cleanups.push(worker.stop);
  const web = await startWeb({ port, distDir: DIST, dev: false, env: process.env });
  cleanups.push(web.stop);
  return { port };
}

function runPlaywright(port: number): Promise<number> {
  const args = ["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, E2E_URL: `http://localhost:${port}` },
  });
  child.on("message", (message) => process.send?.(message));
  return new Promise((done) => child.once("close", (code) => done(code ?? 1)));
}

async function cleanUp(): Promise<void> {
  for (const step of cleanups.splice(0).reverse()) await step();
  await closeDatabase();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void cleanUp().finally(() => process.exit(1)));
}

try {
  const { port } = await startSite();
  process.exitCode = await runPlaywright(port);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await cleanUp();
  process.disconnect?.();
}
