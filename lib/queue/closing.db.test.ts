import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { resetPassword } from "@/lib/auth/commands";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem } from "@/lib/errors";
import { recordCall, writeNote } from "@/lib/record/commands";
import { openIntake } from "@/lib/record/queries";
import type { CallOutcome } from "@/lib/record/schema";
import { takeCallBack } from "@/lib/record/take-back";
import { recordReview } from "@/lib/review/commands";
import type { Level } from "@/lib/triage/symptoms";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  cancelAsSeenForTest,
  entryForTest,
  offerForTest,
  resetForTest,
  trailForTest,
} from "@/test/rows";
import { closeMany } from "./bulk/commands";
import { claimIntake, closeIntake, decideClosure, reopenIntake } from "./commands";
import { listQueue } from "./queries";
import { CLOSE_OUTCOMES, type CloseOutcome, CloseSchema } from "./schema";

afterAll(closeDatabase);

type Person = Awaited<ReturnType<typeof addStaffForTest>>;

const note = "Ambulance on its way";

/** Closes it in the version that it has now. */
async function close(
  staff: Person,
  intakeId: string,
  more: { outcome?: CloseOutcome; note?: string; followUp?: "yes" | "no" } = {},
) {
  const entry = await entryForTest(intakeId);
  if (!entry) throw new Error("it is closed");
  const { version, level: seenLevel } = entry;
  return closeIntake(staff, {
    ...{ intakeId, version, seenLevel, outcome: "advice_given", note, ...more },
  });
}

const call = (staff: Person, intakeId: string, outcome: CallOutcome = "spoke") =>
  recordCall(staff, { intakeId, outcome, note: "Left word", tryAgain: null });

/** Answers that the patient gave again, a second from now on the clock of the database. */
const answersAgain = (intakeId: string) =>
  sql(
    "test_again",
    `INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules", "reviewFlags",
      "answersSealed", "createdAt")
     SELECT $id::uuid, $intakeId::uuid, 'worse', 'EMERGENCY', 'x', '{}', '{}', 'x', clock_timestamp()`,
    { id: randomUUID(), intakeId },
  );

async function appointmentOf(intakeId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "test_appointment",
    `SELECT "id" FROM "Appointment" WHERE "intakeId" = $intakeId AND "cancelledAt" IS NULL`,
    { intakeId },
  );
  return row?.id ?? "";
}

