import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { passAlarmOn } from "@/lib/notify/alarm";
import { fileIntake } from "@/test/intakes";
import { PERSON_OF, strain } from "@/test/people";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { claimIntake, closeIntake, releaseIntake, reopenIntake } from "./commands";
import { getQueueState, listQueue } from "./queries";

afterAll(closeDatabase);

const close = { outcome: "advice_given", note: "Spoke, advice given" } as const;

describe("claiming", () => {
  it("lets exactly one of many colleagues claim an intake", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const staff = await Promise.all(Array.from({ length: 10 }, () => addStaffForTest("clinician")));
    const tries = await Promise.allSettled(
      staff.map((person) => claimIntake(person, { intakeId, version: 0 })),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries.filter((each) => each.status === "rejected"))
      expect(one.reason).toMatchObject({ code: "claimed_by_other" });
    expect(await trailForTest(intakeId)).toEqual(["intake.received", "queue.claimed"]);
  });

  it("takes over only on request, and not when something changed meanwhile", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const [first, second] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    await claimIntake(first, { intakeId, version: 0 });
    await expect(claimIntake(second, { intakeId, version: 1 })).rejects.toMatchObject({
      code: "claimed_by_other",
      holder: first.name,
    });
    await expect(
      claimIntake(second, { intakeId, version: 0, takeOver: "yes" }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    await claimIntake(second, { intakeId, version: 1, takeOver: "yes" });
    expect(await entryForTest(intakeId)).toMatchObject({ claimedById: second.id, version: 2 });
  });

  it("is released only by its holder", async () => {
    const intakeId = await addIntakeForTest("SOON");
    const [holder, other] = [await addStaffForTest(), await addStaffForTest()];
    await claimIntake(holder, { intakeId, version: 0 });
    await expect(releaseIntake(other, { intakeId, version: 1 })).rejects.toMatchObject({
      code: "claimed_by_other",
    });
    await releaseIntake(holder, { intakeId, version: 1 });
    expect(await entryForTest(intakeId)).toMatchObject({ claimedById: null });
  });
});

