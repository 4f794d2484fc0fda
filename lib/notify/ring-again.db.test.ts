import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeRole } from "@/lib/auth/commands";
import type { Role } from "@/lib/auth/permissions";
import { beginSession, endSession, IDLE_MINUTES } from "@/lib/auth/session";
import { closeDatabase, sql } from "@/lib/db/client";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { claimIntake, releaseIntake, reopenIntake } from "@/lib/queue/commands";
import { recordCall } from "@/lib/record/commands";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { ringAgain } from "./ring-again";

afterAll(closeDatabase);

type Person = Awaited<ReturnType<typeof addStaffForTest>>;

// Nobody of another test is on duty.
beforeEach(() => sql("test_no_shift", `DELETE FROM "DutyShift"`));

const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

/** Somebody who is signed in. */
async function signedIn(role: Role = "clinician"): Promise<Person & { token: string }> {
  const person = await addStaffForTest(role);
  return { ...person, token: await beginSession(person.id) };
}

const alarmOf = async (intakeId: string) => {
  const [row] = await sql<{ alarm: boolean; ringsFor: string | null }>(
    "test_alarm",
    `SELECT "alarm", "ringsFor" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return row?.alarm ? (row.ringsFor ?? "new") : "silent";
};

/** Rings what must ring at this time; gives how it is then with this intake. */
async function alarmIn(minutes: number, intakeId: string): Promise<string> {
  await ringAgain(inMinutes(minutes));
  return alarmOf(intakeId);
}

async function claim(staff: Person, intakeId: string, takeOver?: "yes"): Promise<void> {
  const { version } = (await entryForTest(intakeId))!;
  await claimIntake(staff, { intakeId, version, takeOver });
}

const spoke = (staff: Person, intakeId: string, tryAgain: number | null = null) =>
  recordCall(staff, { intakeId, outcome: "spoke", note: "", tryAgain });

const addShift = (staffId: string, from: number, to: number) =>
  sql(
    "test_shift",
    `INSERT INTO "DutyShift" ("id", "staffId", "startsAt", "endsAt", "onCall") SELECT gen_random_uuid(), $staffId::uuid,
       now() + make_interval(mins => $from::int), now() + make_interval(mins => $to::int), false`,
    { staffId, from, to },
  );

/** An emergency that came one minute ago and is due in 14, claimed by somebody who is signed in. */
async function claimed(role: Role = "clinician", minutesAgo = 1) {
  const staff = await signedIn(role);
  const intakeId = await addIntakeForTest("EMERGENCY", minutesAgo);
  await claim(staff, intakeId);
  return { staff, intakeId };
}

/** As if the time for it were over. */
const timeIsUp = (intakeId: string) =>
  sql(
    "test_time",
    `UPDATE "QueueEntry" SET "quietUntil" = now() - interval '1 second' WHERE "intakeId" = $intakeId`,
    { intakeId },
  );

describe("without contact", () => {
  it("rings again when its target is over, until its holder acknowledges it", async () => {
    const { staff, intakeId } = await claimed();
    expect(await alarmIn(13, intakeId)).toBe("silent");
    expect(await alarmIn(15, intakeId)).toBe("no_contact");
    expect(await trailForTest(intakeId)).toContain("alarm.rang_again");
    const jobs = await sql(
      "test_job",
      `SELECT 1 FROM graphile_worker.jobs WHERE "key" = 'alarm_raised:' || $intakeId::text`,
      { intakeId },
    );
    expect(jobs).toHaveLength(1);
    await claim(staff, intakeId);
    expect(await alarmOf(intakeId)).toBe("silent");
  });

  it("has the time of the target from the claim when it was late already", async () => {
    const { intakeId } = await claimed("clinician", 60);
    expect(await alarmIn(13, intakeId)).toBe("silent");
    expect(await alarmIn(16, intakeId)).toBe("no_contact");
  });

  it("stays silent once staff spoke to the patient", async () => {
    const { staff, intakeId } = await claimed();
    await spoke(staff, intakeId);
    expect(await alarmIn(600, intakeId)).toBe("silent");
  });

  it("does not ring for a call in vain, another level, or twice for two workers", async () => {
    const { staff, intakeId } = await claimed();
    const urgent = await addIntakeForTest("URGENT");
    await claim(staff, urgent);
    await recordCall(staff, { intakeId, outcome: "no_answer", note: "", tryAgain: null });
    await Promise.all([ringAgain(inMinutes(15)), ringAgain(inMinutes(15))]);
    expect(await alarmOf(intakeId)).toBe("no_contact");
    expect(await alarmOf(urgent)).toBe("silent");
    const rang = (await trailForTest(intakeId)).filter((event) => event === "alarm.rang_again");
    expect(rang).toHaveLength(1);
  });
});

describe("with the front desk", () => {
  it("waits for a clinician until the target, also after somebody spoke to the patient", async () => {
    const { staff, intakeId } = await claimed("front_desk");
    await spoke(staff, intakeId);
    expect(await alarmIn(13, intakeId)).toBe("silent");
    expect(await alarmIn(15, intakeId)).toBe("no_clinician");
  });

  it("is not silenced by a second claim of anybody but a clinician", async () => {
    const { staff, intakeId } = await claimed("front_desk");
    await timeIsUp(intakeId);
    await claim(staff, intakeId);
    const admin = await signedIn("admin");
    await ringAgain(new Date());
    expect(await alarmOf(intakeId)).toBe("no_clinician");
    await claim(staff, intakeId);
    expect(await alarmOf(intakeId)).toBe("no_clinician");
    await claim(admin, intakeId, "yes");
    expect(await alarmOf(intakeId)).toBe("no_clinician");
    await releaseIntake(admin, { intakeId, version: (await entryForTest(intakeId))!.version });
    expect(await alarmOf(intakeId)).toBe("new");
    await claim(staff, intakeId);
    expect(await alarmOf(intakeId)).toBe("no_clinician");
    await claim(await signedIn(), intakeId, "yes");
    expect(await alarmOf(intakeId)).toBe("silent");
  });

  it("starts the time again after a clinician had it", async () => {
    const { intakeId } = await claimed();
    await timeIsUp(intakeId);
    await claim(await signedIn("front_desk"), intakeId, "yes");
    expect(await alarmIn(13, intakeId)).toBe("silent");
    expect(await alarmIn(16, intakeId)).toBe("no_clinician");
  });
});

describe("without its holder", () => {
  it("rings at once when they sign out, and not while they are signed in elsewhere", async () => {
    const { staff, intakeId } = await claimed();
    await spoke(staff, intakeId);
    const other = await beginSession(staff.id);
    await endSession(other);
    expect(await alarmOf(intakeId)).toBe("silent");
    await endSession(staff.token);
    expect(await alarmOf(intakeId)).toBe("signed_out");
  });

  it("rings when they are signed out by an admin's act, or because they did nothing", async () => {
    const admin = await signedIn("admin");
    const { staff, intakeId } = await claimed();
    await changeRole(admin, { staffId: staff.id, role: "front_desk" });
    expect(await alarmOf(intakeId)).toBe("signed_out");
    const idle = await claimed();
    expect(await alarmIn(0, idle.intakeId)).toBe("silent");
    await sql(
      "test_idle",
      `UPDATE "StaffSession" SET "lastSeenAt" = now() - make_interval(mins => $idle) WHERE "staffId" = $id::uuid`,
      { id: idle.staff.id, idle: IDLE_MINUTES },
    );
    expect(await alarmIn(0, idle.intakeId)).toBe("signed_out");
  });

  it("counts a session as long as the trigger does", async () => {
    const [row] = await sql<{ text: string }>(
      "test_trigger",
      `SELECT pg_get_functiondef('ring_for_signed_out'::regproc) AS "text"`,
    );
    expect(row?.text).toContain(`interval '${IDLE_MINUTES} minutes'`);
  });

  it("rings when their shift ends, even with contact, and again only after the target", async () => {
    const { staff, intakeId } = await claimed();
    await addShift(staff.id, -60, 10);
    await spoke(staff, intakeId);
    expect(await alarmIn(9, intakeId)).toBe("silent");
    expect(await alarmIn(11, intakeId)).toBe("no_shift");
  });

  it("rings for a holder without a shift when the time is over and somebody has one", async () => {
    const { staff, intakeId } = await claimed();
    await spoke(staff, intakeId);
    expect(await alarmIn(16, intakeId)).toBe("silent");
    await addShift((await signedIn()).id, -60, 60);
    expect(await alarmIn(5, intakeId)).toBe("silent");
    expect(await alarmIn(16, intakeId)).toBe("no_shift");
  });
});

it("rings when a promised call passes, and is silent for a while when it is acknowledged", async () => {
  const { staff, intakeId } = await claimed();
  await spoke(staff, intakeId, 15);
  expect(await alarmIn(14, intakeId)).toBe("silent");
  expect(await alarmIn(16, intakeId)).toBe("call_missed");
  await sql(
    "test_past",
    `UPDATE "QueueEntry" SET "nextTryAt" = now() - interval '1 second' WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  await claim(staff, intakeId);
  expect(await alarmIn(1, intakeId)).toBe("silent");
  expect(await alarmIn(16, intakeId)).toBe("no_contact");
});

