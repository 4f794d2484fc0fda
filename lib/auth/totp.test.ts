import { describe, expect, it } from "vitest";
import { base32, codeOf, otpAddress, stepAt, stepOf } from "./totp";

const SECRET = Buffer.from("12345678901234567890");

describe("the code of an authenticator app", () => {
  // RFC 6238, Appendix B, of eight digits the last six.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("is that of the standard at %i seconds", (seconds, code) =>
    expect(codeOf(SECRET, stepAt(new Date(seconds * 1000)))).toBe(code),
  );

  it("holds for its 30 seconds and those beside them", () => {
    const now = new Date(1_234_567_890_000);
    const step = stepAt(now);
    for (const near of [-1, 0, 1])
      expect(stepOf(SECRET, codeOf(SECRET, step + near), now)).toBe(step + near);
    for (const far of [-3, -2, 2, 3])
      expect(stepOf(SECRET, codeOf(SECRET, step + far), now)).toBeNull();
    for (const wrong of ["", "00592", "0059244", "abcdef"])
      expect(stepOf(SECRET, wrong, now)).toBeNull();
  });
});

it("a secret is written in base32, and an app reads whose it is", () => {
  // RFC 4648, section 10.
  expect(base32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
  expect(otpAddress(SECRET, "Back & Spine", "a@clinic.example")).toBe(
    "otpauth://totp/Back%20%26%20Spine:a%40clinic.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Back%20%26%20Spine",
  );
});
