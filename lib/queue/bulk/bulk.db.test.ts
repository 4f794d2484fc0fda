import { afterAll, describe, expect, it } from "vitest";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake, closeIntake, reopenIntake } from "@/lib/queue/commands";
import { handOver } from "@/lib/team/commands";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { assignMany, closeMany, undoBulk } from "./commands";
import { findOutcome } from "./queries";
import { AssignManySchema } from "./schema";

afterAll(closeDatabase);

type Person = Awaited<ReturnType<typeof addStaffForTest>>;
const at = (intakeId: string, version = 0) => ({ intakeId, version });
const codesOf = async (staff: Person, id: string) =>
  (await findOutcome(staff, id))?.results.map(({ code }) => code);
const close = { outcome: "advice_given", note: "" } as const;

describe("assigning many", () => {
  it("assigns free intakes to one person and names the skipped ones", async () => {
    const [staff, other, third] = [
      await addStaffForTest("front_desk"),
      await addStaffForTest(),
      await addStaffForTest(),
    ];
    const [free, changed, held, closed, alarm] = [
      await addIntakeForTest("URGENT"),
      await addIntakeForTest("SOON"),
      await addIntakeForTest("SOON"),
      await addIntakeForTest("ROUTINE"),
      await addIntakeForTest("EMERGENCY"),
    ];
    await claimIntake(third, at(held));
    await closeIntake(third, { ...at(closed), seenLevel: "ROUTINE", ...close });
    const id = await assignMany(staff, {
      row: [at(free), at(changed, 7), at(held, 1), at(closed), at(alarm)],
      to: other.id,
    });
    expect(await codesOf(staff, id)).toEqual([
      "done",
      "changed_meanwhile",
      "claimed_by_other",
      "already_closed",
      "alarm",
    ]);
    expect(await entryForTest(free)).toMatchObject({ claimedById: other.id, version: 1 });
    expect(await entryForTest(alarm)).toMatchObject({ claimedById: null, version: 0 });
    expect(await trailForTest(free)).toEqual(["intake.received", "queue.assigned"]);
    expect(await trailForTest(changed)).toEqual(["intake.received"]);
    expect(await findOutcome(other, id)).toBeNull();
  });

  it("ends a hand-over, as a claim would", async () => {
    const [staff, other] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    await handOver(staff, { ...at(intakeId), to: other.id, words: "" });
    await assignMany(staff, { row: [at(intakeId, 1)], to: staff.id });
    const rows = await sql(
      "test_handover",
      `SELECT "handoverId", "claimedById" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    expect(rows).toEqual([{ handoverId: null, claimedById: staff.id }]);
  });

  it("lets a person assign emergencies to themselves", async () => {
    const staff = await addStaffForTest();
    const alarm = await addIntakeForTest("EMERGENCY");
    const id = await assignMany(staff, { row: [at(alarm)], to: staff.id });
    expect(await codesOf(staff, id)).toEqual(["done"]);
    const again = await assignMany(staff, { row: [at(alarm, 1)], to: staff.id });
    expect(await codesOf(staff, again)).toEqual(["so_already"]);
  });

  it("is undone once, where nobody changed anything since", async () => {
    const [staff, other] = [await addStaffForTest(), await addStaffForTest()];
    const [mine, free, moved] = [
      await addIntakeForTest("SOON"),
      await addIntakeForTest("SOON"),
      await addIntakeForTest("SOON"),
    ];
    await claimIntake(staff, at(mine));
    const id = await assignMany(staff, { row: [at(mine, 1), at(free), at(moved)], to: other.id });
    await claimIntake(staff, { ...at(moved, 1), takeOver: "yes" });
    await expect(undoBulk(other, { bulkId: id })).rejects.toMatchObject({ code: "not_found" });
    const undo = await undoBulk(staff, { bulkId: id });
    expect(await codesOf(staff, undo)).toEqual(["done", "done", "changed_meanwhile"]);
    expect(await entryForTest(mine)).toMatchObject({ claimedById: staff.id });
    expect(await entryForTest(free)).toMatchObject({ claimedById: null });
    expect(await trailForTest(free)).toEqual([
      "intake.received",
      "queue.assigned",
      "queue.released",
    ]);
    await expect(undoBulk(staff, { bulkId: id })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect((await findOutcome(staff, id))?.undone).toBe(true);
  });

  it("is refused for a person who does not work here, and without a row", async () => {
    const staff = await addStaffForTest();
    const gone = await addStaffForTest();
    await sql("test_disable", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $gone`, {
      gone: gone.id,
    });
    const row = [at(await addIntakeForTest("SOON"))];
    await expect(assignMany(staff, { row, to: gone.id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(AssignManySchema.safeParse({ to: staff.id }).success).toBe(false);
    expect(AssignManySchema.safeParse({ to: staff.id, row: "x:1" }).success).toBe(false);
  });

  it("gives each of many rows to exactly one of two people who claim them at once", async () => {
    const [one, two] = [await addStaffForTest(), await addStaffForTest()];
    const ids = await Promise.all(Array.from({ length: 20 }, () => addIntakeForTest("SOON")));
    const row = ids.map((intakeId) => at(intakeId));
    const [first, second] = await Promise.all([
      assignMany(one, { row, to: one.id }),
      assignMany(two, { row: [...row].reverse(), to: two.id }),
    ]);
    const done = [...((await codesOf(one, first)) ?? []), ...((await codesOf(two, second)) ?? [])];
    expect(done.filter((code) => code === "done")).toHaveLength(20);
  });
});

describe("closing many", () => {
  it("closes what may be closed, with the note sealed for each, and never an emergency", async () => {
    const [staff, other] = [await addStaffForTest(), await addStaffForTest()];
    const [plain, own, emergency, worse, held] = [
      await addIntakeForTest("ROUTINE"),
      await addIntakeForTest("URGENT"),
      await addIntakeForTest("EMERGENCY"),
      await addIntakeForTest("SOON"),
      await addIntakeForTest("SOON"),
    ];
    await claimIntake(staff, at(own));
    await claimIntake(staff, at(emergency));
    await claimIntake(other, at(held));
    const rings = await addIntakeForTest("URGENT", 1, { free_text: "ya no quiero vivir" });
    await sql(
      "test_worse",
      `UPDATE "QueueEntry" SET "worseSince" = now() WHERE "intakeId" = $worse`,
      { worse },
    );
    const answered = await addIntakeForTest("ROUTINE");
    await sql(
      "test_answered",
      `UPDATE "QueueEntry" SET "answeredAt" = now() WHERE "intakeId" = $answered`,
      { answered },
    );
    const row = [
      ...[at(plain), at(own, 1), at(emergency, 1), at(worse), at(held, 1), at(rings)],
      at(answered),
    ];
    const id = await closeMany(staff, { row, note: "Seen at County General" });
    expect(await codesOf(staff, id)).toEqual([
      "done",
      "done",
      "emergency",
      "worse",
      "claimed_by_other",
      "self_harm",
      "answered",
    ]);
    expect(await entryForTest(rings)).toBeDefined();
    expect(await entryForTest(plain)).toBeUndefined();
    expect(await entryForTest(emergency)).toBeDefined();
    expect(await trailForTest(plain)).toEqual(["intake.received", "intake.closed"]);
    const [closure] = await sql<{ id: string; outcome: string; noteSealed: string }>(
      "test_closure",
      `SELECT "id", "outcome", "noteSealed" FROM "Closure" WHERE "intakeId" = $own`,
      { own },
    );
    expect(closure?.outcome).toBe("seen_elsewhere");
    const place = placeOf("Closure.noteSealed", closure?.id ?? "");
    expect(unseal(closure?.noteSealed ?? "", place)).toBe("Seen at County General");
    await reopenIntake(staff, { intakeId: plain });
    await expect(undoBulk(staff, { bulkId: id })).rejects.toMatchObject({ code: "not_found" });
  });
});
