import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, it } from "vitest";
import {
  addVisitType,
  changeWhoMayBook,
  closeVisitType,
} from "@/lib/appointment/visit-type/commands";
import { findVisitType, listVisitTypes } from "@/lib/appointment/visit-type/queries";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem } from "@/lib/errors";
import { dateIn, daysLater, startOfDay } from "@/lib/time";
import { addIntakeForTest, addStaffForTest, bookForTest, clinicVisitForTest } from "@/test/rows";
import {
  addDifferent,
  addHours,
  addPaintedHours,
  closeOnHolidays,
  copyHours,
  removeDifferent,
  removeHours,
} from "./commands";
import { listDifferentDays } from "./different-days";
import { holidaysFrom } from "./holidays";
import { openSlots } from "./open-slots";
import { findAvailability, listAway, listUsualHours, listVisitsToMove } from "./queries";
import { type DifferentInput, type HoursInput, PaintedHoursSchema } from "./schema";

afterAll(closeDatabase);

const YEAR = new Date().getUTCFullYear() + 1;
// A week without a clock change: January in New York is five hours behind UTC.
const FROM = new Date(`${YEAR}-01-11T05:00:00Z`);
const TO = new Date(`${YEAR}-01-18T05:00:00Z`);

type Person = Awaited<ReturnType<typeof addStaffForTest>>;

const hours = (clinician: Person, more: Partial<HoursInput> = {}): HoursInput => ({
  clinicianId: clinician.id,
  weekdays: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "12:00",
  visitTypeId: null,
  locationId: null,
  heldFor: null,
  releaseHours: 24,
  everyWeeks: 1,
  validFrom: `${YEAR}-01-01`,
  validTo: null,
  ...more,
});

const different = (clinician: Person, more: Partial<DifferentInput> = {}): DifferentInput => ({
  kind: "leave",
  clinicianId: clinician.id,
  firstDay: `${YEAR}-01-12`,
  from: "00:00",
  lastDay: `${YEAR}-01-12`,
  to: "24:00",
  visitTypeId: null,
  locationId: null,
  ...more,
});

async function offered(clinician: Person, level: "URGENT" | "ROUTINE" = "ROUTINE") {
  const id = await clinicVisitForTest();
  const visit = { id, mode: "in_person" as const, minutes: 30, bufferBefore: 0, bufferAfter: 0 };
  const availability = await findAvailability(FROM, TO, { clinicianId: clinician.id });
  const range = { from: FROM, to: TO, now: new Date(), zone: "America/New_York" };
  return openSlots(availability, { ...range, visit, level });
}

it("knows when a clinician is taken, without holds that ended or are the patient's own", async () => {
  const [clinician, intake] = [await addStaffForTest(), await addIntakeForTest("SOON")];
  const add = (minutes: readonly [number, number], holdMinutes: number | null) =>
    sql(
      "test_taken",
      `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker", "holdUntil")
       VALUES (gen_random_uuid(), $intake, $clinician, $day::timestamptz + make_interval(mins => $from),
         $day::timestamptz + make_interval(mins => $to), 'patient', now() + make_interval(mins => $hold))`,
      {
        intake,
        clinician: clinician.id,
        day: FROM,
        from: minutes[0],
        to: minutes[1],
        hold: holdMinutes,
      },
    );
  await add([0, 30], null);
  await add([30, 50], null);
  await add([60, 90], 10);
  await add([90, 120], -1);
  const taken = async (heldFor?: string) => {
    const { busy } = await findAvailability(FROM, TO, { clinicianId: clinician.id, heldFor });
    const minute = (moment: number) => (moment - FROM.getTime()) / 60_000;
    return busy
      .filter(({ clinicianId }) => clinicianId === clinician.id)
      .flatMap(({ spans }) => spans.map(({ from, to }) => [minute(from), minute(to)]));
  };
  // What follows one another is one span.
  expect(await taken()).toEqual([
    [0, 50],
    [60, 90],
  ]);
  expect(await taken(intake)).toEqual([[0, 50]]);
});

const actionsOf = async (staff: Person) => {
  const rows = await sql<{ action: string }>(
    "test_hours_trail",
    `SELECT "action" FROM "AuditEvent" WHERE "staffId" = $staff ORDER BY "id"`,
    { staff: staff.id },
  );
  return rows.map(({ action }) => action);
};

