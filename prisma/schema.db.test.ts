import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import type { Exception } from "@/lib/appointment/hours/availability";
import { openSlots } from "@/lib/appointment/hours/open-slots";
import type { VisitLength } from "@/lib/appointment/visit-type/schema";
import { SEALED_COLUMNS } from "@/lib/crypto/places";
import { closeDatabase, prisma, sql } from "@/lib/db/client";
import { EXCLUSION_VIOLATION } from "@/lib/errors";
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

  it("keep every appointment, and offer exactly the times that were open", async () => {
    await onScratch(async (url, client) => {
      const mine = "20261130081500_availability";
      await asOf(
        client,
        readdirSync(FOLDER)
          .filter((name) => /^\d/.test(name) && name < mine)
          .sort(),
      );
      const clinician = randomUUID();
      await client.query(
        `INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash")
         VALUES ($1, 'ada@test.example', 'Ada', 'clinician', 'x')`,
        [clinician],
      );
      // Two in the past, then one an hour: free, booked, booked and canceled, withdrawn, 45 minutes.
      await client.query(
        `INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt", "withdrawnAt")
         SELECT gen_random_uuid(), $1, date_trunc('hour', now()) + make_interval(hours => n),
           date_trunc('hour', now()) + make_interval(hours => n, mins => CASE n WHEN 7 THEN 45 ELSE 30 END),
           CASE n WHEN 6 THEN now() END
         FROM unnest(ARRAY[-5, -4, 3, 4, 5, 6, 7]) n`,
        [clinician],
      );
      await client.query(
        `INSERT INTO "Intake" ("id", "reference", "tokenHash", "locale", "filedAs", "level", "ruleVersion",
           "firedRules", "reviewFlags", "answersSealed")
         SELECT gen_random_uuid(), 'BK-' || n, 'hash ' || n, 'en', 'sent', 'SOON', 'v', '{}', '{}', 'x'
         FROM generate_series(1, 3) n`,
      );
      await client.query(
        `INSERT INTO "Appointment" ("id", "intakeId", "slotId", "clinicianId", "startsAt", "endsAt",
           "bookedById", "cancelledById", "cancelledAt", "cancelReason")
         SELECT gen_random_uuid(), i."id", s."id", s."clinicianId", s."startsAt", s."endsAt", s."clinicianId",
           CASE s.n WHEN 5 THEN s."clinicianId" END, CASE s.n WHEN 5 THEN now() END,
           CASE s.n WHEN 5 THEN 'patient_asked' END
         FROM (SELECT *, row_number() OVER (ORDER BY "startsAt") AS n FROM "Slot") s
         JOIN "Intake" i ON i."reference" = 'BK-' || CASE s.n WHEN 1 THEN 1 WHEN 4 THEN 2 WHEN 5 THEN 3 END`,
      );
      const booked = async () => {
        const { rows } = await client.query(
          `SELECT "id", "intakeId", "clinicianId", "startsAt", "endsAt", "bookedById", "cancelledById",
             "cancelledAt", "cancelReason" FROM "Appointment" ORDER BY "startsAt"`,
        );
        return rows;
      };
      const before = await booked();
      expect(before).toHaveLength(3);

      expect((await migrate(url)).applied).toContain(mine);
      expect(await booked()).toEqual(before);
      const { rows: visits } = await client.query<VisitLength>(
        `SELECT "id", "minutes", "bufferBefore", "bufferAfter" FROM "VisitType"
         WHERE "mode" = 'in_person' ORDER BY "minutes"`,
      );
      const { rows: exceptions } = await client.query<Exception>(
        `SELECT "clinicianId", "kind", "startsAt", "endsAt", "locationId", "visitTypeId"
         FROM "AvailabilityException"`,
      );
      const busy = before
        .filter((each) => each.cancelledAt === null)
        .map(({ startsAt, endsAt }) => ({
          ...{ clinicianId: clinician, roomId: null },
          spans: [{ from: startsAt.getTime(), to: endsAt.getTime() }],
        }));
      const now = new Date();
      const to = new Date(now.getTime() + 86_400_000);
      const wish = { level: "ROUTINE", from: now, to, now, zone: "America/New_York" } as const;
      const open = visits.map((visit) =>
        openSlots({ rules: [], exceptions, busy, needRoom: [], rooms: [] }, { ...wish, visit }).map(
          ({ startsAt }) =>
            Math.round((startsAt.getTime() - now.getTime()) / 3_600_000 + now.getUTCMinutes() / 60),
        ),
      );
      expect(visits.map(({ minutes }) => minutes)).toEqual([30, 45]);
      expect(open).toEqual([[3, 5], [7]]);
      await expect(
        client.query(
          `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "bookedById")
           SELECT gen_random_uuid(), i."id", a."clinicianId", a."startsAt", a."endsAt", a."bookedById"
           FROM "Appointment" a, "Intake" i WHERE a."cancelledAt" IS NULL AND i."reference" = 'BK-3'`,
        ),
      ).rejects.toMatchObject({ code: EXCLUSION_VIOLATION });
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
