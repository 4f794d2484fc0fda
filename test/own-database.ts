import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { applyOne, connect, HISTORY, migrationsOnDisk } from "@/prisma/migrate";

async function ask(url: string, text: string): Promise<void> {
  const client = await connect(url);
  await client.query(text).finally(() => client.end());
}

/**
 * For the tests of a whole file: this process uses an empty database of its own from the first test to the last. Call
 * it before anything reads the settings. Gives the address of the database, and what queries it.
 */
export function ownDatabaseForTest() {
  const name = `own_${randomUUID().replaceAll("-", "")}`;
  const shared = process.env.DATABASE_URL ?? "";
  const url = Object.assign(new URL(shared), { pathname: `/${name}` }).href;
  let client: pg.Client;
  beforeAll(async () => {
    await ask(shared, `CREATE DATABASE ${name}`);
    process.env.DATABASE_URL = url;
    client = await connect(url);
  });
  afterAll(async () => {
    await client.end();
    await closeDatabase();
    await ask(shared, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { url, query: (text: string, values?: unknown[]) => client.query(text, values) };
}

/** For tests: migrates the empty database at `url` as a version did that had not this migration yet. */
export async function migrateBeforeForTest(url: string, migration: string): Promise<void> {
  const client = await connect(url);
  await client.query(HISTORY);
  for (const each of migrationsOnDisk()) {
    if (each.name.endsWith(migration)) break;
    await applyOne(client, each);
  }
  await client.end();
}
