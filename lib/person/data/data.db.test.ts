import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { chainAuditLog } from "@/lib/audit/commands";
import { contactOf } from "@/lib/contact/contact";
import { placeOf, type SealedColumn } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import { eraseExpired } from "@/lib/jobs/erase";
import { changeRetention, eraseByRule, previewRetention } from "@/lib/jobs/retention";
import { matchPerson } from "@/lib/person/same/commands";
import type { Answers } from "@/lib/questions/answers";
import { closeIntake } from "@/lib/queue/commands";
import { writeNote } from "@/lib/record/commands";
import { verifyAuditLog } from "@/prisma/audit-chain";
import { addIntakeForTest, addStaffForTest, referenceForTest, trailForTest } from "@/test/rows";
import { endHold, erasePerson, holdPerson } from "./commands";
import { copyText } from "./copied";
import { KEPT_AT_LEAST_DAYS } from "./obstacle";
import { copyPersonData, findLastErasure, findPersonData } from "./queries";
import { TABLES_OF_PERSON } from "./tables";

let admin: Awaited<ReturnType<typeof addStaffForTest>>;
beforeAll(async () => {
  admin = await addStaffForTest("admin");
});
afterEach(() => sql("test_no_unsent", `DELETE FROM "Draft" WHERE "answersSealed" = 'x'`));
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
  await sql(
    "test_contacts_with_intake",
    `UPDATE "IntakeContact" SET "createdAt" = "createdAt" - make_interval(mins => $minutesAgo::int)
     WHERE "intakeId" = $id::uuid`,
    { id, minutesAgo },
  );
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

/** Makes everything that was done with an intake this much older. */
async function age(intake: string, days: number): Promise<void> {
  for (const [table, at] of [
    ["Note", "createdAt"],
    ["Closure", "createdAt"],
    ["IntakeContact", "createdAt"],
    ["LegalHold", "endedAt"],
  ])
    await sql(
      `test_age_${table}`,
      `UPDATE "${table}" SET "${at}" = "${at}" - make_interval(days => $days::int) WHERE "intakeId" = $intake::uuid`,
      { intake, days },
    );
}

/** Filed and closed so long ago that nothing recent keeps it. */
const LONG_AGO = KEPT_AT_LEAST_DAYS + 1;
async function fileClosed(person: Answers = newPerson(), daysAgo = LONG_AGO): Promise<string> {
  const id = await fileFor(person, daysAgo * 24 * 60 + 1);
  await close(id, daysAgo);
  return id;
}

const obstacleOf = async (id: string) =>
  (await findPersonData(admin, id))?.intakes.find((each) => each.id === id)?.obstacle;

async function erase(intakeId: string, reference?: string) {
  const data = await findPersonData(admin, intakeId);
  return erasePerson(admin, {
    intakeId,
    listed: (data?.intakes ?? []).map(({ id }) => id).join(" "),
    reference: reference ?? (await referenceForTest(intakeId)),
  });
}

/** In which tables this id still stands, in whatever column, the audit log left out. */
async function whereStill(id: string): Promise<string[]> {
  const tables = await sql<{ table: string }>(
    "test_tables",
    `SELECT table_name::text AS "table" FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'AuditEvent'`,
  );
  const still = tables.map(
    ({ table }) =>
      `SELECT '${table}' AS "table" WHERE EXISTS (SELECT 1 FROM "${table}" t WHERE t::text LIKE '%' || $id::text || '%')`,
  );
  const found = await sql<{ table: string }>("test_still", still.join(" UNION ALL "), { id });
  return found.map(({ table }) => table);
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
    await holdPerson(admin, { intakeId: ids[0] ?? "", reason: "Counsel expects a claim" });
    for (const [kind, to] of [
      ["patient_received", "ida@patient.example"],
      ["intake_waiting", "+12125550177"],
    ] as const) {
      const id = randomUUID();
      const sealed = (place: SealedColumn, text: string) => seal(text, placeOf(place, id));
      await sql(
        "test_message_of",
        `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "bodySealed")
         VALUES ($id::uuid, $intake::uuid, $kind, $id::text, $to, 's', $body)`,
        {
          ...{ id, kind, intake: ids[0] ?? "" },
          to: sealed("OutboundMessage.recipientSealed", to),
          body: sealed("OutboundMessage.bodySealed", "https://clinic.example/s/opens-everything"),
        },
      );
    }
    const copy = await copyPersonData(admin, ids[0] ?? "");
    const intakes = copy?.find(({ table }) => table === "Intake")?.rows ?? [];
    expect(intakes.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const text = copyText(copy ?? []);
    for (const part of [person.family_name, "Walks with a cane", "pain", "ida@patient.example"])
      expect(text).toContain(part);
    for (const secret of ["+12125550177", "opens-everything", "Counsel expects"])
      expect(text).not.toContain(secret);
    expect(text).not.toContain(other);
    expect(text).not.toMatch(/v2\.[0-9a-f]{8}\.|tokenHash|searchTokens/);
    expect(await trailForTest(ids[1] ?? "")).toContain("person.exported");
    expect(await copyPersonData(admin, randomUUID())).toBeNull();
  });

  it("has the note of a closing that waits for a second clinician", async () => {
    const id = await addIntakeForTest("EMERGENCY");
    await closeIntake(await addStaffForTest(), {
      ...{ intakeId: id, version: 0, seenLevel: "EMERGENCY", outcome: "other" },
      note: "Nobody there",
    });
    const copy = copyText((await copyPersonData(admin, id)) ?? []);
    expect(copy).toContain("Nobody there");
    expect(copy).not.toContain("cannot be read");
  });
});

