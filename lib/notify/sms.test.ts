import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { SilentServerForTest } from "@/test/silent-server";
import { SmsGatewayForTest } from "@/test/sms-gateway";
import { sendSms } from "./sms";

const gateway = new SmsGatewayForTest();
let address = "";

beforeAll(async () => {
  address = await gateway.start();
});
beforeEach(() => {
  gateway.messages = [];
  gateway.refuseWith = null;
});
afterAll(() => gateway.stop());

const never = () => new AbortController().signal;
const message = { to: "+12125550134", from: "+12125550100", body: "¿Cómo está hoy? https://x.y" };

it("posts the message as a form and signs in with the credentials in the address", async () => {
  await sendSms(address, message, never());
  expect(gateway.messages).toEqual([{ ...message, signIn: "account:to ken" }]);
});

it("fails when the gateway refuses, and names neither the number nor the words", async () => {
  gateway.refuseWith = 429;
  const failure = await sendSms(address, message, never()).catch((error: Error) => error);
  expect(failure).toMatchObject({ code: "sms_429" });
  expect(String(failure)).not.toContain("2125550134");
});

it("gives up on a gateway that takes the message and never answers", async () => {
  const silent = await SilentServerForTest.start("http");
  const stop = new AbortController();
  const sending = sendSms(silent.url, message, stop.signal);
  await silent.called;
  stop.abort();
  await expect(sending).rejects.toThrow();
  await silent.stop();
});
