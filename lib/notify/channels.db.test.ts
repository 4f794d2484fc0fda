import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { clearJobsForTest, deliverForTest, doJobsForTest } from "@/test/jobs";
import { MailServerForTest } from "@/test/mail-server";
import { PushServiceForTest } from "@/test/push-service";
import { addIntakeForTest, addStaffForTest, retireStaffForTest } from "@/test/rows";
import { SmsGatewayForTest } from "@/test/sms-gateway";

const mail = new MailServerForTest();
const sms = new SmsGatewayForTest();
const push = new PushServiceForTest();
const keys = { publicKey: "", privateKey: "" };
const settings = { SMTP_URL: "", SMS_URL: "", PUSH_SERVICES: "" };

type Modules = {
  own: typeof import("./own-channels");
  channels: typeof import("./channels");
  jobs: typeof import("@/lib/jobs/tasks");
};

/** Loads the modules with these settings, which are read once per process. */
async function load(set: Partial<Record<string, string>>): Promise<Modules> {
  vi.resetModules();
  const none = { SMTP_URL: "", SMS_URL: "", DEMO: "", PUSH_SERVICES: "" };
  const from = { SMS_FROM: set.SMS_URL ? "+12125550100" : "" };
  const pair = { VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey };
  const all = { ...none, ...from, ...pair, APP_URL: "https://backline.example", ...set };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value ?? "");
  return {
    own: await import("./own-channels"),
    channels: await import("./channels"),
    jobs: await import("@/lib/jobs/tasks"),
  };
}

let staff: Awaited<ReturnType<typeof addStaffForTest>>;

beforeAll(async () => {
  Object.assign(keys, (await import("web-push")).default.generateVAPIDKeys());
  settings.SMTP_URL = await mail.start();
  settings.SMS_URL = await sms.start();
  settings.PUSH_SERVICES = await push.start();
});
beforeEach(async () => {
  await clearJobsForTest();
  await retireStaffForTest();
  [mail.mails, sms.messages, push.messages] = [[], [], []];
  [sms.refuseWith, push.refuseWith] = [null, null];
  staff = await addStaffForTest("clinician");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([mail.stop(), sms.stop(), push.stop()]);
  await closeDatabase();
});

