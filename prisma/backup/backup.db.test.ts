import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { placeOf } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { fileIntake } from "@/test/intakes";
import { startJobs } from "@/test/job-process";
import { MailServerForTest } from "@/test/mail-server";
import { migrateBeforeForTest } from "@/test/own-database";
import { strain } from "@/test/people";
import { addIntakeForTest, addStaffForTest, retireStaffForTest } from "@/test/rows";
import { onScratch } from "@/test/scratch-database";
import { checkKey } from "../key-check";
import { migrate, migrationsOnDisk, pendingMigrations } from "../migrate";
import { backUp } from "./back-up";
import { encodeFrame } from "./frames";
import { isEmpty, listTables } from "./layout";
import { checkBackup, restore } from "./restore";
import { writeSealed } from "./sealed-file";

// The drill. The database of all tests is backed up and restored into empty ones.

const here = () => process.env.DATABASE_URL ?? "";
const key = () => env().DATA_KEY;
const mail = new MailServerForTest();
let folder: string;
let ours: pg.Client;
const newFile = () => path.join(folder, randomUUID());

beforeAll(async () => {
  // Patients are asked whether to write to them only where that can be done.
  vi.stubEnv("SMTP_URL", await mail.start());
  folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  ours = new pg.Client({ connectionString: here() });
  await ours.connect();
  await retireStaffForTest();
  await addStaffForTest("clinician");
  for (const level of ["EMERGENCY", "URGENT", "SOON", "ROUTINE"] as const)
    await addIntakeForTest(level);
});

