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

/** The clinic of one test file: its own database without people, and a server. */
export type Clinic = {
  address: string;
  databaseUrl: string;
  /** Stops the server and starts it again at the same address. */
  stopServer: () => Promise<void>;
  startServer: () => Promise<void>;
  /** The output of its server and its jobs. */
  output: () => string;
  close: () => Promise<void>;
};

/**
 * Starts a clinic beside the site under test, in the same Postgres and from the same build. With
 * `settings`, they are added to its environment and its jobs run too.
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

/** A server of the build under test at its own address. */
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

/** Signs in a new person of the clinic, in a separate browser. */
export async function join(clinic: Clinic, browser: Browser, role: Role): Promise<Colleague> {
  const context = await browser.newContext({ baseURL: clinic.address });
  const person = await addPerson(role, clinic.databaseUrl);
  await enter(context, person, clinic.address);
  return { person, context, page: await context.newPage() };
}
