import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { recordAttendance } from "@/lib/appointment/commands";
import { prove } from "@/lib/auth/proof";
import { closeDatabase, sql } from "@/lib/db/client";
import { getBoardState } from "@/lib/queue/live/queries";
import { recordReview } from "@/lib/review/commands";
import { listForYou } from "@/lib/team/queries";
import { hoursBehindForTest } from "@/test/clock";
import { beginForTest } from "@/test/drafts";
import { clearJobsForTest, deliverForTest } from "@/test/jobs";
import { strain } from "@/test/people";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  cancelAsSeenForTest,
  offerForTest,
  trailForTest,
} from "@/test/rows";
import { numberForTest, SmsGatewayForTest } from "@/test/sms-gateway";
import { fileLeftDraft, resolveMessage, retryMessage, settleVisit } from "./commands";
import { listAttention } from "./queries";

let staff: Awaited<ReturnType<typeof addStaffForTest>>;
beforeAll(async () => {
  staff = await addStaffForTest();
});
afterAll(closeDatabase);

/** The kinds of the rows about this intake. */
async function kindsOf(intakeId: string): Promise<string[]> {
  const { rows } = await listAttention(staff);
  return rows.filter((row) => row.intakeId === intakeId).map(({ kind }) => kind);
}

const rowOf = async (intakeId: string) =>
  (await listAttention(staff)).rows.find((row) => row.intakeId === intakeId);

const countOnBoards = async () => (await getBoardState(staff)).attention;

const CLOSE = `WITH gone AS (DELETE FROM "QueueEntry" WHERE "intakeId" = $intake)
  INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome") VALUES ($id, $intake, $staff, $outcome)`;
const closed = async (intake: string, outcome = "appointment_booked") =>
  sql("test_close", CLOSE, { id: randomUUID(), intake, staff: staff.id, outcome });

/** Books this intake for so many minutes from now with a clinician; gives the appointment. */
async function booked(intakeId: string, clinicianId: string, minutes = 60): Promise<string> {
  const time = await offerForTest(clinicianId, minutes);
  await bookAsSeenForTest(staff, { intakeId, time });
  const [row] = await sql<{ id: string }>(
    "test_appointment",
    `SELECT "id" FROM "Appointment" WHERE "clinicianId" = $clinicianId AND "startsAt" = $startsAt
       AND "cancelledAt" IS NULL`,
    { clinicianId, startsAt: time.startsAt },
  );
  return row!.id;
}

/** Moves an appointment to yesterday, as if the time had passed. */
const pass = (id: string) =>
  sql(
    "test_pass",
    `UPDATE "Appointment" SET "startsAt" = now() - interval '25 hours', "endsAt" = now() - interval '24 hours'
     WHERE "id" = $id`,
    { id },
  );

