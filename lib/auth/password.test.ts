import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPassword, PASSWORD_WORDS, passwordProblem, verifyPassword } from "./password";

const about = ["Rosa Delgado", "rosa.delgado@clinic.example"];

describe("a new password", () => {
  it("has 15 to 128 characters, counted as people count", async () => {
    expect(await passwordProblem("quiet owl swim", about)).toBe("too_short");
    expect(await passwordProblem("quiet owls swim", about)).toBeNull();
    expect(await passwordProblem("früh morgens 🙂 im Wald", about)).toBeNull();
    expect(await passwordProblem("quiet owls swim ".repeat(8), about)).not.toBe("too_long");
    expect(await passwordProblem(`${"quiet owls swim ".repeat(8)}x`, about)).toBe("too_long");
  });

  it.each([
    "passwordpassword",
    "backspasmclinic1",
    "rosa.delgado@clinic.example",
    "aaaaaaaaaaaaaaaaaaaa",
  ])("is refused when it is made of what attackers know of us: %s", async (password) =>
    expect(await passwordProblem(password, about)).toBe("easy_to_guess"),
  );

  it.each([
    "iloveyouiloveyou",
    "letmeinletmeinletmein",
    "1q2w3e4r5t6y7u8i9o",
    "summer2024summer2024",
    "P@ssw0rd12345678!",
    "qazwsxedcrfvtgb",
  ])("is refused when it is on the list of known passwords or close to it: %s", async (password) =>
    expect(await passwordProblem(password, about)).toBe("known"),
  );

  it("needs no particular kinds of characters", async () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."ghjkmnprstuvwxyz"),
      minLength: 20,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(letters, async (text) => {
        fc.pre(new Set(text).size > 8);
        return (await passwordProblem(text, [])) === null;
      }),
    );
  });

  it("is refused in words that say what to do", () => {
    expect(PASSWORD_WORDS.too_short).toMatch(/at least 15 characters. Several words/);
    expect(PASSWORD_WORDS.known).toMatch(/Choose four words or more/);
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

  it("is checked two at a time: a full line is refused, and known devices have one of their own", async () => {
    const all = Array.from({ length: 202 }, () =>
      // On a slow machine some wait for too long.
      verifyPassword(null, "x").catch(() => false),
    );
    await expect(verifyPassword(null, "x")).rejects.toMatchObject({ code: "too_busy" });
    const known = await verifyPassword(null, "x", "first");
    expect([known, ...(await Promise.all(all))]).not.toContain(true);
  });

  it("is never right for an unknown person, after the same work", async () => {
    expect(await verifyPassword(null, "whatever it may be")).toBe(false);
  });
});
