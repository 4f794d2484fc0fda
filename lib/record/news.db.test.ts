import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { bookAppointment } from "@/lib/appointment/commands";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import { claimIntake, closeIntake } from "@/lib/queue/commands";
import { getBoardState } from "@/lib/queue/live/queries";
import { listQueue } from "@/lib/queue/queries";
import { recordReview, secondReview } from "@/lib/review/commands";
import { lookAt } from "@/lib/team/presence";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  emptyQueueForTest,
  entryForTest,
  offerForTest,
  trailForTest,
} from "@/test/rows";
import { escalateIntake, recordCall, writeNote } from "./commands";
import { listHistory } from "./history";
import { listNews } from "./news";
import { openIntake } from "./queries";
import { EscalateSchema } from "./schema";

afterAll(closeDatabase);

const reason = "She called: both legs are numb now";

const alarmOf = async (intakeId: string) => {
  const [row] = await sql<{ alarm: boolean }>(
    "test_alarm",
    `SELECT "alarm" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return row?.alarm;
};

describe("the news of an intake", () => {
  it("are what others did since the page was opened, and open boards hear of them", async () => {
    const [reader, writer] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("SOON");
    const { mark } = await openIntake(reader, reader, intakeId);
    await lookAt(reader, intakeId);
    expect((await getBoardState(reader)).marks[intakeId]).toBe(mark);
    await openIntake(writer, null, intakeId);
    expect((await getBoardState(reader)).marks[intakeId]).toBe(mark);

    await writeNote(writer, { intakeId, body: "Left foot is numb", tell: null });
    await addContact(intakeId, contactOf({ given_name: "Ada", family_name: "Quill" })!);
    await writeNote(reader, { intakeId, body: "My own", tell: null });
    expect((await getBoardState(reader)).marks[intakeId]).toBeGreaterThan(mark);
    const news = await listNews(reader, reader, intakeId, mark);
    expect(news?.events.map(({ action, text }) => [action, text])).toEqual([
      ["intake.contact_added", null],
      ["note.written", "Left foot is numb"],
    ]);
    expect(news).toMatchObject({ level: "SOON", open: true, holder: null });
    // Without clinical:read the text of others stays closed.
    const desk = await addStaffForTest("front_desk");
    const texts = (await listNews(desk, null, intakeId, mark))?.events.map(({ text }) => text);
    expect(texts).toEqual([null, null, null]);
    const later = (await openIntake(reader, reader, intakeId)).mark;
    expect((await listNews(reader, reader, intakeId, later))?.events).toEqual([]);
    expect(await listNews(reader, reader, randomUUID(), 0)).toBeNull();
  });

  it("make each form of the older state refused, also a booking", async () => {
    const [slow, fast] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    await writeNote(fast, { intakeId, body: "Left foot is numb", tell: null });
    const last = { who: fast.name, action: "note.written", at: expect.any(Date) };
    const seen = { intakeId, version: 0 };
    const review = { ...seen, seenLevel: "SOON", level: "SOON", reason: "" } as const;
    await expect(recordReview(slow, review)).rejects.toMatchObject({
      code: "changed_meanwhile",
      last,
    });
    await expect(claimIntake(slow, seen)).rejects.toMatchObject({ last });
    const time = await offerForTest(slow.id, 60);
    await expect(bookAppointment(slow, { ...seen, time })).rejects.toMatchObject({ last });
    await bookAppointment(slow, { ...seen, version: 1, time });
    expect(await entryForTest(intakeId)).toMatchObject({ version: 2 });
  });

  it("let one of two people book who saw the same", async () => {
    const [one, two] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("SOON");
    const times = [await offerForTest(one.id, 60), await offerForTest(two.id, 120)];
    const tries = await Promise.allSettled(
      times.map((time) => bookAppointment(one, { intakeId, version: 0, time })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("escalating", () => {
  it("makes an emergency that rings, of an open or a closed intake, for any of the staff", async () => {
    for (const role of ["front_desk", "admin", "clinician"] as const) {
      const staff = await addStaffForTest(role);
      const intakeId = await addIntakeForTest("ROUTINE");
      const closed = await addIntakeForTest("SOON");
      const clinician = await addStaffForTest();
      const close = { version: 0, outcome: "advice_given", note: "Spoke" } as const;
      await closeIntake(clinician, { intakeId: closed, ...close, seenLevel: "SOON" });
      for (const each of [intakeId, closed]) {
        await escalateIntake(staff, { intakeId: each, reason });
        const entry = await entryForTest(each);
        expect(entry?.level).toBe("EMERGENCY");
        expect(entry!.dueAt.getTime()).toBeLessThan(Date.now() + 16 * 60_000);
        expect(await alarmOf(each)).toBe(true);
      }
      expect((await trailForTest(intakeId)).at(-1)).toBe("intake.escalated");
      const [event] = await listHistory(clinician, clinician, intakeId);
      expect(event).toMatchObject({ text: reason, detail: { from: "ROUTINE" } });
      const record = await openIntake(clinician, clinician, intakeId);
      expect(record.escalation).toMatchObject({ staffName: staff.name, reason });
      const other = await addStaffForTest("front_desk");
      expect((await openIntake(other, null, intakeId)).escalation).toMatchObject({ reason: null });
    }
  });

  it("rings again for its holder, in any version, and never lowers", async () => {
    const [holder, desk] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("EMERGENCY", 5);
    await claimIntake(holder, { intakeId, version: 0 });
    const before = await entryForTest(intakeId);
    expect(await alarmOf(intakeId)).toBe(false);
    await escalateIntake(desk, { intakeId, reason });
    const after = await entryForTest(intakeId);
    expect(after).toMatchObject({
      level: "EMERGENCY",
      claimedById: holder.id,
      dueAt: before?.dueAt,
    });
    expect(await alarmOf(intakeId)).toBe(true);
    await claimIntake(holder, { intakeId, version: after!.version });
    expect(await alarmOf(intakeId)).toBe(false);
  });

  it("is not undone by a second clinician who agrees with a review from before it", async () => {
    const [one, two] = [await addStaffForTest(), await addStaffForTest()];
    const desk = await addStaffForTest("front_desk");
    const intakeId = await addIntakeForTest("EMERGENCY");
    const review = { intakeId, version: 0, seenLevel: "EMERGENCY", level: "SOON" } as const;
    await recordReview(one, { ...review, reason: "Known for ten years" });
    await escalateIntake(desk, { intakeId, reason });
    const { pending } = await openIntake(two, two, intakeId);
    const version = (await entryForTest(intakeId))!.version;
    const second = { intakeId, version, reviewId: pending!.id, agrees: "yes", reason: "" } as const;
    await secondReview(two, second);
    expect(await entryForTest(intakeId)).toMatchObject({ level: "EMERGENCY" });
  });

  it("makes contact from before it count no more", async () => {
    const [clinician, desk] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const intakeId = await addIntakeForTest("SOON");
    await recordCall(clinician, { intakeId, outcome: "spoke", note: "", tryAgain: null });
    await escalateIntake(desk, { intakeId, reason });
    expect(await openIntake(clinician, clinician, intakeId)).toMatchObject({ reached: false });
  });

  it("needs a reason and an intake", async () => {
    const desk = await addStaffForTest("front_desk");
    const intakeId = randomUUID();
    expect(EscalateSchema.safeParse({ intakeId, reason: " short   " }).success).toBe(false);
    await expect(escalateIntake(desk, { intakeId, reason })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

it("shows on the board how far the work is", async () => {
  await emptyQueueForTest();
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("SOON");
  const row = async () => {
    const rows = await listQueue(staff, {}, 1, false);
    return rows.find((each) => each.intakeId === intakeId);
  };
  expect(await row()).toMatchObject({
    ...{ claimedAt: null, called: null, reviewed: null, bookedFor: null },
  });
  await claimIntake(staff, { intakeId, version: 0 });
  await recordCall(staff, { intakeId, outcome: "no_answer", note: "", tryAgain: null });
  await recordReview(staff, {
    ...{ intakeId, version: 2, reason: "" },
    seenLevel: "SOON",
    level: "SOON",
  });
  await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(staff.id, 60) });
  expect(await row()).toMatchObject({
    claimedAt: expect.any(Date),
    called: { outcome: "no_answer", by: staff.name },
    reviewed: { level: "SOON" },
    bookedFor: expect.any(Date),
  });
});
