import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { assess } from "@/lib/facts/assess";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { reassessIntake } from "@/lib/intake/reassess";
import { addIntakeForTest } from "@/test/rows";
import { type Stored, streamFiled } from "./queries";
import { moveCsv, moveText, ReplayReport } from "./report";

afterAll(closeDatabase);

const URL = () => process.env.DATABASE_URL ?? "";

async function storedOf(intakeId: string): Promise<Stored[]> {
  const [row] = await sql<{ reference: string }>(
    "test_replay_reference",
    `SELECT "reference" FROM "Intake" WHERE "id" = $intakeId`,
    { intakeId },
  );
  const found: Stored[] = [];
  for await (const stored of streamFiled(URL()))
    if (stored.reference === row?.reference) found.push(stored);
  return found;
}

it("finds the intakes that today's rules would put elsewhere, and why", async () => {
  const intakeId = await addIntakeForTest("EMERGENCY");
  const report = new ReplayReport();
  const [same] = await storedOf(intakeId);
  expect(report.take(same!)).toBeNull();
  // As if it had been filed with rules that did not know the saddle.
  await sql(
    "test_replay_past",
    `UPDATE "Intake" SET "level" = 'SOON', "ruleVersion" = 'past', "firedRules" = '{a_former_rule}' WHERE "id" = $intakeId`,
    { intakeId },
  );
  const [stored] = await storedOf(intakeId);
  const move = report.take(stored!);
  expect(move).toMatchObject({ from: "SOON", to: "EMERGENCY", lost: ["a_former_rule"] });
  expect(move!.gained.length).toBeGreaterThan(0);
  expect(report).toMatchObject({ read: 2, directions: { higher: 1, lower: 0, same: 0 } });
  expect(report.summary()).toContain(RULES_VERSION);
  expect(report.summary()).toContain("SOON to EMERGENCY: 1");
  expect(report.summary()).toContain("rule a_former_rule: fires 0 more, 1 fewer");
  expect(moveText(stored!, move!)).toContain(`SOON to EMERGENCY: +${move!.gained[0]}`);
  expect(moveCsv(stored!, move!)).toContain(",past,SOON,EMERGENCY,");
});

it("also reads the patient's later answers", async () => {
  const intakeId = await addIntakeForTest("ROUTINE");
  const assessed = assess({}, { finished: true });
  await reassessIntake(intakeId, { kind: "worse", assessed, now: new Date(0) });
  const stored = await storedOf(intakeId);
  expect(stored).toHaveLength(2);
  expect(stored.every(({ filed }) => filed?.complete)).toBe(true);
});

it("goes on after answers that cannot be read, and counts them", async () => {
  const intakeId = await addIntakeForTest("URGENT");
  await sql(
    "test_replay_broken",
    `UPDATE "Intake" SET "answersSealed" = 'v1.broken' WHERE "id" = $intakeId`,
    { intakeId },
  );
  const report = new ReplayReport();
  const [stored] = await storedOf(intakeId);
  expect(report.take(stored!)).toBeNull();
  expect(report.unreadable).toBe(1);
  expect(report.summary()).toContain("1 could not be read.");
});
