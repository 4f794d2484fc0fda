import { expect, it } from "vitest";
import { formerAddress } from "./former-addresses";

it.each([
  ["/en/intake/start", "/en"],
  ["/es/intake/send", "/es/intake/check"],
  ["/en/intake/q-3x/answer?change=1", "/en/intake/q-3x?change=1"],
  ["/en/intake/save/answer", "/en/intake/save"],
  ["/en/intake/save/sms", "/en/intake/save/code"],
  ["/en/result/contact", "/en/result"],
  ["/en/result/addendum", "/en/result/confirm"],
  ["/en/resume/answer", "/en/resume"],
  ["/en/kiosk/mode", "/en/kiosk"],
  ["/en/status/mine/stop/confirm", "/en/status/mine/stop"],
  ["/en/status/mine/questions/answer", "/en/status/mine/questions"],
  ["/en/status/mine/check/q-3x/answer", "/en/status/mine/check/q-3x"],
  ["/en/status/mine/check-in/3/answer", "/en/status/mine/check-in/3"],
])("a form that was open during an update and goes to %s is taken by %s", (former, now) =>
  expect(formerAddress(former)).toBe(now),
);

it.each(["/en", "/en/intake/q-3x", "/en/intake/check", "/en/status/mine", "/en/result?told=phone"])(
  "%s is an address of today",
  (address) => expect(formerAddress(address)).toBeNull(),
);
