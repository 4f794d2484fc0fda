import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { migrateWithKey } from "@/prisma/key-check";
import { APP_ROLE, asRole, makeRoles } from "@/prisma/roles";
import { seedDemo } from "@/prisma/seed/seed";
import { buildIfChanged } from "./build";
import { freePort, startEmbedded } from "./embedded";
import { startJobs } from "./jobs";
import { startWeb } from "./web";

const root = path.resolve(import.meta.dirname, "../..");
const DIST = process.env.BACKLINE_TEST_DIST ?? ".next-test";

export type Site = {
  port: number;
  address: string;
  databaseUrl: string;
  /** The process of the web server. */
  webPid: number;
  stop: () => Promise<void>;
};

/**
 * A production build with demo data, over its own database on its own ports, for tests and benches.
 * `durable` makes the database write as safely as in real use. `settings` are added to the
 * environment. `onOutput` gets what the service prints.
 */
export async function startSite(options: {
  durable: boolean;
  settings?: Record<string, string>;
  onOutput?: (text: string) => void;
}): Promise<Site> {
  const cleanups: (() => unknown)[] = [closeDatabase];
  const stop = async () => {
    for (const step of cleanups.splice(0).reverse()) await step();
  };
  try {
    const folder = mkdtempSync(path.join(root, ".test-"));
    cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
    const embedded = await startEmbedded(path.join(folder, "postgres"), {
      throwAway: !options.durable,
    });
    cleanups.push(embedded.stop);
    const port = await freePort();
    const address = `http://localhost:${port}`;
    applySettings(embedded.url, address, options.settings ?? {});
    await makeRoles(embedded.url);
    process.env.POSTGRES_MAJOR = String((await migrateWithKey(embedded.url, env().DATA_KEY)).major);
    await seedDemo(new Date(), console.error, { story: false });
    await buildIfChanged(DIST, console.error);
    // Standard output is only for the figures.
    const { onOutput = (text: string) => void process.stderr.write(text) } = options;
    // As in real use: what is served may change no table. Tests and benches look at it as the owner.
    const served = { ...process.env, DATABASE_URL: asRole(embedded.url, APP_ROLE) };
    cleanups.push((await startJobs({ env: served, onOutput })).stop);
    const web = await startWeb({ port, distDir: DIST, dev: false, env: served, onOutput });
    cleanups.push(web.stop);
    const webPid = web.process.pid ?? 0;
    return { port, address, databaseUrl: embedded.url, webPid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function applySettings(databaseUrl: string, address: string, extra: Record<string, string>): void {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    DATA_KEY: randomBytes(32).toString("base64"),
    APP_URL: address,
    NEXTAUTH_URL: address,
    CLINIC_NAME: "Riverside Back Clinic",
    CLINIC_PHONE: "(555) 010-0142",
    DEMO: "true",
    // Browser tests and benches come from as many addresses as they say.
    TRUST_PROXY: "1",
    ...extra,
  });
}
