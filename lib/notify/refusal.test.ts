import { expect, it } from "vitest";
import { isRefusal } from "./refusal";

it.each([
  [{ code: "EENVELOPE", responseCode: 550 }, true],
  [{ code: "EENVELOPE", responseCode: 451 }, false],
  [{ code: "EAUTH", responseCode: 535 }, false],
  [{ code: "ECONNREFUSED" }, false],
  [{ code: "sms_400" }, true],
  [{ code: "sms_401" }, false],
  [{ code: "sms_429" }, false],
  [{ code: "sms_503" }, false],
  [{ code: "push_410" }, true],
  [new Error("anything"), false],
  [null, false],
])("tells a refusal for good from what may pass: %j", (error, refused) => {
  expect(isRefusal(error)).toBe(refused);
});
