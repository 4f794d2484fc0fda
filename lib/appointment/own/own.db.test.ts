import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { bookAppointment } from "@/lib/appointment/commands";
import type { TimeKey } from "@/lib/appointment/schema";
import { findVisitType } from "@/lib/appointment/visit-type/queries";
import { closeDatabase, sql } from "@/lib/db/client";
import { findIntakeOfForm } from "@/lib/intake/queries";
import { eraseExpired } from "@/lib/jobs/erase";
import { matchPerson } from "@/lib/person/same/commands";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  entryForTest,
  trailForTest,
} from "@/test/rows";
import { bookHeld, cancelOwn, endHold, holdSlot, moveOwn } from "./commands";
import {
  helpComesFirst,
  listOwnTimes,
  listOwnVisits,
  listOwnVisitTypes,
  type OwnPatient,
} from "./queries";

afterAll(closeDatabase);

const MINUTE_MS = 60_000;

/** A kind of visit of half an hour that patients book, for these levels. */
async function visitTypeForTest(levels: Level[] = ["URGENT", "SOON", "ROUTINE"]): Promise<string> {
  const id = randomUUID();
  await sql(
    "test_own_visit_type",
    `INSERT INTO "VisitType" ("id", "name", "mode", "minutes", "levels", "patientsBook", "closedAt")
     VALUES ($id, 'Own visit', 'in_person', 30, $levels, true, NULL)`,
    { id, levels },
  );
  return id;
}

/**
 * Half an hour of a new clinician that a patient can book: so many minutes after a noon of New York
 * about three days ahead, as no hours reach over midnight.
 */
