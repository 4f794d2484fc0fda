import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake } from "@/lib/queue/commands";
import { handOver } from "@/lib/team/commands";
import { addIntakeForTest, addStaffForTest, referenceForTest } from "@/test/rows";
import { queueCsv } from "./csv";
import { type ExportRow, exportQueue } from "./queries";

afterAll(closeDatabase);

async function addPlace(name: string): Promise<string> {
  const id = randomUUID();
  await sql(
    "test_place",
    `INSERT INTO "Location" ("id", "code", "name") VALUES ($id, $code, $name)`,
    { id, code: `x${id.slice(0, 8)}`, name },
  );
  return id;
}

async function addAt(place: string, minutes: number): Promise<string> {
  const intakeId = await addIntakeForTest("SOON", minutes);
  await sql("test_place_of", `UPDATE "Intake" SET "locationId" = $place WHERE "id" = $intakeId`, {
    intakeId,
    place,
  });
  return intakeId;
}

it("gives matching intakes as lines, oldest first, and a text is never a formula", async () => {
  const staff = await addStaffForTest();
  const place = await addPlace("=HYPERLINK(1), Mill");
  const later = await addAt(place, 5);
  const first = await addAt(place, 50);
  await claimIntake(staff, { intakeId: later, version: 0 });
  const file = await new Response(queueCsv(exportQueue(staff, { place }))).arrayBuffer();
  const text = new TextDecoder().decode(file);
  // Excel takes a file without these three bytes for one of its country, and breaks accents.
  expect(Buffer.from(file.slice(0, 3)).toString("hex")).toBe("efbbbf");
  const [head, ...lines] = text.trimEnd().split("\r\n");
  expect(head).toBe(
    "reference,received_at,level,due_at,worse_since,filed_as,red_flags,language,location,assigned_to,follow_up_at",
  );
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(await referenceForTest(first));
  expect(lines[0]).toContain(`"'=HYPERLINK(1), Mill"`);
  expect(lines[1]).toContain(await referenceForTest(later));
  expect(lines[1]).toContain(staff.name);
  const trail = await sql(
    "test_export_trail",
    `SELECT "detail" FROM "AuditEvent" WHERE "staffId" = $staff AND "action" = 'queue.exported'`,
    { staff: staff.id },
  );
  expect(trail).toEqual([{ detail: { rows: 2, filter: `place=${place}` } }]);
});

it("tells nothing of danger at home and self-harm, but that one must see Backline", async () => {
  const staff = await addStaffForTest();
  const place = await addPlace("Harm");
  const intakeId = await addAt(place, 5);
  await sql(
    "test_rules_of",
    `UPDATE "Intake" SET "firedRules" = '{unsafe_now,unsafe_at_home,severe_pain}' WHERE "id" = $intakeId`,
    { intakeId },
  );
  const text = await new Response(queueCsv(exportQueue(staff, { place }))).text();
  expect(text).toContain(",see_backline severe_pain,");
  expect(text).not.toContain("unsafe");
});

it("depends on the reader: an intake handed to a person is only in their file", async () => {
  const [from, to] = [await addStaffForTest(), await addStaffForTest()];
  const place = await addPlace("Handed");
  const intakeId = await addAt(place, 5);
  await handOver(from, { intakeId, version: 0, to: to.id, words: "" });
  const linesFor = async (staff: typeof from) =>
    (await new Response(queueCsv(exportQueue(staff, { place, meant: "me" }))).text())
      .trimEnd()
      .split("\r\n")
      .slice(1);
  expect(await linesFor(to)).toMatchObject([
    expect.stringContaining(await referenceForTest(intakeId)),
  ]);
  expect(await linesFor(from)).toEqual([]);
});

it("gives only the header when nothing matches", async () => {
  const staff = await addStaffForTest();
  const text = await new Response(queueCsv(exportQueue(staff, { mine: "yes" }))).text();
  expect(text).toMatch(/^reference,[^\n]*\r\n$/);
});

it("fetches more only when the reader has taken the last page, and stops when they leave", async () => {
  let read = 0;
  let ended = false;
  async function* pages(): AsyncGenerator<ExportRow[], void> {
    try {
      for (; ; read += 1) yield [];
    } finally {
      ended = true;
    }
  }
  const reader = queueCsv(pages()).getReader();
  await reader.read();
  await reader.cancel();
  expect(read).toBeLessThan(4);
  expect(ended).toBe(true);
});

it("gives every row once, even when one page does not hold them all", async () => {
  const staff = await addStaffForTest();
  const place = await addPlace("Many");
  await sql(
    "test_many",
    `WITH made AS (
       INSERT INTO "Intake" ("id", "reference", "tokenHash", "locale", "filedAs", "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "locationId")
       SELECT gen_random_uuid(), 'M' || g || $place::text, 'M' || g || $place::text, 'en', 'sent', 'SOON', 'test', '{}', '{}', 'x', $place::uuid
       FROM generate_series(1, 2500) g RETURNING "id", "receivedAt"),
     entries AS (
       INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt")
       SELECT "id", 'SOON', 2, "receivedAt" FROM made RETURNING "intakeId")
     SELECT count(*) FROM entries`,
    { place },
  );
  const seen: string[] = [];
  for await (const rows of exportQueue(staff, { place }))
    seen.push(...rows.map((row) => row.reference));
  expect(seen).toHaveLength(2500);
  expect(new Set(seen).size).toBe(2500);
  await sql(
    "test_many_gone",
    `DELETE FROM "QueueEntry" q USING "Intake" i WHERE i."id" = q."intakeId" AND i."locationId" = $place`,
    { place },
  );
});
