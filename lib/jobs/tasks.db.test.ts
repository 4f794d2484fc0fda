import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { startDraft } from "@/lib/intake/commands";
import { saveForLater } from "@/lib/intake/resume/commands";
import { sendCode } from "@/lib/intake/resume/send-code";
import { beginForTest } from "@/test/drafts";
import { clearJobsForTest, startJobsForTest } from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { addIntakeForTest, addStaffForTest, retireStaffForTest } from "@/test/rows";
import { SilentServerForTest } from "@/test/silent-server";
import { SmsGatewayForTest } from "@/test/sms-gateway";

const MANY = 60;
const CODES = { channel: "sms", subject: "Your code", text: "It is AAA." } as const;
const PHONE = "+12125550134";

const mail = new MailServerForTest();
const gateway = new SmsGatewayForTest();
let silent: SilentServerForTest;
let worker: ChildProcess;
let since: Date;

beforeEach(async () => {
  await clearJobsForTest();
  const [row] = await sql<{ now: Date }>("test_tasks_now", `SELECT now() AS "now"`);
  since = row!.now;
  await sql("test_tasks_no_shifts", `UPDATE "DutyShift" SET "removedAt" = now()`);
  await retireStaffForTest();
  mail.mails = [];
  gateway.messages = [];
});

afterEach(async () => {
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
  await silent.stop();
  // The lists of other tests are not to be full of these.
  await sql(
    "test_tasks_no_entries",
    `DELETE FROM "QueueEntry" WHERE "receivedAt" > $since::timestamptz - interval '2 minutes'`,
    { since },
  );
});

afterAll(closeDatabase);

const messages = async (channel: "email" | "sms") => {
  const [row] = await sql<{ sent: number; waiting: number }>(
    "test_tasks_deliveries",
    `SELECT count(*) FILTER (WHERE "sentAt" IS NOT NULL)::int AS "sent",
       count(*) FILTER (WHERE "sentAt" IS NULL)::int AS "waiting"
     FROM "OutboundMessage" WHERE "channel" = $channel AND "createdAt" > $since`,
    { channel, since },
  );
  return row ?? { sent: 0, waiting: 0 };
};

/** Waits however long it takes; the test's own limit says that it never comes. */
async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened())) await sleep(50);
}

const passedOn = (intakeId: string, step: string) => async () => {
  const rows = await sql(
    "test_tasks_passed_on",
    `SELECT 1 FROM "AuditEvent" WHERE "intakeId" = $intakeId AND "action" = 'alarm.passed_on' AND "detail"->>'step' = $step`,
    { intakeId, step },
  );
  return rows.length > 0;
};

/** Somebody wrote of a red flag, went away a while ago, and is to be filed for staff. */
async function abandonedDraft(): Promise<string> {
  const { id } = await beginForTest(
    { respondent: "self", age_years: "50", emergency_nerves: ["saddle"] },
    "en",
  );
  await sql(
    "test_tasks_left",
    `UPDATE "Draft" SET "updatedAt" = now() - interval '1 hour' WHERE "id" = $id`,
    { id },
  );
  return id;
}

/** What must come whatever hangs: an alarm, its next step, and the filing of an abandoned red flag. */
async function expectAlarmsToCome(): Promise<void> {
  const intakeId = await addIntakeForTest("EMERGENCY");
  await until(passedOn(intakeId, "on_screen"));
  await sql(
    "test_tasks_step_now",
    `SELECT graphile_worker.reschedule_jobs(array_agg("id"), run_at := now())
     FROM graphile_worker.jobs WHERE "key" = 'alarm_step:on_call:' || $intakeId::text`,
    { intakeId },
  );
  await until(passedOn(intakeId, "on_call"));
  const draftId = await abandonedDraft();
  await sql("test_tasks_file_now", `SELECT graphile_worker.add_job('file_abandoned')`);
  await until(async () => {
    const rows = await sql("test_tasks_filed", `SELECT 1 FROM "Intake" WHERE "id" = $draftId`, {
      draftId,
    });
    return rows.length > 0;
  });
}

async function manyCodes(): Promise<void> {
  for (let i = 0; i < MANY; i++) {
    const { id } = await startDraft("en");
    await saveForLater(id, "1985-03-27");
    await sendCode(id, { ...CODES, to: PHONE });
  }
}

it("a mail server that hangs holds up neither alarms, nor filing, nor text messages", async () => {
  await addStaffForTest();
  // Tests of reminders write messages of days ahead.
  const { sent } = await messages("email");
  silent = await SilentServerForTest.start("smtp");
  worker = startJobsForTest({
    SMTP_URL: silent.url,
    SMS_URL: await gateway.start(),
    SMS_FROM: "+12125550100",
  });
  for (let i = 0; i < MANY; i++) await addIntakeForTest("EMERGENCY");
  await silent.called;
  await until(async () => (await messages("email")).waiting >= MANY);
  await expectAlarmsToCome();
  const { id } = await startDraft("en");
  await saveForLater(id, "1985-03-27");
  await sendCode(id, { ...CODES, to: PHONE });
  await until(async () => gateway.messages.length > 0);
  expect((await messages("email")).sent).toBe(sent);
  await gateway.stop();
}, 120_000);

it("a gateway for text messages that hangs holds up neither alarms, nor filing, nor mail", async () => {
  const person = await addStaffForTest();
  silent = await SilentServerForTest.start("http");
  worker = startJobsForTest({
    SMTP_URL: await mail.start(),
    SMS_URL: silent.url,
    SMS_FROM: "+12125550100",
  });
  await manyCodes();
  await silent.called;
  await expectAlarmsToCome();
  await until(async () => mail.to(`${person.id}@test.example`).length > 0);
  expect((await messages("sms")).sent).toBe(0);
  await mail.stop();
}, 120_000);