async function timeForTest(
  visitTypeId: string,
  minutes: number,
  at: { clinicianId?: string; locationId?: string } = {},
) {
  const clinicianId = at.clinicianId ?? (await addStaffForTest()).id;
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const startsAt = new Date(today + 3 * DAY_MS + 17 * HOUR_MS + minutes * MINUTE_MS);
  await sql(
    "test_own_time",
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt", "locationId")
     VALUES (gen_random_uuid(), $clinicianId, 'extra', $startsAt, $startsAt::timestamptz + interval '30 minutes', $locationId)`,
    { clinicianId, startsAt, locationId: at.locationId ?? null },
  );
  return { clinicianId, visitTypeId, startsAt } satisfies TimeKey;
}

const patientForTest = async (
  level: Exclude<Level, "EMERGENCY"> = "SOON",
): Promise<OwnPatient> => ({
  id: await addIntakeForTest(level),
  level,
});

const expire = (id: string) =>
  sql(
    "test_expire",
    `UPDATE "Appointment" SET "holdUntil" = now() - interval '1 second' WHERE "id" = $id`,
    { id },
  );
const rejected = (work: Promise<unknown>, code: string) =>
  expect(work).rejects.toMatchObject({ code });
const statusOf = async (patient: OwnPatient) =>
  (await listOwnVisits(patient)).map(({ status }) => status);

describe("a hold", () => {
  it("keeps a time from everybody else, and is booked once however often it is sent", async () => {
    const staff = await addStaffForTest("front_desk");
    const [one, two] = [await patientForTest(), await patientForTest()];
    const time = await timeForTest(await visitTypeForTest(), 0);
    const held = await holdSlot(one, time);
    await rejected(holdSlot(two, time), "slot_taken");
    await rejected(bookAsSeenForTest(staff, { intakeId: two.id, time }), "slot_taken");
    await rejected(bookHeld(two, held), "slot_taken");
    await bookHeld(one, held);
    await bookHeld(one, held);
    expect(await statusOf(one)).toEqual(["booked"]);
    expect(await trailForTest(one.id)).toEqual([
      "intake.received",
      "appointment.held",
      "appointment.booked",
    ]);
  });

  it("that has expired gives way in the booking itself", async () => {
    const staff = await addStaffForTest("front_desk");
    const [one, two] = [await patientForTest(), await patientForTest()];
    const time = await timeForTest(await visitTypeForTest(), 0);
    const held = await holdSlot(one, time);
    await expire(held);
    await bookAsSeenForTest(staff, { intakeId: two.id, time });
    expect(await statusOf(two)).toEqual(["booked"]);
    expect(await statusOf(one)).toEqual([]);
    await rejected(bookHeld(one, held), "slot_taken");
  });

  it("that has expired is still booked while nobody else took its time", async () => {
    const patient = await patientForTest();
    const held = await holdSlot(patient, await timeForTest(await visitTypeForTest(), 0));
    await expire(held);
    await bookHeld(patient, held);
    expect(await statusOf(patient)).toEqual(["booked"]);
  });

  it("is one for a patient: the next one frees the former, and it can be given back", async () => {
    const patient = await patientForTest();
    const visitType = await visitTypeForTest();
    const [first, second] = [await timeForTest(visitType, 0), await timeForTest(visitType, 10)];
    await holdSlot(patient, first);
    const held = await holdSlot(patient, second);
    expect(await listOwnVisits(patient)).toMatchObject([{ id: held, status: "hold" }]);
    await holdSlot(await patientForTest(), first);
    await endHold(patient, held);
    expect(await statusOf(patient)).toEqual([]);
  });

  it("that nobody booked is erased a day later, and no visit with it", async () => {
    const [patient, other] = [await patientForTest(), await patientForTest()];
    const visitType = await visitTypeForTest();
    await holdSlot(patient, await timeForTest(visitType, 0));
    await bookHeld(other, await holdSlot(other, await timeForTest(visitType, 0)));
    await eraseExpired(new Date());
    expect(await statusOf(patient)).toEqual(["hold"]);
    await eraseExpired(new Date(Date.now() + 25 * 3_600_000));
    expect(await statusOf(patient)).toEqual([]);
    expect(await statusOf(other)).toEqual(["booked"]);
  });

  it("goes to one of twenty patients who choose at the same moment", async () => {
    const time = await timeForTest(await visitTypeForTest(), 0);
    const patients = await Promise.all(Array.from({ length: 20 }, () => patientForTest()));
    const tries = await Promise.allSettled(patients.map((patient) => holdSlot(patient, time)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of tries.filter((one) => one.status === "rejected"))
      expect(each.reason).toMatchObject({ code: "slot_taken" });
  });

  it("does not make older what staff see of the intake", async () => {
    const patient = await patientForTest();
    const version = async () =>
      sql("test_version", `SELECT "version" FROM "QueueEntry" WHERE "intakeId" = $id`, {
        id: patient.id,
      });
    const held = await holdSlot(patient, await timeForTest(await visitTypeForTest(), 0));
    expect(await version()).toEqual([{ version: 0 }]);
    await bookHeld(patient, held);
    expect(await version()).toEqual([{ version: 1 }]);
  });
});

/** Changes a row, and gives what changes it back. */
async function turn(name: string, away: string, back: string, id: string | null) {
  await sql(`test_${name}_away`, away, { id });
  return () => sql(`test_${name}_back`, back, { id });
}

describe("a time that is kept and not offered any more", () => {
  type At = { clinicianId: string; visitTypeId: string; locationId: string };
  const EXCEPTION = `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")`;
  const DAYS = `now() + interval '2 days', now() + interval '5 days'`;
  it.each<[string, (at: At) => ReturnType<typeof turn>]>([
    [
      "because its clinician left",
      ({ clinicianId }) =>
        turn(
          "left",
          `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`,
          `UPDATE "StaffMember" SET "disabledAt" = NULL WHERE "id" = $id`,
          clinicianId,
        ),
    ],
    [
      "because its clinician is on leave",
      ({ clinicianId }) =>
        turn(
          "leave",
          `${EXCEPTION} VALUES (gen_random_uuid(), $id, 'leave', ${DAYS})`,
          `UPDATE "AvailabilityException" SET "removedAt" = now() WHERE "clinicianId" = $id AND "kind" = 'leave'`,
          clinicianId,
        ),
    ],
    [
      "because the clinic is closed",
      () =>
        turn(
          "closed",
          `${EXCEPTION} VALUES (gen_random_uuid(), $id::uuid, 'closed', ${DAYS})`,
          `UPDATE "AvailabilityException" SET "removedAt" = now() WHERE "kind" = 'closed' AND $id::uuid IS NULL`,
          null,
        ),
    ],
    [
      "because its place is closed",
      ({ locationId }) =>
        turn(
          "place",
          `UPDATE "Location" SET "closedAt" = now() WHERE "id" = $id`,
          `UPDATE "Location" SET "closedAt" = NULL WHERE "id" = $id`,
          locationId,
        ),
    ],
    [
      "because its kind of visit ended",
      ({ visitTypeId }) =>
        turn(
          "kind",
          `UPDATE "VisitType" SET "closedAt" = now() WHERE "id" = $id`,
          `UPDATE "VisitType" SET "closedAt" = NULL WHERE "id" = $id`,
          visitTypeId,
        ),
    ],
    [
      "because staff alone book its kind of visit",
      ({ visitTypeId }) =>
        turn(
          "staff",
          `UPDATE "VisitType" SET "patientsBook" = false WHERE "id" = $id`,
          `UPDATE "VisitType" SET "patientsBook" = true WHERE "id" = $id`,
          visitTypeId,
        ),
    ],
    [
      "because its kind of visit is for other levels",
      ({ visitTypeId }) =>
        turn(
          "levels",
          `UPDATE "VisitType" SET "levels" = '{ROUTINE}' WHERE "id" = $id`,
          `UPDATE "VisitType" SET "levels" = '{SOON,ROUTINE}' WHERE "id" = $id`,
          visitTypeId,
        ),
    ],
  ])("is refused %s, and nothing is lost", async (_, away) => {
    const locationId = randomUUID();
    await sql(
      "test_place_of_one",
      `INSERT INTO "Location" ("id", "code", "name") VALUES ($locationId::uuid, $locationId::uuid::text, 'Mill')`,
      { locationId },
    );
    const visitTypeId = await visitTypeForTest();
    const [patient, mover] = [await patientForTest(), await patientForTest()];
    const first = await timeForTest(await visitTypeForTest(), 0);
    const visit = await holdSlot(mover, first);
    await bookHeld(mover, visit);
    const time = await timeForTest(visitTypeId, 60, { locationId });
    const { clinicianId } = time;
    const held = await holdSlot(patient, time);
    const next = await timeForTest(visitTypeId, 120, { clinicianId, locationId });
    const other = await holdSlot(mover, next);
    const moving = { appointmentId: visit, why: "other", noticeHours: 24 } as const;
    const back = await away({ clinicianId, visitTypeId, locationId });
    await rejected(bookHeld(patient, held), "slot_closed");
    await rejected(moveOwn(mover, other, moving), "slot_closed");
    expect(await statusOf(patient)).toEqual(["hold"]);
    expect(await statusOf(mover)).toEqual(["booked", "hold"]);
    await back();
    await bookHeld(patient, held);
    await moveOwn(mover, other, moving);
    expect(await statusOf(mover)).toEqual(["cancelled", "booked"]);
  });

  it("is refused to a patient who must be seen sooner by now", async () => {
    const patient = await patientForTest();
    const held = await holdSlot(patient, await timeForTest(await visitTypeForTest(), 0));
    await rejected(bookHeld({ ...patient, level: "URGENT" }, held), "slot_closed");
    await bookHeld(patient, held);
  });
});

