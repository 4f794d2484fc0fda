import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { env } from "@/lib/env";
import { PushServiceForTest } from "@/test/push-service";
import { SilentServerForTest } from "@/test/silent-server";
import { isPushService, SubscriptionSchema, sendPush } from "./push";

const service = new PushServiceForTest();
const usual = env().PUSH_SERVICES;

beforeAll(async () => {
  env().PUSH_SERVICES = [await service.start(), ...usual];
});
beforeEach(() => {
  service.messages = [];
  service.refuseWith = null;
});
afterAll(async () => {
  env().PUSH_SERVICES = usual;
  await service.stop();
});

const never = () => new AbortController().signal;
const notice = { title: "Riverside: ¿quién?", body: "Sign in.", url: "/staff/intakes/1" };

it("reaches the browser encrypted, signed with our key and urgent", async () => {
  await sendPush(service.subscribe("phone"), notice, never());
  const [message] = service.messages;
  expect(JSON.parse(message!.text)).toEqual(notice);
  expect(message).toMatchObject({ browser: "phone", urgency: "high" });
  expect(message!.key).toBe(env().VAPID_PUBLIC_KEY);
  expect(message!.from).toMatchObject({ aud: service.origin, sub: "mailto:no-reply@localhost" });
});

it("fails when the service refuses, and names neither the browser nor the words", async () => {
  service.refuseWith = 410;
  const failure = await sendPush(service.subscribe("gone"), notice, never()).catch((e) => e);
  expect(failure).toMatchObject({ code: "push_410" });
  expect(String(failure)).not.toContain("gone");
});

it("gives up on a service that takes the message and never answers", async () => {
  const silent = await SilentServerForTest.start("http");
  env().PUSH_SERVICES = [new URL(silent.url).origin, ...env().PUSH_SERVICES];
  const stop = new AbortController();
  const subscription = { ...service.subscribe("slow"), endpoint: `${silent.url}/slow` };
  const sending = sendPush(subscription, notice, stop.signal);
  await silent.called;
  stop.abort();
  await expect(sending).rejects.toThrow();
  await silent.stop();
});

it.each([
  ["https://fcm.googleapis.com/fcm/send/x", true],
  ["https://db5p.notify.windows.com/w/?token=x", true],
  ["https://notify.windows.com.evil.example/x", false],
  ["http://fcm.googleapis.com/x", false],
  ["https://fcm.googleapis.com:8443/x", false],
  ["http://169.254.169.254/latest/meta-data", false],
  ["https://evilnotify.windows.com/x", false],
])("posts only to known push services: %s %s", (endpoint, known) => {
  expect(isPushService(endpoint)).toBe(known);
  const { keys } = service.subscribe("x");
  expect(SubscriptionSchema.safeParse({ endpoint, keys }).success).toBe(known);
});
