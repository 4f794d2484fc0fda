import { expect, it } from "vitest";
import { whyNot } from "./may-book";

const SOON = {
  level: "SOON",
  answers: { age_years: "40" },
  filedAs: "sent",
  worseAt: null,
  answersBefore: null,
  open: true,
  visitAt: null,
} as const;
const AT = new Date("2026-12-01T12:00:00Z");

it.each(["URGENT", "SOON", "ROUTINE", "SELF_CARE"] as const)("a patient at %s may book", (level) =>
  expect(whyNot({ ...SOON, level }, false)).toBeNull(),
);

it.each([
  ["at EMERGENCY", { level: "EMERGENCY" }, "emergency"],
  ["at EMERGENCY with a visit ahead", { level: "EMERGENCY", visitAt: AT }, "emergency"],
  ["who feels worse and did not finish the questions", { worseAt: AT }, "worse"],
  ["who feels worse and has a visit ahead", { worseAt: AT, visitAt: AT }, "worse"],
  ["under 16", { answers: { age_years: "12" } }, "call"],
  ["who left before the end", { filedAs: "abandoned" }, "call"],
  ["whose intake is closed", { open: false }, "closed"],
] as const)("a patient %s may not", (_, change, why) =>
  expect(whyNot({ ...SOON, ...change }, false)).toBe(why),
);

it.each([
  ["who felt worse and answered again", { worseAt: AT, answersBefore: {} }],
  ["whose intake is closed with a visit ahead", { open: false, visitAt: AT }],
] as const)("a patient %s may", (_, change) =>
  expect(whyNot({ ...SOON, ...change }, false)).toBeNull(),
);

it("a patient with an emergency in another intake may not, whatever this one says", () =>
  expect(whyNot({ ...SOON, worseAt: AT }, true)).toBe("emergency"));