describe("a patient", () => {
  it("moves to the time that they keep, also when somebody books beside it meanwhile", async () => {
    const [patient, other] = [await patientForTest(), await patientForTest()];
    const visitType = await visitTypeForTest();
    const visit = await holdSlot(patient, await timeForTest(visitType, 0));
    await bookHeld(patient, visit);
    const before = await timeForTest(visitType, 90);
    const { clinicianId } = before;
    const time = { ...before, startsAt: new Date(before.startsAt.getTime() + 30 * MINUTE_MS) };
    await sql(
      "test_longer",
      `UPDATE "AvailabilityException" SET "endsAt" = "startsAt" + interval '2 hours' WHERE "clinicianId" = $clinicianId`,
      { clinicianId },
    );
    const held = await holdSlot(patient, time);
    await sql(
      "test_beside",
      `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker")
       VALUES (gen_random_uuid(), $other, $clinicianId, $from::timestamptz + interval '5 minutes',
         $from::timestamptz + interval '25 minutes', 'patient')`,
      { other: other.id, clinicianId, from: before.startsAt },
    );
    await moveOwn(patient, held, { appointmentId: visit, why: "other", noticeHours: 24 });
    expect(await listOwnVisits(patient)).toMatchObject([
      { id: visit, status: "cancelled" },
      { id: held, status: "booked", startsAt: time.startsAt, calendarId: visit, sequence: 1 },
    ]);
  });

  it("is offered no time that overlaps a visit of theirs, and is offered the times around it", async () => {
    const patient = await patientForTest();
    const visitType = await visitTypeForTest();
    const time = await timeForTest(visitType, 0);
    const [beside, after] = [await timeForTest(visitType, 15), await timeForTest(visitType, 30)];
    const visit = await findVisitType(visitType);
    if (!visit) throw new Error("No kind of visit.");
    const offered = async () => {
      const [times = []] = await listOwnTimes(patient, [visit]);
      return [time, beside, after].map((one) =>
        times.some(({ clinicianId }) => clinicianId === one.clinicianId),
      );
    };
    expect(await offered()).toEqual([true, true, true]);
    const held = await holdSlot(patient, time);
    expect(await offered()).toEqual([true, true, true]);
    await bookHeld(patient, held);
    expect(await offered()).toEqual([false, false, true]);
    await rejected(holdSlot(patient, beside), "patient_busy");
    await holdSlot(patient, after);
    expect(await offered()).toEqual([false, false, true]);
  });

  it("who waited long with a time keeps it while others book other clinicians at that time", async () => {
    const [patient, other] = [await patientForTest(), await patientForTest()];
    const visitType = await visitTypeForTest();
    const held = await holdSlot(patient, await timeForTest(visitType, 0));
    await expire(held);
    await bookHeld(other, await holdSlot(other, await timeForTest(visitType, 0)));
    await bookHeld(patient, held);
    expect(await statusOf(patient)).toEqual(["booked"]);
  });

  it("books only kinds of visit that are for patients of their level, and nothing at EMERGENCY", async () => {
    const visitTypeId = await visitTypeForTest(["EMERGENCY", "SOON"]);
    const time = await timeForTest(visitTypeId, 0);
    const visit = await findVisitType(visitTypeId);
    const [soon, routine] = [await patientForTest(), await patientForTest("ROUTINE")];
    const emergency: OwnPatient = { ...soon, level: "EMERGENCY" };
    await rejected(holdSlot(routine, time), "slot_closed");
    await rejected(holdSlot(emergency, time), "slot_closed");
    expect((await listOwnVisitTypes(soon)).map(({ id }) => id)).toContain(visitTypeId);
    expect((await listOwnVisitTypes(routine)).map(({ id }) => id)).not.toContain(visitTypeId);
    expect(await listOwnVisitTypes(emergency)).toEqual([]);
    if (!visit) throw new Error("No kind of visit.");
    expect(await listOwnTimes(emergency, [visit])).toEqual([[]]);
    const [offers = []] = await listOwnTimes(soon, [visit]);
    expect(offers.some(({ clinicianId }) => clinicianId === time.clinicianId)).toBe(true);
    const held = await holdSlot(soon, time);
    await rejected(bookHeld(emergency, held), "slot_closed");
    await sql(
      "test_for_staff",
      `UPDATE "VisitType" SET "patientsBook" = false WHERE "id" = $visitTypeId`,
      { visitTypeId },
    );
    await rejected(holdSlot(soon, time), "slot_closed");
  });

  it("moves and cancels their own visit until the notice, and nobody else's", async () => {
    const [mine, other] = [await patientForTest(), await patientForTest()];
    const visitType = await visitTypeForTest();
    const [first, second] = [await timeForTest(visitType, 0), await timeForTest(visitType, 90)];
    const id = await holdSlot(mine, first);
    await bookHeld(mine, id);
    const change = { appointmentId: id, why: "cannot_come" as const, noticeHours: 24 };
    await rejected(cancelOwn(other, change), "not_found");
    await rejected(cancelOwn(mine, { ...change, noticeHours: 24 * 4 }), "too_late");
    const held = await holdSlot(mine, second);
    await rejected(moveOwn(other, held, change), "not_found");
    await rejected(moveOwn(mine, held, { ...change, noticeHours: 24 * 4 }), "too_late");
    await moveOwn(mine, held, change);
    await rejected(moveOwn(mine, held, change), "already_cancelled");
    const [was, moved] = await listOwnVisits(mine);
    expect(was).toMatchObject({ id, status: "cancelled" });
    expect(moved).toMatchObject({ status: "booked", calendarId: id, sequence: 1 });
    await cancelOwn(mine, { ...change, appointmentId: moved?.id ?? "" });
    expect(await listOwnVisits(mine)).toMatchObject([
      { status: "cancelled" },
      { status: "cancelled", calendarId: id, sequence: 2 },
    ]);
    await rejected(
      cancelOwn(mine, { ...change, appointmentId: moved?.id ?? "" }),
      "already_cancelled",
    );
  });
});