describe("at URGENT, where the own words tell of self-harm", () => {
  const WORDS = { free_text: "ya no quiero vivir" };
  const loud = () => addIntakeForTest("URGENT", 1, WORDS);

  it("rings again as an emergency does: signed out, without a clinician, without contact", async () => {
    const desk = await signedIn("front_desk");
    const left = await loud();
    await claim(desk, left);
    await spoke(desk, left);
    expect(await alarmIn(13, left)).toBe("silent");
    expect(await alarmIn(15, left)).toBe("no_clinician");
    const clinician = await signedIn();
    const silent = await loud();
    await claim(clinician, silent);
    expect(await alarmIn(13, silent)).toBe("silent");
    expect(await alarmIn(16, silent)).toBe("no_contact");
    await claim(clinician, silent);
    await spoke(clinician, silent);
    expect(await alarmIn(600, silent)).toBe("silent");
    await endSession(clinician.token);
    expect(await alarmOf(silent)).toBe("signed_out");
  });

  it("is not silenced by a second claim of the front desk", async () => {
    const desk = await signedIn("front_desk");
    const intakeId = await loud();
    await claim(desk, intakeId);
    await timeIsUp(intakeId);
    await claim(await signedIn("admin"), intakeId, "yes");
    expect(await alarmOf(intakeId)).toBe("no_clinician");
  });

  it("rings when it is closed and opened again", async () => {
    const staff = await signedIn();
    const [byStaff, byPatient] = [await loud(), await loud()];
    for (const intakeId of [byStaff, byPatient])
      await sql("test_gone", `DELETE FROM "QueueEntry" WHERE "intakeId" = $intakeId`, { intakeId });
    await reopenIntake(staff, { intakeId: byStaff });
    await startWorseCheck({ id: byPatient, answers: {}, locale: "en" }, { now: new Date() });
    expect(await alarmOf(byStaff)).toBe("new");
    expect(await alarmOf(byPatient)).toBe("new");
  });
});
