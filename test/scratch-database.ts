import { randomUUID } from "node:crypto";
import pg from "pg";
import { sql } from "@/lib/db/client";

/** For tests: runs `work` with a connection to an empty database that is dropped afterwards. */
export async function onScratch(
  work: (url: string, client: pg.Client) => Promise<void>,
): Promise<void> {
  const name = `scratch_${randomUUID().replaceAll("-", "")}`;
  await sql(`test_create_${name}`, `CREATE DATABASE ${name}`);
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    await work(url.href, client);
  } finally {
    await client.end();
    await sql(`test_drop_${name}`, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}
