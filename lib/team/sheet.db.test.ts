import { afterAll, describe, expect, it } from "vitest";
import { beginSession, findSession, secondsLeft } from "@/lib/auth/session";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import { recordCall } from "@/lib/record/commands";
import { addIntakeForTest, addStaffForTest, emptyQueueForTest, trailForTest } from "@/test/rows";
import { handOver } from "./commands";
import { lookAt, lookAway } from "./presence";
import { listSheet } from "./sheet";

afterAll(closeDatabase);

describe("the viewer of an intake", () => {
  it("is shown on every board, until they leave or half a minute passes", async () => {
    const [one, two] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("SOON");
    const viewers = async () =>
      ((await getBoardState(one)).viewing[intakeId] ?? []).map(({ id }) => id).sort();
    expect(await viewers()).toEqual([]);
    await lookAt(one, intakeId);
    await lookAt(one, intakeId);
    await lookAt(two, intakeId);
    expect(await viewers()).toEqual([one.id, two.id].sort());
    await lookAway(one, intakeId);
    expect(await viewers()).toEqual([two.id]);
    await sql(
      "test_gone",
      `UPDATE "Presence" SET "seenAt" = now() - interval '31 seconds' WHERE "staffId" = $two`,
      { two: two.id },
    );
    expect(await viewers()).toEqual([]);
    expect(await trailForTest(intakeId)).toEqual(["intake.received"]);
  });

  it("is not recorded for a missing intake", async () => {
    const staff = await addStaffForTest();
    const nowhere = "00000000-0000-4000-8000-000000000000";
    await lookAt(staff, nowhere);
    expect((await getBoardState(staff)).viewing[nowhere]).toBeUndefined();
  });
});

describe("the hand-over sheet", () => {
  it("lists what the next shift must know and leaves out routine waits", async () => {
    await emptyQueueForTest();
    const [doctor, desk] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const emergency = await addIntakeForTest("EMERGENCY");
    const late = await addIntakeForTest("URGENT", 60);
    const quiet = await addIntakeForTest("SOON");
    const words = await addIntakeForTest("URGENT", 1, { free_text: "ya no quiero vivir" });
    await claimIntake(doctor, { intakeId: words, version: 0 });
    const called = await addIntakeForTest("ROUTINE");
    const handed = await addIntakeForTest("ROUTINE");
    await recordCall(desk, { intakeId: called, outcome: "no_answer", note: "", tryAgain: 60 });
    await handOver(doctor, { intakeId: handed, version: 0, to: desk.id, words: "Ring the son" });
    const sheet = async (clinical: typeof doctor | null) =>
      new Map((await listSheet(desk, clinical)).map((row) => [row.intakeId, row]));
    const rows = await sheet(null);
    expect(rows.get(emergency)).toMatchObject({ level: "EMERGENCY", alarm: true });
    expect(rows.get(words)).toMatchObject({ level: "URGENT", rings: true, overdue: false });
    expect(rows.get(late)).toMatchObject({ rings: false, overdue: true });
    expect(rows.get(called)?.nextTryAt).toBeInstanceOf(Date);
    expect(rows.get(handed)).toMatchObject({ toName: desk.name, words: null });
    expect((await sheet(doctor)).get(handed)?.words).toBe("Ring the son");
    expect(rows.has(quiet)).toBe(false);
  });
});

describe("how long a session lasts", () => {
  it("is half an hour from the last action, and at most until its end", async () => {
    const staff = await addStaffForTest();
    const token = await beginSession(staff.id);
    const hash = hashToken(token);
    const idle = (minutes: number) =>
      sql(
        "test_idle",
        `UPDATE "StaffSession" SET "lastSeenAt" = now() - make_interval(mins => $minutes) WHERE "tokenHash" = $hash`,
        { hash, minutes },
      );
    await idle(29);
    expect(await secondsLeft(hash)).toBeLessThan(61);
    await findSession(token, false);
    expect(await secondsLeft(hash)).toBeLessThan(61);
    await findSession(token, true);
    expect(await secondsLeft(hash)).toBeGreaterThan(29 * 60);
    await sql(
      "test_end",
      `UPDATE "StaffSession" SET "expiresAt" = now() + interval '90 seconds' WHERE "tokenHash" = $hash`,
      { hash },
    );
    expect(await secondsLeft(hash)).toBeLessThan(91);
    await idle(31);
    expect(await secondsLeft(hash)).toBe(0);
  });
});
