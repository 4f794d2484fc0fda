import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { startDraft } from "@/lib/intake/commands";
import { MailServerForTest } from "@/test/mail-server";
import { numberForTest, SmsGatewayForTest } from "@/test/sms-gateway";
import { resumeCode } from "./code";
import { saveForLater } from "./commands";
import { takeMessage } from "./limit";

const mail = new MailServerForTest();
const gateway = new SmsGatewayForTest();
const NAMES = ["SMTP_URL", "SMS_URL", "SMS_FROM", "DEMO"];
let ready: Record<string, string> = {};

// Settings are read once per process, so each case reloads the modules with its own settings.
async function load(settings: Record<string, string>) {
  vi.resetModules();
  for (const name of NAMES) vi.stubEnv(name, settings[name] ?? "");
  const { deliverMessage: deliver } = await import("@/lib/notify/deliver");
  const deliverMessage = (messageId: string) => deliver(messageId, new AbortController().signal);
  const { eraseExpired } = await import("@/lib/jobs/erase");
  return { ...(await import("./send-code")), deliverMessage, eraseExpired };
}

beforeAll(async () => {
  ready = {
    SMTP_URL: await mail.start(),
    SMS_URL: await gateway.start(),
    SMS_FROM: "+12125550100",
  };
});
beforeEach(() => {
  mail.mails = [];
  gateway.messages = [];
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await closeDatabase();
  await mail.stop();
  await gateway.stop();
});

async function saved() {
  const { id } = await startDraft("en");
  await saveForLater(id, "1985-03-27");
  return { id, code: resumeCode(id), to: `${randomUUID()}@patient.example` };
}

/** The messages with a code for this draft, each with its job. */
const written = (id: string) =>
  sql<{ id: string; all: string; job: string | null; sentAt: Date | null }>(
    "test_code_messages",
    `SELECT m."id", m::text AS "all", m."sentAt", (SELECT j."task_identifier" FROM graphile_worker.jobs j
       JOIN graphile_worker._private_jobs p ON p."id" = j."id"
       WHERE p."payload"->>'messageId' = m."id"::text) AS "job"
     FROM "OutboundMessage" m WHERE m."dedupeKey" LIKE 'resume_code:' || $id || ':%'`,
    { id },
  );

const letter = (code: string) => ({ subject: "Clinic: your code", text: `It is ${code}.` });

describe("a code that is sent", () => {
  it("arrives by e-mail once, and the table shows neither code nor address", async () => {
    const { sendCode, deliverMessage } = await load(ready);
    const { id, code, to } = await saved();
    for (const each of [to, to.toUpperCase()]) {
      await sendCode(id, { channel: "email", to: each, ...letter(code) });
    }
    const [message, ...more] = await written(id);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ job: "deliver_email", sentAt: null });
    for (const secret of [to, code]) expect(message?.all).not.toContain(secret);
    for (let time = 0; time < 2; time++) await deliverMessage(message?.id ?? "");
    expect(mail.to(to)).toMatchObject([{ subject: "Clinic: your code" }]);
    expect(mail.to(to)[0]?.text).toContain(code);
    expect((await written(id))[0]?.sentAt).toBeInstanceOf(Date);
  });

  it("arrives as a text message", async () => {
    const { sendCode, deliverMessage } = await load(ready);
    const { id, code } = await saved();
    await sendCode(id, { channel: "sms", to: "+12125550134", ...letter(code) });
    const [message] = await written(id);
    await deliverMessage(message?.id ?? "");
    expect(gateway.messages).toMatchObject([{ to: "+12125550134", body: `It is ${code}.` }]);
  });

  it("is not written for a draft that was not saved, or is gone", async () => {
    const { sendCode } = await load(ready);
    const { id } = await startDraft("en");
    for (const draft of [id, randomUUID()]) {
      await sendCode(draft, { channel: "email", to: "a@patient.example", ...letter("AAA") });
      expect(await written(draft)).toEqual([]);
    }
  });

  it("is erased along with drafts of its age, sent or not", async () => {
    const { sendCode, eraseExpired } = await load({});
    const { id, code, to } = await saved();
    await sendCode(id, { channel: "email", to, ...letter(code) });
    const [row] = await sql<{ at: Date }>("test_now", `SELECT now() AS "at"`);
    const days = (count: number) => new Date((row?.at.getTime() ?? 0) + count * 86_400_000);
    // Only this draft, or others would be erased too.
    await sql(
      "test_old",
      `UPDATE "OutboundMessage" SET "createdAt" = $createdAt WHERE "dedupeKey" LIKE 'resume_code:' || $id || ':%'`,
      { id, createdAt: days(-6.9) },
    );
    await eraseExpired(days(0));
    expect(await written(id)).toHaveLength(1);
    await eraseExpired(days(0.2));
    expect(await written(id)).toEqual([]);
  });
});

it("is offered only through configured channels, and never in a demo, which sends nothing", async () => {
  const offered = async (settings: Record<string, string>) => (await load(settings)).codeChannels();
  const { SMTP_URL = "", SMS_URL = "", SMS_FROM = "" } = ready;
  expect(await offered({})).toEqual([]);
  expect(await offered({ SMTP_URL })).toEqual(["email"]);
  expect(await offered({ SMS_URL, SMS_FROM })).toEqual(["sms"]);
  expect(await offered(ready)).toEqual(["email", "sms"]);
  expect(await offered({ ...ready, DEMO: "true" })).toEqual([]);
});

it("is sent three times a day for a draft and to a recipient, and twenty times from one address", async () => {
  const mailbox = () => ({ channel: "email", to: `${randomUUID()}@patient.example` }) as const;
  const draft = randomUUID();
  const tries = [];
  for (let time = 0; time < 4; time++)
    tries.push(await takeMessage(draft, randomUUID(), mailbox()));
  expect(tries).toEqual([true, true, true, false]);
  const address = randomUUID();
  const many = [];
  for (let time = 0; time < 21; time++)
    many.push(await takeMessage(randomUUID(), address, mailbox()));
  expect(many.filter(Boolean)).toHaveLength(20);
  const { to } = mailbox();
  const phone = numberForTest();
  for (const [one, other] of [
    [
      { channel: "email", to },
      { channel: "email", to: to.toUpperCase() },
    ],
    [
      { channel: "sms", to: phone },
      { channel: "sms", to: phone },
    ],
  ] as const) {
    const again = [];
    for (const letter of [one, other, one, other])
      again.push(await takeMessage(randomUUID(), randomUUID(), letter));
    expect(again).toEqual([true, true, true, false]);
  }
  const abroad = { channel: "sms", to: "+447912345678" } as const;
  const [held, caller] = [randomUUID(), randomUUID()];
  for (let time = 0; time < 3; time++) expect(await takeMessage(held, caller, abroad)).toBe(false);
  expect(await takeMessage(held, caller, mailbox())).toBe(true);
});
