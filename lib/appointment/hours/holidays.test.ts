import { expect, it } from "vitest";
import { holidaysFrom } from "./holidays";

// The Office of Personnel Management lists them for each year.
it("gives the holidays of a year on the days on which they are observed", () => {
  expect(holidaysFrom("2026-12-01").map(({ date }) => date)).toEqual([
    "2026-12-25",
    "2027-01-01",
    "2027-01-18",
    "2027-02-15",
    "2027-05-31",
    "2027-06-18",
    "2027-07-05",
    "2027-09-06",
    "2027-10-11",
    "2027-11-11",
    "2027-11-25",
  ]);
});

it("gives a New Year’s Day on a Saturday in the year before", () => {
  const names = new Map(holidaysFrom("2027-12-01").map(({ date, name }) => [date, name]));
  expect(names.get("2027-12-31")).toBe("New Year’s Day");
  expect(names.get("2027-12-24")).toBe("Christmas Day");
  expect(names.size).toBe(11);
});
