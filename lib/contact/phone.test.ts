import { describe, expect, it } from "vitest";
import { dialed, isPhone, isUnusualPhone, phoneParts, readPhone } from "./phone";

describe("a phone number", () => {
  it.each([
    ["212 555 0134", "2125550134"],
    ["(212) 555-0134", "2125550134"],
    ["+1 212.555.0134", "+12125550134"],
    ["911", "911"],
    ["1-800-FLOWERS", "18003569377"],
    ["+44 (0)20 7946 0958", "+442079460958"],
    ["030/123456", "030123456"],
    ["212 555 0134 ext. 5", "2125550134"],
    ["212-555-0134 x12", "2125550134"],
    ["2125550134x12", "2125550134"],
    ["2125550134EXT12", "2125550134"],
    ["2125550134#22", "2125550134"],
    ["2125550134;22", "2125550134"],
    ["(555) 010-0142, press 2", "5550100142"],
    ["555 010 0142 press 2", "5550100142"],
    ["555 010 0142 (press 2)", "5550100142"],
    ["555 010 0142 marque 2", "5550100142"],
    ["home: 212 555 0134", "2125550134"],
    ["212 555 0134 or 212 555 0199", "2125550134"],
    ["2125550134/2125550199", "2125550134"],
    ["2125550134 2125550199", "2125550134"],
    ["212 555 0134 212 555 0199", "2125550134"],
    ["212-555-0134-212-555-0199", "2125550134"],
    ["+12125550134 2125550199", "+12125550134"],
    ["5550134/5550199", "5550134"],
    ["21255501342125550199", ""],
    ["212 555 0134 5678 9012", ""],
    ["2125550134 12", "2125550134"],
    ["212 555 0134 99", "2125550134"],
    ["(212) 555-0134 - 4711", "2125550134"],
    ["+1 212 555 0134 12", "+12125550134"],
    ["+52 1 55 1234 5678", "+5215512345678"],
    ["555 0134 12", "555013412"],
    ["00 44 20 7946 0958", "00442079460958"],
    ["nobody", ""],
  ])("%s is dialed as %s", (typed, digits) => {
    expect(dialed(typed)).toBe(digits);
  });

  it("keeps the words around what is dialed", () => {
    const number = "212 555 0134";
    expect(phoneParts(`${number} ext. 5`)).toEqual({ before: "", number, after: "ext. 5" });
    expect(phoneParts(`${number} (press 2)`)).toEqual({ before: "", number, after: "(press 2)" });
    expect(phoneParts(`my son: ${number}`)).toEqual({ before: "my son:", number, after: "" });
    expect(phoneParts(" none ")).toEqual({ before: "none", number: "", after: "" });
  });

  it("shows what it dials, and all else that was typed beside it", () => {
    expect(phoneParts("2125550134/2125550199")).toEqual({
      before: "",
      number: "2125550134",
      after: "/2125550199",
    });
    const unclear = "21255501342125550199";
    expect(phoneParts(unclear)).toEqual({ before: unclear, number: "", after: "" });
    expect([isPhone(unclear), isUnusualPhone(unclear)]).toEqual([true, true]);
  });

  it("shows a group behind a whole number, and does not dial it", () => {
    expect(phoneParts("2125550134 12")).toEqual({ before: "", number: "2125550134", after: "12" });
  });

  it("is read in E.164 without its extension", () => {
    expect(readPhone("212 555 0134 press 2")).toBe("+12125550134");
    expect(readPhone("011 44 20 7946 0958")).toBe("+442079460958");
    expect(readPhone("+52 1 55 1234 5678")).toBeNull();
    expect(readPhone("2125550134 2125550199")).toBeNull();
  });

  it.each([
    "212 555 0134",
    "(555) 010-0142",
    "+52 55 1234 5678",
    "+881 6 12345678",
    "+44 20 7946 0958",
  ])("%s is a usual one", (typed) => {
    expect([isPhone(typed), isUnusualPhone(typed)]).toEqual([true, false]);
  });

  it.each([
    "+52 1 55 1234 5678",
    "212 555 0134 ext 5",
    "2125550134 12",
    "0000000",
    "000 000 0000",
    "+1 000 000 0000",
    "999 999 9999",
    "555 0134",
    "00 44 20 7946 0958",
    "+999 1234567",
    "212 555 0134 5678 9012",
  ])("%s may be one, but somebody must look at it again", (typed) => {
    expect([isPhone(typed), isUnusualPhone(typed)]).toEqual([true, true]);
  });

  it.each(["12", "none", "no phone", "x", "call me", "1-800"])("%s is none", (typed) => {
    expect(isPhone(typed)).toBe(false);
  });
});
