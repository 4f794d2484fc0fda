import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake, closeIntake } from "@/lib/queue/commands";
import { openIntake } from "@/lib/record/queries";
import { recordReview, secondReview } from "@/lib/review/commands";
import { beginForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { addIntakeForTest, addStaffForTest, entryForTest } from "@/test/rows";
import { walk } from "@/test/walk";
import { exportCases, listCases, type SafetyCase } from "./cases/queries";
import { readCases } from "./cases/schema";
import { agreementOf, waitsOf } from "./figures";
import { countAbandoned, readFigures } from "./queries";

afterAll(closeDatabase);

const span = { from: new Date("2020-01-01"), until: new Date("2100-01-01") };
const reason = "Examined, this is what was found";

const MANY = 100_000;

async function rowOf(intakeId: string): Promise<SafetyCase> {
  const asked = { span, filter: readCases({}), most: MANY };
  const { rows } = await listCases(await addStaffForTest(), asked, new Date());
  return rows.find((row) => row.intakeId === intakeId)!;
}

it("knows the clinician's level, the first view and action, and the outcome", async () => {
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("URGENT", 30);
  expect(await rowOf(intakeId)).toMatchObject({
    clinician: null,
    firstLookAt: null,
    outcome: null,
  });
  await openIntake(staff, staff, intakeId);
  const looked = await rowOf(intakeId);
  expect(looked.firstLookAt).toBeInstanceOf(Date);
  expect(looked.contactAt).toBeNull();
  await claimIntake(staff, { intakeId, version: 0 });
  await recordReview(staff, { intakeId, version: 1, seenLevel: "URGENT", level: "SOON", reason });
  const entry = await entryForTest(intakeId);
  await closeIntake(staff, {
    intakeId,
    version: entry!.version,
    seenLevel: "SOON",
    outcome: "seen_in_clinic",
    diagnosisGroup: "strain_or_spasm",
    note: "",
  });
  const closed = await rowOf(intakeId);
  expect(closed).toMatchObject({
    triage: "URGENT",
    clinician: "SOON",
    outcome: "seen_in_clinic",
    diagnosisGroup: "strain_or_spasm",
  });
  expect(closed.contactAt!.getTime()).toBeGreaterThanOrEqual(closed.firstLookAt!.getTime());
});

it("does not count the lowering of an emergency until a second clinician agrees", async () => {
  const [one, other] = [await addStaffForTest(), await addStaffForTest()];
  const intakeId = await addIntakeForTest("EMERGENCY");
  await recordReview(one, { intakeId, version: 0, seenLevel: "EMERGENCY", level: "SOON", reason });
  expect((await rowOf(intakeId)).clinician).toBeNull();
  const [review] = await sql<{ id: string }>(
    "test_safety_review",
    `SELECT "id" FROM "Review" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  const { version } = (await entryForTest(intakeId))!;
  await secondReview(other, { intakeId, version, reviewId: review!.id, agrees: "yes", reason: "" });
  expect((await rowOf(intakeId)).clinician).toBe("SOON");
});

it("leaves out intakes received outside the span, and records each view in the audit log", async () => {
  const staff = await addStaffForTest();
  const now = new Date();
  await addIntakeForTest("SOON");
  const past = { from: new Date("2019-01-01"), until: new Date("2019-02-01") };
  expect((await readFigures(staff, past, "UTC", now)).agreed).toEqual([]);
  const none = await listCases(staff, { span: past, filter: readCases({}), most: 9 }, now);
  expect(none).toEqual({ rows: [], found: 0 });
  for await (const rows of exportCases(staff, past, now)) expect(rows).toEqual([]);
  const trail = await sql<{ action: string }>(
    "test_safety_trail",
    `SELECT "action" FROM "AuditEvent" WHERE "staffId" = $staff ORDER BY "id"`,
    { staff: staff.id },
  );
  const actions = ["safety.viewed", "safety.viewed", "safety.exported"];
  expect(trail.map(({ action }) => action)).toEqual(actions);
});

it("counts what was missed and late in the database as the list has it, one by one", async () => {
  const [staff, now] = [await addStaffForTest(), new Date()];
  const at = new Date(now.getTime() - 400 * 60_000);
  const missed = await addIntakeForTest("URGENT", 300);
  await recordReview(staff, {
    ...{ intakeId: missed, version: 0, seenLevel: "URGENT", level: "EMERGENCY", reason },
  });
  const opened = await addIntakeForTest("URGENT", 300);
  await openIntake(staff, staff, opened);
  const pending = await addIntakeForTest("URGENT", 1);
  const around = { from: at, until: new Date(now.getTime() + 60_000) };
  const list = async (given: Record<string, string>) => {
    const asked = { span: around, filter: readCases(given), most: MANY };
    const { rows, found } = await listCases(staff, asked, now);
    expect(rows).toHaveLength(found);
    return rows.map(({ intakeId }) => intakeId);
  };
  const figures = await readFigures(staff, around, "UTC", now);
  const urgent = waitsOf(figures.waits)[1]!;
  const late = await list({ kind: "late", triage: "URGENT" });
  expect(late).toContain(missed);
  expect(late).not.toContain(pending);
  expect(urgent).toMatchObject({ late: late.length, pending: expect.any(Number) });
  expect(urgent.pending).toBeGreaterThan(0);
  expect(urgent.missed).toBe((await list({ kind: "missed", triage: "URGENT" })).length);
  const under = await list({ kind: "under" });
  expect(under).toContain(missed);
  const agreement = agreementOf(figures.agreed);
  expect(agreement.under!.part).toBe(under.length);
  const cell = await list({ triage: "URGENT", clinician: "EMERGENCY" });
  expect(agreement.table[1]![0]).toBe(cell.length);
  expect(agreement.found!.whole - agreement.found!.part).toBe(
    (await list({ clinician: "EMERGENCY", kind: "under" })).length,
  );
  expect(figures.unfound.map(({ intakeId }) => intakeId)).toContain(missed);
  const looks = figures.looks.filter(({ level }) => level === "URGENT");
  expect(looks.reduce((sum, { intakes }) => sum + intakes, 0)).toBe(urgent.looked);
  const weeks = figures.weeks.reduce((sum, { intakes }) => sum + intakes, 0);
  expect(weeks).toBe(agreement.intakes);
});

it("counts the time of an intake that later answers raised from then on, with the target of today", async () => {
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("SOON", 300);
  await openIntake(staff, staff, intakeId);
  expect((await rowOf(intakeId)).firstLookAt).toBeInstanceOf(Date);
  const raisedAt = new Date(Date.now() + 60_000);
  await sql(
    "test_safety_worse",
    `INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules", "reviewFlags",
       "answersSealed", "createdAt")
     SELECT gen_random_uuid(), "id", 'worse', 'EMERGENCY', "ruleVersion", "firedRules", "reviewFlags", "answersSealed",
       $raisedAt FROM "Intake" WHERE "id" = $intakeId`,
    { intakeId, raisedAt },
  );
  const row = await rowOf(intakeId);
  expect(row).toMatchObject({ triage: "EMERGENCY", since: raisedAt, firstLookAt: null });
  expect(row.dueAt!.getTime() - raisedAt.getTime()).toBe(15 * 60_000);
});

it("counts who stopped, by the next question, after an hour", async () => {
  const staff = await addStaffForTest();
  const later = new Date(Date.now() + 2 * 3_600_000);
  const before = await countAbandoned(staff, later);
  await beginForTest(walk(strain()).states[0] ?? {});
  const drafts = (counts: typeof before, step: string) =>
    counts.find(({ stepId }) => stepId === step)?.drafts ?? 0;
  const after = await countAbandoned(staff, later);
  const grown = after.filter(({ stepId, drafts: n }) => n > drafts(before, stepId));
  expect(grown).toHaveLength(1);
  expect(grown[0]!.drafts - drafts(before, grown[0]!.stepId)).toBe(1);
  const soon = await countAbandoned(staff, new Date());
  expect(drafts(soon, grown[0]!.stepId)).toBeLessThan(drafts(after, grown[0]!.stepId));
});

it("counts as contact a call in which staff spoke to the patient, not a claim or a try", async () => {
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("URGENT", 30);
  await claimIntake(staff, { intakeId, version: 0 });
  const call = (outcome: string, takenBack: boolean) =>
    sql(
      "test_safety_call",
      `INSERT INTO "CallAttempt" ("id", "intakeId", "staffId", "outcome", "takenBackAt")
       VALUES (gen_random_uuid(), $intakeId, $staff, $outcome, CASE WHEN $takenBack THEN now() END)`,
      { intakeId, staff: staff.id, outcome, takenBack },
    );
  await call("left_message", false);
  await call("spoke", true);
  expect((await rowOf(intakeId)).contactAt).toBeNull();
  await call("spoke", false);
  expect((await rowOf(intakeId)).contactAt).toBeInstanceOf(Date);
});