afterAll(async () => {
  await ours.end();
  await closeDatabase();
  await mail.stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** The number of rows of each table and a hash of all of them. What a restore adds is left out. */
async function contentsOf(client: pg.Client): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const { name, sql } of await listTables(client)) {
    const but = name === "AuditEvent" ? `WHERE "action" <> 'database.restored'` : "";
    const { rows } = await client.query(
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS "all" FROM ${sql} t ${but}`,
    );
    contents[name] = rows[0].all;
  }
  return contents;
}

/** A person who agreed to be written to by e-mail, and has never been written to. */
function willing() {
  const email = `${randomUUID()}@patient.example`;
  return { email, answers: strain({ email: [email], messages: ["email"] }) };
}

describe("a backup that is restored into an empty database", () => {
  it("holds every row, job and sequence, and is guarded by the same key and triggers", async () => {
    const before = await contentsOf(ours);
    const file = newFile();
    const made = await backUp(here(), key(), file);
    expect(await contentsOf(ours)).toEqual(before);
    expect(made.tables).toBe(Object.keys(before).length);

    await onScratch(async (url, client) => {
      const done = await restore(url, key(), await checkBackup(file, key()));
      expect(done).toEqual({
        madeAt: made.madeAt,
        tables: made.tables,
        rows: made.rows,
        applied: [],
      });
      await client.query("SET TimeZone = 'UTC'");
      expect(await contentsOf(client)).toEqual(before);
      expect(before["graphile_worker._private_jobs"]).toMatch(/^[1-9]/);

      const { rows } = await client.query(`SELECT "id", "answersSealed" FROM "Intake"`);
      for (const { id, answersSealed } of rows.slice(0, 50))
        expect(JSON.parse(unseal(answersSealed, placeOf("Intake.answersSealed", id)))).toBeTypeOf(
          "object",
        );
      await checkKey(url, key());
      await expect(checkKey(url, randomBytes(32).toString("base64"))).rejects.toThrow(
        "not the key",
      );

      const log = await client.query(
        `SELECT "action", "id" FROM "AuditEvent" ORDER BY "id" DESC LIMIT 2`,
      );
      expect(log.rows[0].action).toBe("database.restored");
      expect(Number(log.rows[0].id)).toBeGreaterThan(Number(log.rows[1].id));
      await expect(client.query(`DELETE FROM "AuditEvent"`)).rejects.toThrow("append-only");
      const silent = await client.query(`SELECT 1 FROM pg_trigger WHERE "tgenabled" = 'D'`);
      expect(silent.rows).toEqual([]);
    });
  });

  it("is the database at one moment while others write, and its jobs are done once", async () => {
    const filed: { id: string; email: string }[] = [];
    let writing = true;
    const writer = async () => {
      while (writing) {
        const { email, answers } = willing();
        filed.push({ email, ...(await fileIntake(answers)) });
      }
    };
    const writers = [writer(), writer(), writer()];
    try {
      while (filed.length < 10) await new Promise((next) => setTimeout(next, 5));
      const acknowledged = filed.map(({ id }) => id);
      // A worker that is gone had begun with one of them.
      await ours.query(
        `UPDATE graphile_worker._private_jobs SET "locked_by" = 'gone', "locked_at" = now() - interval '1 minute'
         WHERE "key" = 'patient_link:' || $1`,
        [acknowledged[0]],
      );
      const file = newFile();
      await backUp(here(), key(), file);
      // One more than can be on their way.
      const afterwards = filed.length + 4;
      while (filed.length < afterwards) await new Promise((next) => setTimeout(next, 5));
      writing = false;
      await Promise.all(writers);
      await onScratch(async (url, client) => {
        await restore(url, key(), await checkBackup(file, key()));
        // Each intake is there with all that belongs to it, or is not there at all.
        const { rows } = await client.query<{ id: string; whole: number[] }>(
          `SELECT i."id", ARRAY[
              (SELECT count(*) FROM "QueueEntry" q WHERE q."intakeId" = i."id"),
              (SELECT count(*) FROM "IntakeContact" c WHERE c."intakeId" = i."id"),
              (SELECT count(*) FROM "AuditEvent" e WHERE e."intakeId" = i."id" AND e."action" = 'intake.received'),
              (SELECT count(*) FROM graphile_worker.jobs j WHERE j."key" = 'patient_link:' || i."id")]::int[] AS "whole"
           FROM "Intake" i WHERE i."id" = ANY ($1)`,
          [filed.map(({ id }) => id)],
        );
        const kept = new Set(rows.map(({ id }) => id));
        expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
        expect(kept.size).toBeLessThan(filed.length);
        for (const { whole } of rows) expect(whole).toEqual([1, 1, 1, 1]);

        const jobs = startJobs({
          ...process.env,
          DEMO: "",
          APP_URL: "https://backline.example",
          DATABASE_URL: url,
        });
        const due = async () =>
          (
            await client.query(
              `SELECT 1 FROM graphile_worker.jobs WHERE "run_at" <= now() AND "attempts" < "max_attempts" AND "last_error" IS NULL LIMIT 1`,
            )
          ).rows.length > 0;
        while (await due()) await new Promise((next) => setTimeout(next, 50));
        const gone = new Promise((done) => jobs.once("exit", done));
        jobs.kill("SIGTERM");
        await gone;
        for (const { id, email } of filed)
          expect(mail.to(email).length, email).toBe(kept.has(id) ? 1 : 0);
      });
    } finally {
      writing = false;
      await Promise.allSettled(writers);
    }
  });

  const known = migrationsOnDisk();
  const person = randomUUID();

  /** A copy of a database that lacks the last four migrations and has one person. */
  async function olderCopy(): Promise<string> {
    const file = newFile();
    await onScratch(async (url, client) => {
      await migrateBeforeForTest(url, known.at(-4)?.name ?? "");
      await runMigrations({ connectionString: url });
      const check = seal("backline", placeOf("KeyCheck.checkSealed", "1"));
      await client.query(`INSERT INTO "KeyCheck" ("checkSealed") VALUES ($1)`, [check]);
      await client.query(
        `INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash") VALUES ($1, 'a@test.example', 'A', 'admin', 'none')`,
        [person],
      );
      await backUp(url, key(), file);
    });
    return file;
  }

  it("of an older version is brought up to date", async () => {
    const file = await olderCopy();
    await onScratch(async (url, client) => {
      const { applied } = await restore(url, key(), await checkBackup(file, key()));
      expect(applied).toEqual(known.slice(-4).map(({ name }) => name));
      expect((await pendingMigrations(url)).pending).toEqual([]);
      expect((await client.query(`SELECT "id" FROM "StaffMember"`)).rows).toEqual([{ id: person }]);
    });
  });

  it("is whole and says so when only the later migrations fail, which can be run again", async () => {
    const file = await olderCopy();
    await onScratch(async (url, client) => {
      await client.query(`CREATE FUNCTION no_room() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        IF to_regclass('"AuditEvent"') IS NULL THEN RETURN; END IF;
        IF EXISTS (SELECT 1 FROM "AuditEvent") THEN RAISE EXCEPTION 'the disk is full'; END IF; END $$;
        CREATE EVENT TRIGGER no_room ON ddl_command_end EXECUTE FUNCTION no_room()`);
      await expect(restore(url, key(), await checkBackup(file, key()))).rejects.toThrow(
        /^Everything is restored, but: .* the disk is full Run: npm run db:migrate$/,
      );
      await client.query("DROP EVENT TRIGGER no_room");
      expect((await migrate(url)).applied).toEqual(known.slice(-4).map(({ name }) => name));
      const log = await client.query(`SELECT "action" FROM "AuditEvent"`);
      expect(log.rows).toEqual([{ action: "database.restored" }]);
      expect((await client.query(`SELECT "id" FROM "StaffMember"`)).rows).toEqual([{ id: person }]);
    });
  });
});

