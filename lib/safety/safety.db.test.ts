import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake, closeIntake } from "@/lib/queue/commands";
import { openIntake } from "@/lib/record/queries";
import { recordReview, secondReview } from "@/lib/review/commands";
import { beginForTest } from "@/test/drafts";
import { strain } from "@/test/people";
import { addIntakeForTest, addStaffForTest, entryForTest } from "@/test/rows";
import { walk } from "@/test/walk";
import { countAbandoned, exportForSafety, listForSafety, type SafetyRow } from "./queries";

afterAll(closeDatabase);

const span = { from: new Date("2020-01-01"), until: new Date("2100-01-01") };
const reason = "Examined, this is what was found";

async function rowOf(intakeId: string): Promise<SafetyRow> {
  const rows = await listForSafety(await addStaffForTest(), span);
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
  await addIntakeForTest("SOON");
  const past = { from: new Date("2019-01-01"), until: new Date("2019-02-01") };
  expect(await listForSafety(staff, past)).toEqual([]);
  await exportForSafety(staff, past);
  const trail = await sql<{ action: string }>(
    "test_safety_trail",
    `SELECT "action" FROM "AuditEvent" WHERE "staffId" = $staff ORDER BY "id"`,
    { staff: staff.id },
  );
  expect(trail.map(({ action }) => action)).toEqual(["safety.viewed", "safety.exported"]);
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
