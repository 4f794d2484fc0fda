import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { numbered } from "@/lib/db/parameters";
import { FieldProblem } from "@/lib/errors";
import { assignMany } from "@/lib/queue/bulk/commands";
import { claimIntake } from "@/lib/queue/commands";
import {
  addIntakeForTest,
  addStaffForTest,
  bookForTest,
  entryForTest,
  trailForTest,
} from "@/test/rows";
import { handOver } from "./commands";
import { disablePerson, getLeaving } from "./disable";
import { listForYou } from "./queries";

afterAll(closeDatabase);

const placeOf = async (intakeId: string) => {
  const [row] = await sql(
    "test_place",
    `SELECT q."claimedById", q."alarm", h."toId", h."toRole" FROM "QueueEntry" q
     LEFT JOIN "Handover" h ON h."id" = q."handoverId" WHERE q."intakeId" = $intakeId`,
    { intakeId },
  );
  return row;
};

describe("disabling a person", () => {
  it("shows what they hold, and hands it on in the same act", async () => {
    const [admin, leaver, heir] = [
      await addStaffForTest("admin"),
      await addStaffForTest(),
      await addStaffForTest(),
    ];
    const [emergency, soon, meant, free] = [
      await addIntakeForTest("EMERGENCY"),
      await addIntakeForTest("SOON"),
      await addIntakeForTest("URGENT"),
      await addIntakeForTest("SOON"),
    ];
    for (const intakeId of [emergency, soon]) await claimIntake(leaver, { intakeId, version: 0 });
    await handOver(heir, { intakeId: meant, version: 0, to: leaver.id, words: "" });
    const before = await getLeaving(admin, leaver.id);
    expect(before?.holds.map(({ intakeId, held }) => [intakeId, held])).toEqual([
      [emergency, true],
      [meant, false],
      [soon, true],
    ]);

    const refused = await disablePerson(admin, { staffId: leaver.id, to: "" });
    expect(refused).toMatchObject({ field: "to" });
    expect(refused).toBeInstanceOf(FieldProblem);
    expect(await disablePerson(admin, { staffId: leaver.id, to: leaver.id })).toMatchObject({
      field: "to",
    });
    expect(await entryForTest(soon)).toMatchObject({ claimedById: leaver.id });

    expect(await disablePerson(admin, { staffId: leaver.id, to: heir.id })).toEqual({
      handedOn: 3,
    });
    const handed = { claimedById: null, toId: heir.id, toRole: null };
    expect(await placeOf(emergency)).toEqual({ ...handed, alarm: true });
    expect(await placeOf(soon)).toEqual({ ...handed, alarm: false });
    expect(await placeOf(meant)).toEqual({ ...handed, alarm: false });
    expect(await placeOf(free)).toMatchObject({ toId: null });
    const forHeir = (await listForYou(heir)).handed.map(({ intakeId }) => intakeId);
    expect(forHeir).toEqual(expect.arrayContaining([emergency, soon, meant]));
    expect((await trailForTest(soon)).slice(-1)).toEqual(["queue.handed_over"]);
    await expect(disablePerson(admin, { staffId: leaver.id, to: heir.id })).rejects.toMatchObject({
      code: "not_permitted",
    });
  });

  it("hands on to a role, and needs no one when nothing is held", async () => {
    const [admin, one, other] = [
      await addStaffForTest("admin"),
      await addStaffForTest(),
      await addStaffForTest(),
    ];
    const intakeId = await addIntakeForTest("SOON");
    await claimIntake(one, { intakeId, version: 0 });
    await disablePerson(admin, { staffId: one.id, to: "clinician" });
    expect(await placeOf(intakeId)).toMatchObject({ claimedById: null, toRole: "clinician" });
    expect(await disablePerson(admin, { staffId: other.id, to: "" })).toEqual({ handedOn: 0 });
  });

  it("lists their appointments as to be moved, before and after", async () => {
    const [admin, leaver] = [await addStaffForTest("admin"), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    await bookForTest(intakeId, leaver.id, [24, 25]);
    expect((await getLeaving(admin, leaver.id))?.appointments).toMatchObject([{ intakeId }]);
    await disablePerson(admin, { staffId: leaver.id, to: "" });
    const after = await getLeaving(admin, leaver.id);
    expect(after).toMatchObject({ disabled: true, appointments: [{ intakeId }] });
  });

  it("leaves nothing with them that they claim, or get, at the same moment", async () => {
    const admin = await addStaffForTest("admin");
    for (let round = 0; round < 5; round += 1) {
      const leaver = await addStaffForTest();
      const [claimed, assigned] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
      const row = [{ intakeId: assigned, version: 0 }];
      const tries = await Promise.allSettled([
        claimIntake(leaver, { intakeId: claimed, version: 0 }),
        assignMany(admin, { row, to: leaver.id }),
        disablePerson(admin, { staffId: leaver.id, to: "clinician" }),
      ]);
      expect(tries[2]).toEqual({ status: "fulfilled", value: { handedOn: expect.any(Number) } });
      for (const intakeId of [claimed, assigned])
        expect(await entryForTest(intakeId)).toMatchObject({ claimedById: null });
      await expect(
        claimIntake(leaver, { intakeId: claimed, version: (await entryForTest(claimed))!.version }),
      ).rejects.toMatchObject({ code: "not_signed_in" });
    }
  });

  it("succeeds also when a booking with them and it wait for each other", async () => {
    const [admin, leaver] = [await addStaffForTest("admin"), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    await bookForTest(intakeId, leaver.id, [24, 25]);
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query("BEGIN");
    // As a booking: the intake first, then the clinician.
    const lockTheir = (table: string, id: string) => {
      const { text } = numbered(`SELECT 1 FROM ${table} = $id FOR NO KEY UPDATE`);
      return other.query(text, [id]);
    };
    await lockTheir(`"QueueEntry" WHERE "intakeId"`, intakeId);
    const disabled = disablePerson(admin, { staffId: leaver.id, to: "" });
    const waiting = `SELECT 1 FROM pg_stat_activity
      WHERE "wait_event_type" = 'Lock' AND "query" LIKE '%target AS%'`;
    while ((await sql("test_waiting", waiting)).length === 0) await sleep(20);
    await Promise.allSettled([lockTheir(`"StaffMember" WHERE "id"`, leaver.id)]);
    await other.query("COMMIT");
    await other.end();
    expect(await disabled).toEqual({ handedOn: 0 });
  });

  it("releases what they hold also when somebody disables them by hand", async () => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest("EMERGENCY");
    await claimIntake(staff, { intakeId, version: 0 });
    await sql("test_by_hand", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`, {
      id: staff.id,
    });
    expect(await placeOf(intakeId)).toMatchObject({ claimedById: null, alarm: true });
  });
});