describe("erasing a person", () => {
  it("takes every row, keeps the audit log whole, and leaves others alone", async () => {
    const person = newPerson();
    const ids = [await fileClosed(person), await fileClosed(person)];
    const other = await fileFor(newPerson());
    await writeNote(admin, { intakeId: ids[1] ?? "", body: "To be forgotten", tell: null });
    await age(ids[1] ?? "", LONG_AGO);
    const shown = await findPersonData(admin, ids[0] ?? "");
    expect(shown?.rows.find(({ table }) => table === "Intake")?.rows).toBe(2);
    expect(await erase(ids[0] ?? "")).toEqual({ erased: 2 });
    for (const id of ids) {
      expect(await whereStill(id)).toEqual([]);
      expect(await trailForTest(id)).toContain("person.erased");
    }
    expect(await findPersonData(admin, ids[0] ?? "")).toBeNull();
    expect((await findLastErasure(admin))?.intakes).toBe(2);
    expect(await findLastErasure(await addStaffForTest("admin"))).toBeNull();
    expect(await whereStill(other)).toContain("Intake");
    await chainAuditLog();
    const { faults } = await verifyAuditLog(process.env.DATABASE_URL ?? "");
    expect(faults.filter(({ fault }) => !fault.includes("within 15 minutes"))).toEqual([]);
  });

  it("shows a hold whose reason no key opens, so that it can be ended", async () => {
    const id = await fileFor(newPerson());
    await holdPerson(admin, { intakeId: id, reason: "Asked by a court" });
    await sql(
      "test_hold_unreadable",
      `UPDATE "LegalHold" SET "reasonSealed" = 'v2.00000000.AAAA' WHERE "intakeId" = $id::uuid`,
      { id },
    );
    const [hold] = (await findPersonData(admin, id))?.holds ?? [];
    expect(hold?.reason).toBeNull();
    await endHold(admin, { intakeId: id, holdId: hold?.id ?? "" });
    expect((await findPersonData(admin, id))?.holds).toEqual([]);
  });

  it("is refused while open, held, or not confirmed, and then nothing is gone", async () => {
    const id = await fileFor(newPerson(), LONG_AGO * 24 * 60);
    await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
    const emergency = await addIntakeForTest("EMERGENCY");
    expect(await obstacleOf(emergency)).toBe("emergency");
    await expect(erase(emergency)).rejects.toMatchObject({ code: "must_be_kept" });

    await close(id, LONG_AGO);
    expect(await erase(id, "BK-WRONG")).toMatchObject({ field: "reference" });
    await holdPerson(admin, { intakeId: id, reason: "A claim was announced" });
    await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
    const [hold] = (await findPersonData(admin, id))?.holds ?? [];
    expect(hold?.reason).toBe("A claim was announced");
    await endHold(admin, { intakeId: id, holdId: hold?.id ?? "" });
    expect(await obstacleOf(id)).toBe("recent");
    await age(id, LONG_AGO);
    const reference = await referenceForTest(id);
    await expect(
      erasePerson(admin, { intakeId: id, listed: randomUUID(), reference }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await whereStill(id)).toContain("IntakeContact");
    expect(await erase(id)).toEqual({ erased: 1 });
  });

  it("is refused soon after it was closed, or after the last note", async () => {
    const id = await fileFor(newPerson(), 100 * 24 * 60);
    await close(id, 1);
    expect(await obstacleOf(id)).toBe("recent");
    await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
    await age(id, LONG_AGO);
    expect(await obstacleOf(id)).toBeNull();
    await writeNote(admin, { intakeId: id, body: "The insurer asked", tell: null });
    expect(await obstacleOf(id)).toBe("recent");
  });

  it("is refused while the patient can still send answers, or they hold a red flag", async () => {
    for (const [days, redFlagAt] of [
      [1, null],
      [-1, new Date()],
    ] as const) {
      const id = await fileClosed();
      await sql(
        "test_draft_of",
        `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt", "redFlagAt", "reassessesId")
         VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', now() + make_interval(days => $days::int),
           $redFlagAt::timestamptz, $id::uuid)`,
        { days, redFlagAt, id },
      );
      expect(await obstacleOf(id)).toBe("unsent");
      await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
      expect(await whereStill(id)).toContain("Draft");
    }
  });

  it("and the copy are refused while data is sealed anew with another key", async () => {
    const id = await fileClosed();
    await sql(
      "test_two_keys",
      `INSERT INTO "KeyCheck" ("keyId", "checkSealed") VALUES ('one', 'x'), ('other', 'x')`,
    );
    try {
      expect(await obstacleOf(id)).toBe("keys");
      await expect(erase(id)).rejects.toMatchObject({ code: "must_be_kept" });
      await expect(copyPersonData(admin, id)).rejects.toMatchObject({ code: "keys_change" });
    } finally {
      await sql("test_one_key", `DELETE FROM "KeyCheck" WHERE "keyId" IN ('one', 'other')`);
    }
    expect(await erase(id)).toEqual({ erased: 1 });
  });
});

describe("a hold", () => {
  it("covers what the person files later, and their unsent answers", async () => {
    const person = newPerson();
    const held = await fileClosed(person, 4 * 365);
    await holdPerson(admin, { intakeId: held, reason: "Asked by a court" });
    const later = await fileClosed(person, 3 * 365);
    await sql(
      "test_expired_draft",
      `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt", "reassessesId")
       VALUES ($id::uuid, $id::text, 'x', now() - interval '1 day', $later::uuid)`,
      { id: randomUUID(), later },
    );
    expect(await obstacleOf(later)).toBe("held");
    await eraseByRule(new Date(), { intake_years: "2", message_days: "" });
    await eraseExpired(new Date());
    expect(await whereStill(later)).toEqual(expect.arrayContaining(["Intake", "Draft"]));
  });

  it("is ended alone when there are two", async () => {
    const id = await fileClosed();
    await holdPerson(admin, { intakeId: id, reason: "The first court" });
    await holdPerson(admin, { intakeId: id, reason: "The second court" });
    const [first] = (await findPersonData(admin, id))?.holds ?? [];
    await endHold(admin, { intakeId: id, holdId: first?.id ?? "" });
    const left = (await findPersonData(admin, id))?.holds.map(({ reason }) => reason);
    expect(left).toEqual(["The second court"]);
    expect(await obstacleOf(id)).toBe("held");
  });
});

describe("keeping by rule", () => {
  it("is made shorter only by who saw within the hour what just this rule erases", async () => {
    const other = await addStaffForTest("admin");
    const save = (staff: typeof admin, intake_years: string, version: number) =>
      changeRetention(staff, {
        ...{ key: "retention", scope: "", version },
        value: { intake_years, message_days: "" },
      } as const);
    const look = (staff: typeof admin, intake_years: string) =>
      previewRetention(staff, {
        ...{ key: "retention", scope: "", version: 0 },
        value: { intake_years, message_days: "" },
      } as const);
    const refusal = { field: "intake_years" };
    expect(await save(admin, "20", 0)).toMatchObject(refusal);
    await look(admin, "30");
    await look(other, "20");
    expect(await save(admin, "20", 0)).toMatchObject(refusal);
    await look(admin, "20");
    expect(await save(admin, "20", 0)).toEqual({ changed: 1 });
    expect(await save(admin, "19", 1)).toMatchObject(refusal);
    // To keep for longer, or for ever, erases nothing.
    expect(await save(admin, "25", 1)).toEqual({ changed: 1 });
    expect(await save(admin, "", 2)).toEqual({ changed: 1 });
  });

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
    expect(await whereStill(gone ?? "")).toContain("Intake");
    await eraseByRule(new Date(), RULE);
    expect(await whereStill(gone ?? "")).toEqual([]);
    for (const id of [open, held, lately, fresh])
      expect(await whereStill(id ?? "")).toContain("Intake");
    expect(await preview()).toBe(0);
  });

  it("keeps an intake while one that staff linked with it is in use, also through a third", async () => {
    const chain: string[] = [];
    for (const days of [1, 1000, 1000]) chain.push(await fileClosed(newPerson(), days));
    const [lately = "", old = "", older = ""] = chain;
    for (const [intakeId, otherId] of [
      [lately, old],
      [old, older],
    ] as const)
      await matchPerson(admin, { intakeId, otherId, same: "yes", version: null });
    await eraseByRule(new Date(), RULE);
    for (const id of chain) expect(await whereStill(id)).toContain("Intake");
    await age(lately, 1000);
    await sql(
      "test_received_long_ago",
      `UPDATE "Intake" SET "receivedAt" = now() - interval '1000 days' WHERE "id" = $lately::uuid`,
      { lately },
    );
    await eraseByRule(new Date(), RULE);
    for (const id of chain) expect(await whereStill(id)).toEqual([]);
  });

  it("keeps an intake of which somebody wrote lately, or whose hold ended lately", async () => {
    const [noted, held] = [
      await fileClosed(newPerson(), 1000),
      await fileClosed(newPerson(), 1000),
    ];
    await writeNote(admin, { intakeId: noted, body: "The insurer asked", tell: null });
    await holdPerson(admin, { intakeId: held, reason: "Asked by a court" });
    const [hold] = (await findPersonData(admin, held))?.holds ?? [];
    await endHold(admin, { intakeId: held, holdId: hold?.id ?? "" });
    await eraseByRule(new Date(), RULE);
    for (const id of [noted, held]) expect(await whereStill(id)).toContain("Intake");
  });

  it.each([
    [
      "a clinician's question",
      `INSERT INTO "PatientQuestion" ("id", "intakeId", "staffId", "dueAt", "questionSealed")
      VALUES (gen_random_uuid(), $id::uuid, $staff::uuid, now(), 'x')`,
    ],
    [
      "another way to reach the patient",
      `INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed")
      VALUES (gen_random_uuid(), $id::uuid, (SELECT 'x' FROM "StaffMember" WHERE "id" = $staff::uuid))`,
    ],
    [
      "an answer to how they are",
      `INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt", "answer", "answeredAt")
      SELECT gen_random_uuid(), $id::uuid, 3, now(), 'same', now() FROM "StaffMember" WHERE "id" = $staff::uuid`,
    ],
    [
      "scores",
      `INSERT INTO "PegScore" ("id", "intakeId", "scoresSealed", "scoredAt")
      SELECT gen_random_uuid(), $id::uuid, 'x', now() FROM "StaffMember" WHERE "id" = $staff::uuid`,
    ],
  ])("keeps an intake with %s of lately", async (what, text) => {
    const id = await fileClosed(newPerson(), 1000);
    await sql(`test_lately ${what}`, text, { id, staff: admin.id });
    expect(await obstacleOf(id)).toBe("recent");
    await eraseByRule(new Date(), RULE);
    expect(await whereStill(id)).toContain("Intake");
  });

  it("stops counting after a while, and says that there may be more", async () => {
    await fileClosed(newPerson(), 1000);
    const input = { key: "retention", scope: "", version: 0, value: RULE } as const;
    expect(await previewRetention(admin, input)).toMatchObject({ more: false, waits: false });
    expect(await previewRetention(admin, input, 0)).toMatchObject({ more: true });
  });

  it("keeps a message that bounced until somebody deals with it", async () => {
    const id = await fileFor(newPerson());
    const message = randomUUID();
    await sql(
      "test_bounced",
      `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body",
         "createdAt", "sentAt", "failedAt", "failure")
       VALUES ($message::uuid, $id::uuid, 'patient_received', $message::text, 'x', 's', 'b',
         now() - interval '60 days', now() - interval '60 days', now() - interval '60 days', 'bounced')`,
      { message, id },
    );
    await eraseByRule(new Date(), { intake_years: "", message_days: "30" });
    expect(await whereStill(message)).toContain("OutboundMessage");
    await sql(
      "test_dealt_with",
      `UPDATE "OutboundMessage" SET "resolvedAt" = now() WHERE "id" = $message::uuid`,
      { message },
    );
    await eraseByRule(new Date(), { intake_years: "", message_days: "30" });
    expect(await whereStill(message)).toEqual([]);
  });
});
