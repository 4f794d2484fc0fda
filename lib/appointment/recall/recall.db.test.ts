import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { listAttention } from "@/lib/attention/queries";
import { prove } from "@/lib/auth/proof";
import { closeDatabase, sql } from "@/lib/db/client";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  offerForTest,
  trailForTest,
} from "@/test/rows";
import { addRecall, dropRecall, markRecallBooked } from "./commands";
import { listRecalls } from "./queries";

afterAll(closeDatabase);

const due = (intakeId: string) =>
  sql("test_due", `UPDATE "Recall" SET "dueAt" = now() WHERE "intakeId" = $intakeId`, { intakeId });

async function recalled(reason = "Check the strength of the foot") {
  const [staff, intakeId] = [await addStaffForTest("front_desk"), await addIntakeForTest("SOON")];
  await addRecall(staff, { intakeId, weeks: 6, reason });
  const [recall] = await listRecalls(staff, intakeId);
  if (!recall) throw new Error("There is no recall.");
  const kinds = async () =>
    (await listAttention(staff)).rows
      .filter((row) => row.intakeId === intakeId)
      .map(({ kind }) => kind);
  return { staff, intakeId, recall, kinds };
}

describe("a recall", () => {
  it("comes up on its day, with its reason sealed, and is done once a visit is booked", async () => {
    const { staff, intakeId, recall, kinds } = await recalled();
    expect(recall.reason).toBe("Check the strength of the foot");
    const [row] = await sql(
      "test_recall_row",
      `SELECT r::text AS "all" FROM "Recall" r WHERE "id" = $id`,
      {
        id: recall.id,
      },
    );
    expect(JSON.stringify(row)).not.toContain("foot");
    const days = (recall.dueAt.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(40);
    expect(days).toBeLessThan(43);
    expect(await kinds()).toEqual([]);
    await due(intakeId);
    expect(await kinds()).toEqual(["recall_due"]);
    await expect(markRecallBooked(staff, { recallId: recall.id })).rejects.toMatchObject({
      code: "visit_needed",
    });
    const time = await offerForTest((await addStaffForTest()).id, 60);
    await bookAsSeenForTest(staff, { intakeId, time });
    expect(await kinds()).toEqual(["recall_due"]);
    await markRecallBooked(staff, { recallId: recall.id });
    expect(await kinds()).toEqual([]);
    expect(await listRecalls(staff, intakeId)).toEqual([]);
    expect((await trailForTest(intakeId)).filter((action) => action.startsWith("recall"))).toEqual([
      "recall.added",
      "recall.ended",
    ]);
  });

  it("is dropped with a reason, by one of two people", async () => {
    const { staff, intakeId, recall, kinds } = await recalled();
    await due(intakeId);
    const drop = { recallId: recall.id, reason: "Moved away" };
    const tries = await Promise.allSettled([dropRecall(staff, drop), dropRecall(staff, drop)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "changed_meanwhile" },
    });
    expect(await kinds()).toEqual([]);
  });

  it("is refused for no intake, and by nobody who may not book", async () => {
    const staff = await addStaffForTest();
    const none = { intakeId: randomUUID(), weeks: 6, reason: "Again" };
    await expect(addRecall(staff, none)).rejects.toMatchObject({ code: "not_found" });
    expect(() => prove({ ...staff, role: "nobody" } as never, "appointment:book")).toThrow();
  });
});
