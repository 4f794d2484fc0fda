import pg from "pg";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { beginSession, endSession } from "@/lib/auth/session";
import { contactOf } from "@/lib/contact/contact";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { addContact } from "@/lib/intake/commands";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { claimIntake, releaseIntake } from "@/lib/queue/commands";
import { getQueueState } from "@/lib/queue/queries";
import { recordReview } from "@/lib/review/commands";
import { addIntakeForTest, addStaffForTest } from "@/test/rows";
import type { BoardState } from "./board-state";
import { type Broadcast, createBroadcast } from "./broadcast";
import { getBoardState } from "./queries";

const broadcasts: Broadcast[] = [];

/** A broadcast, as each process of the service has. */
function newBroadcast(): Broadcast {
  const broadcast = createBroadcast();
  broadcasts.push(broadcast);
  return broadcast;
}

async function newSession() {
  const staff = await addStaffForTest("front_desk");
  const token = await beginSession(staff.id);
  return { staff, token, hash: hashToken(token) };
}

/** A browser that reads all it is sent. */
function openBoard(broadcast: Broadcast, sessionHash: string) {
  const reader = broadcast.open(sessionHash)?.getReader();
  if (!reader) throw new Error("refused");
  let text = "";
  const next = async (): Promise<BoardState | null> => {
    for (;;) {
      const cut = text.indexOf("\n\n");
      if (cut >= 0) {
        const message = text.slice(0, cut);
        text = text.slice(cut + 2);
        return JSON.parse(message.replace(/^data: /, ""));
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += new TextDecoder().decode(value);
    }
  };
  /** Reads until the wanted message; null when the stream ends first. */
  const until = async (wanted: (state: BoardState) => boolean) => {
    for (;;) {
      const state = await next();
      if (!state || wanted(state)) return state;
    }
  };
  return { next, until, leave: () => reader.cancel() };
}

/** The patient presses "I feel worse" and answers nothing more. */
const sayWorse = (id: string) =>
  startWorseCheck({ id, answers: {}, locale: "en" }, { now: new Date(0) });

afterEach(async () => {
  vi.useRealTimers();
  for (const broadcast of broadcasts.splice(0)) await broadcast.stop();
});
afterAll(closeDatabase);

describe("an open board", () => {
  it("hears at once of an intake, a claim and a contact, in every process", async () => {
    // Stops the message that comes every five seconds anyway.
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const { staff, hash } = await newSession();
    const boards = [newBroadcast(), newBroadcast()].map((broadcast) => openBoard(broadcast, hash));
    for (const board of boards) expect(await board.next()).not.toBeNull();
    let filed = "";
    const changes = [
      async () => {
        filed = await addIntakeForTest("EMERGENCY");
      },
      () => claimIntake(staff, { intakeId: filed, version: 0 }),
      () => addContact(filed, contactOf({ given_name: "Ada" })!),
    ];
    for (const change of changes) {
      await change();
      const { digest } = await getBoardState(staff);
      for (const board of boards) await board.until((state) => state.digest === digest);
    }
  });

  it("gets what the page would show: the same digest and the unacknowledged emergencies", async () => {
    const { staff, hash } = await newSession();
    const [first, second] = [
      await addIntakeForTest("EMERGENCY", 9),
      await addIntakeForTest("EMERGENCY", 5),
    ];
    await addIntakeForTest("URGENT");
    const board = openBoard(newBroadcast(), hash);
    const state = await board.next();
    expect(state?.digest).toBe((await getQueueState(staff)).digest);
    const places = [first, second].map((id) => state?.alarms.indexOf(id));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places[1]).toBeGreaterThan(places[0] ?? 0);
    expect(Date.now() - (state?.alarmSince ?? Date.now())).toBeGreaterThan(9 * 60_000 - 5000);
    await claimIntake(staff, { intakeId: first, version: 0 });
    const after = await board.until(({ alarms }) => !alarms.includes(first));
    expect(after?.alarms).toContain(second);
  });

  it("rings each time the patient says it is worse, until the holder acknowledges it", async () => {
    const { staff } = await newSession();
    const other = await addStaffForTest();
    const intakeId = await addIntakeForTest("EMERGENCY");
    const rings = async () => (await getBoardState(staff)).alarms.includes(intakeId);
    expect(await rings()).toBe(true);
    await claimIntake(staff, { intakeId, version: 0 });
    expect(await rings()).toBe(false);
    for (const version of [2, 4]) {
      await sayWorse(intakeId);
      expect(await rings()).toBe(true);
      await expect(claimIntake(other, { intakeId, version })).rejects.toMatchObject({
        code: "claimed_by_other",
      });
      await claimIntake(staff, { intakeId, version });
      expect(await rings()).toBe(false);
    }
    await sayWorse(intakeId);
    await claimIntake(other, { intakeId, version: 6, takeOver: "yes" });
    expect(await rings()).toBe(false);
    await sayWorse(intakeId);
    await releaseIntake(other, { intakeId, version: 8 });
    expect(await rings()).toBe(true);
    await claimIntake(staff, { intakeId, version: 9 });
    expect(await rings()).toBe(false);
  });

  it("rings whether a patient says it is worse just before or just after somebody takes it", async () => {
    const staff = await addStaffForTest();
    for (let i = 0; i < 20; i += 1) {
      const intakeId = await addIntakeForTest("EMERGENCY");
      await Promise.allSettled([sayWorse(intakeId), claimIntake(staff, { intakeId, version: 0 })]);
      expect((await getBoardState(staff)).alarms).toContain(intakeId);
    }
  });

  it("says since when an emergency waits, even when it gets worse meanwhile", async () => {
    const { staff } = await newSession();
    const intakeId = await addIntakeForTest("EMERGENCY", 100_000);
    const before = await getBoardState(staff);
    expect(before.alarms[0]).toBe(intakeId);
    await sayWorse(intakeId);
    expect((await getBoardState(staff)).alarmSince).toBe(before.alarmSince);
    await sql("test_away", `DELETE FROM "QueueEntry" WHERE "intakeId" = $intakeId`, { intakeId });
  });

  it("rings when answers turn an assigned intake into an emergency, not when its holder does", async () => {
    const staff = await addStaffForTest("clinician");
    const [answered, reviewed] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    for (const intakeId of [answered, reviewed]) await claimIntake(staff, { intakeId, version: 0 });
    await sql(
      "test_raise",
      `UPDATE "QueueEntry" SET "level" = 'EMERGENCY', "levelRank" = 0 WHERE "intakeId" = $answered`,
      { answered },
    );
    await recordReview(staff, {
      intakeId: reviewed,
      version: 1,
      seenLevel: "SOON",
      level: "EMERGENCY",
      reason: "Found a weak foot on the phone",
    });
    const { alarms } = await getBoardState(staff);
    expect(alarms).toContain(answered);
    expect(alarms).not.toContain(reviewed);
  });

  it("gets ids, times, counts and a digest and nothing else", async () => {
    const { hash } = await newSession();
    await addIntakeForTest("EMERGENCY");
    const state = await openBoard(newBroadcast(), hash).next();
    expect(Object.keys(state ?? {}).sort()).toEqual([
      "alarmSince",
      "alarms",
      "arrived",
      "at",
      "attention",
      "bursts",
      "digest",
      "lostVisits",
      "marks",
      "selfHarm",
      "viewing",
      "waiting",
    ]);
    expect(JSON.stringify(state)).toMatch(/^[{}[\]"\w:,.-]*$/);
    expect(JSON.stringify(state)).not.toMatch(/emergency|saddle/i);
  });

  it("gets few messages for a burst, the last of them with everything", async () => {
    const { staff, hash } = await newSession();
    const board = openBoard(newBroadcast(), hash);
    await board.next();
    const began = Date.now();
    for (let i = 0; i < 40; i += 1) await addIntakeForTest("SOON");
    const { digest } = await getBoardState(staff);
    let messages = 0;
    await board.until((state) => {
      messages += 1;
      return state.digest === digest;
    });
    expect(messages).toBeLessThanOrEqual(3 + (Date.now() - began) / 200);
  });
});

describe("a database that is slow", () => {
  it("gets one query at a time, and changes in the meantime are sent afterward", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const warnings: string[] = [];
    const onWarning = ({ message }: Error) => warnings.push(message);
    process.on("warning", onWarning);
    const { staff, hash } = await newSession();
    const board = openBoard(newBroadcast(), hash);
    expect(await board.next()).not.toBeNull();
    const other = new pg.Client(env().DATABASE_URL);
    await other.connect();
    await other.query(`BEGIN; LOCK TABLE "StaffSession" IN ACCESS EXCLUSIVE MODE`);
    for (let i = 0; i < 4; i += 1) {
      vi.advanceTimersByTime(5_000);
      await other.query("SELECT pg_sleep(0.3)");
    }
    await addIntakeForTest("EMERGENCY");
    await other.query("ROLLBACK");
    await other.end();
    const { digest } = await getBoardState(staff);
    await board.until((state) => state.digest === digest);
    process.off("warning", onWarning);
    expect(warnings.filter((text) => text.includes("client.query"))).toEqual([]);
  });
});

describe("a stream ends", () => {
  it("when its session is over or the person is disabled, and the others go on", async () => {
    const broadcast = newBroadcast();
    const [out, disabled, stays] = [await newSession(), await newSession(), await newSession()];
    const boards = [out, disabled, stays].map(({ hash }) => openBoard(broadcast, hash));
    for (const board of boards) await board.next();
    await endSession(out.token);
    await sql("test_disable", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`, {
      id: disabled.staff.id,
    });
    await addIntakeForTest("SOON");
    const { digest } = await getBoardState(stays.staff);
    const [first, second, third] = boards;
    const isNews = (state: BoardState) => state.digest === digest;
    // The change was made after the session was over.
    expect(await first?.until(isNews)).toBeNull();
    expect(await second?.until(isNews)).toBeNull();
    expect(await third?.until(isNews)).not.toBeNull();
    expect(broadcast.count()).toBe(1);
  });

  it("even when nothing changes on the board", async () => {
    const { token, hash } = await newSession();
    const board = openBoard(newBroadcast(), hash);
    await board.next();
    await endSession(token);
    expect(await board.until(() => false)).toBeNull();
  });

  it("when the database goes away, and a reopened one gets what it missed", async () => {
    const broadcast = newBroadcast();
    const { staff, hash } = await newSession();
    const board = openBoard(broadcast, hash);
    await board.next();
    await sql(
      "test_cut",
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'backline live updates'`,
    );
    const missed = await addIntakeForTest("EMERGENCY");
    expect(await board.until(() => false)).toBeNull();
    const again = openBoard(broadcast, hash);
    expect((await again.next())?.alarms).toContain(missed);
    const later = await addIntakeForTest("EMERGENCY");
    expect(await again.until(({ alarms }) => alarms.includes(later))).not.toBeNull();
    expect((await getBoardState(staff)).alarms).toContain(later);
  });

  it("when nobody reads it, and a closed browser is forgotten", async () => {
    const broadcast = newBroadcast();
    const { hash } = await newSession();
    const reads = openBoard(broadcast, hash);
    await reads.next();
    broadcast.open(hash);
    const left = openBoard(broadcast, hash);
    expect(broadcast.count()).toBe(3);
    await left.leave();
    expect(broadcast.count()).toBe(2);
    for (let i = 0; i < 6; i += 1) {
      const filed = await addIntakeForTest("EMERGENCY");
      await reads.until(({ alarms }) => alarms.includes(filed));
    }
    expect(broadcast.count()).toBe(1);
  });

  it("when the server stops, and no new one is opened then", async () => {
    const broadcast = newBroadcast();
    const { hash } = await newSession();
    const board = openBoard(broadcast, hash);
    await board.next();
    await broadcast.stop();
    expect(await board.until(() => false)).toBeNull();
    expect(broadcast.open(hash)).toBeNull();
  });
});