async function requestOf(intakeId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "test_request",
    `SELECT "id" FROM "PendingClosure" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return row?.id ?? "";
}

async function decide(staff: Person, intakeId: string, agrees: "yes" | "no", requestId?: string) {
  const { version } = (await entryForTest(intakeId))!;
  return decideClosure(staff, {
    ...{ intakeId, version, agrees, reason: "Nobody was reached yet" },
    requestId: requestId ?? (await requestOf(intakeId)),
  });
}

const isOpen = async (intakeId: string) => (await entryForTest(intakeId)) !== undefined;

describe("an emergency", () => {
  it.each(CLOSE_OUTCOMES)(
    "that nobody reached is not closed by one clinician as %s",
    async (outcome) => {
      const staff = await addStaffForTest();
      const intakeId = await addIntakeForTest("EMERGENCY");
      for (let tries = 0; tries < 3; tries += 1) await call(staff, intakeId, "no_answer");
      await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(staff.id, 60) });
      expect(await close(staff, intakeId, { outcome })).toEqual({ needsSecond: true });
      expect(await isOpen(intakeId)).toBe(true);
      expect(await trailForTest(intakeId)).toContain("closure.requested");
    },
  );

  it("is not closed by an account that an admin reset within a day", async () => {
    const [asked, second] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("EMERGENCY");
    expect(await close(asked, intakeId, { outcome: "other" })).toEqual({ needsSecond: true });
    const admin = await addStaffForTest("admin");
    await resetPassword(admin, { staffId: second.id });
    await expect(decide(second, intakeId, "yes")).rejects.toMatchObject({ code: "reset_lately" });
    expect(await isOpen(intakeId)).toBe(true);
    await resetForTest(second, admin, 25);
    expect(await decide(second, intakeId, "yes")).toEqual({ agrees: true });
  });

  it("is closed by one clinician once staff spoke to the patient", async () => {
    const [desk, staff] = [await addStaffForTest("front_desk"), await addStaffForTest()];
    const intakeId = await addIntakeForTest("EMERGENCY");
    await call(desk, intakeId);
    expect(await close(staff, intakeId)).toEqual({ needsSecond: false });
    expect(await isOpen(intakeId)).toBe(false);
  });

  it("is reached by no call that was taken back, was made before, or before newer answers", async () => {
    const staff = await addStaffForTest();
    const taken = await addIntakeForTest("EMERGENCY");
    await call(staff, taken);
    const [made] = await sql<{ id: string }>(
      "test_call",
      `SELECT "id" FROM "CallAttempt" WHERE "intakeId" = $taken`,
      { taken },
    );
    await takeCallBack(staff, { intakeId: taken, version: 1, callId: made?.id ?? "" });
    expect(await close(staff, taken)).toEqual({ needsSecond: true });

    const again = await addIntakeForTest("EMERGENCY");
    await call(staff, again);
    await close(staff, again);
    await reopenIntake(staff, { intakeId: again });
    expect(await close(staff, again)).toEqual({ needsSecond: true });

    const worse = await addIntakeForTest("EMERGENCY");
    await call(staff, worse);
    await answersAgain(worse);
    expect(await close(staff, worse)).toEqual({ needsSecond: true });
  });

  it("is closed when a second clinician agrees, with what the first one wrote", async () => {
    const [first, second] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("EMERGENCY");
    await close(first, intakeId, { outcome: "seen_elsewhere" });
    await expect(decide(first, intakeId, "yes")).rejects.toMatchObject({
      code: "second_clinician_needed",
    });
    expect(await decide(second, intakeId, "yes")).toEqual({ agrees: true });
    const [closure] = await sql(
      "test_closure",
      `SELECT x."staffId", x."outcome", x."noteSealed" = r."noteSealed" AS "same", r."decidedById"
       FROM "Closure" x JOIN "ClosureRequest" r ON r."id" = x."id" WHERE x."intakeId" = $intakeId`,
      { intakeId },
    );
    expect(closure).toEqual({
      ...{ staffId: first.id, outcome: "seen_elsewhere", same: true, decidedById: second.id },
    });
    expect((await trailForTest(intakeId)).slice(-3)).toEqual([
      ...["closure.requested", "closure.decided", "intake.closed"],
    ]);
  });

  it("stays open when the second clinician does not agree, and is not asked about twice", async () => {
    const [first, second] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("EMERGENCY");
    await close(first, intakeId);
    const request = await requestOf(intakeId);
    expect(await decide(second, intakeId, "no")).toEqual({ agrees: false });
    expect(await isOpen(intakeId)).toBe(true);
    await expect(decide(second, intakeId, "yes", request)).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });

  it("is not closed by an agreement from before the patient answered again", async () => {
    const [first, second] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("EMERGENCY");
    await close(first, intakeId);
    const request = await requestOf(intakeId);
    await answersAgain(intakeId);
    await expect(decide(second, intakeId, "yes", request)).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await isOpen(intakeId)).toBe(true);
  });

  it("is closed once when two agree at once, and not by a request of another intake", async () => {
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => addStaffForTest()),
    );
    const intakeId = await addIntakeForTest("EMERGENCY");
    const elsewhere = await addIntakeForTest("EMERGENCY");
    await close(first!, intakeId);
    await close(first!, elsewhere);
    await expect(
      decide(others[0]!, intakeId, "yes", await requestOf(elsewhere)),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
    const tries = await Promise.allSettled(others.map((each) => decide(each, intakeId, "yes")));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is never closed among many", async () => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest("EMERGENCY");
    await call(staff, intakeId);
    await closeMany(staff, { row: [{ intakeId, version: 1 }], note });
    expect(await isOpen(intakeId)).toBe(true);
  });
});

describe("an URGENT whose own words tell of self-harm", () => {
  const words = { free_text: "ya no quiero vivir" };

  it("is closed after contact or by two clinicians, as an emergency is", async () => {
    const [first, second] = [await addStaffForTest(), await addStaffForTest()];
    const alone = await addIntakeForTest("URGENT", 1, words);
    expect(await close(first, alone)).toEqual({ needsSecond: true });
    expect(await isOpen(alone)).toBe(true);
    await decide(second, alone, "yes");
    expect(await isOpen(alone)).toBe(false);
    const reached = await addIntakeForTest("URGENT", 1, words);
    await call(first, reached);
    expect(await close(first, reached)).toEqual({ needsSecond: false });
    expect(await close(first, await addIntakeForTest("URGENT"))).toEqual({ needsSecond: false });
  });

  it("is so also after one person has lowered it", async () => {
    const [first, second] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await addIntakeForTest("URGENT", 1, words);
    await recordReview(first, {
      intakeId,
      version: 0,
      seenLevel: "URGENT",
      level: "SELF_CARE",
      reason: "Said in jest",
    });
    expect(await close(first, intakeId)).toEqual({ needsSecond: true });
    expect(await isOpen(intakeId)).toBe(true);
    await decide(second, intakeId, "yes");
    expect(await isOpen(intakeId)).toBe(false);
  });

  it("is never closed among many, claimed or not", async () => {
    const staff = await addStaffForTest();
    const held = await addIntakeForTest("URGENT", 1, words);
    const free = await addIntakeForTest("URGENT", 1, words);
    const plain = await addIntakeForTest("URGENT");
    await claimIntake(staff, { intakeId: held, version: 0 });
    await closeMany(staff, {
      row: [
        { intakeId: held, version: 1 },
        { intakeId: free, version: 0 },
        { intakeId: plain, version: 0 },
      ],
      note,
    });
    expect(await Promise.all([held, free, plain].map(isOpen))).toEqual([true, true, false]);
  });
});

const problemOf = async (closing: Promise<unknown>) => {
  const problem = await closing;
  return problem instanceof FieldProblem ? problem.field : problem;
};

describe("closing needs", () => {
  it.each<[Level, unknown]>([
    ["EMERGENCY", "note"],
    ["URGENT", "note"],
    ["SOON", { needsSecond: false }],
  ])("a note at %s", async (level, expected) => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest(level);
    expect(await problemOf(close(staff, intakeId, { note: "" }))).toEqual(expected);
    const form = { intakeId, version: "0", seenLevel: level, outcome: "advice_given", note: "" };
    expect(CloseSchema.safeParse(form).success).toBe(expected !== "note");
  });

  it.each([
    ["outcome", { outcome: "appointment_booked" }],
    ["followUp", { followUp: "yes" }],
  ] as const)("an appointment that exists for %s", async (field, more) => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    expect(await problemOf(close(staff, intakeId, more))).toBe(field);
    await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(staff.id, 60) });
    await cancelAsSeenForTest(staff, {
      appointmentId: await appointmentOf(intakeId),
      reason: "patient_asked",
    });
    expect(await problemOf(close(staff, intakeId, more))).toBe(field);
    await bookAsSeenForTest(staff, { intakeId, time: await offerForTest(staff.id, 90) });
    expect(await close(staff, intakeId, more)).toEqual({ needsSecond: false });
    const [closure] = await sql(
      "test_follow_up",
      `SELECT "followUp" FROM "Closure" WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    expect(closure).toEqual({ followUp: true });
  });

  it.each(["SOON", "ROUTINE"] as const)("a recall for a follow-up of %s", async (level) => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest(level);
    expect(await problemOf(close(staff, intakeId, { followUp: "yes" }))).toBe("followUp");
    await sql(
      "test_recall",
      `INSERT INTO "Recall" ("id", "intakeId", "level", "dueAt", "reasonSealed", "createdById")
       VALUES (gen_random_uuid(), $intakeId, 'SOON', now() + interval '6 weeks', 'x', $staff)`,
      { intakeId, staff: staff.id },
    );
    expect(await close(staff, intakeId, { followUp: "yes" })).toEqual({ needsSecond: false });
  });

  it("as many calls without an answer as the settings ask for", async () => {
    const staff = await addStaffForTest();
    const intakeId = await addIntakeForTest("SOON");
    const outcome = "could_not_reach";
    await call(staff, intakeId, "no_answer");
    await call(staff, intakeId, "spoke");
    await call(staff, intakeId, "left_message");
    expect(await problemOf(close(staff, intakeId, { outcome }))).toBe("outcome");
    await call(staff, intakeId, "no_answer");
    expect(await close(staff, intakeId, { outcome })).toEqual({ needsSecond: false });
  });
});

