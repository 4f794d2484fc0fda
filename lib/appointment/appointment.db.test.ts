import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem } from "@/lib/errors";
import { closeIntake } from "@/lib/queue/commands";
import { recordReview } from "@/lib/review/commands";
import { addIntakeForTest, addStaffForTest, trailForTest } from "@/test/rows";
import {
  bookAppointment,
  cancelAppointment,
  openSlots,
  rebookAppointment,
  withdrawSlot,
} from "./commands";
import { listBookings, listCalendar, listOpenSlots } from "./queries";

afterAll(closeDatabase);

async function addSlot(clinicianId: string, minutesAhead: number): Promise<string> {
  const id = randomUUID();
  await sql(
    "test_slot",
    `INSERT INTO "Slot" ("id", "clinicianId", "startsAt", "endsAt") VALUES ($id, $clinicianId,
       now() + make_interval(mins => $minutesAhead), now() + make_interval(mins => $minutesAhead + 30))`,
    { id, clinicianId, minutesAhead },
  );
  return id;
}

async function bookedId(intakeId: string): Promise<string> {
  const rows = await sql<{ id: string }>(
    "test_booked",
    `SELECT "id" FROM "Appointment" WHERE "intakeId" = $intakeId AND "cancelledAt" IS NULL`,
    { intakeId },
  );
  return rows[0]?.id ?? "";
}

describe("booking", () => {
  it("gives one slot to exactly one of twenty simultaneous bookings", async () => {
    const staff = await addStaffForTest("front_desk");
    const slotId = await addSlot((await addStaffForTest()).id, 60);
    const intakes = await Promise.all(Array.from({ length: 20 }, () => addIntakeForTest("SOON")));
    const tries = await Promise.allSettled(
      intakes.map((intakeId) => bookAppointment(staff, { intakeId, slotId })),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries.filter((each) => each.status === "rejected"))
      expect(one.reason).toMatchObject({ code: "slot_taken" });
    const [count] = await sql<{ n: number }>(
      "test_count",
      `SELECT count(*)::int AS "n" FROM "Appointment" WHERE "slotId" = $slotId`,
      { slotId },
    );
    expect(count?.n).toBe(1);
  });

  it("refuses a past, withdrawn or missing slot, and a patient who has another visit then", async () => {
    const staff = await addStaffForTest();
    const [one, other] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    const over = await addSlot(one.id, -60);
    await expect(bookAppointment(staff, { intakeId, slotId: over })).rejects.toMatchObject({
      code: "slot_past",
    });
    const gone = await addSlot(one.id, 60);
    await withdrawSlot(staff, { slotId: gone });
    await expect(bookAppointment(staff, { intakeId, slotId: gone })).rejects.toMatchObject({
      code: "slot_taken",
    });
    await expect(bookAppointment(staff, { intakeId, slotId: randomUUID() })).rejects.toMatchObject({
      code: "not_found",
    });
    await bookAppointment(staff, { intakeId, slotId: await addSlot(one.id, 200) });
    await expect(
      bookAppointment(staff, { intakeId, slotId: await addSlot(other.id, 210) }),
    ).rejects.toMatchObject({ code: "slot_taken" });
    expect(await trailForTest(intakeId)).toEqual(["intake.received", "appointment.booked"]);
  });
});

describe("cancelling and moving", () => {
  it("frees the time at once, and only once", async () => {
    const staff = await addStaffForTest();
    const [intakeId, next] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const slotId = await addSlot((await addStaffForTest()).id, 90);
    await bookAppointment(staff, { intakeId, slotId });
    const appointmentId = await bookedId(intakeId);
    expect((await listOpenSlots(staff)).some((slot) => slot.id === slotId)).toBe(false);
    await expect(withdrawSlot(staff, { slotId })).rejects.toMatchObject({ code: "slot_taken" });
    await cancelAppointment(staff, { appointmentId, reason: "patient_asked" });
    await expect(
      cancelAppointment(staff, { appointmentId, reason: "patient_asked" }),
    ).rejects.toMatchObject({ code: "already_cancelled" });
    await bookAppointment(staff, { intakeId: next, slotId });
    expect(await trailForTest(intakeId)).toEqual([
      "intake.received",
      "appointment.booked",
      "appointment.cancelled",
    ]);
  });

  it("moves in one step, and keeps the old time when the new one is taken", async () => {
    const staff = await addStaffForTest();
    const clinician = await addStaffForTest();
    const [intakeId, other] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const [first, taken, free] = [
      await addSlot(clinician.id, 300),
      await addSlot(clinician.id, 330),
      await addSlot(clinician.id, 360),
    ];
    await bookAppointment(staff, { intakeId, slotId: first });
    await bookAppointment(staff, { intakeId: other, slotId: taken });
    const appointmentId = await bookedId(intakeId);
    await expect(rebookAppointment(staff, { appointmentId, slotId: taken })).rejects.toMatchObject({
      code: "slot_taken",
    });
    expect(await bookedId(intakeId)).toBe(appointmentId);
    await rebookAppointment(staff, { appointmentId, slotId: free });
    const bookings = await listBookings(staff, intakeId);
    expect(bookings.map((one) => one.cancelReason)).toEqual(["moved", null]);
  });
});

describe("openings", () => {
  const morning = { date: "2031-03-10", from: "09:00", to: "10:00", minutes: 30 };

  it("opens all or none, never over one that is open", async () => {
    const staff = await addStaffForTest("front_desk");
    const clinician = await addStaffForTest();
    expect(await openSlots(staff, { clinicianId: clinician.id, ...morning })).toBe(2);
    await expect(
      openSlots(staff, { clinicianId: clinician.id, ...morning, from: "08:30" }),
    ).rejects.toMatchObject({ code: "slot_overlap" });
    await expect(openSlots(staff, { clinicianId: staff.id, ...morning })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("asks for another time when the clocks skip it, and refuses past times", async () => {
    const staff = await addStaffForTest();
    const skipped = { date: "2031-03-09", from: "02:30", to: "04:00", minutes: 30 };
    expect(await openSlots(staff, { clinicianId: staff.id, ...skipped })).toBeInstanceOf(
      FieldProblem,
    );
    await expect(
      openSlots(staff, { clinicianId: staff.id, ...morning, date: "2020-03-10" }),
    ).rejects.toMatchObject({ code: "slot_past" });
  });
});

it("shows in the calendar the level that a review gave, also after the intake is closed", async () => {
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("SOON");
  await bookAppointment(staff, { intakeId, slotId: await addSlot(staff.id, 400) });
  const reason = "Cannot lift the foot any more";
  await recordReview(staff, { intakeId, version: 1, seenLevel: "SOON", level: "URGENT", reason });
  const levelShown = async () => {
    const day = 86_400_000;
    const rows = await listCalendar(staff, new Date(), new Date(Date.now() + day));
    return rows.find((row) => row.intakeId === intakeId)?.level;
  };
  expect(await levelShown()).toBe("URGENT");
  const outcome = "appointment_booked";
  await closeIntake(staff, {
    intakeId,
    version: 2,
    seenLevel: "URGENT",
    outcome,
    note: "Comes in",
  });
  expect(await levelShown()).toBe("URGENT");
});
