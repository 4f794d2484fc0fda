import { describe, expect, it } from "vitest";
import { phoneTokens, tokensFor } from "@/lib/contact/search-words";
import { takeDate } from "./dates";
import { kindsOf, readWords, type Wanted } from "./words";

function read(typed: string): Wanted {
  const wanted = readWords(typed);
  if (typeof wanted === "string") throw new Error(`${typed}: ${wanted}`);
  return wanted;
}

const tokensOf = (typed: string, kind: string) =>
  read(typed).groups.find((group) => group.kind === kind)?.tokens ?? [];

describe("text in the search box", () => {
  it.each([
    "(212) 555-0133",
    "212 555 0133",
    "212.555.0133",
    "+1 212 555 0133",
    "1-212-555-0133",
    "2125550133",
  ])("finds a phone in the spelling %s", (typed) => {
    expect(tokensOf(typed, "phone")).toEqual(tokensFor("phone", "+12125550133"));
  });

  it.each(["1980-05-23", "5/23/1980", "23.5.1980", "23 May 1980", "May 23rd, 1980", "1980/5/23"])(
    "finds a date of birth in the spelling %s",
    (typed) => {
      expect(tokensOf(typed, "birth_date")).toEqual(tokensFor("birth_date", "1980-05-23"));
    },
  );

  it("tries both readings when day and month are ambiguous", () => {
    expect(tokensOf("3/5/1980", "birth_date").sort()).toEqual(
      [...tokensFor("birth_date", "1980-03-05"), ...tokensFor("birth_date", "1980-05-03")].sort(),
    );
  });

  it.each([
    "5/23/80",
    "23/5/80",
    "05231980",
    "19800523",
    "23051980",
    "052380",
    "5 23 1980",
    "1980 May 23",
    "23 de mayo de 1980",
    "mayo 23, 1980",
    "23rd of May, 1980",
    "1980-23-05",
    "23. 5. 1980",
  ])("also finds it as people type it: %s", (typed) => {
    expect(tokensOf(`Ortega ${typed}`, "birth_date")).toEqual(
      expect.arrayContaining(tokensFor("birth_date", "1980-05-23")),
    );
    expect(read(`Ortega ${typed}`).name?.whole).toEqual(tokensFor("surname", "Ortega"));
  });

  it("takes no date out of a phone number", () => {
    for (const typed of ["212-05231980", "+49 30 05231980", "2125550133"])
      expect(takeDate(typed), typed).toBeNull();
  });

  it.each(["555-0133", "555 0133", "5550133"])(
    "finds a phone by its last seven digits: %s",
    (typed) => {
      const [stored] = phoneTokens("+12125550133").filter((token) => token.startsWith("phone_end"));
      expect(tokensOf(typed, "phone")).toEqual([stored]);
    },
  );

  it.each(["(212) 555-0133 ext 5", "212 555 0133 x12", "2125550133, ext. 400"])(
    "leaves out what is dialed after a phone number: %s",
    (typed) => {
      expect(tokensOf(typed, "phone")).toEqual(tokensFor("phone", "+12125550133"));
      expect(read(typed).name).toBeNull();
    },
  );

  it("ignores accents, case and marks in a surname, and finds similar sounds", () => {
    expect(read("nunez").name).toEqual(read("NÚÑEZ").name);
    expect(read("oneill").name?.whole).toEqual(read("O’Néill").name?.whole);
    expect(read("o neill").name?.whole).toEqual(
      expect.arrayContaining(tokensFor("surname", "O'Neill")),
    );
    expect(tokensFor("surname", "Ortega (demo)")).toEqual(tokensFor("surname", "Ortega"));
    expect(read("Smith").name?.rough).toEqual(read("Schmidt").name?.rough);
    expect(read("Smith").name?.whole).not.toEqual(read("Schmidt").name?.whole);
  });

  it.each([
    "de la Cruz",
    "Ana de la Cruz",
    "Ana María de la Cruz",
    "de la Cruz, Ana",
    "Ana, de la Cruz",
  ])("finds the surname of %s among the possible readings", (typed) => {
    const [token] = tokensFor("surname", "de la Cruz");
    expect(read(typed).name?.whole).toContain(token);
  });

  it.each(["BK-4T7Q-2M", "bk4t7q2m", "bk 4t7q 2m"])("reads the reference %s", (typed) => {
    expect(read(typed)).toMatchObject({ reference: "BK-4T7Q-2M", groups: [] });
  });

  it("separates several words and names only their kinds", () => {
    const wanted = read("Ortega ana@example.org 23 May 1980 (212) 555-0133 BK-4T7Q-2M");
    expect(kindsOf(wanted)).toEqual(["reference", "birth_date", "phone", "email", "surname"]);
    expect(wanted.groups).toHaveLength(3);
    expect(wanted.name?.whole).toEqual(tokensFor("surname", "Ortega"));
  });

  it.each([
    ["...", "nothing"],
    ["31/4/1980", "no_such_day"],
    ["12", "phone"],
    ["Smith 1980", "phone"],
    ["(212) 555-0133 (212) 555-0144", "phone"],
    ["(212) 555-0133, (212) 555-0144", "number"],
    ["1980-05-23, 1981-05-23", "phone"],
    ["a@example.org b@example.org", "number"],
  ])("does not guess what %s means", (typed, why) => {
    expect(readWords(typed)).toBe(why);
  });
});
