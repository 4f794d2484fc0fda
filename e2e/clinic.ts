import { randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { migrate } from "@/prisma/migrate";
import type { Child } from "@/scripts/local/child";
import { freePort } from "@/scripts/local/embedded";
import { startWeb } from "@/scripts/local/web";
import { startJobs } from "@/test/job-process";
import { query } from "./database";
import { addPerson, type Colleague, enter } from "./staff";

/** A clinic of one test file: a database of its own with nobody in it, and a server on top. */
export type Clinic = {
  address: string;
  databaseUrl: string;
  /** Takes the server away and brings it back at the same address. */
  stopServer: () => Promise<void>;
  startServer: () => Promise<void>;
  /** What its server and its jobs printed. */
  output: () => string;
  close: () => Promise<void>;
};

/**
 * Starts one beside the site under test, in the same Postgres and of the same build. With `settings`
 * they are added to its environment, and its jobs run too.
 */
export async function startClinic(settings?: Record<string, string>): Promise<Clinic> {
  const name = `clinic_${randomUUID().replaceAll("-", "")}`;
  await query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  await migrate(url.href);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const own = { DATABASE_URL: url.href, APP_URL: address, NEXTAUTH_URL: address };
  const env = { ...process.env, ...own, ...settings };
  let output = "";
  const onOutput = (text: string) => {
    output += text;
  };
  let web: Child | undefined;
  const startServer = async () => {
    const distDir = process.env.BACKLINE_TEST_DIST ?? ".next-test";
    web = await startWeb({ port, distDir, dev: false, env, onOutput });
  };
  const stopServer = async () => web?.stop();
  await startServer();
  const jobs = settings && startJobs(env, onOutput);
  const close = async () => {
    jobs?.kill("SIGKILL");
    await stopServer();
    await query(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return {
    address,
    databaseUrl: url.href,
    stopServer,
    startServer,
    output: () => output,
    close,
  };
}

/** A server of the build under test at an address of its own. */
export type Server = { address: string; stop: () => Promise<void> };

/** Starts one more server on the database at `databaseUrl`. */
export async function startServerOn(databaseUrl: string): Promise<Server> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const own = { DATABASE_URL: databaseUrl, APP_URL: address, NEXTAUTH_URL: address };
  const distDir = process.env.BACKLINE_TEST_DIST ?? ".next-test";
  const { stop } = await startWeb({ port, distDir, dev: false, env: { ...process.env, ...own } });
  return { address, stop };
}

/** Signs in a new person of the clinic, in a browser of their own. */
export async function join(clinic: Clinic, browser: Browser, role: Role): Promise<Colleague> {
  const context = await browser.newContext({ baseURL: clinic.address });
  const person = await addPerson(role, clinic.databaseUrl);
  await enter(context, person, clinic.address);
  return { person, context, page: await context.newPage() };
}
