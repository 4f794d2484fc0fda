import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addPersonAsSystem } from "@/lib/auth/commands";
import type { Role } from "@/lib/auth/permissions";
import { closeDatabase, sql } from "@/lib/db/client";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { hoursBehindForTest } from "@/test/clock";
import { clearJobsForTest, deliverForTest } from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { addIntakeForTest, retireStaffForTest } from "@/test/rows";
import { SilentServerForTest } from "@/test/silent-server";

const sink = new MailServerForTest();
let address = "";
const staff: Record<"clinician" | "front_desk" | "admin" | "gone", { id: string; email: string }> =
  {
    clinician: { id: randomUUID(), email: `${randomUUID()}@mail.example` },
    front_desk: { id: randomUUID(), email: `${randomUUID()}@mail.example` },
    admin: { id: randomUUID(), email: `${randomUUID()}@mail.example` },
    gone: { id: randomUUID(), email: `${randomUUID()}@mail.example` },
  };

// Settings are read once per process, so each case reloads the modules with its own settings.
async function notifierWith(settings: Record<string, string>) {
  vi.resetModules();
  for (const name of ["SMTP_URL", "DEMO", "MAIL_BOUNCES"]) vi.stubEnv(name, settings[name] ?? "");
  // Its slash at the end must not stand twice in a link.
  vi.stubEnv("APP_URL", "https://backline.example/");
  vi.stubEnv("CLINIC_NAME", "Sample Clinic");
  const { notifyStaffOfIntake } = await import("./commands");
  return async (intakeId: string) => {
    await notifyStaffOfIntake(intakeId);
    await deliverForTest();
  };
}

type Stored = { id: string; sentAt: Date | null; recipientSealed: string; text: string };

const stored = (intakeId: string) =>
  sql<Stored>(
    "test_messages",
    `SELECT "id", "sentAt", "recipientSealed", "subject" || ' ' || "body" AS "text"
     FROM "OutboundMessage" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );

/** The messages to this test's people. The database holds people of other tests too. */
const receivedBy = (email: string) => sink.to(email);

beforeAll(async () => {
  address = await sink.start();
  await retireStaffForTest();
  for (const [name, { id, email }] of Object.entries(staff)) {
    const role = name === "gone" ? "clinician" : (name as Role);
    await addPersonAsSystem({ id, email, name: "Test recipient", role }, "none");
  }
  await sql("test_gone", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`, {
    id: staff.gone.id,
  });
});

beforeEach(async () => {
  await clearJobsForTest();
  sink.mails = [];
  sink.refuseWith = null;
  sink.unknownMailbox = null;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await closeDatabase();
  await sink.stop();
});

