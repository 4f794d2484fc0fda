import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { addPerson, resetPassword } from "@/lib/auth/commands";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake } from "@/lib/queue/commands";
import {
  addIntakeForTest,
  addStaffForTest,
  entryForTest,
  resetForTest,
  trailForTest,
} from "@/test/rows";
import { recordReview, secondReview } from "./commands";

afterAll(closeDatabase);

const reason = "Examined, this is what was found";

async function pendingId(intakeId: string): Promise<string> {
  const rows = await sql<{ id: string }>(
    "test_review",
    `SELECT "id" FROM "Review" WHERE "intakeId" = $intakeId ORDER BY "createdAt" DESC LIMIT 1`,
    { intakeId },
  );
  return rows[0]?.id ?? "";
}

async function loweredEmergency() {
  const intakeId = await addIntakeForTest("EMERGENCY");
  const author = await addStaffForTest();
  const seen = { intakeId, version: 0, seenLevel: "EMERGENCY" } as const;
  const outcome = await recordReview(author, { ...seen, level: "SOON", reason });
  return { intakeId, author, outcome, reviewId: await pendingId(intakeId) };
}

describe("a review", () => {
  it("confirms the level and leaves its deadline", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const before = await entryForTest(intakeId);
    const staff = await addStaffForTest();
    await recordReview(staff, {
      intakeId,
      version: 0,
      seenLevel: "URGENT",
      level: "URGENT",
      reason: "",
    });
    expect(await entryForTest(intakeId)).toMatchObject({
      level: "URGENT",
      dueAt: before?.dueAt,
      version: 1,
    });
  });

  it("raises at once, never to a later deadline than before", async () => {
    const intakeId = await addIntakeForTest("ROUTINE", 10);
    const before = await entryForTest(intakeId);
    const staff = await addStaffForTest();
    const seen = { intakeId, version: 0, seenLevel: "ROUTINE" } as const;
    await recordReview(staff, { ...seen, level: "EMERGENCY", reason });
    const entry = await entryForTest(intakeId);
    expect(entry?.level).toBe("EMERGENCY");
    expect(entry?.dueAt.getTime()).toBeLessThanOrEqual(before?.dueAt.getTime() ?? 0);
  });

  it("lowers other levels at once", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const staff = await addStaffForTest();
    const seen = { intakeId, version: 0, seenLevel: "URGENT" } as const;
    expect(await recordReview(staff, { ...seen, level: "ROUTINE", reason })).toEqual({
      needsSecond: false,
    });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "ROUTINE" });
  });

  it("refuses one of two at the same moment as changed", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const staff = await Promise.all([addStaffForTest(), addStaffForTest()]);
    const seen = { intakeId, version: 0, seenLevel: "URGENT", reason } as const;
    const tries = await Promise.allSettled([
      recordReview(staff[0], { ...seen, level: "SOON" }),
      recordReview(staff[1], { ...seen, level: "ROUTINE" }),
    ]);
    expect(tries.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find((one) => one.status === "rejected")).toMatchObject({
      reason: { code: "changed_meanwhile" },
    });
  });

  it("is refused while a colleague has the intake", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    await claimIntake(await addStaffForTest(), { intakeId, version: 0 });
    const seen = { intakeId, version: 1, seenLevel: "URGENT", reason } as const;
    await expect(
      recordReview(await addStaffForTest(), { ...seen, level: "SOON" }),
    ).rejects.toMatchObject({ code: "claimed_by_other" });
  });
});

describe("lowering an emergency", () => {
  it("changes nothing until a second clinician agrees", async () => {
    const { intakeId, outcome, reviewId } = await loweredEmergency();
    expect(outcome).toEqual({ needsSecond: true });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY", version: 1 });
    const second = await addStaffForTest();
    await secondReview(second, { intakeId, version: 1, reviewId, agrees: "yes", reason: "" });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "SOON", version: 2 });
    expect(await trailForTest(intakeId)).toEqual([
      "intake.received",
      "review.recorded",
      "review.seconded",
    ]);
  });

  it("is not seconded by the same clinician", async () => {
    const { intakeId, author, reviewId } = await loweredEmergency();
    await expect(
      secondReview(author, { intakeId, version: 1, reviewId, agrees: "yes", reason: "" }),
    ).rejects.toMatchObject({ code: "second_clinician_needed" });
    await expect(
      sql(
        "test_second",
        `INSERT INTO "SecondReview" ("reviewId", "staffId", "agrees") VALUES ($reviewId, $author, true)`,
        { reviewId, author: author.id },
      ),
    ).rejects.toMatchObject({ code: "23514" });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY" });
  });

  it("is not seconded by an account that an admin made or reset within a day", async () => {
    const { intakeId, reviewId } = await loweredEmergency();
    const [admin, reset] = [await addStaffForTest("admin"), await addStaffForTest()];
    await resetPassword(admin, { staffId: reset.id });
    const email = `${randomUUID()}@test.example`;
    await addPerson(admin, { name: "Made Up", email, role: "clinician" });
    const [made] = await sql<{ id: string }>(
      "test_made",
      `SELECT "id" FROM "StaffMember" WHERE "email" = $email`,
      { email },
    );
    const agree = { intakeId, version: 1, reviewId, agrees: "yes", reason: "" } as const;
    for (const second of [reset, { ...reset, id: made?.id ?? "" }])
      await expect(secondReview(second, agree)).rejects.toMatchObject({ code: "reset_lately" });
    expect((await entryForTest(intakeId))?.level).toBe("EMERGENCY");
    await resetForTest(reset, admin, 25);
    expect(await secondReview(reset, agree)).toEqual({ agrees: true });
  });

  it("stays an emergency when the second clinician does not agree", async () => {
    const { intakeId, reviewId } = await loweredEmergency();
    const second = await addStaffForTest();
    await secondReview(second, { intakeId, version: 1, reviewId, agrees: "no", reason });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY" });
  });

  it("is decided once, even when two colleagues answer at the same moment", async () => {
    const { intakeId, reviewId } = await loweredEmergency();
    const staff = await Promise.all([addStaffForTest(), addStaffForTest()]);
    const tries = await Promise.allSettled(
      staff.map((one) =>
        secondReview(one, { intakeId, version: 1, reviewId, agrees: "yes", reason: "" }),
      ),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("is dropped when a newer review came", async () => {
    const { intakeId, author, reviewId } = await loweredEmergency();
    const seen = { intakeId, version: 1, seenLevel: "EMERGENCY" } as const;
    await recordReview(author, { ...seen, level: "EMERGENCY", reason: "" });
    await expect(
      secondReview(await addStaffForTest(), {
        intakeId,
        version: 2,
        reviewId,
        agrees: "yes",
        reason: "",
      }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
  });
});