describe("at one time", () => {
  it("a person has one visit, whichever intake it is for", async () => {
    const staff = await addStaffForTest("front_desk");
    const born = {
      birth_date: "1962-04-05",
      family_name: `Both${randomUUID().replace(/[^a-f]/g, "")}`,
      phone: "212 555 0142",
    };
    const [first, second] = [
      await addIntakeForTest("SOON", 2, born),
      await addIntakeForTest("SOON", 1, born),
    ];
    const visitType = await visitTypeForTest();
    const times = [await timeForTest(visitType, 0), await timeForTest(visitType, 10)] as const;
    const tries = await Promise.allSettled([
      bookAsSeenForTest(staff, { intakeId: first, time: times[0] }),
      bookAsSeenForTest(staff, { intakeId: second, time: times[1] }),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "patient_busy" },
    });
  });

  it("twins who share their parent's phone have a visit each, until staff say they are one", async () => {
    const staff = await addStaffForTest("front_desk");
    const born = {
      birth_date: "1988-06-07",
      family_name: `Twin${randomUUID().replace(/[^a-f]/g, "")}`,
      phone: "212 555 0143",
    };
    const file = (given_name: string) => addIntakeForTest("SOON", 1, { ...born, given_name });
    const [first, second, again] = [await file("Clara"), await file("Edward"), await file("Clara")];
    const visitType = await visitTypeForTest();
    const book = async (intakeId: string, minutes: number) =>
      bookAsSeenForTest(staff, { intakeId, time: await timeForTest(visitType, minutes) });
    await book(first, 0);
    await book(second, 10);
    await rejected(book(again, 5), "patient_busy");
    const third = await file("Henry");
    const version = (await entryForTest(third))?.version ?? 0;
    await matchPerson(staff, { intakeId: third, otherId: first, version, same: "yes" });
    await rejected(book(third, 5), "patient_busy");
  });

  it("a closed intake gets one visit of two that are booked by people who saw the same", async () => {
    const staff = await addStaffForTest("front_desk");
    const intakeId = await addIntakeForTest("SOON");
    await sql("test_closed", `DELETE FROM "QueueEntry" WHERE "intakeId" = $intakeId`, { intakeId });
    const visitType = await visitTypeForTest();
    const times = [await timeForTest(visitType, 0), await timeForTest(visitType, 60)] as const;
    const tries = await Promise.allSettled(
      times.map((time) => bookAppointment(staff, { intakeId, time, booked: 0 })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "changed_meanwhile" },
    });
    const third = await timeForTest(visitType, 120);
    await bookAppointment(staff, { intakeId, time: third, booked: 1 });
    expect(await statusOf({ id: intakeId, level: "SOON" })).toEqual(["booked", "booked"]);
  });

  it("a room has one visit, and a visit in person where rooms are takes one", async () => {
    const staff = await addStaffForTest("front_desk");
    const [locationId, roomId] = [randomUUID(), randomUUID()];
    await sql(
      "test_room",
      `WITH there AS (INSERT INTO "Location" ("id", "code", "name") VALUES ($locationId::uuid, $locationId::uuid::text, 'Mill'))
       INSERT INTO "Room" ("id", "locationId", "name") VALUES ($roomId, $locationId, 'One')`,
      { locationId, roomId },
    );
    const visitType = await visitTypeForTest();
    const times = [
      await timeForTest(visitType, 0, { locationId }),
      await timeForTest(visitType, 0, { locationId }),
    ] as const;
    const intakes = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const tries = await Promise.allSettled(
      times.map((time, at) => bookAsSeenForTest(staff, { intakeId: intakes[at] ?? "", time })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "slot_taken" },
    });
    const rows = await sql(
      "test_room_taken",
      `SELECT "roomId" FROM "Appointment" WHERE "locationId" = $locationId`,
      { locationId },
    );
    expect(rows).toEqual([{ roomId }]);
  });

  it.each([
    ["clinician", `$clinician, $other, NULL, NULL`, "Appointment_clinician_free"],
    ["room", `$another, $other, $location, $room`, "Appointment_room_free"],
    ["person", `$another, $intake, NULL, NULL`, "Appointment_person_free"],
  ])(
    "the database itself refuses a second visit of a %s, unless it is overbooked",
    async (_, second, name) => {
      const ids = {
        ...{ clinician: (await addStaffForTest()).id, another: (await addStaffForTest()).id },
        ...{ intake: await addIntakeForTest("SOON"), other: await addIntakeForTest("SOON") },
        ...{ location: randomUUID(), room: randomUUID() },
      };
      await sql(
        "test_place_of_two",
        `WITH there AS (INSERT INTO "Location" ("id", "code", "name") VALUES ($location::uuid, $location::uuid::text, 'Two'))
       INSERT INTO "Room" ("id", "locationId", "name") VALUES ($room, $location, 'One')`,
        { location: ids.location, room: ids.room },
      );
      const insert = (values: string, overbooked: boolean) =>
        sql(
          `test_second_${name}_${overbooked}_${values.length}`,
          `WITH ids AS (SELECT $clinician::uuid AS a, $another::uuid AS b, $intake::uuid AS c, $other::uuid AS d,
           $location::uuid AS e, $room::uuid AS f)
         INSERT INTO "Appointment" ("id", "clinicianId", "intakeId", "locationId", "roomId", "startsAt", "endsAt",
           "bookedById", "overbookReason")
         SELECT gen_random_uuid(), ${values}, now() + interval '1 hour', now() + interval '2 hours', ids.a,
           ${overbooked ? "'cannot_wait'" : "NULL"} FROM ids`,
          ids,
        );
      await insert(`$clinician, $intake, $location, $room`, false);
      await expect(insert(second, false)).rejects.toMatchObject({ constraint: name });
      await insert(second, true);
    },
  );
});

