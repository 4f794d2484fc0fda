import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { numbered } from "@/lib/db/parameters";
import { env } from "@/lib/env";
import { closeIntake } from "@/lib/queue/commands";
import { writeNote } from "@/lib/record/commands";
import { recordReview } from "@/lib/review/commands";
import { dateIn, daysLater, startOfDay } from "@/lib/time";
import { LEVELS } from "@/lib/triage/symptoms";
import { minutesToNoon } from "@/test/noon";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  bookForTest,
  cancelAsSeenForTest,
  clinicVisitForTest,
  offerForTest,
  rebookAsSeenForTest,
  trailForTest,
  versionOfVisitForTest,
} from "@/test/rows";
import {
  findNextTimes,
  findPatientToBook,
  listBookableTimes,
  listOtherVisits,
  suggestMoves,
} from "./bookable/queries";
import {
  bookAppointment,
  cancelAppointment,
  overbookAppointment,
  rebookAppointment,
  recordAttendance,
} from "./commands";
import { findCalendarVisit, listBookings, listCalendar } from "./queries";
import { type TimeKey, timeCode } from "./schema";

afterAll(closeDatabase);

async function bookedId(intakeId: string): Promise<string> {
  const rows = await sql<{ id: string }>(
    "test_booked",
    `SELECT "id" FROM "Appointment" WHERE "intakeId" = $intakeId AND "cancelledAt" IS NULL`,
    { intakeId },
  );
  return rows[0]?.id ?? "";
}

const MINUTE_MS = 60_000;
const VISIT = {
  ...{ name: "Clinic visit", mode: "in_person" as const, patientsBook: false, levels: LEVELS },
  ...{ minutes: 30, bufferBefore: 0, bufferAfter: 0 },
};

/** The times at which a clinician of this test can be booked. */
async function offeredTimes(
  staff: Awaited<ReturnType<typeof addStaffForTest>>,
  clinicianId: string,
): Promise<number[]> {
  const visit = { ...VISIT, id: await clinicVisitForTest() };
  const [from, to] = [new Date(), new Date(Date.now() + 3 * 86_400_000)];
  const offers = await listBookableTimes(staff, { visit, level: "SOON", from, to, clinicianId });
  return offers.map(({ startsAt }) => startsAt.getTime());
}

