import { afterAll, beforeAll, expect, it } from "vitest";
import { changeSetting } from "@/lib/clinic/settings/commands";
import { getSetting } from "@/lib/clinic/settings/queries";
import { closeDatabase } from "@/lib/db/client";
import { recordReview } from "@/lib/review/commands";
import type { Level } from "@/lib/triage/symptoms";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { judgeBlind, showLevel } from "./commands";
import { countBlind, isAskedBlind } from "./queries";
import { isInSample } from "./sample";
import { JudgeSchema } from "./schema";

afterAll(closeDatabase);

const span = { from: new Date("2020-01-01"), until: new Date("2100-01-01") };

async function setShare(share: "off" | "tenth"): Promise<void> {
  const admin = await addStaffForTest("admin");
  const { version } = await getSetting(admin, "blind");
  await changeSetting(admin, { key: "blind", scope: "", version, value: { share } });
}

/** An intake of the tenth, or one outside of it. */
async function intakeOf(level: Level, inSample = true): Promise<string> {
  for (;;) {
    const id = await addIntakeForTest(level);
    if (isInSample(id) === inSample) return id;
  }
}

let staff: Awaited<ReturnType<typeof addStaffForTest>>;
beforeAll(async () => {
  staff = await addStaffForTest();
});

it("asks for a level first where the setting says so, in the sample, and never for an emergency", async () => {
  const [soon, outside] = [await intakeOf("SOON"), await intakeOf("SOON", false)];
  await setShare("off");
  expect(await isAskedBlind(staff, soon)).toBe(false);
  await setShare("tenth");
  expect(await isAskedBlind(staff, soon)).toBe(true);
  expect(await isAskedBlind(staff, outside)).toBe(false);
  expect(await isAskedBlind(staff, await intakeOf("EMERGENCY"))).toBe(false);
});

it("asks each clinician once, changes nothing, and tells the safety page who judged what", async () => {
  await setShare("tenth");
  const [judge, hasty] = [await addStaffForTest(), await addStaffForTest()];
  const intakeId = await intakeOf("SOON");
  await judgeBlind(judge, { intakeId, level: "URGENT", seenBefore: "no" });
  expect(await isAskedBlind(judge, intakeId)).toBe(false);
  expect(await isAskedBlind(hasty, intakeId)).toBe(true);
  await showLevel(hasty, { intakeId });
  expect(await isAskedBlind(hasty, intakeId)).toBe(false);
  await expect(
    judgeBlind(judge, { intakeId, level: "SOON", seenBefore: "no" }),
  ).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
  expect(await entryForTest(intakeId)).toMatchObject({ level: "SOON", claimedById: null });
  expect((await trailForTest(intakeId)).slice(1)).toEqual(["review.blind", "review.blind"]);
  const counts = await countBlind(staff, span);
  expect(counts.find(({ name }) => name === judge.name)).toMatchObject({
    judged: 1,
    shown: 0,
    same: 0,
    higher: 1,
  });
  expect(counts.find(({ name }) => name === hasty.name)).toMatchObject({ judged: 0, shown: 1 });
});

it("counts as blind only what was new to the clinician", async () => {
  await setShare("tenth");
  const judge = await addStaffForTest();
  for (const seenBefore of ["yes", "no", "yes"] as const)
    await judgeBlind(judge, { intakeId: await intakeOf("SOON"), level: "SOON", seenBefore });
  const counts = await countBlind(staff, span);
  expect(counts.find(({ name }) => name === judge.name)).toMatchObject({
    ...{ judged: 1, same: 1, seen: 2, shown: 0 },
  });
  expect(JudgeSchema.safeParse({ intakeId: judge.id, level: "SOON" }).success).toBe(false);
});

it("asks nobody any more once a clinician has reviewed it", async () => {
  await setShare("tenth");
  const intakeId = await intakeOf("SOON");
  await recordReview(staff, {
    intakeId,
    version: 0,
    seenLevel: "SOON",
    level: "SOON",
    reason: "",
  });
  expect(await isAskedBlind(await addStaffForTest(), intakeId)).toBe(false);
});