describe("closing", () => {
  it("takes the intake out of the queue and leaves its history; reopening puts it back", async () => {
    const intakeId = await addIntakeForTest("URGENT", 600);
    const staff = await addStaffForTest();
    await closeIntake(staff, { intakeId, version: 0, seenLevel: "URGENT", ...close });
    expect(await entryForTest(intakeId)).toBeUndefined();
    await expect(
      closeIntake(staff, { intakeId, version: 0, seenLevel: "URGENT", ...close }),
    ).rejects.toMatchObject({ code: "already_closed" });
    await reopenIntake(staff, { intakeId });
    expect(await entryForTest(intakeId)).toMatchObject({ level: "URGENT", version: 1000 });
    await expect(reopenIntake(staff, { intakeId })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await trailForTest(intakeId)).toEqual([
      "intake.received",
      "intake.closed",
      "intake.reopened",
    ]);
  });

  it("gives no new time to who undoes a closing within the hour, and a new target later", async () => {
    const intakeId = await addIntakeForTest("URGENT", 600);
    const staff = await addStaffForTest();
    const before = (await entryForTest(intakeId))?.dueAt;
    await closeIntake(staff, { intakeId, version: 0, seenLevel: "URGENT", ...close });
    await reopenIntake(staff, { intakeId });
    const again = await entryForTest(intakeId);
    expect(again?.dueAt).toEqual(before);
    await closeIntake(staff, {
      ...{ intakeId, version: again?.version ?? 0, seenLevel: "URGENT" },
      ...close,
    });
    await sql(
      "test_closed_long_ago",
      `UPDATE "Closure" SET "createdAt" = "createdAt" - interval '2 hours' WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    await reopenIntake(staff, { intakeId });
    expect((await entryForTest(intakeId))?.dueAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("refuses an older state, another level, or a missing intake", async () => {
    const intakeId = await addIntakeForTest("EMERGENCY");
    const staff = await addStaffForTest();
    const seen = { intakeId, seenLevel: "EMERGENCY", ...close } as const;
    await expect(closeIntake(staff, { ...seen, version: 7 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await expect(
      closeIntake(staff, { ...seen, version: 0, seenLevel: "URGENT" }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    const nowhere = "00000000-0000-4000-8000-000000000000";
    await expect(
      closeIntake(staff, { ...seen, intakeId: nowhere, version: 0 }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await entryForTest(intakeId)).toBeDefined();
  });
});

describe("the queue", () => {
  it("lists by level, then by deadline", async () => {
    const staff = await addStaffForTest("front_desk");
    const late = await addIntakeForTest("SOON", 500);
    const soon = await addIntakeForTest("SOON", 5);
    const emergency = await addIntakeForTest("EMERGENCY", 3);
    for (const intakeId of [late, soon, emergency])
      await claimIntake(staff, { intakeId, version: 0 });
    const rows = await listQueue(staff, { mine: "yes" }, 1, true);
    expect(rows.map((row) => row.intakeId)).toEqual([emergency, late, soon]);
    expect(rows[0]).toMatchObject({ ageYears: 34, name: null });
    expect(rows[1]).toMatchObject({ ageYears: null, name: expect.stringMatching(/^Ada Quill/) });
  });

  it("gives of an alarm the number to dial, and whom its ladder has told", async () => {
    const staff = await addStaffForTest();
    const person = strain({ ...PERSON_OF.EMERGENCY, phone: "(212) 555-0134" });
    const { id: intakeId } = await fileIntake(person, "sent");
    const calm = await addIntakeForTest("URGENT");
    const place = randomUUID();
    await sql(
      "test_queue_place",
      `WITH place AS (INSERT INTO "Location" ("id", "code", "name") VALUES ($place, $code, $code) RETURNING "id")
       UPDATE "Intake" SET "locationId" = place."id" FROM place WHERE "Intake"."id" IN ($intakeId, $calm)`,
      { place, code: `x${place.slice(0, 8)}`, intakeId, calm },
    );
    const rowsNow = () => listQueue(staff, { place }, 1, false);
    expect(await rowsNow()).toMatchObject([
      { intakeId, alarm: true, dial: "+12125550134", told: [] },
      { intakeId: calm, alarm: false, dial: null, told: [] },
    ]);
    const [now, since] = [new Date(), new Date().toISOString()];
    for (const step of ["on_screen", "on_call"] as const)
      await passAlarmOn({ intakeId, since }, step, now);
    const toldNow = async () => (await rowsNow())[0]?.told ?? [];
    const [told] = await toldNow();
    expect(told?.to).toMatch(/^(on_call|on_duty|everybody)$/);
    // Nobody counts as told before a message to them was sent, nor as missed while it is on its way.
    expect(told).toMatchObject({ sent: 0, at: null, missed: false });
    const messages = await sql<{ sentAt: Date }>(
      "test_queue_sent",
      `UPDATE "OutboundMessage" SET "sentAt" = now() WHERE "id" = (SELECT "id" FROM "OutboundMessage"
         WHERE "intakeId" = $intakeId AND "kind" = 'alarm_on_call' LIMIT 1) RETURNING "sentAt"`,
      { intakeId },
    );
    const last = (await toldNow()).at(-1);
    expect(last).toMatchObject({ sent: 1, missed: false });
    expect(new Date(last?.at ?? "")).toEqual(messages[0]?.sentAt);
    expect(last?.people).toBeGreaterThan(0);
  });

  it("changes its digest with every change, and counts one's own intakes", async () => {
    const staff = await addStaffForTest();
    const before = await getQueueState(staff);
    const intakeId = await addIntakeForTest("EMERGENCY", 0);
    const after = await getQueueState(staff);
    expect(after.digest).not.toBe(before.digest);
    expect(after.counts.EMERGENCY).toBe(before.counts.EMERGENCY + 1);
    await claimIntake(staff, { intakeId, version: 0 });
    const claimed = await getQueueState(staff);
    expect(claimed.digest).not.toBe(after.digest);
    expect(claimed.held[staff.id]).toBe(1);
  });
});
