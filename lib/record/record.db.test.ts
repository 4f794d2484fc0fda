import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { addIntakeForTest, addStaffForTest, trailForTest } from "@/test/rows";
import { recordCall, writeNote } from "./commands";
import { listHistory } from "./history";
import { openIntake } from "./queries";

afterAll(closeDatabase);

describe("opening a record", () => {
  it("writes one event each time, and shows answers only with clinical:read", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const clinician = await addStaffForTest();
    const desk = await addStaffForTest("front_desk");
    const full = await openIntake(clinician, clinician, intakeId);
    expect(full.clinical?.symptoms.saddle_numbness).toBe("new");
    const plain = await openIntake(desk, null, intakeId);
    expect(plain.clinical).toBeNull();
    expect(JSON.stringify(plain)).not.toContain("symptoms");
    expect(await trailForTest(intakeId)).toEqual(["intake.opened", "intake.opened"]);
  });

  it("writes nothing for an intake that does not exist", async () => {
    const staff = await addStaffForTest();
    const nowhere = "00000000-0000-4000-8000-000000000001";
    await expect(openIntake(staff, null, nowhere)).rejects.toMatchObject({ code: "not_found" });
    expect(await trailForTest(nowhere)).toEqual([]);
  });

  it("keeps notes from who may not read them, except their own", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const [clinician, desk] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    await writeNote(clinician, { intakeId, body: "Clinical thought", tell: null });
    await recordCall(desk, { intakeId, outcome: "no_answer", note: "Rang twice", tryAgain: 15 });
    const texts = (events: { text: string | null }[]) => events.map((event) => event.text);
    expect(texts(await listHistory(desk, null, intakeId))).toEqual(["Rang twice", null]);
    expect(texts(await listHistory(clinician, clinician, intakeId))).toEqual([
      "Rang twice",
      "Clinical thought",
    ]);
  });
});