describe("a closed intake whose patient was promised a visit", () => {
  it("is on the list until a visit is booked that was never booked before", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const before = await countOnBoards();
    await closed(intakeId);
    expect(await rowOf(intakeId)).toMatchObject({
      kind: "visit_missing",
      level: "URGENT",
      open: false,
    });
    expect(await countOnBoards()).toBe(before + 1);
    await booked(intakeId, (await addStaffForTest()).id);
    expect(await kindsOf(intakeId)).toEqual([]);
    expect(await countOnBoards()).toBe(before);
  });

  it("is on it when the visit was canceled, also one booked after closing with another outcome", async () => {
    const [promised, advised] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const clinician = await addStaffForTest();
    const one = await booked(promised, clinician.id);
    await closed(promised);
    await closed(advised, "advice_given");
    const other = await booked(advised, clinician.id, 120);
    for (const [intakeId, appointmentId] of [
      [promised, one],
      [advised, other],
    ] as const) {
      expect(await kindsOf(intakeId)).toEqual([]);
      await cancelAsSeenForTest(staff, { appointmentId, reason: "clinician_away" });
      expect(await kindsOf(intakeId)).toEqual(["visit_cancelled"]);
    }
  });

  it("is on it after the visit until somebody says that the patient came", async () => {
    const intakeId = await addIntakeForTest("SOON");
    const appointmentId = await booked(intakeId, (await addStaffForTest()).id);
    await closed(intakeId);
    await expect(
      recordAttendance(staff, { appointmentId, attendance: "came" }),
    ).rejects.toMatchObject({ code: "visit_ahead" });
    await pass(appointmentId);
    expect(await rowOf(intakeId)).toMatchObject({
      kind: "visit_unknown",
      subjectId: appointmentId,
    });
    await recordAttendance(staff, { appointmentId, attendance: "came" });
    expect(await kindsOf(intakeId)).toEqual([]);
    expect((await trailForTest(intakeId)).at(-1)).toBe("appointment.attended");
  });

  it("is on it when the patient did not come, until another visit is booked", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const clinician = await addStaffForTest();
    const appointmentId = await booked(intakeId, clinician.id);
    await closed(intakeId);
    await pass(appointmentId);
    // Corrected: they had come, then they had not.
    await recordAttendance(staff, { appointmentId, attendance: "came" });
    await recordAttendance(staff, { appointmentId, attendance: "did_not_come" });
    expect(await kindsOf(intakeId)).toEqual(["visit_missed"]);
    const again = await booked(intakeId, clinician.id, 240);
    expect(await kindsOf(intakeId)).toEqual([]);
    await cancelAsSeenForTest(staff, { appointmentId: again, reason: "patient_asked" });
    expect(await rowOf(intakeId)).toMatchObject({ kind: "visit_cancelled", open: true });
  });

  it("leaves the list when it is open again, and when a clinician says why no visit is needed", async () => {
    const [reopened, settled] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    await closed(reopened);
    await closed(settled);
    await sql(
      "test_open",
      `INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt") VALUES ($reopened, 'SOON', 2, now())`,
      { reopened },
    );
    expect(await kindsOf(reopened)).toEqual([]);
    await settleVisit(staff, { intakeId: settled, note: "Seen at County General" });
    expect(await kindsOf(settled)).toEqual([]);
    expect((await trailForTest(settled)).slice(-2).sort()).toEqual([
      "note.written",
      "visit.settled",
    ]);
    await expect(settleVisit(staff, { intakeId: settled, note: "Again" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    // The front desk books and cancels, and does not decide this.
    expect(() => prove({ ...staff, role: "front_desk" } as never, "intake:close")).toThrow();
  });

  it("cannot be settled while a visit is ahead", async () => {
    const intakeId = await addIntakeForTest("SOON");
    await booked(intakeId, (await addStaffForTest()).id);
    await closed(intakeId);
    await expect(settleVisit(staff, { intakeId, note: "No need" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });
});

it("a visit with somebody who no longer works here is on the list until it is moved", async () => {
  const intakeId = await addIntakeForTest("SOON");
  const clinician = await addStaffForTest();
  const appointmentId = await booked(intakeId, clinician.id);
  await sql("test_leave", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`, {
    id: clinician.id,
  });
  expect(await rowOf(intakeId)).toMatchObject({
    kind: "clinician_left",
    clinicianName: clinician.name,
    open: true,
  });
  await cancelAsSeenForTest(staff, { appointmentId, reason: "clinician_away" });
  expect(await kindsOf(intakeId)).toEqual(["visit_cancelled"]);
  await booked(intakeId, (await addStaffForTest()).id, 120);
  expect(await kindsOf(intakeId)).toEqual([]);
});

it("a visit during a leave is on the list, also once its patient has arrived", async () => {
  const intakeId = await addIntakeForTest("SOON");
  const clinician = await addStaffForTest();
  const appointmentId = await booked(intakeId, clinician.id);
  await sql(
    "test_away",
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
     VALUES (gen_random_uuid(), $clinician, 'leave', now(), now() + interval '1 day')`,
    { clinician: clinician.id },
  );
  expect(await kindsOf(intakeId)).toEqual(["clinician_away"]);
  await recordAttendance(staff, { appointmentId, attendance: "arrived" });
  expect(await kindsOf(intakeId)).toEqual(["clinician_away"]);
});

it("a promised call is on the list from the minute it is overdue", async () => {
  const intakeId = await addIntakeForTest("SOON");
  const promise = (minutes: number) =>
    sql(
      "test_promise",
      `UPDATE "QueueEntry" SET "nextTryAt" = now() + make_interval(mins => $minutes) WHERE "intakeId" = $intakeId`,
      { intakeId, minutes },
    );
  await promise(5);
  expect(await kindsOf(intakeId)).toEqual([]);
  await promise(-1);
  expect(await kindsOf(intakeId)).toEqual(["call_overdue"]);
});

it("a review that waits for a second clinician is on the list, and on every other clinician's own", async () => {
  const [asker, other, desk] = [
    await addStaffForTest(),
    await addStaffForTest(),
    await addStaffForTest("front_desk"),
  ];
  const intakeId = await addIntakeForTest("EMERGENCY");
  const before = (await getBoardState(staff)).waiting;
  await recordReview(asker, {
    intakeId,
    version: 0,
    seenLevel: "EMERGENCY",
    level: "SOON",
    reason: "Old and known",
  });
  expect(await rowOf(intakeId)).toMatchObject({ kind: "second_review", askerName: asker.name });
  const has = async (person: typeof staff) =>
    (await listForYou(person)).seconds.some((row) => row.intakeId === intakeId);
  expect([await has(asker), await has(other), await has(desk)]).toEqual([false, true, false]);
  const { waiting } = await getBoardState(staff);
  expect(waiting[other.id]).toBe((before[other.id] ?? 0) + 1);
  expect(waiting[asker.id] ?? 0).toBe(before[asker.id] ?? 0);
  expect(waiting[desk.id] ?? 0).toBe(before[desk.id] ?? 0);
});

describe("a message that is not delivered", () => {
  const gateway = new SmsGatewayForTest();

  beforeAll(async () => {
    vi.resetModules();
    vi.stubEnv("SMS_URL", await gateway.start());
    vi.stubEnv("SMS_FROM", "+12125550100");
    vi.stubEnv("DEMO", "");
  });
  beforeEach(async () => {
    gateway.messages = [];
    gateway.refuseWith = null;
    await clearJobsForTest();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await gateway.stop();
  });

  /** Writes a text message about an intake, so many minutes ago, and tries to deliver it. */
  async function write(intakeId: string, minutesAgo = 0, to = numberForTest()): Promise<string> {
    const { placeOf } = await import("@/lib/crypto/places");
    const { seal } = await import("@/lib/crypto/seal");
    const { queueDelivery } = await import("@/lib/notify/deliver");
    const id = randomUUID();
    await sql(
      "test_message",
      `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body", "channel", "createdAt")
       VALUES ($id::uuid, $intakeId, 'patient_received', $id::uuid::text, $to, 's', 'Hello', 'sms', now() - make_interval(mins => $minutesAgo))`,
      {
        id,
        intakeId,
        minutesAgo,
        to: seal(to, placeOf("OutboundMessage.recipientSealed", id)),
      },
    );
    await queueDelivery(intakeId);
    await deliverForTest();
    return id;
  }

  it("is a task when it is refused for good, and sent again when somebody asks for it", async () => {
    const intakeId = await addIntakeForTest("SOON");
    gateway.refuseWith = 400;
    const number = numberForTest();
    const messageId = await write(intakeId, 0, number);
    expect(await rowOf(intakeId)).toMatchObject({
      kind: "message_failed",
      channel: "sms",
      failure: "refused",
    });
    gateway.refuseWith = null;
    await retryMessage(staff, { messageId });
    await deliverForTest();
    expect(gateway.messages).toMatchObject([{ to: number, body: "Hello" }]);
    expect(await kindsOf(intakeId)).toEqual([]);
    expect(await trailForTest(intakeId)).toContain("message.retried");
    await expect(retryMessage(staff, { messageId })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });

  it("is a task when the gateway is away for ten minutes, not sooner, and none once it is through", async () => {
    const [fresh, old] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    gateway.refuseWith = 503;
    await write(fresh);
    await write(old, 11);
    expect(await kindsOf(fresh)).toEqual([]);
    expect(await rowOf(old)).toMatchObject({ kind: "message_failed", failure: "unreachable" });
    gateway.refuseWith = null;
    await deliverForTest();
    expect(gateway.messages).toHaveLength(2);
    expect(await kindsOf(old)).toEqual([]);
  });

  it("is a task when the gateway reports later that it did not arrive, and only its own report counts", async () => {
    vi.resetModules();
    vi.stubEnv("APP_URL", "https://backline.example");
    const { takeReport } = await import("@/lib/notify/delivery-report");
    const [intakeId, other] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const messageId = await write(intakeId);
    const otherId = await write(other);
    const report = gateway.messages[0]?.report ?? "";
    expect(report).toMatch(/^https:\/\/backline\.example\/delivery\//);
    const [id = "", token = ""] = report.split("/").slice(-2);
    expect(id).toBe(messageId);
    expect(await takeReport(id, token, "delivered")).toBe(true);
    expect(await kindsOf(intakeId)).toEqual([]);
    for (const wrong of [token.replace(/^./, "!"), token.slice(1), ""])
      expect(await takeReport(id, wrong, "undelivered")).toBe(false);
    expect(await takeReport(otherId, token, "undelivered")).toBe(false);
    expect(await takeReport("nothing", token, "undelivered")).toBe(false);
    expect([...(await kindsOf(intakeId)), ...(await kindsOf(other))]).toEqual([]);
    expect(await takeReport(id, token, "undelivered")).toBe(true);
    expect(await rowOf(intakeId)).toMatchObject({ kind: "message_failed", failure: "bounced" });
    gateway.messages = [];
    await retryMessage(staff, { messageId });
    await deliverForTest();
    expect(gateway.messages).toHaveLength(1);
    expect(await kindsOf(intakeId)).toEqual([]);
  });

  it("is not sent again once its time has passed", async () => {
    const intakeId = await addIntakeForTest("SOON");
    gateway.refuseWith = 400;
    const messageId = await write(intakeId);
    gateway.refuseWith = null;
    await sql(
      "test_too_late",
      `UPDATE "OutboundMessage" SET "failure" = 'too_late' WHERE "id" = $id`,
      {
        id: messageId,
      },
    );
    await expect(retryMessage(staff, { messageId })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await rowOf(intakeId)).toMatchObject({ kind: "message_failed", failure: "too_late" });
    await resolveMessage(staff, { messageId });
    expect(await kindsOf(intakeId)).toEqual([]);
  });

  it("is done when somebody says so: who is kept, and it is not sent any more", async () => {
    const intakeId = await addIntakeForTest("SOON");
    gateway.refuseWith = 400;
    const messageId = await write(intakeId);
    await resolveMessage(staff, { messageId });
    expect(await kindsOf(intakeId)).toEqual([]);
    gateway.refuseWith = null;
    await deliverForTest();
    expect(gateway.messages).toEqual([]);
    const rows = await sql<{ resolvedById: string }>(
      "test_resolved",
      `SELECT "resolvedById" FROM "OutboundMessage" WHERE "id" = $messageId`,
      { messageId },
    );
    expect(rows).toEqual([{ resolvedById: staff.id }]);
    expect(await trailForTest(intakeId)).toContain("message.resolved");
    for (const act of [resolveMessage, retryMessage])
      await expect(act(staff, { messageId })).rejects.toMatchObject({ code: "changed_meanwhile" });
  });
});

it("answers that staff began to enter and forgot are on the list after two hours, last of all", async () => {
  const desk = await addStaffForTest("front_desk");
  const draft = await beginForTest(strain());
  const left = (minutes: number) =>
    sql(
      "test_desk_left",
      `UPDATE "Draft" SET "recorderId" = $staff::uuid, "channel" = 'phone',
         "updatedAt" = now() - make_interval(mins => $minutes) WHERE "id" = $id`,
      { id: draft.id, minutes, staff: desk.id },
    );
  const rows = async () => (await listAttention(staff)).rows;
  await left(110);
  expect((await rows()).some(({ subjectId }) => subjectId === draft.id)).toBe(false);
  await left(130);
  const own = (await rows()).filter(({ subjectId }) => subjectId === draft.id);
  expect(own).toMatchObject([{ kind: "desk_left", intakeId: null, askerName: desk.name }]);
  expect((await rows()).at(-1)?.kind).toBe("desk_left");
});

describe("answers with a red flag that were left", () => {
  it("are on the list after five minutes, and in the queue when somebody puts them there", async () => {
    const draft = await beginForTest(strain({ recent_signs: ["fever_or_chills"] }));
    const left = (minutes: number) =>
      sql(
        "test_left",
        `UPDATE "Draft" SET "updatedAt" = now() - make_interval(mins => $minutes) WHERE "id" = $id`,
        { id: draft.id, minutes },
      );
    await left(4);
    const rows = async () =>
      (await listAttention(staff)).rows.filter(({ subjectId }) => subjectId === draft.id);
    expect(await rows()).toEqual([]);
    await left(6);
    expect(await rows()).toMatchObject([{ kind: "draft_left", intakeId: null, level: null }]);
    // Before the hour that the clock of the database is behind: what comes after filing is listed again.
    await left(66);
    await hoursBehindForTest(1, () => fileLeftDraft(staff, { draftId: draft.id }));
    const [filed] = await sql<{ early: boolean }>(
      "test_filed_early",
      `SELECT "receivedAt" < now() - interval '50 minutes' AS "early" FROM "Intake" WHERE "id" = $id`,
      { id: draft.id },
    );
    expect(filed?.early).toBe(true);
    expect(await kindsOf(draft.id)).toEqual(["left_unfinished"]);
    expect(await trailForTest(draft.id)).toEqual(["intake.received", "draft.filed_early"]);
    await expect(fileLeftDraft(staff, { draftId: draft.id })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await sql(
      "test_spoke",
      `INSERT INTO "CallAttempt" ("id", "intakeId", "staffId", "outcome") VALUES ($id, $intake, $staff, 'spoke')`,
      { id: randomUUID(), intake: draft.id, staff: staff.id },
    );
    expect(await kindsOf(draft.id)).toEqual([]);
  });
});
