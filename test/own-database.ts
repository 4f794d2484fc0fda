import { randomUUID } from "node:crypto";
import pg from "pg";

/**
 * For the tests of a whole file: makes an empty database and lets this process use it from now on. Call
 * it before anything reads the settings. Gives what drops it again.
 */
export async function openDatabaseForTest(): Promise<() => Promise<void>> {
  const name = `own_${randomUUID().replaceAll("-", "")}`;
  const shared = process.env.DATABASE_URL ?? "";
  const ask = async (text: string) => {
    const client = new pg.Client({ connectionString: shared });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await ask(`CREATE DATABASE ${name}`);
  process.env.DATABASE_URL = Object.assign(new URL(shared), { pathname: `/${name}` }).href;
  return () => ask(`DROP DATABASE ${name} WITH (FORCE)`);
}
