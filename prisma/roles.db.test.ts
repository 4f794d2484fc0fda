import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { onScratch } from "@/test/scratch-database";
import { backUp } from "./backup/back-up";
import { listTables } from "./backup/layout";
import { migrateWithKey } from "./key-check";
import { migrate, migrationsOnDisk, pendingMigrations } from "./migrate";
import {
  ADD_ONLY,
  APP_ROLE,
  asRole,
  BACKUP_ROLE,
  makeRoles,
  mayChangeLog,
  READ_ONLY,
} from "./roles";

afterAll(closeDatabase);

const DENIED = "42501";

/** A migrated database with one event and one job, and connections of the three roles. */
async function withRoles(
  work: (at: { url: string; owner: pg.Client; app: pg.Client; backup: pg.Client }) => Promise<void>,
): Promise<void> {
  await onScratch(async (url, owner) => {
    await makeRoles(url);
    await migrateWithKey(url, env().DATA_KEY);
    await owner.query(
      `INSERT INTO "AuditEvent" ("actor", "action") VALUES ('system', 'demo.created')`,
    );
    await owner.query(`SELECT graphile_worker.add_job('alarm_raised')`);
    const [app, backup] = [APP_ROLE, BACKUP_ROLE].map(
      (role) => new pg.Client({ connectionString: asRole(url, role) }),
    ) as [pg.Client, pg.Client];
    await Promise.all([app.connect(), backup.connect()]);
    try {
      await work({ url, owner, app, backup });
    } finally {
      await Promise.all([app.end(), backup.end()]);
    }
  });
}

it("the app adds to the audit log and reads it, and changes neither it nor any table", async () => {
  await withRoles(async ({ app, owner }) => {
    await app.query(
      `INSERT INTO "AuditEvent" ("actor", "action") VALUES ('system', 'demo.created')`,
    );
    const log = `SELECT * FROM "AuditEvent" ORDER BY "id"`;
    const before = (await app.query(log)).rows;
    expect(before).toHaveLength(2);
    for (const text of [
      `UPDATE "AuditEvent" SET "action" = 'nothing'`,
      `DELETE FROM "AuditEvent"`,
      `TRUNCATE "AuditEvent"`,
      `ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL`,
      `DROP TRIGGER "AuditEvent_no_change" ON "AuditEvent"`,
      `SET session_replication_role = 'replica'`,
      `UPDATE "KeyCheck" SET "checkSealed" = ''`,
      "DELETE FROM _prisma_migrations",
      `DROP TABLE "Note"`,
      "DROP SCHEMA graphile_worker CASCADE",
      `ALTER TABLE "Note" ADD COLUMN "more" text`,
      "CREATE TABLE more (id int)",
      "CREATE FUNCTION more() RETURNS int LANGUAGE sql RETURN 1",
      "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
      "CREATE EXTENSION hstore",
      "CREATE ROLE more",
      `COPY "AuditEvent" TO PROGRAM 'cat'`,
      "SELECT pg_read_file('PG_VERSION')",
    ])
      await expect(app.query(text), text).rejects.toMatchObject({ code: DENIED });
    expect((await owner.query(log)).rows).toEqual(before);
  });
});

it("the app works with every other table, and sees the jobs", async () => {
  await withRoles(async ({ url, app, owner }) => {
    const few: Record<string, string> = Object.fromEntries([
      ...ADD_ONLY.map((table) => [table, "INSERT SELECT"]),
      ...READ_ONLY.map((table) => [table, "SELECT"]),
    ]);
    for (const { sql } of await listTables(owner)) {
      const { rows } = await app.query(
        `SELECT string_agg(p, ' ' ORDER BY p) AS "may" FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p
         WHERE has_table_privilege($1, p)`,
        [sql],
      );
      expect(rows[0].may, sql).toBe(few[sql] ?? "DELETE INSERT SELECT UPDATE");
    }
    expect((await app.query("SELECT 1 FROM graphile_worker.jobs")).rows).toHaveLength(1);
    await app.query("SELECT graphile_worker.add_job('alarm_raised')");
    await migrateWithKey(asRole(url, APP_ROLE), env().DATA_KEY);
    expect(await mayChangeLog(asRole(url, APP_ROLE))).toBe(false);
    expect(await mayChangeLog(url)).toBe(true);
  });
});

it.each([BACKUP_ROLE, APP_ROLE])("%s backs up everything, with the jobs", async (role) => {
  const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  await withRoles(async ({ url, owner }) => {
    const tables = await listTables(owner);
    let rows = 0;
    for (const { sql } of tables)
      rows += Number((await owner.query(`SELECT count(*) FROM ${sql}`)).rows[0].count);
    const file = path.join(folder, randomUUID());
    const made = await backUp(asRole(url, role), env().DATA_KEY, file);
    expect(made).toMatchObject({ rows, tables: tables.length });
  });
  rmSync(folder, { recursive: true });
});

it("the backup changes nothing", async () => {
  await withRoles(async ({ owner, backup }) => {
    for (const { sql } of await listTables(owner))
      for (const may of ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
        expect(
          (await backup.query("SELECT has_table_privilege($1, $2) AS may", [sql, may])).rows,
        ).toEqual([{ may: false }]);
    await expect(backup.query("SELECT chain_audit_log(1)")).rejects.toMatchObject({ code: DENIED });
  });
});

it("a role that may change no table is told so when a migration is pending", async () => {
  await withRoles(async ({ url, owner }) => {
    const makesTable = migrationsOnDisk().findLast(({ text }) => text.includes("CREATE TABLE"));
    await owner.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [
      makesTable?.name,
    ]);
    await expect(migrate(asRole(url, APP_ROLE))).rejects.toThrow(/set DATABASE_OWNER_URL\.$/);
  });
});

it("so is it when only a migration of the job queue is pending", async () => {
  await withRoles(async ({ url, owner }) => {
    expect((await pendingMigrations(url)).pending).toEqual([]);
    await owner.query("DELETE FROM graphile_worker.migrations WHERE id = 19");
    const app = asRole(url, APP_ROLE);
    expect((await pendingMigrations(app)).pending).toEqual(["000019.sql of the job queue"]);
    await expect(migrate(app)).rejects.toThrow(/set DATABASE_OWNER_URL\.$/);
  });
});