describe("the usual week", () => {
  it("gives times on its days, is kept in the audit log, and gives none once removed", async () => {
    const [staff, clinician] = [await addStaffForTest("front_desk"), await addStaffForTest()];
    expect(await addHours(staff, hours(clinician))).toBe(5);
    const offers = await offered(clinician);
    expect(offers).toHaveLength(5 * 6);
    expect(offers[0]?.startsAt.toISOString()).toBe(`${YEAR}-01-1${firstWeekday()}T14:00:00.000Z`);
    const rules = await listUsualHours(staff, clinician.id, `${YEAR}-01-01`);
    expect(rules.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5]);
    await removeHours(staff, { ruleId: rules[0]?.id ?? "" });
    await expect(removeHours(staff, { ruleId: rules[0]?.id ?? "" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await offered(clinician)).toHaveLength(4 * 6);
    expect(await actionsOf(staff)).toEqual([...Array(5).fill("hours.added"), "hours.removed"]);
  });

  it("adds all or none: nothing over hours of the same week, also when two add at once", async () => {
    const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
    const tries = await Promise.allSettled(
      Array.from({ length: 4 }, () => addHours(staff, hours(clinician, { weekdays: [1] }))),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(
      addHours(staff, hours(clinician, { weekdays: [2, 1], from: "11:00", to: "13:00" })),
    ).rejects.toMatchObject({ code: "slot_overlap" });
    expect(await listUsualHours(staff, clinician.id, `${YEAR}-01-01`)).toHaveLength(1);
    const desk = await addStaffForTest("front_desk");
    await expect(addHours(staff, hours(desk))).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps hours for patients who must be seen sooner", async () => {
    const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
    await addHours(staff, hours(clinician, { weekdays: [1], heldFor: "URGENT" }));
    expect(await offered(clinician)).toEqual([]);
    const urgent = await offered(clinician, "URGENT");
    expect(urgent.map(({ heldFor }) => heldFor)).toEqual(Array(6).fill("URGENT"));
  });

  it("is copied whole to a colleague, or not at all", async () => {
    const [staff, one, other] = [
      await addStaffForTest(),
      await addStaffForTest(),
      await addStaffForTest(),
    ];
    await addHours(staff, hours(one, { heldFor: "SOON", everyWeeks: 2 }));
    expect(await copyHours(staff, { fromId: one.id, toId: other.id })).toBe(5);
    const bare = (rules: { id: string }[]) => rules.map(({ id: _, ...rule }) => rule);
    const weekOf = async ({ id }: Person) => listUsualHours(staff, id, `${YEAR}-01-01`);
    expect(bare(await weekOf(other))).toEqual(bare(await weekOf(one)));
    const third = await addStaffForTest();
    await addHours(staff, hours(third));
    const fourth = await addStaffForTest();
    await addHours(staff, hours(fourth, { weekdays: [5] }));
    await expect(copyHours(staff, { fromId: third.id, toId: fourth.id })).rejects.toMatchObject({
      code: "slot_overlap",
    });
    expect(await weekOf(fourth)).toHaveLength(1);
  });
});

describe("days that differ", () => {
  it("take a leave out, say how many visits are in it, and list them until it is taken back", async () => {
    const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    await bookForTest(intakeId, clinician.id, [48, 49]);
    const day = (hoursAhead: number) =>
      new Date(Date.now() + hoursAhead * 3_600_000).toISOString().slice(0, 10);
    const leave = different(clinician, { firstDay: day(0), lastDay: day(96) });
    expect(await addDifferent(staff, leave)).toEqual({ visits: 1 });
    const mine = async () =>
      (await listVisitsToMove(staff)).filter((visit) => visit.intakeId === intakeId);
    expect(await mine()).toMatchObject([{ clinicianName: clinician.name }]);
    const [listed] = await listDifferentDays(staff, clinician.id);
    expect(listed).toMatchObject({ kind: "leave" });
    await removeDifferent(staff, { exceptionId: listed?.id ?? "" });
    expect(await mine()).toEqual([]);
    await expect(removeDifferent(staff, { exceptionId: listed?.id ?? "" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });

  it("add hours beyond the usual week, never twice at one time, and never in the past", async () => {
    const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
    const evening = different(clinician, { kind: "extra", from: "17:00", to: "18:00" });
    expect(await addDifferent(staff, evening)).toEqual({ visits: 0 });
    expect(await offered(clinician)).toHaveLength(2);
    await expect(addDifferent(staff, { ...evening, to: "17:30" })).rejects.toMatchObject({
      code: "slot_overlap",
    });
    await expect(
      addDifferent(staff, { ...evening, firstDay: "2020-01-06", lastDay: "2020-01-06" }),
    ).rejects.toMatchObject({ code: "slot_past" });
    const march = nextSpring();
    expect(
      await addDifferent(staff, {
        ...evening,
        ...{ firstDay: march, lastDay: march, from: "02:00", to: "03:00" },
      }),
    ).toBeInstanceOf(FieldProblem);
  });
});

it("a kind of visit can be booked until it is ended", async () => {
  const staff = await addStaffForTest();
  const name = `Test ${staff.id.slice(0, 8)}`;
  const visit = { name, mode: "video", minutes: 45, bufferBefore: 0, bufferAfter: 5 } as const;
  await addVisitType(staff, { ...visit, levels: ["SOON", "ROUTINE"], bookedBy: "patient" });
  const added = (await listVisitTypes(staff)).find((each) => each.name === name);
  expect(added).toMatchObject({ ...visit, levels: ["SOON", "ROUTINE"], patientsBook: true });
  const visitTypeId = added?.id ?? "";
  await changeWhoMayBook(staff, { visitTypeId, levels: ["ROUTINE"], bookedBy: "staff" });
  expect(await findVisitType(visitTypeId)).toMatchObject({
    ...{ levels: ["ROUTINE"], patientsBook: false },
  });
  await closeVisitType(staff, { visitTypeId: added?.id ?? "" });
  expect((await listVisitTypes(staff)).map((each) => each.name)).not.toContain(name);
  await expect(closeVisitType(staff, { visitTypeId: added?.id ?? "" })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
});

/** The day of the first weekday from January 11 on, without its ten. */
function firstWeekday(): number {
  const weekday = new Date(`${YEAR}-01-11T00:00:00Z`).getUTCDay();
  return { 6: 3, 0: 2 }[weekday] ?? 1;
}

/** The next day on which the clocks of New York skip the hour from two to three. */
function nextSpring(): string {
  const first = new Date(Date.UTC(YEAR, 2, 1));
  const second = 8 + ((7 - first.getUTCDay()) % 7);
  return `${YEAR}-03-${String(second).padStart(2, "0")}`;
}

it("adds what was painted at once, or nothing when a part of it is there", async () => {
  const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
  const { weekdays: _, from: __, to: ___, ...shared } = hours(clinician);
  const text = {
    ranges: "1 540 720,3 600 660",
    ...{ heldFor: "", visitTypeId: "", locationId: "" },
  };
  const form = { ...shared, ...text, releaseHours: "24", everyWeeks: "1", validTo: "" };
  const input = PaintedHoursSchema.parse(form);
  expect(await addPaintedHours(staff, input)).toBe(2);
  const week = async () =>
    (await listUsualHours(staff, clinician.id, `${YEAR}-01-01`)).map((each) => [
      each.weekday,
      each.fromMinute,
      each.toMinute,
    ]);
  const added = [
    [1, 540, 720],
    [3, 600, 660],
  ];
  expect(await week()).toEqual(added);
  const more = { ...input, ranges: [{ weekday: 5, from: 540, to: 600 }, ...input.ranges] };
  await expect(addPaintedHours(staff, more)).rejects.toMatchObject({ code: "slot_overlap" });
  expect(await week()).toEqual(added);
  for (const ranges of ["", "8 540 600", "1 600 540", "1 540 1500", "x"])
    expect(PaintedHoursSchema.safeParse({ ...form, ranges }).success).toBe(false);
});

it("closes a location on the holidays that an admin accepts, once, and on no other day", async () => {
  const [admin, clinician] = [await addStaffForTest("admin"), await addStaffForTest()];
  const [locationId, elsewhere] = [randomUUID(), randomUUID()];
  for (const id of [locationId, elsewhere])
    await sql(
      "test_holiday_place",
      `INSERT INTO "Location" ("id", "code", "name", "zone") VALUES ($id::uuid, $id::uuid::text, $id::text, 'America/Chicago')`,
      { id },
    );
  const holidays = holidaysFrom(dateIn("America/New_York", new Date()));
  const date = holidays[3]?.date ?? "";
  const intakeId = await addIntakeForTest("SOON");
  await sql(
    "test_on_holiday",
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "locationId", "startsAt", "endsAt", "bookedById")
     SELECT gen_random_uuid(), $intakeId, $clinician::uuid, $locationId, at."nine", at."nine" + interval '30 minutes',
       $clinician FROM (SELECT ($date::text::date + time '09:00') AT TIME ZONE 'America/Chicago' AS "nine") at`,
    { intakeId, clinician: clinician.id, locationId, date },
  );
  const dates = [date, "2030-01-02"];
  expect(await closeOnHolidays(admin, { locationId: elsewhere, dates })).toMatchObject({
    days: 1,
    visits: 0,
  });
  expect(await closeOnHolidays(admin, { locationId, dates })).toEqual({ days: 1, visits: 1 });
  expect(await closeOnHolidays(admin, { locationId, dates })).toEqual({ days: 0, visits: 0 });
  const toMove = await listVisitsToMove(admin);
  expect(toMove.filter((visit) => visit.intakeId === intakeId)).toMatchObject([
    { onlyRoom: false },
  ]);
  const named = (await listDifferentDays(admin, clinician.id)).filter(
    ({ reason, location }) =>
      reason === holidays[3]?.name && [`${locationId}`, `${elsewhere}`].includes(location ?? ""),
  );
  expect(named).toHaveLength(2);
  expect(named.map(({ from }) => String(from))).toEqual(Array(2).fill(`${date}T00:00:00`));
});

/** A place with hours of a clinician from nine to ten on every day. */
async function placeWithHours(staff: Person, clinician: Person, zone: string | null) {
  const id = randomUUID();
  await sql(
    "test_zoned_place",
    `INSERT INTO "Location" ("id", "code", "name", "zone") VALUES ($id::uuid, $id::uuid::text, $id::text, $zone)`,
    { id, zone },
  );
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const daily = { weekdays, from: "09:00", to: "10:00", validFrom: "2026-01-01", locationId: id };
  await addHours(staff, hours(clinician, daily));
  return id;
}

const HOME = "America/New_York";

it("closes every place on a holiday for the day that it has there, also one that opens later", async () => {
  const admin = await addStaffForTest("admin");
  const { date, name } = holidaysFrom(dateIn(HOME, new Date()))[4] ?? { date: "", name: "" };
  const near = [daysLater(date, -1), date, daysLater(date, 1)];
  const [from, to] = [startOfDay(daysLater(date, -3), HOME), startOfDay(daysLater(date, 4), HOME)];
  const hour = async (zone: string | null) => {
    const clinician = await addStaffForTest();
    return { zone: zone ?? HOME, clinician, at: await placeWithHours(admin, clinician, zone) };
  };
  const places = [await hour(null), await hour("Europe/London"), await hour("Australia/Lord_Howe")];
  await closeOnHolidays(admin, { locationId: null, dates: [date] });
  places.push(await hour("Pacific/Auckland"));
  const visit = { id: await clinicVisitForTest(), mode: "in_person" as const, minutes: 30 };
  for (const { zone, clinician, at } of places) {
    const availability = await findAvailability(from, to, { clinicianId: clinician.id });
    const wish = { level: "ROUTINE", from, to, now: new Date(), zone: HOME } as const;
    const open = openSlots(availability, {
      ...wish,
      visit: { ...visit, bufferBefore: 0, bufferAfter: 0 },
    }).map(({ startsAt }) => dateIn(zone, startsAt));
    expect(near.map((day) => open.filter((each) => each === day).length)).toEqual([2, 0, 2]);

    // The last half hour of the day before, the first and the last of the day, the first of the next.
    const intakeId = await addIntakeForTest("SOON");
    const [first, last] = [startOfDay(date, zone), startOfDay(daysLater(date, 1), zone)];
    await sql(
      "test_around_holiday",
      `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "locationId", "startsAt", "endsAt", "bookedById")
       SELECT gen_random_uuid(), $intakeId, $clinician::uuid, $at, t, t + interval '30 minutes', $clinician
       FROM unnest(ARRAY[$first::timestamptz - interval '30 minutes', $first, $last::timestamptz - interval '30 minutes', $last]) t`,
      { intakeId, clinician: clinician.id, at, first, last },
    );
    const toMove = (await listVisitsToMove(admin)).filter((each) => each.intakeId === intakeId);
    expect(toMove.map(({ startsAt }) => dateIn(zone, startsAt))).toEqual([date, date]);
    const [can] = await sql<{ times: Date[] }>(
      "test_can_take_place",
      `SELECT array_agg(a."startsAt" ORDER BY a."startsAt") AS "times" FROM "Appointment" a
       WHERE a."intakeId" = $intakeId AND can_take_place(a)`,
      { intakeId },
    );
    expect(can?.times.map((time) => dateIn(zone, time))).toEqual([near[0], near[2]]);
    const hatched = (await listAway(admin, from, to)).filter(
      (away) => away.clinicianId === clinician.id && away.reason === name,
    );
    expect(hatched.map(({ startsAt }) => dateIn(zone, startsAt))).toEqual([date]);
  }
  // When a place gets another clock, its closings go along, as its hours do.
  const [home, london] = places;
  await sql(
    "test_rezone",
    `UPDATE "Location" SET "zone" = 'Australia/Lord_Howe' WHERE "id" = $id`,
    {
      id: london?.at ?? "",
    },
  );
  const moved = (await listAway(admin, from, to)).filter(
    ({ clinicianId, reason }) => clinicianId === london?.clinician.id && reason === name,
  );
  expect(moved.map(({ startsAt }) => dateIn("Australia/Lord_Howe", startsAt))).toEqual([date]);
  // One that keeps its clock keeps its date.
  const kept = (await listAway(admin, from, to)).filter(
    ({ clinicianId, reason }) => clinicianId === home?.clinician.id && reason === name,
  );
  expect(kept.map(({ startsAt }) => dateIn(HOME, startsAt))).toEqual([date]);
});

it("takes leave by the clock of each place, and extra hours by that of theirs", async () => {
  const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
  const locationId = await placeWithHours(staff, clinician, "Australia/Lord_Howe");
  const day = `${YEAR}-01-12`;
  await addDifferent(staff, different(clinician, { from: "09:00", to: "09:30" }));
  const evening = { from: "17:00", to: "17:30", locationId };
  await addDifferent(staff, different(clinician, { kind: "extra", ...evening }));
  const there = (await offered(clinician)).map(({ startsAt }) =>
    startsAt.toLocaleString("sv-SE", { timeZone: "Australia/Lord_Howe" }),
  );
  expect(there.filter((time) => time.startsWith(day))).toEqual([
    `${day} 09:30:00`,
    `${day} 17:00:00`,
  ]);
});

/** A place with the clock of this zone, without hours. */
async function placeIn(zone: string | null): Promise<string> {
  const id = randomUUID();
  await sql(
    "test_place_in",
    `INSERT INTO "Location" ("id", "code", "name", "zone") VALUES ($id::uuid, $id::uuid::text, $id::text, $zone)`,
    { id, zone },
  );
  return id;
}

/** The wall clock of the clinic so many hours from now, as a form sends it. */
function wallIn(hoursAhead: number): [day: string, time: string] {
  const wall = Temporal.Now.plainDateTimeISO(HOME).add({ hours: hoursAhead });
  return [wall.toPlainDate().toString(), wall.toPlainTime().toString({ smallestUnit: "minute" })];
}

it("takes a closing of a place, and shows it, until it is over by the clock of that place", async () => {
  const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
  const [[firstDay, from], [lastDay, to]] = [wallIn(-3), wallIn(-1)];
  const closing = different(clinician, { kind: "closed", firstDay, from, lastDay, to });
  const there = Temporal.Now.plainDateTimeISO("Pacific/Pago_Pago");
  const behind = await placeIn("Pacific/Pago_Pago");
  const intakeId = await addIntakeForTest("SOON");
  // Two hours before the clinic's now, by the clock there.
  const wall = Temporal.Now.plainDateTimeISO(HOME).subtract({ hours: 2 });
  expect(Temporal.PlainDateTime.compare(wall, there)).toBe(1);
  await sql(
    "test_in_closing",
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "locationId", "startsAt", "endsAt", "bookedById")
     SELECT gen_random_uuid(), $intakeId, $clinician::uuid, $behind, t, t + interval '30 minutes', $clinician
     FROM (SELECT $wall::text::timestamp AT TIME ZONE 'Pacific/Pago_Pago' AS t) at`,
    { intakeId, clinician: clinician.id, behind, wall: wall.toString() },
  );
  expect(await addDifferent(staff, { ...closing, locationId: behind })).toEqual({ visits: 1 });
  const attention = await sql<{ kind: string }>(
    "test_closing_needs_attention",
    `SELECT "kind" FROM "NeedsAttention" WHERE "intakeId" = $intakeId AND "kind" = 'clinician_away'`,
    { intakeId },
  );
  expect(attention).toHaveLength(1);
  const listed = async () =>
    (await listDifferentDays(staff, clinician.id)).filter(({ location }) => location === behind);
  const [day] = await listed();
  expect(String(day?.from)).toBe(`${firstDay}T${from}:00`);
  await removeDifferent(staff, { exceptionId: day?.id ?? "" });
  expect(await listed()).toEqual([]);

  // At a place ahead of the clinic, what is still to come here is over.
  const ahead = await placeIn("Pacific/Kiritimati");
  const [[aheadDay, aheadFrom], [aheadLast, aheadTo]] = [wallIn(1), wallIn(3)];
  await expect(
    addDifferent(staff, {
      ...{ ...closing, locationId: ahead },
      ...{ firstDay: aheadDay, from: aheadFrom, lastDay: aheadLast, to: aheadTo },
    }),
  ).rejects.toMatchObject({ code: "slot_past" });
});

it("lists extra hours by the clock of their place", async () => {
  const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
  const locationId = await placeIn("America/Los_Angeles");
  const late = { kind: "extra", from: "22:00", to: "23:00", locationId } as const;
  await addDifferent(staff, different(clinician, late));
  const mine = (await listDifferentDays(staff, clinician.id)).filter(
    ({ kind }) => kind === "extra",
  );
  expect(mine.map(({ from, to }) => [String(from), String(to)])).toEqual([
    [`${YEAR}-01-12T22:00:00`, `${YEAR}-01-12T23:00:00`],
  ]);
});

it("does not close a day again that a closing without wall-clock times closes", async () => {
  const admin = await addStaffForTest("admin");
  const locationId = await placeIn(null);
  const holiday = holidaysFrom(dateIn(HOME, new Date()))[2]?.date ?? "";
  await sql(
    "test_closed_before",
    `INSERT INTO "AvailabilityException" ("id", "kind", "startsAt", "endsAt", "locationId")
     VALUES (gen_random_uuid(), 'closed', $from::timestamptz, $to::timestamptz, $locationId)`,
    {
      from: startOfDay(holiday, HOME),
      to: startOfDay(daysLater(holiday, 1), HOME),
      locationId,
    },
  );
  expect(await closeOnHolidays(admin, { locationId, dates: [holiday] })).toEqual({
    days: 0,
    visits: 0,
  });
});

it("shows a leave also on the days on which its clinician has no hours", async () => {
  const [staff, clinician] = [await addStaffForTest(), await addStaffForTest()];
  // A place with its own clock is enough.
  await placeIn("America/Chicago");
  await addHours(staff, hours(clinician, { weekdays: [1], validFrom: `${YEAR}-01-01` }));
  const monday = [11, 12, 13, 14, 15, 16, 17].find(
    (day) => new Date(`${YEAR}-01-${day}T12:00:00Z`).getUTCDay() === 1,
  );
  const leave = { firstDay: `${YEAR}-01-11`, lastDay: `${YEAR}-01-17` };
  await addDifferent(staff, different(clinician, leave));
  const shown = (await listAway(staff, FROM, TO))
    .filter(({ clinicianId, kind }) => clinicianId === clinician.id && kind === "leave")
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ startsAt, endsAt }) => [
      Number(dateIn(HOME, startsAt).slice(8)),
      (endsAt.getTime() - startsAt.getTime()) / 3_600_000,
    ]);
  expect(shown).toEqual([11, 12, 13, 14, 15, 16, 17].map((day) => [day, day === monday ? 3 : 24]));
});

it("offers nothing at a place that was closed for good, by the usual week or beyond it", async () => {
  const [staff, clinician] = [await addStaffForTest("admin"), await addStaffForTest()];
  const locationId = await placeIn(null);
  await addHours(staff, hours(clinician, { locationId }));
  await addDifferent(
    staff,
    different(clinician, { kind: "extra", locationId, from: "14:00", to: "15:00" }),
  );
  expect(await offered(clinician)).toHaveLength(32);
  const close = (at: string) =>
    sql("test_close_place", `UPDATE "Location" SET "closedAt" = ${at} WHERE "id" = $locationId`, {
      locationId,
    });
  await close("now()");
  expect(await offered(clinician)).toEqual([]);
  await close("NULL");
  expect(await offered(clinician)).toHaveLength(32);
});
