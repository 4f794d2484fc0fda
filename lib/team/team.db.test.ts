import { afterAll, describe, expect, it } from "vitest";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import { claimIntake, closeIntake, releaseIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import { listQueue } from "@/lib/queue/queries";
import { recordCall, writeNote } from "@/lib/record/commands";
import { listHistory } from "@/lib/record/history";
import { openIntake } from "@/lib/record/queries";
import { recordReview } from "@/lib/review/commands";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { handOver, readNote, withdrawHandover } from "./commands";
import { listForYou, listMentions } from "./queries";

afterAll(closeDatabase);

const words = "Ask whether the numbness has spread";

async function waitingFor(staff: { id: string }) {
  const { waiting } = await getBoardState(await addStaffForTest());
  return waiting[staff.id] ?? 0;
}

describe("handing over", () => {
  it("leaves the intake with its holder until the other person claims it, without a take-over", async () => {
    const [from, to] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("EMERGENCY");
    await claimIntake(from, { intakeId, version: 0 });
    await handOver(from, { intakeId, version: 1, to: to.id, words });
    expect(await entryForTest(intakeId)).toMatchObject({ claimedById: from.id, version: 2 });
    expect(await waitingFor(to)).toBe(1);
    const { handed } = await listForYou(to);
    expect(handed).toMatchObject([
      { intakeId, words, fromName: from.name, holderName: from.name, version: 2 },
    ]);
    expect((await openIntake(to, null, intakeId)).handover).toMatchObject({ toName: to.name });
    await claimIntake(to, { intakeId, version: 2, takeOver: "yes" });
    expect(await entryForTest(intakeId)).toMatchObject({ claimedById: to.id });
    expect(await waitingFor(to)).toBe(0);
    expect((await listForYou(to)).handed).toEqual([]);
    expect((await openIntake(to, null, intakeId)).handover).toBeNull();
    expect(await trailForTest(intakeId)).toEqual(
      expect.arrayContaining(["queue.claimed", "queue.handed_over", "queue.claimed"]),
    );
  });

  it("does not silence an unassigned emergency", async () => {
    const [from, to] = [await addStaffForTest("front_desk"), await addStaffForTest()];
    const intakeId = await addIntakeForTest("EMERGENCY");
    await handOver(from, { intakeId, version: 0, to: to.id, words: "" });
    expect((await getBoardState(from)).alarms).toContain(intakeId);
  });

  it("to a role reaches its members, except the sender, and can be withdrawn", async () => {
    const [from, other] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("URGENT");
    await claimIntake(from, { intakeId, version: 0 });
    const before = [await waitingFor(from), await waitingFor(other)] as const;
    await handOver(from, { intakeId, version: 1, to: "clinician", words });
    expect(await waitingFor(from)).toBe(before[0]);
    expect(await waitingFor(other)).toBe(before[1] + 1);
    const has = async (staff: typeof from) =>
      (await listForYou(staff)).handed.some((row) => row.intakeId === intakeId);
    expect([await has(from), await has(other)]).toEqual([false, true]);
    const rows = await listQueue(from, { mine: "yes" }, 1, false);
    expect(rows.find((row) => row.intakeId === intakeId)).toMatchObject({ toRole: "clinician" });
    await withdrawHandover(from, { intakeId, version: 2 });
    expect(await has(other)).toBe(false);
    expect(await trailForTest(intakeId)).toContain("queue.handover_withdrawn");
  });

  it("is refused to oneself, to an unknown person, for a colleague's intake, and on an older state", async () => {
    const [from, other] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("URGENT");
    const nowhere = "00000000-0000-4000-8000-000000000000";
    for (const to of [from.id, nowhere])
      expect(await handOver(from, { intakeId, version: 0, to, words })).toMatchObject({
        field: "to",
      });
    await claimIntake(other, { intakeId, version: 0 });
    await expect(
      handOver(from, { intakeId, version: 1, to: "front_desk", words }),
    ).rejects.toMatchObject({ code: "claimed_by_other", holder: other.name });
    await expect(
      handOver(other, { intakeId, version: 0, to: from.id, words }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await trailForTest(intakeId)).toEqual(["intake.received", "queue.claimed"]);
  });

  it("shows its text to clinicians, its author and its target", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const [from, to] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const other = await addStaffForTest("front_desk");
    await handOver(from, { intakeId, version: 0, to: to.id, words });
    const read = async (staff: typeof from, clinical: typeof from | null) => {
      const [event] = await listHistory(staff, clinical, intakeId);
      return [event?.detail.to, event?.text];
    };
    expect(await read(from, from)).toEqual([to.name, words]);
    expect(await read(to, null)).toEqual([to.name, words]);
    expect(await read(other, null)).toEqual([to.name, null]);
  });
});

describe("a refusal", () => {
  it("says who did what, and when", async () => {
    const [fast, slow] = [await addStaffForTest(), await addStaffForTest("clinician")];
    const intakeId = await addIntakeForTest("URGENT");
    const seen = { intakeId, version: 0, seenLevel: "URGENT" } as const;
    await recordReview(fast, { ...seen, level: "SOON", reason: "Examined, it is milder" });
    const last = { who: fast.name, action: "review.recorded", at: expect.any(Date) };
    const tries = [
      () => recordReview(slow, { ...seen, level: "URGENT", reason: "" }),
      () => claimIntake(slow, { intakeId, version: 0 }),
      () => releaseIntake(slow, { intakeId, version: 0 }),
      () => handOver(slow, { intakeId, version: 0, to: fast.id, words }),
      () => closeIntake(slow, { ...seen, outcome: "advice_given", note: "" }),
    ];
    for (const each of tries)
      await expect(each()).rejects.toMatchObject({ code: "changed_meanwhile", last });
    await closeIntake(fast, {
      ...seen,
      seenLevel: "SOON",
      version: 1,
      outcome: "advice_given",
      note: "",
    });
    await expect(
      recordCall(slow, { intakeId, outcome: "spoke", note: "", tryAgain: null }),
    ).rejects.toMatchObject({
      code: "already_closed",
      last: { who: fast.name, action: "intake.closed" },
    });
  });
});

describe("a note to somebody", () => {
  it("waits until they mark it as read, and they can read it without other permissions", async () => {
    const [from, to] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const other = await addStaffForTest("front_desk");
    const intakeId = await addIntakeForTest("SOON");
    await writeNote(from, { intakeId, body: "Please ring the daughter", tell: to.id });
    expect(await waitingFor(to)).toBe(1);
    const [mention] = await listMentions(to, intakeId);
    expect(mention).toMatchObject({ text: "Please ring the daughter", fromName: from.name });
    expect(await listMentions(other, null)).toEqual([]);
    const [event] = await listHistory(to, null, intakeId);
    expect(event).toMatchObject({ text: "Please ring the daughter", detail: { to: to.name } });
    const noteId = mention?.noteId ?? "";
    await expect(readNote(other, { noteId })).rejects.toMatchObject({ code: "not_found" });
    await readNote(to, { noteId });
    await expect(readNote(to, { noteId })).rejects.toMatchObject({ code: "not_found" });
    expect(await listMentions(to, null)).toEqual([]);
    expect(await waitingFor(to)).toBe(0);
    expect(await trailForTest(intakeId)).toEqual(["intake.received", "note.written", "note.read"]);
  });

  it("is not written to a person who no longer works here", async () => {
    const [from, gone] = [await addStaffForTest(), await addStaffForTest()];
    await sql("test_gone", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $gone`, {
      gone: gone.id,
    });
    const intakeId = await addIntakeForTest("SOON");
    expect(await writeNote(from, { intakeId, body: "Hello", tell: gone.id })).toMatchObject({
      field: "tell",
    });
    expect(await trailForTest(intakeId)).toEqual(["intake.received"]);
  });
});

describe("calls", () => {
  it("promise a next try that stands in the row and on the list, until the next call", async () => {
    const staff = await addStaffForTest("front_desk");
    const [later, due] = [await addIntakeForTest("SOON"), await addIntakeForTest("ROUTINE")];
    for (const [intakeId, tryAgain] of [
      [later, 240],
      [due, 15],
    ] as const) {
      await claimIntake(staff, { intakeId, version: 0 });
      await recordCall(staff, { intakeId, outcome: "no_answer", note: "", tryAgain });
    }
    await sql(
      "test_due",
      `UPDATE "QueueEntry" SET "nextTryAt" = now() - interval '1 minute' WHERE "intakeId" = $due`,
      { due },
    );
    const mine = async () =>
      (await listForYou(staff)).calls
        .map((row) => row.intakeId)
        .filter((id) => [later, due].includes(id));
    expect(await mine()).toEqual([due, later]);
    expect(await waitingFor(staff)).toBe(1);
    const rows = await listQueue(staff, { mine: "yes" }, 1, false);
    expect(rows.every((row) => row.nextTryAt instanceof Date)).toBe(true);
    await recordCall(staff, { intakeId: due, outcome: "spoke", note: "", tryAgain: null });
    expect(await mine()).toEqual([later]);
    expect(await waitingFor(staff)).toBe(0);
  });

  it("record a message without a note only for patients who allow messages", async () => {
    const staff = await addStaffForTest("front_desk");
    const message = { outcome: "left_message", note: "", tryAgain: null } as const;
    const person = { given_name: "Ada", family_name: "Moss", phone: "(212) 555-0101" };
    for (const [answer, refused] of [
      ["yes", false],
      ["no", true],
      ["", true],
    ] as const) {
      const intakeId = await addIntakeForTest("SOON");
      await addContact(intakeId, contactOf({ ...person, may_leave_message: answer })!);
      const said = await recordCall(staff, { intakeId, ...message });
      if (!refused) expect(said).toBeUndefined();
      else {
        expect(said).toMatchObject({ field: "note" });
        await recordCall(staff, { intakeId, ...message, note: "Left before I saw it" });
      }
      expect(
        (await trailForTest(intakeId)).filter((each) => each === "call.recorded"),
      ).toHaveLength(1);
    }
  });
});
