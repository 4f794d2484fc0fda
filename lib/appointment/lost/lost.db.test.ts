import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordAttendance, undoArrival } from "@/lib/appointment/commands";
import { listBookings } from "@/lib/appointment/queries";
import { addRecall, dropRecall } from "@/lib/appointment/recall/commands";
import { listRecalls } from "@/lib/appointment/recall/queries";
import { addToWaitlist, removeFromWaitlist } from "@/lib/appointment/waitlist/commands";
import { findWait } from "@/lib/appointment/waitlist/queries";
import { listAttention } from "@/lib/attention/queries";
import { closeLocation, reopenLocation } from "@/lib/clinic/location/commands";
import { closeDatabase, sql } from "@/lib/db/client";
import { TASKS } from "@/lib/jobs/tasks";
import { claimIntake, closeIntake, releaseIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import type { LostVisit } from "@/lib/queue/schema";
import { disablePerson } from "@/lib/team/disable";
import type { Level } from "@/lib/triage/symptoms";
import { doJobsForTest } from "@/test/jobs";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  cancelAsSeenForTest,
  clinicVisitForTest,
  entryForTest,
  offerForTest,
  rebookAsSeenForTest,
  trailForTest,
} from "@/test/rows";
import { loseUnrecorded } from "./commands";

type Person = Awaited<ReturnType<typeof addStaffForTest>>;
let staff: Person;
beforeAll(async () => {
  staff = await addStaffForTest();
});
afterAll(closeDatabase);

const close = (intake: string) =>
  sql(
    "test_close",
    `WITH gone AS (DELETE FROM "QueueEntry" WHERE "intakeId" = $intake)
     INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome") VALUES ($id, $intake, $staff, 'advice_given')`,
    { id: randomUUID(), intake, staff: staff.id },
  );

/** Books an intake so many minutes from now; gives the appointment. */
async function book(intakeId: string, clinicianId: string, minutes = 60): Promise<string> {
  const time = await offerForTest(clinicianId, minutes);
  await bookAsSeenForTest(staff, { intakeId, time });
  const [row] = await sql<{ id: string }>(
    "test_booked_at",
    `SELECT "id" FROM "Appointment" WHERE "intakeId" = $intakeId AND "startsAt" = $startsAt AND "cancelledAt" IS NULL`,
    { intakeId, startsAt: time.startsAt },
  );
  return row?.id ?? "";
}

/** A closed intake with a visit ahead. */
async function promised(level: Level) {
  const [intakeId, clinician] = [await addIntakeForTest(level), await addStaffForTest()];
  const appointmentId = await book(intakeId, clinician.id);
  await close(intakeId);
  return { intakeId, appointmentId, clinician };
}

/** As if the visit had ended so many hours ago. */
const over = (id: string, hours: number) =>
  sql(
    "test_over",
    `UPDATE "Appointment" SET "startsAt" = now() - make_interval(hours => $hours + 1),
       "endsAt" = now() - make_interval(hours => $hours) WHERE "id" = $id`,
    { id, hours },
  );