describe("with a mail server", () => {
  it("is reported to the mailbox for bounces, where one is set, and else to the sender", async () => {
    for (const [MAIL_BOUNCES, expected] of [
      ["bounces@clinic.example", "bounces@clinic.example"],
      ["", "no-reply@localhost"],
    ] as const) {
      sink.mails = [];
      const notify = await notifierWith({ SMTP_URL: address, MAIL_BOUNCES });
      await notify(await addIntakeForTest("EMERGENCY"));
      const [mail] = receivedBy(staff.clinician.email);
      expect(mail).toMatchObject({ from: "no-reply@localhost", returnPath: expected });
    }
  });

  it("tells each clinician and the front desk of an emergency once, however often the job runs", async () => {
    const notify = await notifierWith({ SMTP_URL: address });
    const intakeId = await addIntakeForTest("EMERGENCY");
    await notify(intakeId);
    await notify(intakeId);
    await notify(intakeId);
    for (const { email } of [staff.clinician, staff.front_desk])
      expect(receivedBy(email)).toHaveLength(1);
    for (const { email } of [staff.admin, staff.gone]) expect(receivedBy(email)).toHaveLength(0);
    const rows = await stored(intakeId);
    expect(sink.mails).toHaveLength(rows.length);
    expect(rows.every((row) => row.sentAt !== null)).toBe(true);
  });

  it("tells who is on duty by the clock of the database", async () => {
    const notify = await notifierWith({ SMTP_URL: address });
    const id = randomUUID();
    await sql(
      "test_was_on_duty",
      `INSERT INTO "DutyShift" ("id", "staffId", "startsAt", "endsAt", "onCall")
       VALUES ($id, $staff, now() - interval '50 hours', now() - interval '46 hours', false)`,
      { id, staff: staff.clinician.id },
    );
    const intakeId = await addIntakeForTest("EMERGENCY");
    await hoursBehindForTest(48, () => notify(intakeId));
    await sql("test_off_duty", `UPDATE "DutyShift" SET "removedAt" = now() WHERE "id" = $id`, {
      id,
    });
    expect(receivedBy(staff.clinician.email)).toHaveLength(1);
    expect(receivedBy(staff.front_desk.email)).toEqual([]);
  });

  it("writes one message per person when the job runs many times at once", async () => {
    const notify = await notifierWith({});
    const intakeId = await addIntakeForTest("EMERGENCY");
    await Promise.all(Array.from({ length: 8 }, () => notify(intakeId)));
    const [counted] = await sql<{ people: number }>(
      "test_recipients",
      `SELECT count(*)::int AS "people" FROM "StaffMember"
       WHERE "disabledAt" IS NULL AND "role" IN ('clinician', 'front_desk')`,
    );
    expect(await stored(intakeId)).toHaveLength(counted?.people ?? -1);
  });

  it("sends a link to the intake and no word of what the patient has", async () => {
    const notify = await notifierWith({ SMTP_URL: address });
    const intakeId = await addIntakeForTest("EMERGENCY");
    await notify(intakeId);
    const { text = "", subject = "", headers } = receivedBy(staff.clinician.email)[0] ?? {};
    expect(headers).toMatchObject({ "auto-submitted": "auto-generated" });
    expect(headers).not.toHaveProperty("list-unsubscribe");
    expect(text).toContain(` https://backline.example/staff/intakes/${intakeId}\n`);
    expect(subject).toContain("Sample Clinic");
    for (const word of [
      ...LEVELS,
      "saddle",
      "numb",
      "bladder",
      "cauda",
      "pain",
      "patient",
      "back ",
    ])
      expect(`${subject} ${text}`.toLowerCase(), word).not.toContain(
        word.toLowerCase().replace("_", " "),
      );
    for (const row of await stored(intakeId)) {
      expect(row.text).not.toMatch(/emergency|urgent|saddle|numb/i);
      expect(row.recipientSealed).not.toContain("mail.example");
    }
  });

  it("keeps a message that the server refuses and sends it once the server accepts it", async () => {
    const notify = await notifierWith({ SMTP_URL: address });
    const intakeId = await addIntakeForTest("URGENT");
    sink.refuseWith = 451;
    await notify(intakeId);
    expect((await stored(intakeId)).every((row) => row.sentAt === null)).toBe(true);
    sink.refuseWith = null;
    await notify(intakeId);
    expect(receivedBy(staff.clinician.email)).toHaveLength(1);
    expect((await stored(intakeId)).every((row) => row.sentAt !== null)).toBe(true);
  });

  it("tells everybody else when any one mailbox does not exist", async () => {
    const notify = await notifierWith({ SMTP_URL: address });
    for (const missing of [staff.clinician, staff.front_desk]) {
      const intakeId = await addIntakeForTest("EMERGENCY");
      sink.mails = [];
      sink.unknownMailbox = missing.email;
      await notify(intakeId);
      const rows = await stored(intakeId);
      expect(rows.filter((row) => row.sentAt === null)).toHaveLength(1);
      expect(sink.mails).toHaveLength(rows.length - 1);
      sink.unknownMailbox = null;
      await notify(intakeId);
      expect(receivedBy(missing.email)).toHaveLength(1);
      expect(sink.mails).toHaveLength(rows.length);
    }
  });

  it.each<Level>(["SOON", "ROUTINE", "SELF_CARE"])("tells nobody of %s", async (level) => {
    const notify = await notifierWith({ SMTP_URL: address });
    const intakeId = await addIntakeForTest(level);
    await notify(intakeId);
    expect(await stored(intakeId)).toEqual([]);
    expect(sink.mails).toEqual([]);
  });

  it("sends nothing of a demonstration", async () => {
    const notify = await notifierWith({ SMTP_URL: address, DEMO: "true" });
    const intakeId = await addIntakeForTest("EMERGENCY");
    await notify(intakeId);
    expect(sink.mails).toEqual([]);
    expect((await stored(intakeId)).length).toBeGreaterThan(0);
  });
});

it("keeps messages where staff can read them when there is no mail server", async () => {
  const notify = await notifierWith({});
  const intakeId = await addIntakeForTest("EMERGENCY");
  await notify(intakeId);
  const rows = await stored(intakeId);
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(rows.every((row) => row.sentAt === null)).toBe(true);
  expect(sink.mails).toEqual([]);
});

it("gives up on a silent mail server when told to stop", async () => {
  const silent = await SilentServerForTest.start("smtp");
  const notify = await notifierWith({});
  const intakeId = await addIntakeForTest("EMERGENCY");
  await notify(intakeId);
  vi.resetModules();
  vi.stubEnv("SMTP_URL", silent.url);
  const { deliverMessage } = await import("./deliver");
  const [message] = await stored(intakeId);
  const stop = new AbortController();
  const delivering = deliverMessage(message?.id ?? "", stop.signal);
  await silent.called;
  stop.abort();
  await expect(delivering).rejects.toMatchObject({ code: "EABORT" });
  expect((await stored(intakeId)).every((row) => row.sentAt === null)).toBe(true);
  await silent.stop();
});
