import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { eraseExpired } from "@/lib/jobs/erase";
import { TASKS } from "@/lib/jobs/tasks";
import { raiseHushed } from "@/lib/notify/alarm";
import type { Answers } from "@/lib/questions/answers";
import { claimIntake, releaseIntake, reopenIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import { getQueueState, listQueue } from "@/lib/queue/queries";
import { escalateIntake, recordCall, writeNote } from "@/lib/record/commands";
import { recordReview } from "@/lib/review/commands";
import { fileIntake } from "@/test/intakes";
import { clearJobsForTest, doJobsForTest } from "@/test/jobs";
import { answersOf, PERSON_OF, strain } from "@/test/people";
import { addStaffForTest, entryForTest, retireStaffForTest, trailForTest } from "@/test/rows";
import { acknowledgeBurst, closeBurst } from "./commands";
import { findBurst } from "./queries";

let staff: Awaited<ReturnType<typeof addStaffForTest>>;
let admin: typeof staff;
beforeAll(async () => {
  await retireStaffForTest();
  [staff, admin] = [await addStaffForTest(), await addStaffForTest("admin")];
});
afterAll(closeDatabase);

const newAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

/** Sends an emergency from an address, as its page does. */
async function send(caller: string | undefined, more: Answers = {}): Promise<string> {
  const answers = answersOf(strain({ ...PERSON_OF.EMERGENCY, ...more }), "emergency_nerves");
  return (await fileIntake(answers, "emergency_stop", { caller })).id;
}

/** Sends many, five at the same moment; nothing else has happened yet. */
async function sendAtOnce(count: number, caller: string): Promise<string[]> {
  const ids: string[] = [];
  for (let left = count; left > 0; left -= 5) {
    const some = Array.from({ length: Math.min(5, left) }, () => send(caller));
    ids.push(...(await Promise.all(some)));
  }
  return ids;
}

/** The same, when the first job of the alarm of each has begun. */
async function sendMany(count: number, caller: string): Promise<string[]> {
  const ids = await sendAtOnce(count, caller);
  await sql("test_gather", `SELECT gather_burst(i, true)::text FROM unnest($ids::uuid[]) i`, {
    ids,
  });
  return ids;
}

async function burstOf(intakeId: string): Promise<string | null> {
  const [row] = await sql<{ burstId: string | null }>(
    "test_burst_of",
    `SELECT "burstId" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return row?.burstId ?? null;
}

/** Which of these ids ring on their own, and which bursts with one of them ring. */
async function ringing(ids: string[]) {
  const { alarms, bursts } = await getBoardState(staff);
  const own = await Promise.all(ids.map(burstOf));
  return {
    alone: alarms.filter((id) => ids.includes(id)),
    bursts: bursts.filter(({ id }) => own.includes(id)).map(({ size }) => size),
  };
}

const OTHER = { age_years: "41", birth_date: "" };

describe("a hundred emergencies alike from one source", () => {
  it("are one row that opens and one alarm, at their level, however they come in", async () => {
    const caller = newAddress();
    const ids = [...(await sendMany(60, caller)), ...(await sendMany(40, caller))];
    const [burst] = new Set(await Promise.all(ids.map(burstOf)));
    expect(await ringing(ids)).toEqual({ alone: [], bursts: [100] });
    const rows = (await listQueue(staff, { level: "EMERGENCY" }, 1, false)).filter((row) =>
      ids.includes(row.intakeId),
    );
    expect(rows).toMatchObject([{ burstId: burst, burstSize: 100, level: "EMERGENCY" }]);
    const opened = await listQueue(staff, { burst: burst! }, 1, false);
    expect(opened.map((row) => row.intakeId).sort()).toEqual([...ids].sort());
    expect(opened.every((row) => row.level === "EMERGENCY" && row.burstId === null)).toBe(true);
    expect((await getQueueState(staff, { burst: burst! })).counts.EMERGENCY).toBe(100);
  });

  it("leave alone a patient from the same address whose answers differ, and one from elsewhere", async () => {
    const caller = newAddress();
    const ids = await sendMany(6, caller);
    const neighbor = await send(caller, OTHER);
    const elsewhere = await send(newAddress());
    const unknown = await send(undefined);
    const { alone } = await ringing([...ids, neighbor, elsewhere, unknown]);
    expect(alone.sort()).toEqual([neighbor, elsewhere, unknown].sort());
    const shown = (await listQueue(staff, { level: "EMERGENCY" }, 1, false)).map(
      (row) => row.intakeId,
    );
    expect(shown).toEqual(expect.arrayContaining([neighbor, elsewhere, unknown]));
  });

  it("are no burst as four, nor over a longer time", async () => {
    const [few, slow] = [newAddress(), newAddress()];
    const ids = await sendMany(4, few);
    expect((await ringing(ids)).alone).toHaveLength(4);
    const first = await sendMany(4, slow);
    await sql(
      "test_earlier",
      `UPDATE "IntakeSource" SET "createdAt" = "createdAt" - interval '11 minutes' WHERE "intakeId" = ANY ($first::uuid[])`,
      { first },
    );
    const last = await send(slow);
    expect((await ringing([...first, last])).alone).toHaveLength(5);
  });

  it("let go of one that somebody claims, and of one whose patient says it is worse", async () => {
    const ids = await sendMany(7, newAddress());
    const [claimed = "", worse = ""] = ids;
    await claimIntake(staff, { intakeId: claimed, version: 0 });
    await sql(
      "test_worse",
      `UPDATE "QueueEntry" SET "worseSince" = now() WHERE "intakeId" = $worse`,
      { worse },
    );
    expect(await ringing(ids)).toEqual({ alone: [worse], bursts: [5] });
    const shown = (await listQueue(staff, { level: "EMERGENCY" }, 1, false)).filter((row) =>
      ids.includes(row.intakeId),
    );
    expect(shown).toHaveLength(3);
  });
});

const versionOf = async (intakeId: string) => (await entryForTest(intakeId))!.version;

/** The patient says it is worse, and a clinician confirms the level. */
async function worseAndReviewed(intakeId: string): Promise<void> {
  await startWorseCheck({ id: intakeId, answers: {}, locale: "en" }, { now: new Date() });
  const version = await versionOf(intakeId);
  const level = "EMERGENCY" as const;
  await recordReview(staff, { intakeId, version, seenLevel: level, level, reason: "" });
}

async function calledAndReleased(intakeId: string): Promise<void> {
  await claimIntake(staff, { intakeId, version: await versionOf(intakeId) });
  await recordCall(staff, { intakeId, outcome: "spoke", note: "", tryAgain: null });
  await writeNote(staff, { intakeId, body: "A real patient", tell: null });
  await releaseIntake(staff, { intakeId, version: await versionOf(intakeId) });
}

describe("one of a burst that somebody touched", () => {
  it("is never part of it again, rings on its own, and is not closed with it", async () => {
    const caller = newAddress();
    const ids = await sendMany(9, caller);
    const [escalated = "", released = "", worse = "", reached = "", ...rest] = ids;
    const touched = [escalated, released, worse, reached];
    const burstId = (await burstOf(escalated))!;
    const until = (await findBurst(admin, burstId))!.lastAt;
    await escalateIntake(staff, { intakeId: escalated, reason: "He fell at the desk" });
    await calledAndReleased(released);
    await worseAndReviewed(worse);
    await addContact(reached, contactOf({ family_name: "Quill", phone: "212 555 0134" })!);
    const [late = ""] = await sendMany(1, caller);
    expect(await burstOf(late)).toBe(burstId);
    const { alone, bursts } = await ringing(ids);
    expect(alone.sort()).toEqual([...touched].sort());
    expect(bursts).toEqual([rest.length + 1]);
    const shown = (await listQueue(staff, { level: "EMERGENCY" }, 1, false)).map(
      (row) => row.intakeId,
    );
    expect(shown).toEqual(expect.arrayContaining(touched));
    const open = await Promise.all(rest.map(entryForTest));
    expect(open.map((entry) => entry?.version)).toEqual(rest.map(() => 0));
    await closeBurst(admin, { burstId, until, note: "A script of our own test run" });
    for (const id of touched) expect(await entryForTest(id)).toBeDefined();
    expect(await entryForTest(rest[0]!)).toBeUndefined();
  });
});

describe("the alarm of a burst", () => {
  beforeEach(clearJobsForTest);

  const told = (ids: string[]) =>
    sql<{ intakeId: string; body: string }>(
      "test_burst_told",
      `SELECT "intakeId", "body" FROM "OutboundMessage" WHERE "intakeId" = ANY ($ids::uuid[]) AND "kind" LIKE 'alarm%'`,
      { ids },
    );

  it("tells each person once, as a digest that names nothing clinical", async () => {
    const ids = await sendAtOnce(30, newAddress());
    await doJobsForTest(TASKS);
    const messages = await told(ids);
    // Nobody is on duty: everybody who works here is told at once, of one of the thirty.
    expect(messages.length).toBeGreaterThan(0);
    expect(new Set(messages.map(({ intakeId }) => intakeId)).size).toBe(1);
    expect(messages[0]?.body).toContain("It stands for 30 alike");
    expect(messages[0]?.body).not.toMatch(/emergency|urgent|numb/i);
  });

  it("is silent for a quarter of an hour once somebody has seen it, then rings again", async () => {
    const ids = await sendMany(5, newAddress());
    const burstId = (await burstOf(ids[0]!))!;
    await acknowledgeBurst(staff, { burstId });
    expect((await ringing(ids)).bursts).toEqual([]);
    expect(await findBurst(staff, burstId)).toMatchObject({ size: 5, seenByName: staff.name });
    await doJobsForTest(TASKS);
    expect(await told(ids)).toEqual([]);
    await sql(
      "test_later",
      `UPDATE "Burst" SET "seenAt" = now() - interval '16 minutes' WHERE "id" = $burstId`,
      { burstId },
    );
    expect((await ringing(ids)).bursts).toEqual([5]);
    // No job of its first ladder is left: each minute's job starts one that tells everybody again.
    await clearJobsForTest();
    await raiseHushed();
    await doJobsForTest(TASKS);
    const messages = await told(ids);
    expect(messages.length).toBeGreaterThan(0);
    expect(new Set(messages.map(({ intakeId }) => intakeId)).size).toBe(1);
    await clearJobsForTest();
    await raiseHushed();
    await doJobsForTest(TASKS);
    expect(await told(ids)).toHaveLength(messages.length);
    await expect(acknowledgeBurst(staff, { burstId: randomUUID() })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the ladder of a burst", () => {
  beforeEach(clearJobsForTest);

  it("starts for the next one when somebody claims the first, and for one that leaves it", async () => {
    const ids = await sendMany(6, newAddress());
    await doJobsForTest(TASKS);
    await clearJobsForTest();
    const rows = await sql<{ intakeId: string }>(
      "test_burst_order",
      `SELECT "intakeId" FROM "QueueEntry" WHERE "intakeId" = ANY ($ids::uuid[]) ORDER BY "receivedAt", "intakeId"`,
      { ids },
    );
    const [first = "", second = "", , , , last = ""] = rows.map(({ intakeId }) => intakeId);
    const passedOn = async (intakeId: string) =>
      (await trailForTest(intakeId)).filter((action) => action === "alarm.passed_on").length;
    const minute = async () => {
      await raiseHushed();
      await doJobsForTest(TASKS);
      return Promise.all([first, second, last].map(passedOn));
    };
    expect(await minute()).toEqual([1, 0, 0]);
    await claimIntake(staff, { intakeId: first, version: 0 });
    expect(await minute()).toEqual([1, 1, 0]);
    await startWorseCheck({ id: last, answers: {}, locale: "en" }, { now: new Date() });
    expect(await minute()).toEqual([1, 1, 1]);
    expect(await minute()).toEqual([1, 1, 1]);
    const steps = await sql(
      "test_burst_steps",
      `SELECT 1 FROM graphile_worker.jobs WHERE "key" LIKE 'alarm_step:%:' || $second::text`,
      { second },
    );
    expect(steps).toHaveLength(3);
  });
});

describe("closing a burst", () => {
  const note = "A script of our own test run";

  it("closes what nobody claimed as far as it was seen, each with the reason, and can be undone one by one", async () => {
    const caller = newAddress();
    const ids = await sendMany(6, caller);
    const [claimed = "", plain = ""] = ids;
    const burstId = (await burstOf(plain))!;
    await claimIntake(staff, { intakeId: claimed, version: 0 });
    const until = (await findBurst(admin, burstId))!.lastAt;
    const late = await send(caller);
    await sql(
      "test_late",
      `UPDATE "QueueEntry" SET "receivedAt" = "receivedAt" + interval '1 second' WHERE "intakeId" = $late`,
      { late },
    );
    expect(await closeBurst(admin, { burstId, until, note })).toBe(5);
    for (const open of [claimed, late]) expect(await entryForTest(open)).toBeDefined();
    expect(await entryForTest(plain)).toBeUndefined();
    expect(await trailForTest(plain)).toEqual(["intake.received", "intake.closed"]);
    await reopenIntake(staff, { intakeId: plain });
    expect(await entryForTest(plain)).toMatchObject({ level: "EMERGENCY" });
    await expect(closeBurst(admin, { burstId, until, note })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });
});

it("stores no address, and forgets after a day where it came from", async () => {
  const caller = newAddress();
  const ids = await sendMany(5, caller);
  const burstId = (await burstOf(ids[0]!))!;
  const stored = () =>
    sql<{ source: string }>(
      "test_sources",
      `SELECT "source", to_jsonb(s)::text AS "all" FROM "IntakeSource" s WHERE "intakeId" = ANY ($ids::uuid[])`,
      { ids },
    );
  const rows = await stored();
  expect(new Set(rows.map(({ source }) => source)).size).toBe(1);
  expect(rows[0]?.source).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(rows)).not.toContain(caller.split("::")[0]);
  await eraseExpired(new Date());
  expect(await stored()).toHaveLength(5);
  await eraseExpired(new Date(Date.now() + 25 * 3_600_000));
  expect(await stored()).toEqual([]);
  const bursts = await sql(
    "test_burst_forgotten",
    `SELECT "source", "likeness" FROM "Burst" WHERE "id" = $burstId`,
    { burstId },
  );
  expect(bursts).toEqual([{ source: null, likeness: null }]);
});
