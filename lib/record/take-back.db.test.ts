import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { closeDatabase, sql } from "@/lib/db/client";
import { claimIntake, closeIntake, reopenIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import { listQueue } from "@/lib/queue/queries";
import { listForYou, listMentions } from "@/lib/team/queries";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { recordCall, writeNote } from "./commands";
import { listHistory } from "./history";
import { takeCallBack, takeNoteBack } from "./take-back";

afterAll(closeDatabase);

type Anybody = Awaited<ReturnType<typeof addStaffForTest>>;

/** The id of the newest event of this kind that was recorded of an intake. */
async function newest(staff: Anybody, intakeId: string, key: "callId" | "noteId") {
  const events = await listHistory(staff, staff, intakeId);
  return String(events.find(({ detail }) => detail[key])?.detail[key]);
}

async function callFor(staff: Anybody, intakeId: string, tryAgain: number | null) {
  await recordCall(staff, { intakeId, outcome: "no_answer", note: "Rang twice", tryAgain });
  return newest(staff, intakeId, "callId");
}

async function noteFor(staff: Anybody, intakeId: string, tell: string | null = null) {
  await writeNote(staff, { intakeId, body: "Belongs to another patient", tell });
  return newest(staff, intakeId, "noteId");
}

const versionOf = async (intakeId: string) => (await entryForTest(intakeId))?.version ?? -1;

async function nextTryOf(intakeId: string) {
  const [row] = await sql<{ minutes: number | null }>(
    "test_next_try",
    `SELECT round(extract(epoch FROM "nextTryAt" - now()) / 60)::int AS "minutes"
     FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return row?.minutes ?? null;
}

describe("a call that is taken back", () => {
  it("restores the next try of the call before it, or none, and stays in the history", async () => {
    const staff = await addStaffForTest("front_desk");
    const intakeId = await addIntakeForTest("SOON");
    await claimIntake(staff, { intakeId, version: 0 });
    const first = await callFor(staff, intakeId, 60);
    const second = await callFor(staff, intakeId, 15);
    expect(await nextTryOf(intakeId)).toBe(15);
    await takeCallBack(staff, { intakeId, version: 3, callId: second });
    expect(await nextTryOf(intakeId)).toBe(60);
    await takeCallBack(staff, { intakeId, version: 4, callId: first });
    expect(await nextTryOf(intakeId)).toBeNull();
    expect((await listForYou(staff)).calls.map((row) => row.intakeId)).not.toContain(intakeId);
    const history = await listHistory(staff, null, intakeId);
    const calls = history.filter(({ action }) => action === "call.recorded");
    expect(calls).toHaveLength(2);
    for (const call of calls)
      expect(call).toMatchObject({ text: "Rang twice", takenBackAt: expect.any(Date), own: true });
    expect(history[0]).toMatchObject({ action: "call.taken_back", takenBackAt: null });
    expect(await versionOf(intakeId)).toBe(5);
  });

  it("does not restore a promise from before the intake was closed and reopened", async () => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    await callFor(staff, intakeId, 60);
    const close = { intakeId, version: 1, outcome: "advice_given", note: "" } as const;
    await closeIntake(staff, { ...close, seenLevel: "SOON" });
    await reopenIntake(staff, { intakeId });
    const callId = await callFor(staff, intakeId, 15);
    await takeCallBack(staff, { intakeId, version: await versionOf(intakeId), callId });
    expect(await nextTryOf(intakeId)).toBeNull();
  });

  it("leaves the patient silent even if it said that staff spoke to them", async () => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    await sql(
      "test_asked",
      `INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt", "sentAt")
       VALUES (gen_random_uuid(), $intakeId, 3, now(), now() - interval '2 days')`,
      { intakeId },
    );
    const silent = async () =>
      (await listQueue(staff, { followUp: "silent" }, 1, false)).some(
        (row) => row.intakeId === intakeId,
      );
    await recordCall(staff, { intakeId, outcome: "spoke", note: "", tryAgain: null });
    expect(await silent()).toBe(false);
    const callId = await newest(staff, intakeId, "callId");
    await takeCallBack(staff, { intakeId, version: 1, callId });
    expect(await silent()).toBe(true);
  });
});

describe("a note that is taken back", () => {
  it("waits for nobody any more, and its reader can still read it", async () => {
    const [from, to] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("SOON");
    const noteId = await noteFor(from, intakeId, to.id);
    const waiting = async () => (await getBoardState(from)).waiting[to.id] ?? 0;
    expect([await waiting(), (await listMentions(to, null)).length]).toEqual([1, 1]);
    const before = (await getBoardState(from)).digest;
    await takeNoteBack(from, { intakeId, version: 1, noteId });
    expect([await waiting(), (await listMentions(to, null)).length]).toEqual([0, 0]);
    expect((await getBoardState(from)).digest).not.toBe(before);
    const [, written] = await listHistory(to, null, intakeId);
    expect(written).toMatchObject({
      action: "note.written",
      text: "Belongs to another patient",
      takenBackAt: expect.any(Date),
      own: false,
    });
    const other = await addStaffForTest("front_desk");
    const [, closed] = await listHistory(other, null, intakeId);
    expect(closed).toMatchObject({ text: null, takenBackAt: expect.any(Date) });
    expect(await trailForTest(intakeId)).toEqual([
      "intake.received",
      "note.written",
      "note.taken_back",
    ]);
  });
});

describe("taking back is refused", () => {
  type Try = (staff: Anybody, version: number) => Promise<void>;

  async function recorded(): Promise<[Anybody, string, Try[]]> {
    const staff = await addStaffForTest("front_desk");
    const intakeId = await addIntakeForTest("URGENT");
    const callId = await callFor(staff, intakeId, 15);
    const noteId = await noteFor(staff, intakeId);
    return [
      staff,
      intakeId,
      [
        (by, version) => takeCallBack(by, { intakeId, version, callId }),
        (by, version) => takeNoteBack(by, { intakeId, version, noteId }),
      ],
    ];
  }

  it.each<Role>(["front_desk", "clinician", "admin"])(
    "to a %s who did not write it",
    async (role) => {
      const [, intakeId, tries] = await recorded();
      const other = await addStaffForTest(role);
      for (const take of tries)
        await expect(take(other, 1)).rejects.toMatchObject({ code: "written_by_other" });
      expect(await nextTryOf(intakeId)).toBe(15);
      expect(await trailForTest(intakeId)).toEqual([
        "intake.received",
        "call.recorded",
        "note.written",
      ]);
    },
  );

  it("with another permission than the one it was recorded with", () => {
    type First<Command> = Command extends (staff: infer Proof, input: never) => unknown
      ? Proof
      : never;
    expectTypeOf<Staff<"note:write">>().not.toExtend<First<typeof takeCallBack>>();
    expectTypeOf<Staff<"call:record">>().not.toExtend<First<typeof takeNoteBack>>();
  });

  it("once the intake is closed, and possible again when it is open", async () => {
    const [staff, intakeId, tries] = await recorded();
    const clinician = await addStaffForTest();
    const close = { intakeId, version: 2, outcome: "advice_given", note: "Spoke" } as const;
    await closeIntake(clinician, { ...close, seenLevel: "URGENT" });
    for (const take of tries)
      await expect(take(staff, 1)).rejects.toMatchObject({
        code: "already_closed",
        last: { who: clinician.name, action: "intake.closed" },
      });
    await reopenIntake(clinician, { intakeId });
    for (const take of tries) await take(staff, await versionOf(intakeId));
    expect(await trailForTest(intakeId)).toEqual(
      expect.arrayContaining(["call.taken_back", "note.taken_back"]),
    );
  });

  it("on an older state, a second time, and of what belongs to another intake", async () => {
    const [staff, intakeId, tries] = await recorded();
    const colleague = await addStaffForTest();
    await claimIntake(colleague, { intakeId, version: 2 });
    for (const take of tries)
      await expect(take(staff, 2)).rejects.toMatchObject({
        code: "changed_meanwhile",
        last: { who: colleague.name, action: "queue.claimed" },
      });
    // A colleague's claim does not block it.
    for (const take of tries) {
      const version = await versionOf(intakeId);
      const both = await Promise.allSettled([take(staff, version), take(staff, version)]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await expect(take(staff, version + 1)).rejects.toMatchObject({ code: "changed_meanwhile" });
    }
    const events = await trailForTest(intakeId);
    expect(events.filter((event) => event.endsWith("taken_back"))).toHaveLength(2);
    const [own, elsewhere] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const noteId = await noteFor(staff, own);
    await expect(
      takeNoteBack(staff, { intakeId: elsewhere, version: 0, noteId }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
