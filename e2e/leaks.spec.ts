import { codeOf } from "@/lib/form/steps";
import { findSecret } from "./leaks";
import { expect, test } from "./staff";

test("the check would find a page named after its question, and a name in a message", () => {
  for (const address of [
    "/en/intake/emergency_nerves",
    "/es/intake/pregnancy?change=1",
    "/en/intake/q-5k#self_harm_check",
    "/en/status/abc/check/nerves",
    "/es/intake/embarazo",
  ])
    expect(findSecret(address), address).not.toBeNull();
  expect(findSecret("Hello Featherstonehaugh, open your page")).not.toBeNull();
  expect(findSecret(`/en/intake/${codeOf("pregnancy")}#${codeOf("pregnancy")}-1`)).toBeNull();
});