describe("what is refused leaves nothing behind", () => {
  const migrations = () => migrationsOnDisk().map(({ name, checksum }) => ({ name, checksum }));
  async function* end(rows: Record<string, number>) {
    yield encodeFrame({ kind: "end", end: { rows, sequences: [] } });
  }
  const about = () => ({
    madeAt: new Date().toISOString(),
    migrations: migrations(),
    keys: [],
  });

  it("a file of a newer version, or of one with another migration", async () => {
    const [newer, other] = [newFile(), newFile()];
    const later = { name: "29991231000000_later", checksum: "a" };
    await writeSealed(newer, key(), { ...about(), migrations: [...migrations(), later] }, end({}));
    await expect(checkBackup(newer, key())).rejects.toThrow(
      "is of a newer version of Backline (29991231000000_later)",
    );
    const [first, ...more] = migrations();
    const changed = [{ name: first?.name ?? "", checksum: "another" }, ...more];
    await writeSealed(other, key(), { ...about(), migrations: changed }, end({}));
    await expect(checkBackup(other, key())).rejects.toThrow("than ours");
  });

  it("a database that is not empty, with tables of ours, of others, or with jobs", async () => {
    const file = newFile();
    await backUp(here(), key(), file);
    const sealed = await checkBackup(file, key());
    const fillings = [
      migrate,
      async (url: string) => {
        await runMigrations({ connectionString: url });
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query("SELECT graphile_worker.add_job('alarm_raised')");
        await client.end();
      },
    ];
    for (const filling of fillings)
      await onScratch(async (url, client) => {
        await filling(url);
        const before = await contentsOf(client);
        await expect(restore(url, key(), sealed)).rejects.toThrow("is not empty");
        expect(await contentsOf(client)).toEqual(before);
      });
    await onScratch(async (url, client) => {
      await client.query("CREATE TABLE other (id int)");
      await expect(restore(url, key(), sealed)).rejects.toThrow("is not empty");
      expect((await client.query("SELECT * FROM other")).rows).toEqual([]);
    });
  });

  it("a copy that fails half way, after which the same database takes a good one", async () => {
    const [bad, good] = [newFile(), newFile()];
    async function* half() {
      yield encodeFrame({
        kind: "table",
        table: { table: "VisitType", columns: ["id", "name"] },
      });
      yield encodeFrame({ kind: "rows", rows: Buffer.from("no uuid\tSomething\n") });
      yield* end({ VisitType: 1 });
    }
    await onScratch(async (url, client) => {
      for (const frames of [half(), end({ Intake: 1 })]) {
        await writeSealed(bad, key(), about(), frames);
        const sealed = await checkBackup(bad, key());
        await expect(restore(url, key(), sealed)).rejects.toThrow(/uuid|does not hold the rows/);
        expect(await isEmpty(client)).toBe(true);
      }
      await backUp(here(), key(), good);
      await restore(url, key(), await checkBackup(good, key()));
    });
  });

  it("a backup over a file, under another key, or of nothing", async () => {
    const file = newFile();
    await backUp(here(), key(), file);
    await expect(backUp(here(), key(), file)).rejects.toThrow("is there already");
    const other = randomBytes(32).toString("base64");
    await expect(backUp(here(), other, newFile())).rejects.toThrow("DATA_KEY is not the key");
    await onScratch(async (url) => {
      await expect(backUp(url, key(), newFile())).rejects.toThrow("nothing of Backline");
    });
  });
});