describe("a race", () => {
  it("between closing as booked and canceling leaves it open, by a refusal or by coming back", async () => {
    const staff = await addStaffForTest();
    for (let round = 0; round < 5; round += 1) {
      const intakeId = await addIntakeForTest("SOON");
      await bookAsSeenForTest(staff, {
        intakeId,
        time: await offerForTest((await addStaffForTest()).id, 500),
      });
      const appointmentId = await appointmentOf(intakeId);
      const [closed, canceled] = await Promise.allSettled([
        close(staff, intakeId, { outcome: "appointment_booked" }),
        cancelAsSeenForTest(staff, { appointmentId, reason: "patient_asked" }),
      ]);
      expect(canceled.status).toBe("fulfilled");
      const events = await trailForTest(intakeId);
      if (closed.status === "rejected")
        expect(closed.reason).toMatchObject({ code: "changed_meanwhile" });
      else if (!(closed.value instanceof FieldProblem))
        expect(events.indexOf("intake.closed")).toBeGreaterThan(0);
      // Closed with a visit that was lost at that moment, it is back.
      expect(await isOpen(intakeId)).toBe(true);
      expect(events.includes("intake.returned")).toBe(events.includes("intake.closed"));
    }
  });

  it("is refused when a colleague wrote, booked or called since the page was opened", async () => {
    const [staff, other] = [await addStaffForTest(), await addStaffForTest()];
    const acts: ((intakeId: string) => Promise<unknown>)[] = [
      (intakeId) => writeNote(other, { intakeId, body: "Cannot walk any more", tell: null }),
      (intakeId) => call(other, intakeId),
      async (intakeId) =>
        bookAsSeenForTest(other, { intakeId, time: await offerForTest(other.id, 60) }),
      (intakeId) => claimIntake(other, { intakeId, version: 0 }),
    ];
    for (const act of acts) {
      const intakeId = await addIntakeForTest("SOON");
      await act(intakeId);
      const seen = { intakeId, version: 0, seenLevel: "SOON", outcome: "advice_given" } as const;
      await expect(closeIntake(staff, { ...seen, note })).rejects.toMatchObject({
        last: { who: other.name },
      });
      expect(await isOpen(intakeId)).toBe(true);
    }
  });
});

it("counts a look as one only after the intake was reopened and after its last answers", async () => {
  const staff = await addStaffForTest();
  const intakeId = await addIntakeForTest("SOON");
  const seenBy = async () => {
    const rows = await listQueue(staff, { holder: staff.id }, 1, false);
    return rows.find((row) => row.intakeId === intakeId)?.opened?.by;
  };
  await claimIntake(staff, { intakeId, version: 0 });
  await openIntake(staff, null, intakeId);
  expect(await seenBy()).toBe(staff.name);
  await close(staff, intakeId);
  await reopenIntake(staff, { intakeId });
  const entry = await entryForTest(intakeId);
  await claimIntake(staff, { intakeId, version: entry?.version ?? 0 });
  expect(await seenBy()).toBeUndefined();
  await openIntake(staff, null, intakeId);
  expect(await seenBy()).toBe(staff.name);
  await answersAgain(intakeId);
  expect(await seenBy()).toBeUndefined();
});