describe("an alarm", () => {
  it("reaches a person by e-mail, text message and notification, once each, and says nothing of the patient", async () => {
    const { own, jobs } = await load(settings);
    await own.savePhone(staff, { phone: "(212) 555-0134" });
    await own.subscribe(staff, { subscription: push.subscribe("phone"), label: "Chrome" });
    await own.subscribe(staff, { subscription: push.subscribe("desk"), label: "Firefox" });
    const intakeId = await addIntakeForTest("EMERGENCY");
    // Nobody is on duty: everybody is told at once.
    for (let times = 0; times < 2; times += 1) await doJobsForTest(jobs.TASKS);
    await deliverForTest();
    const link = `https://backline.example/staff/intakes/${intakeId}`;
    expect(mail.to(`${staff.id}@test.example`)).toHaveLength(1);
    expect(mail.mails[0]?.text).toContain(link);
    expect(sms.messages).toEqual([
      expect.objectContaining({ to: "+12125550134", body: expect.stringContaining(link) }),
    ]);
    expect(push.messages.map(({ browser }) => browser).sort()).toEqual(["desk", "phone"]);
    const [notice] = push.messages.map(({ text }) => JSON.parse(text));
    expect(notice).toMatchObject({ url: `/staff/intakes/${intakeId}` });
    expect(push.messages[0]).toMatchObject({
      key: keys.publicKey,
      urgency: "high",
      from: { aud: push.origin, sub: "https://backline.example" },
    });
    const said = JSON.stringify([mail.mails, sms.messages, notice]);
    expect(said).not.toMatch(/emergency|urgent|saddle|numb|pain|patient|BK-/i);
    const stored = await sql<{ all: string }>(
      "test_channels",
      `SELECT to_jsonb(c)::text AS "all" FROM "StaffChannel" c WHERE "staffId" = $id`,
      { id: staff.id },
    );
    expect(JSON.stringify(stored)).not.toMatch(/5550134|127\.0\.0\.1|phone"/);
  });

  it("reaches by the other channels when one of them fails, which becomes a task", async () => {
    const { own, jobs } = await load(settings);
    await own.savePhone(staff, { phone: "(212) 555-0134" });
    sms.refuseWith = 400;
    const intakeId = await addIntakeForTest("EMERGENCY");
    await doJobsForTest(jobs.TASKS);
    await deliverForTest();
    expect(mail.mails).toHaveLength(1);
    const failed = await sql(
      "test_failed",
      `SELECT m."channel", m."failure" FROM "NeedsAttention" n JOIN "OutboundMessage" m ON m."id" = n."subjectId"
       WHERE n."intakeId" = $intakeId AND n."kind" = 'message_failed'`,
      { intakeId },
    );
    expect(failed).toEqual([{ channel: "sms", failure: "refused" }]);
  });

  it("forgets a browser that its push service does not know any more", async () => {
    const { own, channels, jobs } = await load(settings);
    await own.subscribe(staff, { subscription: push.subscribe("old"), label: "Chrome" });
    push.refuseWith = 410;
    await addIntakeForTest("EMERGENCY");
    await doJobsForTest(jobs.TASKS);
    await deliverForTest();
    expect(await channels.listOwnChannels(staff)).toEqual([]);
  });

  it("is sent by no channel that is not set up", async () => {
    const { own, jobs } = await load(settings);
    await own.savePhone(staff, { phone: "(212) 555-0134" });
    const without = await load({ SMTP_URL: settings.SMTP_URL });
    await addIntakeForTest("EMERGENCY");
    await doJobsForTest(without.jobs.TASKS);
    await deliverForTest();
    expect(jobs).not.toBe(without.jobs);
    expect(mail.mails).toHaveLength(1);
    expect(sms.messages).toEqual([]);
  });
});

describe("a person's own channels", () => {
  it("are one phone, which a later one replaces, and each browser once; only they remove them", async () => {
    const { own, channels } = await load(settings);
    expect(await own.savePhone(staff, { phone: "12" })).toMatchObject({ field: "phone" });
    await own.savePhone(staff, { phone: "(212) 555-0134" });
    await own.savePhone(staff, { phone: "212 555 0135" });
    const subscription = push.subscribe("same");
    for (const label of ["Chrome", "Chrome again"])
      await own.subscribe(staff, { subscription, label });
    const found = await channels.listOwnChannels(staff);
    expect(found).toMatchObject([
      { kind: "sms", phone: "+12125550135" },
      { kind: "push", label: "Chrome again", phone: null },
    ]);
    const other = await addStaffForTest();
    const channelId = found[0]!.id;
    await expect(own.removeChannel(other, { channelId })).rejects.toMatchObject({
      code: "not_found",
    });
    await own.removeChannel(staff, { channelId });
    await expect(own.removeChannel(staff, { channelId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await channels.listOwnChannels(staff)).toHaveLength(1);
  });

  it("can be tried, and the tests are erased after a day", async () => {
    const { own } = await load(settings);
    await own.savePhone(staff, { phone: "(212) 555-0134" });
    await own.subscribe(staff, { subscription: push.subscribe("try"), label: "Chrome" });
    expect(await own.tryChannels(staff)).toBe(3);
    await deliverForTest();
    expect([mail.mails.length, sms.messages.length, push.messages.length]).toEqual([1, 1, 1]);
    expect(mail.mails[0]?.subject).toContain("a test");
    const { eraseExpired } = await import("@/lib/jobs/erase");
    await eraseExpired(new Date(Date.now() + 25 * 3_600_000));
    const left = await sql(
      "test_tests_left",
      `SELECT 1 FROM "OutboundMessage" WHERE "kind" = 'channel_test'`,
    );
    expect(left).toEqual([]);
  });

  it.each(["{}", "no json", `{"endpoint":"http://169.254.169.254/","keys":{}}`])(
    "are no address that is not of a push service: %s",
    async (subscription) => {
      const { SubscribeSchema } = await import("./schema");
      expect(SubscribeSchema.safeParse({ subscription, label: "x" }).success).toBe(false);
    },
  );
});

describe("whether anybody is woken", () => {
  it("is no without a channel that reaches somebody, and in a demo", async () => {
    const bare = await load({ VAPID_PUBLIC_KEY: "", VAPID_PRIVATE_KEY: "" });
    expect(await bare.channels.findReach()).toMatchObject({ email: null, sms: null, nobody: true });
    const { own, channels } = await load({ SMS_URL: settings.SMS_URL });
    expect(await channels.findReach()).toMatchObject({ people: 1, sms: 0, push: 0, nobody: true });
    await own.savePhone(staff, { phone: "(212) 555-0134" });
    expect(await channels.findReach()).toMatchObject({ sms: 1, nobody: false });
    const giveUpKeys = (lost: boolean) =>
      sql("test_lost_keys", `UPDATE "KeyCheck" SET "lost" = $lost::boolean`, { lost });
    await giveUpKeys(true);
    const lost = await channels.findReach().finally(() => giveUpKeys(false));
    expect(lost).toMatchObject({ sms: 0, nobody: true });
    const mailed = await load({ SMTP_URL: settings.SMTP_URL });
    expect(await mailed.channels.findReach()).toMatchObject({ email: 1, nobody: false });
    const demo = await load({ ...settings, DEMO: "true" });
    expect(await demo.channels.findReach()).toMatchObject({ nobody: true });
  });
});
