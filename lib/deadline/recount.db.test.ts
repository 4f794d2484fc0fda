import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect, it } from "vitest";
import { addLocation } from "@/lib/clinic/location/commands";
import { listLocations } from "@/lib/clinic/location/queries";
import { changeSetting, putSettingBack } from "@/lib/clinic/settings/commands";
import { DEFAULTS } from "@/lib/clinic/settings/defaults";
import { getSetting } from "@/lib/clinic/settings/queries";
import type { SettingKey, SettingValue } from "@/lib/clinic/settings/schema";
import { closeDatabase, sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import { assess } from "@/lib/facts/assess";
import { fileAnswers } from "@/lib/intake/commands";
import { recordReview } from "@/lib/review/commands";
import { addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { moveDeadlines, previewRecount } from "./recount";

const admin = () => addStaffForTest("admin");

async function set(key: SettingKey, value: SettingValue, scope = "") {
  const staff = await admin();
  const { version } = await getSetting(staff, key, scope);
  await changeSetting(staff, { key, scope, version, value });
}

async function clear(key: SettingKey) {
  const staff = await admin();
  const { version } = await getSetting(staff, key);
  await putSettingBack(staff, { key, scope: "", version, to: 0 });
}

afterEach(() => clear("targets"));
afterAll(closeDatabase);

async function newLocation(): Promise<{ id: string; code: string }> {
  const staff = await admin();
  const code = `x-${randomUUID()}`;
  await addLocation(staff, { name: "Old Mill", code });
  const found = (await listLocations(staff)).find((location) => location.code === code);
  return { id: found!.id, code };
}

const RECEIVED = new Date("2026-11-18T15:00:00Z");
const HOUR = 3_600_000;

/** Answers that stop at a red flag; only the deadline matters here. */
const stopped = { respondent: "self", age_years: "40", emergency_nerves: ["saddle"] };

async function filed(at: string | null = null): Promise<string> {
  const assessed = assess(stopped, { finished: false });
  const filing = { locale: "en", now: RECEIVED, filedAs: "emergency_stop", assessed } as const;
  return (await fileAnswers(filing, at)).id;
}

const minutesAfter = async (id: string) => {
  const { dueAt } = (await entryForTest(id))!;
  return (dueAt.getTime() - RECEIVED.getTime()) / 60_000;
};

/**
 * Every test file adds open intakes, so the test compares counts and does not expect fixed ones.
 */
const preview = async () => previewRecount(await admin());

const shorter = (emergency: string) => ({ ...DEFAULTS.targets(), emergency });

it("a filed intake follows the targets of its location, else those of the clinic", async () => {
  const mill = await newLocation();
  await set("targets", shorter("10"));
  await set("targets", shorter("5"), mill.id);
  const [there, elsewhere] = [await filed(mill.code), await filed()];
  expect(await minutesAfter(there)).toBe(5);
  expect(await minutesAfter(elsewhere)).toBe(10);
  await clear("targets");
  expect(await minutesAfter(await filed())).toBe(15);
  expect(await minutesAfter(await filed(mill.code))).toBe(5);
  const kept = await sql<{ minutes: number }>(
    "test_promised",
    `SELECT (extract(epoch FROM "dueAt" - "receivedAt") / 60)::int AS "minutes" FROM "Intake" WHERE "id" = $there`,
    { there },
  );
  expect(kept).toEqual([{ minutes: 5 }]);
});

it("a reviewed intake gets the deadline of its location for the new level", async () => {
  const mill = await newLocation();
  await set("targets", { ...DEFAULTS.targets(), urgent: "60" }, mill.id);
  const clinician = await addStaffForTest();
  const [there, elsewhere] = [await filed(mill.code), await filed()];
  for (const intakeId of [there, elsewhere]) {
    await sql(
      "test_soon",
      `UPDATE "QueueEntry" SET "level" = 'SOON', "levelRank" = 2,
      "dueAt" = now() + interval '9 days' WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    const reason = "Looks worse than that";
    await recordReview(clinician, {
      intakeId,
      version: 0,
      seenLevel: "SOON",
      level: "URGENT",
      reason,
    });
  }
  const [own, clinics] = [(await entryForTest(there))!, (await entryForTest(elsewhere))!];
  const apart = clinics.dueAt.getTime() - own.dueAt.getTime();
  expect(Math.round(apart / HOUR)).toBe(3);
});

it("an emergency is never moved to a later time, only to an earlier one", async () => {
  await set("targets", shorter("10"));
  const id = await filed();
  await clear("targets");
  // 15 minutes count now: nothing moves.
  const before = await preview();
  await moveDeadlines(await admin(), before);
  expect(await minutesAfter(id)).toBe(10);
  await set("targets", shorter("5"));
  const staff = await admin();
  const after = await preview();
  expect(after.earlier).toBeGreaterThan(0);
  expect(await moveDeadlines(staff, after)).toEqual({ moved: after.earlier + after.later });
  expect(await minutesAfter(id)).toBe(5);
  expect(await trailForTest(id)).toContain("queue.deadline_moved");
  expect(await preview()).toEqual({ earlier: 0, later: 0 });
});

it("a reviewed intake keeps its deadline", async () => {
  const id = await filed();
  const clinician = await addStaffForTest();
  const seen = { intakeId: id, version: 0, seenLevel: "EMERGENCY", level: "EMERGENCY" } as const;
  await recordReview(clinician, { ...seen, reason: "" });
  await set("targets", shorter("5"));
  await moveDeadlines(await admin(), await preview());
  expect(await minutesAfter(id)).toBe(15);
});

it("is refused when the number of moves differs from what the person saw", async () => {
  await filed();
  await set("targets", shorter("5"));
  const { earlier, later } = await preview();
  await expect(moveDeadlines(await admin(), { earlier: earlier + 1, later })).rejects.toEqual(
    new Rejection("changed_meanwhile"),
  );
});

it("a setting for an unknown location is refused", async () => {
  const value = DEFAULTS.targets();
  for (const [key, scope] of [
    ["targets", randomUUID()],
    ["ladder", (await newLocation()).id],
  ] as const)
    await expect(changeSetting(await admin(), { key, scope, version: 0, value })).rejects.toEqual(
      new Rejection("not_found"),
    );
});
