import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chainAuditLog } from "@/lib/audit/commands";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import { eraseByRule, previewRetention } from "@/lib/jobs/retention";
import type { Answers } from "@/lib/questions/answers";
import { writeNote } from "@/lib/record/commands";
import { verifyAuditLog } from "@/prisma/audit-chain";
import { addIntakeForTest, addStaffForTest, referenceForTest, trailForTest } from "@/test/rows";
import { endHold, erasePerson, holdPerson } from "./commands";
import { copyText } from "./copied";
import { copyPersonData, findPersonData } from "./queries";
import { TABLES_OF_PERSON } from "./tables";

let admin: Awaited<ReturnType<typeof addStaffForTest>>;
beforeAll(async () => {
  admin = await addStaffForTest("admin");
});
afterAll(closeDatabase);

/** A person whom nobody else is alike. */
function newPerson(): Answers {
  const id = randomUUID();
  const digits = Number.parseInt(id.slice(0, 6), 16);
  return {
    given_name: "Ida",
    family_name: `Q${id.replace(/[^a-f]/g, "")}`,
    birth_date: `19${10 + (digits % 80)}-0${1 + (digits % 9)}-1${digits % 9}`,
    phone: `+1212556${String(digits % 10_000).padStart(4, "0")}`,
  };
}

async function fileFor(person: Answers, minutesAgo = 1): Promise<string> {
  const id = await addIntakeForTest("SOON", minutesAgo);
  await addContact(id, contactOf(person)!);
  return id;
}

const close = (intake: string, daysAgo = 0) =>
  sql(
    "test_close_at",
    `WITH gone AS (DELETE FROM "QueueEntry" WHERE "intakeId" = $intake)
     INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "createdAt")
     VALUES ($id, $intake, $staff, 'other', now() - make_interval(days => $daysAgo::int))`,
    { id: randomUUID(), intake, staff: admin.id, daysAgo },
  );

async function erase(intakeId: string, reference?: string) {
  const data = await findPersonData(admin, intakeId);
  return erasePerson(admin, {
    intakeId,
    listed: (data?.intakes ?? []).map(({ id }) => id).join(" "),
    reference: reference ?? (await referenceForTest(intakeId)),
  });
}