async function stateOf(intakeId: string) {
  const [row] = await sql<{ lostVisit: string; alarm: boolean; ringsFor: string | null }>(
    "test_lost",
    `SELECT "lostVisit", "alarm", "ringsFor", "level" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return row ?? null;
}

const ringJobs = (intakeId: string) =>
  sql(
    "test_ring_jobs",
    `SELECT 1 FROM graphile_worker.jobs WHERE "key" = 'alarm_raised:' || $intakeId::text`,
    { intakeId },
  );

const kindsOf = async (intakeId: string) =>
  (await listAttention(staff)).rows
    .filter((row) => row.intakeId === intakeId)
    .map(({ kind, open }) => `${kind} ${open ? "open" : "closed"}`);

/** The ways in which a visit is lost. */
const LOSSES: [LostVisit, (visit: Awaited<ReturnType<typeof promised>>) => Promise<unknown>][] = [
  [
    "visit_cancelled",
    ({ appointmentId }) => cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" }),
  ],
  [
    "visit_missed",
    async ({ appointmentId }) => {
      await over(appointmentId, 1);
      await recordAttendance(staff, { appointmentId, attendance: "did_not_come" });
    },
  ],
  [
    "visit_unknown",
    async ({ appointmentId }) => {
      await over(appointmentId, 25);
      await loseUnrecorded(new Date());
    },
  ],
  [
    "clinician_left",
    async ({ clinician }) =>
      disablePerson(await addStaffForTest("admin"), { staffId: clinician.id, to: staff.id }),
  ],
  [
    "place_closed",
    async ({ appointmentId }) => {
      const locationId = randomUUID();
      await sql(
        "test_place",
        `INSERT INTO "Location" ("id", "code", "name") VALUES ($locationId, $code, 'Annex')`,
        { locationId, code: locationId },
      );
      await sql(
        "test_placed",
        `UPDATE "Appointment" SET "locationId" = $locationId WHERE "id" = $appointmentId`,
        { locationId, appointmentId },
      );
      await closeLocation(await addStaffForTest("admin"), { locationId });
    },
  ],
];

describe.each(LOSSES)("a follow-up of a closed intake that is lost (%s)", (why, lose) => {
  it("brings an URGENT one back, says why, and rings until somebody takes it", async () => {
    const before = await getBoardState(staff);
    const visit = await promised("URGENT");
    await lose(visit);
    const { intakeId } = visit;
    expect(await stateOf(intakeId)).toEqual({
      lostVisit: why,
      alarm: true,
      ringsFor: "visit_lost",
      level: "URGENT",
    });
    expect(await ringJobs(intakeId)).toHaveLength(1);
    const { lostVisits, selfHarm } = await getBoardState(staff);
    expect([lostVisits, selfHarm]).toEqual([before.lostVisits + 1, before.selfHarm]);
    expect(await kindsOf(intakeId)).toEqual([`${why} open`]);
    const [event] = await sql(
      "test_returned",
      `SELECT "actor", "detail" FROM "AuditEvent" WHERE "intakeId" = $intakeId AND "action" = 'intake.returned'`,
      { intakeId },
    );
    expect(event).toEqual({
      actor: "system",
      detail: { reason: why, appointmentId: visit.appointmentId },
    });
    const version = (await entryForTest(intakeId))?.version ?? -1;
    await claimIntake(staff, { intakeId, version });
    expect(await stateOf(intakeId)).toMatchObject({ alarm: false, lostVisit: why });
  });

  it("brings a SOON one back without a ring, and leaves a ROUTINE one closed on the list", async () => {
    const [soon, routine] = [await promised("SOON"), await promised("ROUTINE")];
    for (const visit of [soon, routine]) await lose(visit);
    expect(await stateOf(soon.intakeId)).toMatchObject({ lostVisit: why, alarm: false });
    expect(await ringJobs(soon.intakeId)).toEqual([]);
    expect(await stateOf(routine.intakeId)).toBeNull();
    expect(await kindsOf(routine.intakeId)).toEqual([`${why} closed`]);
  });
});

describe("an intake that came back", () => {
  it("is due by the targets from then on, as soon as a job has run, and that only once", async () => {
    const { intakeId, appointmentId } = await promised("URGENT");
    await cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" });
    const early = await entryForTest(intakeId);
    await doJobsForTest({ place_returned: TASKS.place_returned! });
    const placed = await entryForTest(intakeId);
    // Four hours, day and night.
    expect((placed?.dueAt.getTime() ?? 0) - (early?.dueAt.getTime() ?? 0)).toBe(240 * 60_000);
    const since = early!.dueAt.toISOString();
    await TASKS.place_returned!({ intakeId, since }, {} as never);
    expect(await entryForTest(intakeId)).toEqual(placed);
  });

  it("has lost nothing any more once a visit is booked, and comes back again when that is lost", async () => {
    const { intakeId, appointmentId, clinician } = await promised("URGENT");
    await cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" });
    const next = await book(intakeId, clinician.id, 120);
    expect(await stateOf(intakeId)).toMatchObject({ lostVisit: null, alarm: false });
    expect(await kindsOf(intakeId)).toEqual([]);
    await close(intakeId);
    await cancelAsSeenForTest(staff, { appointmentId: next, reason: "patient_asked" });
    expect(await stateOf(intakeId)).toMatchObject({ lostVisit: "visit_cancelled", alarm: true });
    const returns = (await trailForTest(intakeId)).filter((each) => each === "intake.returned");
    expect(returns).toHaveLength(2);
  });

  it("is as it was when somebody corrects that the patient came", async () => {
    const { intakeId, appointmentId } = await promised("SOON");
    await over(appointmentId, 1);
    await recordAttendance(staff, { appointmentId, attendance: "did_not_come" });
    await recordAttendance(staff, { appointmentId, attendance: "came" });
    expect(await stateOf(intakeId)).toMatchObject({ lostVisit: null });
    expect(await kindsOf(intakeId)).toEqual([]);
  });
});

describe("nothing is lost", () => {
  it("when a visit is moved, or another one is ahead", async () => {
    const moved = await promised("URGENT");
    await rebookAsSeenForTest(staff, {
      appointmentId: moved.appointmentId,
      time: await offerForTest(moved.clinician.id, 300),
    });
    expect(await stateOf(moved.intakeId)).toBeNull();
    const two = await promised("URGENT");
    await book(two.intakeId, two.clinician.id, 300);
    await cancelAsSeenForTest(staff, { appointmentId: two.appointmentId, reason: "patient_asked" });
    expect(await stateOf(two.intakeId)).toBeNull();
  });

  it("when somebody recorded in time that the patient came", async () => {
    const { intakeId, appointmentId } = await promised("URGENT");
    await over(appointmentId, 23);
    await loseUnrecorded(new Date());
    expect(await stateOf(intakeId)).toBeNull();
    await recordAttendance(staff, { appointmentId, attendance: "came" });
    await over(appointmentId, 30);
    await loseUnrecorded(new Date());
    expect(await stateOf(intakeId)).toBeNull();
  });
});

it("an unrecorded visit is lost once, however often and by how many workers it is looked for", async () => {
  const { intakeId, appointmentId } = await promised("SOON");
  await over(appointmentId, 25);
  await Promise.all(Array.from({ length: 4 }, () => loseUnrecorded(new Date())));
  await close(intakeId);
  await loseUnrecorded(new Date());
  expect(await stateOf(intakeId)).toBeNull();
  const returns = (await trailForTest(intakeId)).filter((each) => each === "intake.returned");
  expect(returns).toHaveLength(1);
});

it("of two visits that are canceled at the same moment, one brings the intake back, once", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { intakeId, appointmentId, clinician } = await promised("URGENT");
    const other = await book(intakeId, clinician.id, 300);
    await Promise.all(
      [appointmentId, other].map((id) =>
        cancelAsSeenForTest(staff, { appointmentId: id, reason: "patient_asked" }),
      ),
    );
    expect(await stateOf(intakeId)).toMatchObject({ lostVisit: "visit_cancelled", alarm: true });
    const returns = (await trailForTest(intakeId)).filter((each) => each === "intake.returned");
    expect(returns).toHaveLength(1);
  }
});

it("an open URGENT one rings for others, and not for its holder who cancels the visit", async () => {
  const clinician = await addStaffForTest();
  const lost = async (by: Person) => {
    const intakeId = await addIntakeForTest("URGENT");
    await claimIntake(staff, { intakeId, version: 0 });
    const appointmentId = await book(intakeId, (await addStaffForTest()).id);
    await cancelAsSeenForTest(by, { appointmentId, reason: "patient_asked" });
    return stateOf(intakeId);
  };
  expect(await lost(staff)).toMatchObject({ lostVisit: "visit_cancelled", alarm: false });
  expect(await lost(clinician)).toMatchObject({
    lostVisit: "visit_cancelled",
    alarm: true,
    ringsFor: "visit_lost",
  });
});

describe("a visit before the lost one", () => {
  /** A past visit A, then a later B; closed. */
  async function two(level: Level) {
    const clinician = await addStaffForTest();
    const intakeId = await addIntakeForTest(level);
    const a = await book(intakeId, clinician.id);
    await over(a, 9);
    const b = await book(intakeId, clinician.id, 300);
    return { intakeId, a, b };
  }
  const cancel = (appointmentId: string) =>
    cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" });

  it.each(["nothing_more", "another_visit", undefined] as const)(
    "does not silence it when somebody records or corrects that the patient came (%s)",
    async (outcome) => {
      const canceled = await two("URGENT");
      await close(canceled.intakeId);
      await cancel(canceled.b);
      const came = { appointmentId: canceled.a, attendance: "came" as const, outcome };
      for (const _ of [1, 2]) await recordAttendance(staff, came);
      expect(await stateOf(canceled.intakeId)).toMatchObject({
        lostVisit: "visit_cancelled",
        alarm: true,
      });
      expect(await kindsOf(canceled.intakeId)).toEqual(["visit_cancelled open"]);

      const missed = await two("URGENT");
      await recordAttendance(staff, { appointmentId: missed.a, attendance: "came" });
      await close(missed.intakeId);
      await over(missed.b, 2);
      await recordAttendance(staff, { appointmentId: missed.b, attendance: "did_not_come" });
      await recordAttendance(staff, { appointmentId: missed.a, attendance: "came", outcome });
      expect(await stateOf(missed.intakeId)).toMatchObject({
        lostVisit: "visit_missed",
        alarm: true,
      });
    },
  );

  it("does not take a ROUTINE one off the list, recorded before or after", async () => {
    const [before, after] = [await two("ROUTINE"), await two("SELF_CARE")];
    await recordAttendance(staff, { appointmentId: before.a, attendance: "came" });
    for (const { intakeId, b } of [before, after]) {
      await close(intakeId);
      await cancel(b);
    }
    await recordAttendance(staff, { appointmentId: after.a, attendance: "came" });
    for (const { intakeId } of [before, after])
      expect(await kindsOf(intakeId)).toEqual(["visit_cancelled closed"]);
  });
});

it("who was seen and needs another visit is back in the queue without a ring, or on the list", async () => {
  for (const level of ["URGENT", "SOON", "ROUTINE"] as const) {
    const { intakeId, appointmentId } = await promised(level);
    await over(appointmentId, 2);
    const outcome = "another_visit";
    await recordAttendance(staff, { appointmentId, attendance: "came", outcome });
    const open = level !== "ROUTINE";
    expect(await kindsOf(intakeId)).toEqual([`visit_needed ${open ? "open" : "closed"}`]);
    expect(await stateOf(intakeId)).toEqual(
      open ? { lostVisit: "visit_needed", alarm: false, ringsFor: null, level } : null,
    );
  }
});

describe("a patient who is marked as arrived", () => {
  it("loses the visit like any other, when the clinician leaves and when nobody says what became of it", async () => {
    const { intakeId, appointmentId, clinician } = await promised("URGENT");
    await recordAttendance(staff, { appointmentId, attendance: "arrived" });
    await disablePerson(await addStaffForTest("admin"), { staffId: clinician.id, to: staff.id });
    expect(await stateOf(intakeId)).toMatchObject({ lostVisit: "clinician_left", alarm: true });
    const other = await promised("URGENT");
    await recordAttendance(staff, {
      appointmentId: other.appointmentId,
      attendance: "arrived",
    });
    await over(other.appointmentId, 25);
    await loseUnrecorded(new Date());
    expect(await stateOf(other.intakeId)).toMatchObject({
      lostVisit: "visit_unknown",
      alarm: true,
    });
  });

  it("cannot be marked more than two hours before, nor once they were seen", async () => {
    const intakeId = await addIntakeForTest("SOON");
    const appointmentId = await book(intakeId, (await addStaffForTest()).id, 180);
    const arrived = { appointmentId, attendance: "arrived" as const };
    await expect(recordAttendance(staff, arrived)).rejects.toMatchObject({ code: "visit_ahead" });
    await over(appointmentId, 1);
    await recordAttendance(staff, { appointmentId, attendance: "came", outcome: "referred" });
    await expect(recordAttendance(staff, arrived)).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });
});

it("rings for everybody once the holder who canceled the visit gives the intake back", async () => {
  const intakeId = await addIntakeForTest("URGENT");
  await claimIntake(staff, { intakeId, version: 0 });
  const appointmentId = await book(intakeId, (await addStaffForTest()).id);
  await cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" });
  await releaseIntake(staff, { intakeId, version: (await entryForTest(intakeId))!.version });
  expect(await stateOf(intakeId)).toMatchObject({ alarm: true, ringsFor: "visit_lost" });
  expect(await ringJobs(intakeId)).toHaveLength(1);
});

it("is booked again when somebody undoes that its patient arrived, until it is over", async () => {
  const intakeId = await addIntakeForTest("SOON");
  const appointmentId = await book(intakeId, (await addStaffForTest()).id);
  await expect(undoArrival(staff, { appointmentId })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
  await recordAttendance(staff, { appointmentId, attendance: "arrived" });
  await undoArrival(staff, { appointmentId });
  const [visit] = await listBookings(staff, intakeId);
  expect(visit).toMatchObject({ status: "booked", attendance: null });
  expect((await trailForTest(intakeId)).at(-1)).toBe("appointment.arrival_undone");
  await recordAttendance(staff, { appointmentId, attendance: "arrived" });
  await over(appointmentId, 1);
  await expect(undoArrival(staff, { appointmentId })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
});

it("a place on the waiting list that is all that a closed intake has left brings it back when it ends", async () => {
  const waited = async (level: Level) => {
    const intakeId = await addIntakeForTest(level);
    await addToWaitlist(staff, {
      ...{ intakeId, visitTypeId: await clinicVisitForTest(), weeks: 2 },
      ...{ clinicianId: null, locationId: null, dayPart: "any" },
    });
    await addRecall(staff, { intakeId, weeks: 26, reason: "See again" });
    await closeIntake(staff, {
      ...{ intakeId, version: (await entryForTest(intakeId))!.version, seenLevel: level },
      ...{ outcome: "advice_given", note: "Advised", followUp: "yes" },
    });
    // The waiting list keeps them in sight.
    const [recall] = await listRecalls(staff, intakeId);
    await dropRecall(staff, { recallId: recall!.id, reason: "Waits for a visit" });
    expect(await stateOf(intakeId)).toBeNull();
    const entryId = (await findWait(staff, intakeId))?.id ?? "";
    await removeFromWaitlist(staff, { entryId, reason: "not_reached" });
    return intakeId;
  };
  const urgent = await waited("URGENT");
  expect(await stateOf(urgent)).toMatchObject({ lostVisit: "wait_ended", alarm: true });
  expect(await kindsOf(urgent)).toEqual(["wait_ended open"]);
  const [removed] = await sql<{ reason: string }>(
    "test_why_removed",
    `SELECT "detail" ->> 'reason' AS "reason" FROM "AuditEvent"
     WHERE "intakeId" = $urgent AND "action" = 'waitlist.removed'`,
    { urgent },
  );
  expect(removed?.reason).toBe("not_reached");
  expect(await kindsOf(await waited("ROUTINE"))).toEqual(["visit_missing closed"]);
});

describe("a recall that was all that a closed intake had", () => {
  async function recalled(level: Level) {
    const intakeId = await addIntakeForTest(level);
    await addRecall(staff, { intakeId, weeks: 26, reason: "See again" });
    await closeIntake(staff, {
      ...{ intakeId, version: (await entryForTest(intakeId))!.version, seenLevel: level },
      ...{ outcome: "advice_given", note: "Advised", followUp: "yes" },
    });
    expect(await stateOf(intakeId)).toBeNull();
    const [recall] = await listRecalls(staff, intakeId);
    return { intakeId, recallId: recall!.id };
  }

  it("brings it back when the front desk drops it, or lists it", async () => {
    const desk = await addStaffForTest("front_desk");
    const [urgent, routine] = [await recalled("URGENT"), await recalled("ROUTINE")];
    for (const { recallId } of [urgent, routine])
      await dropRecall(desk, { recallId, reason: "Moved away" });
    expect(await stateOf(urgent.intakeId)).toMatchObject({
      lostVisit: "recall_dropped",
      alarm: true,
    });
    expect(await kindsOf(urgent.intakeId)).toEqual(["recall_dropped open"]);
    expect(await kindsOf(routine.intakeId)).toEqual(["visit_missing closed"]);
  });

  it("changes nothing while another recall is there", async () => {
    const { intakeId, recallId } = await recalled("URGENT");
    await addRecall(staff, { intakeId, weeks: 8, reason: "Sooner" });
    await dropRecall(staff, { recallId, reason: "Too late" });
    expect(await stateOf(intakeId)).toBeNull();
  });
});

it("the visit stands again when its location is open again, or its clinician works here again", async () => {
  const admin = await addStaffForTest("admin");
  for (const table of ["Location", "StaffMember"] as const) {
    const { intakeId, appointmentId, clinician } = await promised("URGENT");
    const locationId = randomUUID();
    await sql(
      "test_place_again",
      `INSERT INTO "Location" ("id", "code", "name") VALUES ($locationId, $code, 'Annex')`,
      { locationId, code: locationId },
    );
    await sql(
      "test_placed_again",
      `UPDATE "Appointment" SET "locationId" = $locationId WHERE "id" = $appointmentId`,
      { locationId, appointmentId },
    );
    if (table === "Location") await closeLocation(admin, { locationId });
    else await disablePerson(admin, { staffId: clinician.id, to: staff.id });
    expect(await stateOf(intakeId)).toMatchObject({ alarm: true });
    if (table === "Location") await reopenLocation(admin, { locationId });
    else
      await sql("test_enabled", `UPDATE "StaffMember" SET "disabledAt" = NULL WHERE "id" = $id`, {
        id: clinician.id,
      });
    expect(await stateOf(intakeId)).toMatchObject({ alarm: false, lostVisit: null });
    expect((await trailForTest(intakeId)).at(-1)).toBe("visit.found");
  }
});

it("an open one says in the audit log that its visit is lost", async () => {
  const intakeId = await addIntakeForTest("SOON");
  const appointmentId = await book(intakeId, (await addStaffForTest()).id);
  await cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" });
  expect(await trailForTest(intakeId)).toContain("visit.lost");
});
