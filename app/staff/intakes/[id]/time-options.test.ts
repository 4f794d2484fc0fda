import { expect, it } from "vitest";
import type { Offer } from "@/lib/appointment/offers/queries";
import { dayOptions } from "./time-options";

const offerAt = (startsAt: string): Offer => ({
  ...{ clinicianId: "c", visitTypeId: "v", clinicianName: "Ada", location: null, heldFor: null },
  ...{ locationId: null, zone: "America/New_York" },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(startsAt) },
});
const late = /later than this level should wait/g;
const textOf = ({ label, options }: ReturnType<typeof dayOptions>) =>
  [label, ...options.map((option) => option.label)].join("\n");

it("says once of a day that it is later than the level should wait", () => {
  const offers = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-07T14:30:00Z")];
  const day = dayOptions("Monday", offers, new Date("2026-12-07T14:00:00Z"));
  expect(day.label).toBe("Monday, later than this level should wait");
  expect(textOf(day).match(late)).toHaveLength(1);
});

it("says it of each late time of a day on which others are in time", () => {
  const offers = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-07T14:30:00Z")];
  const day = dayOptions("Monday", offers, new Date("2026-12-07T14:30:00Z"));
  expect(day.label).toBe("Monday");
  expect(day.options[0]?.label).not.toMatch(late);
  expect(day.options[1]?.label).toMatch(late);
  expect(textOf(dayOptions("Monday", offers, null))).not.toMatch(late);
});
