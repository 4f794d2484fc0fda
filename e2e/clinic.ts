import { randomUUID } from "node:crypto";
import { startWeb, type Web } from "@/lib/run/web";
import { freePort } from "@/prisma/embedded";
import { migrate } from "@/prisma/migrate";
import { query } from "./database";

/** A clinic of one test file: a database of its own with nobody in it, and a server on top. */
export type Clinic = {
  address: string;
  databaseUrl: string;
  /** Takes the server away and brings it back at the same address. */
  stopServer: () => Promise<void>;
  startServer: () => Promise<void>;
  close: () => Promise<void>;
};

/** Starts one beside the site under test, in the same Postgres and of the same build. */
export async function startClinic(): Promise<Clinic> {
  const name = `clinic_${randomUUID().replaceAll("-", "")}`;
  await query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  await migrate(url.href);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = { ...process.env, DATABASE_URL: url.href, APP_URL: address, NEXTAUTH_URL: address };
  let web: Web | undefined;
  const startServer = async () => {
    const distDir = process.env.BACKLINE_TEST_DIST ?? ".next-test";
    web = await startWeb({ port, distDir, dev: false, env });
  };
  const stopServer = async () => web?.stop();
  await startServer();
  const close = async () => {
    await stopServer();
    await query(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { address, databaseUrl: url.href, stopServer, startServer, close };
}