it("says the zone of the place where the next visit is", async () => {
  const [patient, locationId] = [await patientForTest(), randomUUID()];
  await sql(
    "test_far_place",
    `INSERT INTO "Location" ("id", "code", "name", "zone")
     VALUES ($locationId::uuid, $locationId::uuid::text, 'West', 'America/Los_Angeles')`,
    { locationId },
  );
  const time = await timeForTest(await visitTypeForTest(), 0, { locationId });
  await bookHeld(patient, await holdSlot(patient, time));
  expect(await findIntakeOfForm(patient.id)).toMatchObject({
    visitAt: time.startsAt,
    visitZone: "America/Los_Angeles",
  });
});

it("calls a visit by one status that follows from what is known of it", async () => {
  const staff = await addStaffForTest();
  const intake = await addIntakeForTest("SOON");
  const [row] = await sql<{ id: string }>(
    "test_status",
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "bookedById", "holdUntil")
     VALUES (gen_random_uuid(), $intake, $staff, now(), now() + interval '1 hour', $staff, now()) RETURNING "id"`,
    { intake, staff: staff.id },
  );
  const after = async (change: string) => {
    const rows = await sql<{ status: string }>(
      `test_status ${change}`,
      `UPDATE "Appointment" SET ${change} WHERE "id" = $id RETURNING "status"`,
      { id: row?.id ?? "" },
    );
    return rows[0]?.status;
  };
  expect(await after(`"sequence" = 0`)).toBe("hold");
  expect(await after(`"holdUntil" = NULL`)).toBe("booked");
  expect(await after(`"attendance" = 'arrived'`)).toBe("arrived");
  expect(await after(`"attendance" = 'came'`)).toBe("done");
  expect(await after(`"attendance" = 'did_not_come'`)).toBe("no_show");
  expect(await after(`"attendance" = 'not_recorded'`)).toBe("booked");
  expect(await after(`"cancelledAt" = now(), "attendance" = NULL`)).toBe("cancelled");
});

describe("help comes first", () => {
  const raise = (id: string) =>
    sql(
      "test_raise",
      `UPDATE "QueueEntry" SET "level" = 'EMERGENCY', "levelRank" = 0 WHERE "intakeId" = $id`,
      { id },
    );

  it("for a patient with an emergency in another intake that is theirs, until it is closed", async () => {
    const staff = await addStaffForTest();
    const born = {
      birth_date: "1971-08-09",
      family_name: `Help${randomUUID().replace(/[^a-f]/g, "")}`,
      phone: "212 555 0144",
    };
    const [same, other, linked, stranger] = [
      await addIntakeForTest("SOON", 1, born),
      await addIntakeForTest("SOON", 1, { ...born, given_name: "Adelaide" }),
      await addIntakeForTest("SOON"),
      await addIntakeForTest("SOON"),
    ];
    const version = (await entryForTest(linked))?.version ?? 0;
    await matchPerson(staff, { intakeId: linked, otherId: same, version, same: "yes" });
    const comes = () =>
      Promise.all(
        [same, linked, stranger].map((id) => helpComesFirst({ id, level: "SOON", open: true })),
      );
    expect(await comes()).toEqual([false, false, false]);
    await raise(other);
    expect(await comes()).toEqual([true, false, false]);
    await raise(same);
    expect(await comes()).toEqual([true, true, false]);
    await sql("test_help_closed", `DELETE FROM "QueueEntry" WHERE "intakeId" = ANY ($ids)`, {
      ids: [same, other],
    });
    expect(await comes()).toEqual([false, false, false]);
  });

  it.each([
    ["an open intake at EMERGENCY", true, true],
    ["a closed one", false, false],
  ])("for %s, by what the patient is told: %s", async (_, open, comes) => {
    const id = await addIntakeForTest("ROUTINE");
    expect(await helpComesFirst({ id, level: "EMERGENCY", open })).toBe(comes);
  });
});
