import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake, closeIntake, releaseIntake } from "@/lib/queue/commands";
import { addIntakeForTest, addStaffForTest } from "@/test/rows";
import { findNeighbors } from "./queries";

afterAll(closeDatabase);

it("knows who stands before and after an intake on the board, also once it has left it", async () => {
  const staff = await addStaffForTest();
  const soon = await addIntakeForTest("SOON", 5);
  const late = await addIntakeForTest("SOON", 500);
  const urgent = await addIntakeForTest("URGENT", 3);
  for (const intakeId of [soon, late, urgent]) await claimIntake(staff, { intakeId, version: 0 });
  const idsOf = async (intakeId: string) => {
    const { before, after, place, all } = await findNeighbors(staff, intakeId, { mine: "yes" });
    return [before?.intakeId, after?.intakeId, place, all];
  };
  expect(await idsOf(late)).toEqual([urgent, soon, 2, 3]);
  expect(await idsOf(urgent)).toEqual([undefined, late, 1, 3]);
  expect(await idsOf(soon)).toEqual([late, undefined, 3, 3]);
  expect((await findNeighbors(staff, late, { mine: "yes" })).after?.name).toMatch(/^Ada Quill/);

  // Names of the queue were seen, once with each look.
  const looks = await sql(
    "test_neighbor_looks",
    `SELECT 1 FROM "AuditEvent" WHERE "staffId" = $staff AND "action" = 'queue.viewed'`,
    { staff: staff.id },
  );
  expect(looks).toHaveLength(4);

  // The filter leaves it out now; its place is still the same.
  await releaseIntake(staff, { intakeId: late, version: 1 });
  expect(await idsOf(late)).toEqual([urgent, soon, 2, 3]);

  await closeIntake(staff, {
    ...{ intakeId: soon, version: 1, seenLevel: "SOON", outcome: "advice_given" },
    note: "",
  });
  expect(await idsOf(soon)).toEqual([undefined, urgent, null, 1]);
});