describe("booking", () => {
  it("gives one time to exactly one of twenty simultaneous bookings", async () => {
    const staff = await addStaffForTest("front_desk");
    const clinician = await addStaffForTest();
    const time = await offerForTest(clinician.id, 60);
    const intakes = await Promise.all(Array.from({ length: 20 }, () => addIntakeForTest("SOON")));
    const tries = await Promise.allSettled(
      intakes.map((intakeId) => bookAsSeenForTest(staff, { intakeId, time })),
    );
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of tries.filter((each) => each.status === "rejected"))
      expect(one.reason).toMatchObject({ code: "slot_taken" });
    const [count] = await sql<{ n: number }>(
      "test_count",
      `SELECT count(*)::int AS "n" FROM "Appointment" WHERE "clinicianId" = $clinician`,
      { clinician: clinician.id },
    );
    expect(count?.n).toBe(1);
  });

  it("refuses a time that is over, not offered or nobody's, and a patient who has another visit then", async () => {
    const staff = await addStaffForTest();
    const [one, other] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    const refusal = async (time: TimeKey, code: string) =>
      expect(bookAsSeenForTest(staff, { intakeId, time })).rejects.toMatchObject({ code });
    await refusal(await offerForTest(one.id, -60), "slot_past");
    const time = await offerForTest(one.id, 60);
    const late = new Date(time.startsAt.getTime() + 10 * MINUTE_MS);
    await refusal({ ...time, startsAt: late }, "slot_closed");
    await refusal({ ...time, clinicianId: other.id }, "slot_closed");
    await refusal({ ...time, visitTypeId: randomUUID() }, "slot_closed");
    await expect(bookAsSeenForTest(staff, { intakeId: randomUUID(), time })).rejects.toMatchObject({
      code: "not_found",
    });
    await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(one.id, minutesToNoon()) });
    await refusal(await offerForTest(other.id, minutesToNoon()), "patient_busy");
    expect(await trailForTest(intakeId)).toEqual(["intake.received", "appointment.booked"]);
  });

  it("offers nothing of a clinician who is disabled", async () => {
    const staff = await addStaffForTest();
    const clinician = await addStaffForTest();
    const time = await offerForTest(clinician.id, 60);
    expect(await offeredTimes(staff, clinician.id)).toEqual([time.startsAt.getTime()]);
    await sql("test_gone", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $gone`, {
      gone: clinician.id,
    });
    expect(await offeredTimes(staff, clinician.id)).toEqual([]);
    const intakeId = await addIntakeForTest("SOON");
    await expect(bookAsSeenForTest(staff, { intakeId, time })).rejects.toMatchObject({
      code: "slot_closed",
    });
  });

  it.each([
    ["disabled", `"disabledAt" = now()`],
    ["no clinician any more", `"role" = 'front_desk'`],
  ])("is refused when the clinician is %s while it waits", async (_, change) => {
    const staff = await addStaffForTest();
    const clinician = await addStaffForTest();
    const [moving, intakeId] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const first = await offerForTest((await addStaffForTest()).id, 60);
    await bookAsSeenForTest(staff, { intakeId: moving, time: first });
    const appointmentId = await bookedId(moving);
    const times = [await offerForTest(clinician.id, 120), await offerForTest(clinician.id, 180)];
    const [one, two] = times as [TimeKey, TimeKey];
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    await other.query("BEGIN");
    const { text } = numbered(`UPDATE "StaffMember" SET ${change} WHERE "id" = $clinician`);
    await other.query(text, [clinician.id]);
    const tries = Promise.allSettled([
      bookAsSeenForTest(staff, { intakeId, time: one }),
      rebookAsSeenForTest(staff, { appointmentId, time: two }),
    ]);
    const waiting = `SELECT 1 FROM pg_stat_activity
      WHERE "wait_event_type" = 'Lock' AND "query" LIKE '%linked("id")%'`;
    while ((await sql("test_waiting", waiting, {})).length < 2) await sleep(20);
    await other.query("COMMIT");
    await other.end();
    for (const each of await tries)
      expect(each).toMatchObject({ status: "rejected", reason: { code: "slot_closed" } });
    expect(await bookedId(intakeId)).toBe("");
    expect(await bookedId(moving)).toBe(appointmentId);
  });

  it("books for one of two people who saw the same state, and for nobody who saw none", async () => {
    const [one, two] = [await addStaffForTest("front_desk"), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("SOON");
    const clinician = await addStaffForTest();
    const times = [await offerForTest(clinician.id, 60), await offerForTest(clinician.id, 120)];
    const [first, second] = times as [TimeKey, TimeKey];
    const patient = await findPatientToBook(one, { intakeId });
    expect(patient).toMatchObject({ version: 0, name: expect.stringMatching(/ Quill/) });
    const version = patient?.version;
    await expect(bookAppointment(one, { intakeId, time: first })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    const tries = await Promise.allSettled([
      bookAppointment(one, { intakeId, time: first, version }),
      bookAppointment(two, { intakeId, time: second, version }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "changed_meanwhile", last: { action: "appointment.booked" } },
    });
    expect(await listBookings(one, intakeId)).toHaveLength(1);
    await bookAsSeenForTest(one, { intakeId, time: await offerForTest(clinician.id, 240) });
    expect(await listBookings(one, intakeId)).toHaveLength(2);
  });

  it("leaves time before and after a visit that needs it, also against a race", async () => {
    const staff = await addStaffForTest();
    const clinician = await addStaffForTest();
    const long = await offerForTest(clinician.id, 60);
    await offerForTest(clinician.id, 90);
    const visitTypeId = randomUUID();
    await sql(
      "test_visit_type",
      `INSERT INTO "VisitType" ("id", "name", "mode", "minutes", "bufferAfter", "closedAt")
       VALUES ($visitTypeId, 'Test visit', 'in_person', 20, 10, NULL)`,
      { visitTypeId },
    );
    const [first, second] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    await bookAsSeenForTest(staff, { intakeId: first, time: { ...long, visitTypeId } });
    const inGap = new Date(long.startsAt.getTime() + 20 * MINUTE_MS);
    await expect(
      bookAsSeenForTest(staff, { intakeId: second, time: { ...long, startsAt: inGap } }),
    ).rejects.toMatchObject({ code: "slot_taken" });
    expect(await offeredTimes(staff, clinician.id)).toEqual([
      long.startsAt.getTime() + 30 * MINUTE_MS,
    ]);
    await sql("test_end", `UPDATE "VisitType" SET "closedAt" = now() WHERE "id" = $visitTypeId`, {
      visitTypeId,
    });
  });
});

describe("overbooking", () => {
  const wall = (moment: Date) => {
    const clock = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(
      env().CLINIC_TIME_ZONE,
    );
    const time = clock.toPlainTime().toString({ smallestUnit: "minute" });
    return { date: clock.toPlainDate().toString(), time };
  };

  it("puts a visit beside another one with its reason, which stands in the calendar and the audit log", async () => {
    const staff = await addStaffForTest("front_desk");
    const clinician = await addStaffForTest();
    const [first, second] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const time = await offerForTest(clinician.id, 24 * 60);
    await bookAsSeenForTest(staff, { intakeId: first, time });
    const input = {
      ...{ intakeId: second, clinicianId: clinician.id, visitTypeId: time.visitTypeId },
      ...{ locationId: null, ...wall(time.startsAt), reason: "cannot_wait" as const, version: 0 },
    };
    await expect(overbookAppointment(staff, { ...input, version: 7 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await overbookAppointment(staff, input)).toBeUndefined();
    expect(await listBookings(staff, second)).toMatchObject([
      { startsAt: time.startsAt, overbookReason: "cannot_wait", status: "booked" },
    ]);
    const [from, to] = [new Date(), new Date(Date.now() + 2 * 86_400_000)];
    const rows = await listCalendar(staff, from, to);
    expect(rows.find(({ intakeId }) => intakeId === second)).toMatchObject({
      ...{ overbookReason: "cannot_wait", status: "booked", mode: "in_person" },
    });
    const [event] = await sql(
      "test_overbooked_trail",
      `SELECT "detail"->>'overbookReason' AS "reason" FROM "AuditEvent"
       WHERE "intakeId" = $second AND "action" = 'appointment.booked'`,
      { second },
    );
    expect(event).toEqual({ reason: "cannot_wait" });
    expect(await offeredTimes(staff, clinician.id)).toEqual([]);
  });

  it("is refused in the past, with nobody who works here, and at a kind of visit that has ended", async () => {
    const staff = await addStaffForTest("front_desk");
    const clinician = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    const input = (
      more: { days?: number; clinicianId?: string; visitTypeId?: string },
      visit: string,
    ) => ({
      ...{ intakeId, locationId: null, reason: "short_visit" as const, version: 0 },
      ...{ clinicianId: more.clinicianId ?? clinician.id, visitTypeId: more.visitTypeId ?? visit },
      ...wall(new Date(Date.now() + (more.days ?? 1) * 86_400_000)),
    });
    const visit = await clinicVisitForTest();
    const refusal = (more: Parameters<typeof input>[0], code: string) =>
      expect(overbookAppointment(staff, input(more, visit))).rejects.toMatchObject({ code });
    await refusal({ days: -1 }, "slot_past");
    await refusal({ clinicianId: staff.id }, "slot_closed");
    await refusal({ visitTypeId: randomUUID() }, "slot_closed");
    expect(await listBookings(staff, intakeId)).toEqual([]);
  });
});

describe("what is offered", () => {
  it("is the soonest of all and the next three of each clinician, with what stands beside it", async () => {
    const staff = await addStaffForTest("front_desk");
    const clinician = await addStaffForTest();
    const times = [];
    for (const hours of [0, 1, 2, 3])
      times.push(await offerForTest(clinician.id, minutesToNoon(hours)));
    const visit = { ...VISIT, id: times[0]?.visitTypeId ?? "" };
    const { first, next } = await findNextTimes(staff, { visit, level: "SOON" });
    const theirs = next.filter(({ clinicianId }) => clinicianId === clinician.id);
    expect(theirs.map(({ startsAt }) => startsAt)).toEqual(
      times.slice(0, 3).map(({ startsAt }) => startsAt),
    );
    expect(theirs[0]).toMatchObject({ clinicianName: clinician.name, location: null });
    expect(first?.startsAt.getTime()).toBeLessThanOrEqual(times[0]?.startsAt.getTime() ?? 0);
    expect(timeCode(theirs[0] as TimeKey)).toMatch(/^[0-9a-f-]{36}_[0-9a-f-]{36}_\d+$/);
  });
});

it("suggests a time for each visit that must be moved, never one for two", async () => {
  const staff = await addStaffForTest("front_desk");
  const clinician = await addStaffForTest();
  const visitTypeId = randomUUID();
  const zone = env().CLINIC_TIME_ZONE;
  const day = startOfDay(daysLater(dateIn(zone, new Date()), 20), zone);
  // So long that it fits only into the hours of this test, twice.
  await sql(
    "test_long_visit",
    `WITH added AS (INSERT INTO "VisitType" ("id", "name", "mode", "minutes") VALUES ($visitTypeId::uuid, 'Long', 'phone', 480))
     INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
     VALUES (gen_random_uuid(), $clinician, 'extra', $day::timestamptz, $day::timestamptz + interval '17 hours')`,
    { visitTypeId, clinician: clinician.id, day },
  );
  const [startsAt, endsAt] = [new Date(), new Date()];
  const visits = ["a", "b", "c"].map((id) => ({
    ...{ id, visitTypeId, level: "SOON" as const, startsAt, endsAt, version: null },
    ...{ intakeId: id, reference: id, clinicianName: "" },
  }));
  const suggested = await suggestMoves(staff, visits);
  const theirs = visits.map(({ id }) => suggested.get(id)?.startsAt.getTime());
  expect(new Set(theirs).size).toBe(3);
  expect([...suggested.keys()]).toEqual(["a", "b"]);
  await sql("test_end", `UPDATE "VisitType" SET "closedAt" = now() WHERE "id" = $visitTypeId`, {
    visitTypeId,
  });
});

describe("cancelling and moving", () => {
  it("frees the time at once, and only once", async () => {
    const staff = await addStaffForTest();
    const [intakeId, next] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const clinician = await addStaffForTest();
    const time = await offerForTest(clinician.id, 90);
    await bookAsSeenForTest(staff, { intakeId, time });
    const appointmentId = await bookedId(intakeId);
    expect(await offeredTimes(staff, clinician.id)).toEqual([]);
    await cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" });
    await expect(
      cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" }),
    ).rejects.toMatchObject({ code: "already_cancelled" });
    expect(await offeredTimes(staff, clinician.id)).toEqual([time.startsAt.getTime()]);
    await bookAsSeenForTest(staff, { intakeId: next, time });
    expect(await trailForTest(intakeId)).toEqual([
      "intake.received",
      "appointment.booked",
      "appointment.cancelled",
      "visit.lost",
    ]);
  });

  it("is refused in an older state of the intake, with what changed, and done in the newest", async () => {
    const [staff, desk] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("SOON");
    const clinician = await addStaffForTest();
    await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(clinician.id, 700) });
    const later = await offerForTest(clinician.id, 760);
    const appointmentId = await bookedId(intakeId);
    const version = await versionOfVisitForTest(appointmentId);
    await writeNote(desk, { intakeId, body: "Can only come in the morning", tell: null });
    const refusal = { code: "changed_meanwhile", last: { who: desk.name } };
    for (const old of [version, null]) {
      await expect(
        rebookAppointment(staff, { appointmentId, time: later, version: old }),
      ).rejects.toMatchObject(refusal);
      await expect(
        cancelAppointment(staff, { appointmentId, reason: "patient_asked", version: old }),
      ).rejects.toMatchObject(refusal);
    }
    expect(await bookedId(intakeId)).toBe(appointmentId);
    await rebookAsSeenForTest(staff, { appointmentId, time: later });
    await cancelAsSeenForTest(staff, {
      appointmentId: await bookedId(intakeId),
      reason: "patient_asked",
    });
  });

  it("moves in one step, and keeps the old time when the new one is taken", async () => {
    const staff = await addStaffForTest();
    const clinician = await addStaffForTest();
    const [intakeId, other] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const [first, taken, free] = [
      await offerForTest(clinician.id, 300),
      await offerForTest(clinician.id, 330),
      await offerForTest(clinician.id, 360),
    ];
    await bookAsSeenForTest(staff, { intakeId, time: first });
    await bookAsSeenForTest(staff, { intakeId: other, time: taken });
    const appointmentId = await bookedId(intakeId);
    await expect(rebookAsSeenForTest(staff, { appointmentId, time: taken })).rejects.toMatchObject({
      code: "slot_taken",
    });
    expect(await bookedId(intakeId)).toBe(appointmentId);
    await rebookAsSeenForTest(staff, { appointmentId, time: free });
    const bookings = await listBookings(staff, intakeId);
    expect(bookings.map((one) => one.cancelReason)).toEqual(["moved", null]);
    expect(bookings[1]).toMatchObject({ visitType: "Clinic visit", startsAt: free.startsAt });
  });

  it("is shown as just booked to the person who booked it, until somebody changes it", async () => {
    const [one, two] = [await addStaffForTest("front_desk"), await addStaffForTest("front_desk")];
    const clinician = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    await bookAsSeenForTest(one, { intakeId, time: await offerForTest(clinician.id, 60) });
    const isTold = async (staff: typeof one) =>
      (await findCalendarVisit(staff, await bookedId(intakeId)))?.justBooked;
    expect([await isTold(one), await isTold(two)]).toEqual([true, false]);
    const time = await offerForTest(clinician.id, 90);
    await rebookAsSeenForTest(two, { appointmentId: await bookedId(intakeId), time });
    expect([await isTold(one), await isTold(two)]).toEqual([false, true]);
    const arrived = { appointmentId: await bookedId(intakeId), attendance: "arrived" as const };
    await recordAttendance(two, arrived);
    expect(await isTold(two)).toBe(false);
  });

  it("does not stand in its own way when it moves a little", async () => {
    const staff = await addStaffForTest();
    const clinician = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    const time = await offerForTest(clinician.id, 500);
    await bookAsSeenForTest(staff, { intakeId, time });
    const visitTypeId = randomUUID();
    await sql(
      "test_short_visit",
      `INSERT INTO "VisitType" ("id", "name", "mode", "minutes") VALUES ($visitTypeId, 'Short', 'phone', 10)`,
      { visitTypeId },
    );
    const startsAt = new Date(time.startsAt.getTime() + 10 * MINUTE_MS);
    await rebookAsSeenForTest(staff, {
      appointmentId: await bookedId(intakeId),
      time: { ...time, visitTypeId, startsAt },
    });
    const [, moved] = await listBookings(staff, intakeId);
    expect(moved?.startsAt).toEqual(startsAt);
    await sql("test_end", `UPDATE "VisitType" SET "closedAt" = now() WHERE "id" = $visitTypeId`, {
      visitTypeId,
    });
  });
});

it("tells of a visit that the same person has for another intake", async () => {
  const staff = await addStaffForTest();
  const born = { birth_date: "1971-02-03", family_name: "Twice", phone: "212 555 0199" };
  const [first, second] = [
    await addIntakeForTest("SOON", 2, born),
    await addIntakeForTest("SOON", 1, born),
  ];
  await bookForTest(first, staff.id, [72, 73]);
  expect(await listOtherVisits(staff, second)).toMatchObject([
    { intakeId: first, clinicianName: staff.name },
  ]);
  expect(await listOtherVisits(staff, first)).toEqual([]);
  expect(await listOtherVisits(staff, await addIntakeForTest("SOON"))).toEqual([]);
});

it("shows in the calendar the level that a review gave, also after the intake is closed", async () => {
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("SOON");
  await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(staff.id, 400) });
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
