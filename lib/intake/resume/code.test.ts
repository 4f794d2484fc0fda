import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { READABLE } from "@/lib/intake/reference";
import { plainCode, resumeCode, resumeKeys } from "./code";

describe("the resume code", () => {
  it("can be read aloud and is the same each time for one draft", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = resumeCode(id);
        expect(code).toMatch(new RegExp(`^[${READABLE}]{3}(-[${READABLE}]{3}){2}$`));
        expect(resumeCode(id)).toBe(code);
      }),
    );
  });

  it("differs for another draft, and uses every letter", () => {
    const codes = Array.from({ length: 2000 }, () => resumeCode(randomUUID()));
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join("").replaceAll("-", "")).size).toBe(READABLE.length);
  });

  it("carries at least 40 bits", () => {
    expect(9 * Math.log2(READABLE.length)).toBeGreaterThan(40);
  });
});

describe("what is stored of code and date of birth", () => {
  const keyOf = (code: string, birthDate: string) => resumeKeys(code, birthDate)[0];
  const key = keyOf("4T7-Q2M-XA9", "1985-03-27");

  it.each(["4t7q2mxa9", " 4T7 Q2M XA9 ", "4T7–Q2M–XA9"])("is the same for %j", (typed) => {
    expect(keyOf(typed, "1985-03-27")).toBe(key);
    expect(plainCode(typed)).toBe("4T7Q2MXA9");
  });

  it("differs when either differs, and shows neither", () => {
    expect(keyOf("4T7-Q2M-XA7", "1985-03-27")).not.toBe(key);
    expect(keyOf("4T7-Q2M-XA9", "1985-03-28")).not.toBe(key);
    expect(key).toMatch(/^[0-9a-f]{8}\.[0-9a-f]{64}$/);
  });
});
