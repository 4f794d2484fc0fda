import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { SEALED_COLUMNS } from "@/lib/crypto/places";
import { closeDatabase, prisma, sql } from "@/lib/db/client";
import { rankOf } from "@/lib/triage/level";
import { LEVELS } from "@/lib/triage/symptoms";
import { onScratch } from "@/test/scratch-database";
import { Prisma } from "./generated/client";
import { migrate } from "./migrate";

afterAll(closeDatabase);

type Model = keyof typeof Prisma.ModelName;
const MODELS = Object.values(Prisma.ModelName);
const TABLES: Partial<Record<Model, string>> = { RateLimit: "rate_limit" };

/** The columns of a model, from the generated client. */
function columnsOf(model: Model): string[] {
  return Object.keys(Prisma[`${model}ScalarFieldEnum`]).sort();
}

type Readable = { findFirst(args: { select: Record<string, true> }): Promise<unknown> };

function delegate(model: Model): Readable {
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}` as keyof ReturnType<
    typeof prisma
  >;
  return prisma()[name] as unknown as Readable;
}

describe("the schema and the migrated database", () => {
  it.each(MODELS)("agree on %s: every column can be read", async (model) => {
    const select = Object.fromEntries(columnsOf(model).map((column) => [column, true as const]));
    expect(await delegate(model).findFirst({ select })).not.toBeUndefined();
  });

  it.each(MODELS)("agree on %s: no column is missing in the schema", async (model) => {
    const rows = await sql<{ column_name: string }>(
      "test_columns",
      `SELECT column_name::text FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $table`,
      { table: TABLES[model] ?? model },
    );
    expect(rows.map((row) => row.column_name).sort()).toEqual(columnsOf(model));
  });

  it("agree on which tables there are", async () => {
    const rows = await sql<{ table_name: string }>(
      "test_tables",
      `SELECT table_name::text FROM information_schema.tables
       WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
    );
    const known = MODELS.map((model) => TABLES[model] ?? model);
    const names = rows.map((row) => row.table_name).filter((name) => name !== "_prisma_migrations");
    expect(names.sort()).toEqual([...known].sort());
  });
});

it("every sealed column has its place, and every place its column", async () => {
  const rows = await sql<{ name: string }>(
    "test_sealed",
    `SELECT table_name || '.' || column_name AS "name" FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name LIKE '%Sealed'
       AND table_name NOT IN (SELECT table_name FROM information_schema.views)`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...SEALED_COLUMNS].sort());
});

it("the levels have the order of LEVELS in SQL too", async () => {
  const rows = await sql<{ rank: number; level: string }>(
    "test_levels",
    `SELECT level_rank(given) AS "rank", level_at(level_rank(given)) AS "level"
     FROM unnest($levels::text[]) AS given`,
    { levels: [...LEVELS] },
  );
  expect(rows).toEqual(LEVELS.map((level) => ({ rank: rankOf(level), level })));
});

describe("the audit trail", () => {
  it.each([
    ["UPDATE", `UPDATE "AuditEvent" SET "action" = 'nothing'`],
    ["DELETE", `DELETE FROM "AuditEvent"`],
    ["TRUNCATE", `TRUNCATE "AuditEvent"`],
    ["TRUNCATE with others", `TRUNCATE "StaffMember" CASCADE`],
  ])("refuses %s", async (_, text) => {
    const { id } = await prisma().auditEvent.create({
      data: { actor: "system", action: "demo.created" },
    });
    const before = await prisma().auditEvent.count();
    // insufficient_privilege, from our trigger
    await expect(sql(`test_${randomUUID()}`, text)).rejects.toMatchObject({ code: "42501" });
    expect(await prisma().auditEvent.count()).toBe(before);
    expect(await prisma().auditEvent.findUnique({ where: { id } })).toMatchObject({
      action: "demo.created",
    });
  });
});

describe("migrations", () => {
  it("run once, however many processes start together", async () => {
    await onScratch(async (url, client) => {
      const runs = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      const applied = runs.flatMap((run) => run.applied);
      expect(applied.length).toBeGreaterThan(0);
      expect(new Set(applied).size).toBe(applied.length);
      expect((await migrate(url)).applied).toEqual([]);
      const { rows } = await client.query("SELECT migration_name FROM _prisma_migrations");
      expect(rows).toHaveLength(applied.length);
    });
  });

  const FOLDER = path.join(import.meta.dirname, "migrations");

  /** The database as it was with these migrations. */
  async function asOf(client: pg.Client, names: string[]): Promise<void> {
    await client.query(`CREATE TABLE _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
    for (const name of names) {
      const text = readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8");
      await client.query(text);
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name)
         VALUES ($1, $2, now(), $3)`,
        [randomUUID(), createHash("sha256").update(text).digest("hex"), name],
      );
    }
  }

  it("keep what a full database holds: the tokens of an intake move to its contact", async () => {
    await onScratch(async (url, client) => {
      const first = "20261122000000_init";
      await asOf(client, [first]);
      const [intake, contact] = [randomUUID(), randomUUID()];
      await client.query(
        `INSERT INTO "Intake" VALUES ($1, 'BK-1', 'hash', now(), 'en', 'sent', 'SOON', 'v', '{}', '{}', 'x')`,
        [intake],
      );
      await client.query(`INSERT INTO "IntakeContact" VALUES ($1, $2, 'sealed')`, [
        contact,
        intake,
      ]);
      await client.query(
        `INSERT INTO "SearchToken" VALUES ($1, 'surname', 'b'), ($1, 'phone', 'a')`,
        [intake],
      );
      expect((await migrate(url)).applied).not.toContain(first);
      const { rows } = await client.query(`SELECT "searchTokens" FROM "IntakeContact"`);
      expect(rows).toEqual([{ searchTokens: ["phone:a", "surname:b"] }]);
    });
  });

  it("keep every draft of a full database, without its prepared intake", async () => {
    await onScratch(async (url, client) => {
      const mine = "20261130020000_drafts_without_prepared";
      await asOf(
        client,
        readdirSync(FOLDER)
          .filter((name) => /^\d/.test(name) && name < mine)
          .sort(),
      );
      await client.query(
        `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt", "prepared")
         SELECT gen_random_uuid(), 'hash ' || n, 'sealed ' || n, now(), CASE WHEN n > 1 THEN '{"level":"SOON"}'::jsonb END
         FROM generate_series(1, 3) n`,
      );
      expect((await migrate(url)).applied).toContain(mine);
      const { rows } = await client.query(
        `SELECT to_jsonb(d) AS d FROM "Draft" d ORDER BY "tokenHash"`,
      );
      expect(rows.map(({ d }) => d.answersSealed)).toEqual(["sealed 1", "sealed 2", "sealed 3"]);
      for (const { d } of rows) expect(d).not.toHaveProperty("prepared");
    });
  });

  it("are refused when one was edited after it was applied", async () => {
    await onScratch(async (url, client) => {
      const [name] = (await migrate(url)).applied;
      // As if the file had been different when it was applied.
      await client.query(`UPDATE _prisma_migrations SET checksum = repeat('0', 64)`);
      await expect(migrate(url)).rejects.toThrow(
        `Migration ${name} was edited after it was applied.`,
      );
    });
  });
});
