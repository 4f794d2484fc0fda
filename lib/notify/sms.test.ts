import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
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

const message = { to: "+12125550134", from: "+12125550100", body: "¿Cómo está hoy? https://x.y" };

it("posts the message as a form and signs in with what stands in the address", async () => {
  await sendSms(address, message);
  expect(gateway.messages).toEqual([{ ...message, signIn: "account:to ken" }]);
});

it("fails when the gateway refuses, and names neither the number nor the words", async () => {
  gateway.refuseWith = 429;
  const failure = await sendSms(address, message).catch((error: Error) => error);
  expect(failure).toMatchObject({ code: "sms_429" });
  expect(String(failure)).not.toContain("2125550134");
});
