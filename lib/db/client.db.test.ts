import { randomUUID } from "node:crypto";
import { afterAll, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import { closeDatabase, prisma, sql } from "./client";

const MOMENT = new Date("2026-07-01T12:34:56.789Z");

async function setDatabaseZone(zone: string): Promise<void> {
  const [row] = await sql<{ name: string }>("test_name", "SELECT current_database() AS name");
  await sql("test_zone", `ALTER DATABASE "${row?.name}" SET timezone TO '${zone}'`);
  // The setting counts for new connections only.
  await closeDatabase();
}

afterAll(async () => {
  await setDatabaseZone("UTC");
  await closeDatabase();
});

it("has the same moment through Prisma and through SQL, whatever the server's time zone", async () => {
  await setDatabaseZone("America/New_York");
  const id = randomUUID();
  await prisma().draft.create({
    data: { id, tokenHash: id, answersSealed: "-", expiresAt: MOMENT },
  });
  const text = `SELECT "expiresAt", "createdAt" FROM "Draft" WHERE "id" = $id`;
  const [row] = await sql<{ expiresAt: Date; createdAt: Date }>("test_times", text, { id });
  const read = await prisma().draft.findUniqueOrThrow({ where: { id } });
  expect(row?.expiresAt).toEqual(MOMENT);
  expect(read.expiresAt).toEqual(MOMENT);
  expect(read.createdAt).toEqual(row?.createdAt);
  expect(Math.abs(read.createdAt.getTime() - Date.now())).toBeLessThan(60_000);
});

it("behind a pooler prepares no statement by name, and sends no setting", async () => {
  const seen = `SELECT (SELECT count(*)::int FROM pg_prepared_statements WHERE "name" = 'test_seen') AS "prepared",
    current_setting('lock_timeout') AS "limit"`;
  const look = () => sql("test_seen", seen);
  expect(await look()).toEqual([{ prepared: 1, limit: "2s" }]);
  const direct = new URL(env().DATABASE_URL);
  direct.searchParams.set("application_name", "direct");
  vi.stubEnv("DATABASE_DIRECT_URL", direct.href);
  vi.resetModules();
  const pooled = await import("./client");
  await pooled.closeDatabase();
  expect(await pooled.sql("test_seen", seen)).toEqual([{ prepared: 0, limit: "0" }]);
  await pooled.closeDatabase();
  vi.unstubAllEnvs();
});

it("keeps its limits when the address brings options of its own", async () => {
  const address = new URL(env().DATABASE_URL);
  address.searchParams.set("options", "-c extra_float_digits=2 -c lock_timeout=0");
  vi.stubEnv("DATABASE_URL", address.href);
  vi.resetModules();
  await closeDatabase();
  const fresh = await import("./client");
  const seen = await fresh.sql(
    "test_own_options",
    `SELECT current_setting('extra_float_digits') AS "own", current_setting('lock_timeout') AS "lock",
       current_setting('statement_timeout') AS "statement", current_setting('TimeZone') AS "zone"`,
  );
  await fresh.closeDatabase();
  vi.unstubAllEnvs();
  expect(seen).toEqual([{ own: "2", lock: "2s", statement: "4s", zone: "UTC" }]);
});

it("never waits without a limit", async () => {
  const limits = {
    statement_timeout: "4s",
    lock_timeout: "2s",
    idle_in_transaction_session_timeout: "5s",
    ...(Number(process.env.POSTGRES_MAJOR) >= 17 ? { transaction_timeout: "8s" } : {}),
  };
  for (const [name, limit] of Object.entries(limits)) {
    const [row] = await sql<Record<string, string>>(`test_${name}`, `SHOW ${name}`);
    expect(row?.[name], name).toBe(limit);
  }
  const slow = sql("test_slow", "SELECT pg_sleep(60)");
  await expect(slow).rejects.toMatchObject({ code: "57014" });
});

it("lets more statements than there are connections wait their turn", async () => {
  const sleeps = Array.from({ length: 11 }, () =>
    sql<{ slept: boolean }>("test_turn", "SELECT pg_sleep(2.5) IS NOT NULL AS slept"),
  );
  expect((await Promise.all(sleeps)).flat()).toEqual(sleeps.map(() => ({ slept: true })));
});