/** In which tables this id still stands, the audit log left out. */
async function whereStill(id: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }>(
    "test_uuid_columns",
    `SELECT table_name::text AS "table", column_name::text AS "column" FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'uuid' AND table_name <> 'AuditEvent'`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await sql(
      `test_still_${table}_${column}`,
      `SELECT 1 FROM "${table}" WHERE "${column}" = $id::uuid LIMIT 1`,
      { id },
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

it("the list has every table with rows of an intake", async () => {
  const rows = await sql<{ table: string }>(
    "test_tables_of_intakes",
    `WITH RECURSIVE below(rel) AS (
       SELECT '"Intake"'::regclass::oid
       UNION SELECT k.conrelid FROM pg_constraint k JOIN below ON k.confrelid = below.rel WHERE k.contype = 'f')
     SELECT c.relname::text AS "table" FROM below JOIN pg_class c ON c.oid = below.rel ORDER BY 1`,
  );
  expect(rows.map(({ table }) => table)).toEqual(TABLES_OF_PERSON.map(({ table }) => table).sort());
});

describe("a person's own copy", () => {
  it("holds what is stored of all their intakes, opened, and nobody else's", async () => {
    const person = newPerson();
    const ids = [await fileFor(person, 20), await fileFor(person)];
    const other = await fileFor(newPerson());
    await writeNote(admin, { intakeId: ids[0] ?? "", body: "Walks with a cane", tell: null });
    const copy = await copyPersonData(admin, ids[0] ?? "");
    const intakes = copy?.find(({ table }) => table === "Intake")?.rows ?? [];
    expect(intakes.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const text = copyText(copy ?? []);
    for (const part of [person.family_name, "Walks with a cane", "pain"])
      expect(text).toContain(part);
    expect(text).not.toContain(other);
    expect(text).not.toMatch(/v2\.[0-9a-f]{8}\.|tokenHash|searchTokens/);
    expect(await trailForTest(ids[1] ?? "")).toContain("person.exported");
    expect(await copyPersonData(admin, randomUUID())).toBeNull();
  });
});

describe("erasing a person", () => {
  it("takes every row, keeps the audit log whole, and leaves others alone", async () => {
    const person = newPerson();
    const ids = [await fileFor(person, 30), await fileFor(person)];
    const other = await fileFor(newPerson());
    await writeNote(admin, { intakeId: ids[1] ?? "", body: "To be forgotten", tell: null });
    for (const id of ids) await close(id);
    const shown = await findPersonData(admin, ids[0] ?? "");
    expect(shown?.rows.find(({ table }) => table === "Intake")?.rows).toBe(2);
    expect(await erase(ids[0] ?? "")).toEqual({ erased: 2 });
    for (const id of ids) {
      expect(await whereStill(id)).toEqual([]);
      expect(await trailForTest(id)).toContain("person.erased");
    }
    expect(await findPersonData(admin, ids[0] ?? "")).toBeNull();
    expect(await whereStill(other)).toContain("Intake.id");
    await chainAuditLog();
    const { faults } = await verifyAuditLog(process.env.DATABASE_URL ?? "");
    expect(faults.filter(({ fault }) => !fault.includes("within 15 minutes"))).toEqual([]);
  });

  it("is refused while open, held, or not confirmed, and then nothing is gone", async () => {
    const id = await fileFor(newPerson());
    await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
    const emergency = await addIntakeForTest("EMERGENCY");
    const seen = await findPersonData(admin, emergency);
    expect(seen?.intakes.map(({ obstacle }) => obstacle)).toEqual(["emergency"]);
    await expect(erase(emergency)).rejects.toMatchObject({ code: "must_be_kept" });

    await close(id);
    expect(await erase(id, "BK-WRONG")).toMatchObject({ field: "reference" });
    await holdPerson(admin, { intakeId: id, reason: "A claim was announced" });
    expect((await findPersonData(admin, id))?.hold?.reason).toBe("A claim was announced");
    await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
    await endHold(admin, { intakeId: id });
    const reference = await referenceForTest(id);
    await expect(
      erasePerson(admin, { intakeId: id, listed: randomUUID(), reference }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await whereStill(id)).toContain("IntakeContact.intakeId");
    expect(await erase(id)).toEqual({ erased: 1 });
  });
});

describe("keeping by rule", () => {
  const DAY = 24 * 60;
  const RULE = { intake_years: "2", message_days: "" };
  const preview = async () =>
    (await previewRetention(admin, { key: "retention", scope: "", version: 0, value: RULE }))
      .intakes;

  it("erases what is closed and old, not what is open, held, newer or was seen since", async () => {
    const before = await preview();
    const old = 3 * 365 * DAY;
    const [gone, open, held, lately] = await Promise.all(
      [1, 2, 3, 4].map(() => fileFor(newPerson(), old)),
    );
    const fresh = await fileFor(newPerson());
    for (const id of [gone, held]) await close(id ?? "", 1000);
    for (const id of [lately, fresh]) await close(id ?? "", 1);
    await holdPerson(admin, { intakeId: held ?? "", reason: "Asked by a court" });
    expect(await preview()).toBe(before + 1);
    await eraseByRule(new Date(), { intake_years: "", message_days: "" });
    expect(await whereStill(gone ?? "")).toContain("Intake.id");
    await eraseByRule(new Date(), RULE);
    expect(await whereStill(gone ?? "")).toEqual([]);
    for (const id of [open, held, lately, fresh])
      expect(await whereStill(id ?? "")).toContain("Intake.id");
    expect(await preview()).toBe(0);
  });
});
