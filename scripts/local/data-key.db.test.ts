import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { keyId } from "@/lib/crypto/keys";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase } from "@/lib/db/client";
import { env, parseEnv } from "@/lib/env";
import { keysInUse, migrateWithKey } from "@/prisma/key-check";
import { migrate } from "@/prisma/migrate";
import { onScratch } from "@/test/scratch-database";
import { dataKeyFor } from "./data-key";

const newKey = () => randomBytes(32).toString("base64");
const silent = () => expect.unreachable();
const WRONG = /^DATA_KEY is not the key of this database/;
const MISSING = /^DATA_KEY is missing: this database holds data/;
const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");

let folder: string;
const keyFile = () => path.join(folder, "data.key");

// The database of all tests has its own key, which is read once per process.
beforeAll(() => void env());

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  vi.stubEnv("BACKLINE_DATA", folder);
  vi.stubEnv("DATA_KEY", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

afterAll(closeDatabase);

/** An installation from before the check value, with one draft sealed with its own key. */
async function oldInstallation(client: pg.Client, key: string): Promise<void> {
  const init = path.join(MIGRATIONS, "20261122000000_init", "migration.sql");
  await client.query(readFileSync(init, "utf8"));
  await addDraft(client, key);
}

async function addDraft(client: pg.Client, key: string): Promise<void> {
  const id = randomUUID();
  const place = placeOf("Draft.answersSealed", id);
  await client.query(
    `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt") VALUES ($1, $2, $3, now())`,
    [id, id, seal("{}", place, key)],
  );
}

async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

describe("the data key", () => {
  test("is made once, kept, private, announced without being shown, and strong enough", async () => {
    await onScratch(async (url) => {
      const said: string[] = [];
      const key = await dataKeyFor(url, (sentence) => said.push(sentence));
      expect(await dataKeyFor(url, silent)).toBe(key);
      expect(said).toHaveLength(1);
      expect(said.join()).not.toContain(key);
      expect(statSync(keyFile()).mode & 0o077).toBe(0);
      expect(parseEnv({ DATABASE_URL: url, DATA_KEY: key }).DATA_KEY).toBe(key);
    });
  });

  test("from the environment comes first, and no other is made", async () => {
    await onScratch(async (url) => {
      vi.stubEnv("DATA_KEY", "from-the-environment");
      expect(await dataKeyFor(url, silent)).toBe("from-the-environment");
      expect(existsSync(keyFile())).toBe(false);
    });
  });

  test("is not replaced when it is lost and the database holds data", async () => {
    await onScratch(async (url) => {
      const key = newKey();
      await migrateWithKey(url, key);
      await expect(dataKeyFor(url, silent)).rejects.toThrow(MISSING);
      expect(existsSync(keyFile())).toBe(false);
      writeFileSync(keyFile(), `${key}\n`);
      expect(await dataKeyFor(url, silent)).toBe(key);
    });
  });

  test("from another installation is refused in one sentence that shows neither", async () => {
    await onScratch(async (url) => {
      const [right, wrong] = [newKey(), newKey()];
      await migrateWithKey(url, right);
      await expect(migrateWithKey(url, wrong)).rejects.toThrow(WRONG);
      const error = await migrateWithKey(url, wrong).catch(({ message }: Error) => message);
      expect(error).not.toContain(right);
      expect(error).not.toContain(wrong);
      await migrateWithKey(url, right);
    });
  });

  test("can be followed by another, which needs it until everything is sealed anew", async () => {
    await onScratch(async (url) => {
      const [former, newer, other] = [newKey(), newKey(), newKey()];
      await migrateWithKey(url, former);
      await expect(migrateWithKey(url, newer)).rejects.toThrow(WRONG);
      await migrateWithKey(url, `${newer},${former}`);
      await migrateWithKey(url, `${former}, ${newer}`);
      const lacks = (key: string) => `DATA_KEY lacks the key ${keyId(key)}`;
      await expect(migrateWithKey(url, newer)).rejects.toThrow(lacks(former));
      await expect(migrateWithKey(url, `${other},${former}`)).rejects.toThrow(lacks(newer));
    });
  });

  test("of a check from before keys had names is named at the first start that opens it", async () => {
    await onScratch(async (url, client) => {
      const [former, newer] = [newKey(), newKey()];
      await migrateWithKey(url, former);
      await client.query(`UPDATE "KeyCheck" SET "keyId" = '', "checkSealed" = $1`, [
        seal("backline", placeOf("KeyCheck.checkSealed", "1"), former),
      ]);
      await migrateWithKey(url, `${newer},${former}`);
      expect((await keysInUse(client)).sort()).toEqual([keyId(former), keyId(newer)].sort());
      const { rows } = await client.query(`SELECT 1 FROM "KeyCheck" WHERE "keyId" = ''`);
      expect(rows).toEqual([]);
      await expect(migrateWithKey(url, newer)).rejects.toThrow(`lacks the key ${keyId(former)},`);
    });
  });

  test("may stand in the file with the former ones, a line for each", async () => {
    await onScratch(async (url) => {
      const [newer, former] = [newKey(), newKey()];
      writeFileSync(keyFile(), `${newer}\n${former}\n`);
      expect(await dataKeyFor(url, silent)).toBe(`${newer},${former}`);
    });
  });

  test("stays one when three starts give different keys to an empty database at once", async () => {
    await onScratch(async (url) => {
      const keys = [newKey(), newKey(), newKey()];
      const runs = await Promise.allSettled(keys.map((key) => migrateWithKey(url, key)));
      expect(runs.map(({ status }) => status).sort()).toEqual([
        "fulfilled",
        "rejected",
        "rejected",
      ]);
      const first = keys[runs.findIndex(({ status }) => status === "fulfilled")] ?? "";
      await migrateWithKey(url, first);
    });
  });
});

describe("a database from before the check value", () => {
  test("is left unchanged by a wrong key and by a missing one", async () => {
    await onScratch(async (url, client) => {
      await oldInstallation(client, newKey());
      const before = await tables(client);
      await expect(migrateWithKey(url, newKey())).rejects.toThrow(WRONG);
      await expect(dataKeyFor(url, silent)).rejects.toThrow(MISSING);
      expect(await tables(client)).toEqual(before);
    });
  });

  test("accepts the key that opens one of its rows, and from then on no other", async () => {
    await onScratch(async (url, client) => {
      const key = newKey();
      await migrate(url);
      await addDraft(client, newKey());
      await addDraft(client, key);
      await migrateWithKey(url, key);
      await client.query(`DELETE FROM "Draft"`);
      await expect(migrateWithKey(url, newKey())).rejects.toThrow(WRONG);
      await migrateWithKey(url, key);
    });
  });
});
