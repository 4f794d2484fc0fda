import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPassword, PasswordSchema, passwordProblem, verifyPassword } from "./password";

const about = ["Rosa Delgado", "rosa.delgado@clinic.example"];

describe("a new password", () => {
  it("has 15 to 128 characters, counted as people count", () => {
    expect(passwordProblem("abcdefg hijklm", about)).toBe("too_short");
    expect(passwordProblem("abcdefg hijklmn", about)).toBeNull();
    expect(passwordProblem("früh morgens 🙂 im Wald", about)).toBeNull();
    expect(passwordProblem("ab cd ef gh ij ".repeat(9), about)).toBe("too_long");
  });

  it.each([
    "passwordpassword",
    "backspasmclinic1",
    "rosa.delgado@clinic.example",
    "aaaaaaaaaaaaaaaaaaaa",
  ])("is refused when it is easy to guess: %s", (password) =>
    expect(passwordProblem(password, about)).toBe("easy_to_guess"),
  );

  it("needs no particular kinds of characters", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."ghjkmnprstuvwxyz"),
      minLength: 20,
      maxLength: 100,
    });
    fc.assert(
      fc.property(letters, (text) => {
        fc.pre(new Set(text).size > 8);
        return passwordProblem(text, []) === null;
      }),
    );
  });

  it("is refused in words", () => {
    expect(PasswordSchema.safeParse("short").error?.issues[0]?.message).toMatch(/15 characters/);
  });
});

describe("a stored password", () => {
  it("is argon2id with the agreed cost, salted", async () => {
    const [one, two] = await Promise.all([
      hashPassword("same words here"),
      hashPassword("same words here"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("opens for the same text in another Unicode form, and with its spaces only", async () => {
    const stored = await hashPassword(" caf\u00e9 au lait demain ");
    expect(await verifyPassword(stored, " cafe\u0301 au lait demain ")).toBe(true);
    expect(await verifyPassword(stored, "caf\u00e9 au lait demain")).toBe(false);
  });

  it("is never right for an unknown person, after the same work", async () => {
    expect(await verifyPassword(null, "whatever it may be")).toBe(false);
  });
});
