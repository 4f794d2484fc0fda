import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem } from "@/lib/errors";
import { addStaffForTest } from "@/test/rows";
import { addShifts, removeShift } from "./commands";
import { listReachable, listShifts, listWorkers } from "./queries";
import type { ShiftInput } from "./schema";

// Far from any other test's shifts, and always in the future.
const YEAR = new Date().getUTCFullYear() + 2;
const FROM = new Date(`${YEAR}-03-01T00:00:00Z`);
const TO = new Date(`${YEAR}-05-01T00:00:00Z`);
const noon = (day: string) => new Date(`${YEAR}-${day}T16:00:00Z`);

function shift(staffId: string, more: Partial<ShiftInput> = {}): ShiftInput {
  const day = `${YEAR}-04-02`;
  return {
    staffId,
    duty: "on_duty",
    firstDay: day,
    from: "08:00",
    lastDay: day,
    to: "18:00",
    repeat: "once",
    ...more,
  };
}

const mine = async (admin: Awaited<ReturnType<typeof addStaffForTest>>, name: string) =>
  (await listShifts(admin, FROM, TO)).filter(({ staffName }) => staffName === name);

const reachable = async (id: string, at: Date) =>
  (await listReachable(at)).find((person) => person.id === id);

afterAll(closeDatabase);

describe("the roster", () => {
  it("puts a person on duty repeatedly, and records each shift in the audit log", async () => {
    const [admin, worker] = [await addStaffForTest("admin"), await addStaffForTest("clinician")];
    expect(await addShifts(admin, shift(worker.id, { repeat: "weekly_4", duty: "on_call" }))).toBe(
      4,
    );
    const shifts = await mine(admin, worker.name);
    expect(shifts).toHaveLength(4);
    expect(shifts.every(({ onCall }) => onCall)).toBe(true);
    const trail = await sql<{ detail: { staffId: string } }>(
      "test_roster_trail",
      `SELECT "detail" FROM "AuditEvent" WHERE "staffId" = $admin AND "action" = 'roster.shift_added'`,
      { admin: admin.id },
    );
    expect(trail.map(({ detail }) => detail.staffId)).toEqual(Array(4).fill(worker.id));
    expect(await reachable(worker.id, noon("04-02"))).toMatchObject({ onDuty: true, onCall: true });
    expect(await reachable(worker.id, noon("04-09"))).toMatchObject({ onCall: true });
    expect(await reachable(worker.id, noon("04-03"))).toMatchObject({
      onDuty: false,
      onCall: false,
    });
  });

  it("refuses two shifts of one person at one time, all or none, even when added at once", async () => {
    const [admin, worker] = [await addStaffForTest("admin"), await addStaffForTest("front_desk")];
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => addShifts(admin, shift(worker.id))),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(
      addShifts(
        admin,
        shift(worker.id, {
          firstDay: `${YEAR}-03-30`,
          lastDay: `${YEAR}-03-30`,
          repeat: "daily_5",
        }),
      ),
    ).rejects.toMatchObject({ code: "slot_overlap" });
    expect(await mine(admin, worker.name)).toHaveLength(1);
  });

  it("refuses a past shift, one that is too long, and an unknown person", async () => {
    const [admin, gone] = [await addStaffForTest("admin"), await addStaffForTest("clinician")];
    await sql("test_gone", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $gone`, {
      gone: gone.id,
    });
    await expect(addShifts(admin, shift(gone.id))).rejects.toMatchObject({ code: "not_found" });
    const past = { firstDay: "2020-01-01", lastDay: "2020-01-01" };
    await expect(addShifts(admin, shift(admin.id, past))).rejects.toMatchObject({
      code: "slot_past",
    });
    expect(await addShifts(admin, shift(admin.id, { lastDay: `${YEAR}-04-30` }))).toBeInstanceOf(
      FieldProblem,
    );
    const typedWrong = { firstDay: `${YEAR + 36}-04-02`, lastDay: `${YEAR + 36}-04-02` };
    expect(await addShifts(admin, shift(admin.id, typedWrong))).toMatchObject({
      field: "firstDay",
    });
    expect(await mine(admin, admin.name)).toEqual([]);
    expect((await listWorkers(admin)).map(({ id }) => id)).not.toContain(gone.id);
    expect(await reachable(gone.id, noon("04-02"))).toBeUndefined();
  });

  it("lets a future shift be removed once, and keeps past ones", async () => {
    const [admin, worker] = [await addStaffForTest("admin"), await addStaffForTest("clinician")];
    await addShifts(admin, shift(worker.id));
    const [own] = await mine(admin, worker.name);
    const shiftId = own?.id ?? "";
    await removeShift(admin, { shiftId });
    expect(await mine(admin, worker.name)).toEqual([]);
    expect(await reachable(worker.id, noon("04-02"))).toMatchObject({ onDuty: false });
    await expect(removeShift(admin, { shiftId })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await addShifts(admin, shift(worker.id))).toBe(1);
    const [again] = await mine(admin, worker.name);
    await sql(
      "test_past",
      `UPDATE "DutyShift" SET "startsAt" = now() - interval '2 days', "endsAt" = now() - interval '1 day' WHERE "id" = $again`,
      { again: again?.id ?? null },
    );
    await expect(removeShift(admin, { shiftId: again?.id ?? "" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });
});
