import { expect, it } from "vitest";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { dayOptions, timeOption } from "./time-options";

const offerAt = (startsAt: string, zone = "America/New_York"): BookableTime => ({
  ...{ clinicianId: "c", visitTypeId: "v", clinicianName: "Ada", location: null, heldFor: null },
  ...{ locationId: null, zone, mode: "phone" },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(startsAt) },
});
const late = /later than this level should wait/g;
const textOf = ({ label, options }: ReturnType<typeof dayOptions>) =>
  [label, ...options.map((option) => option.label)].join("\n");

it("says when, with whom, how and where", () => {
  const offer = { ...offerAt("2026-12-07T14:00:00Z"), location: "Main Street" };
  expect(timeOption(offer, { seenBy: null }).label).toMatch(/, Ada, by phone, Main Street$/);
});

it("says once of a day that it is later than the level should wait", () => {
  const offers = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-07T14:30:00Z")];
  const day = dayOptions("Monday", offers, { seenBy: new Date("2026-12-07T14:00:00Z") });
  expect(day.label).toBe("Monday, later than this level should wait");
  expect(textOf(day).match(late)).toHaveLength(1);
});

it("says it of each late time of a day on which others are in time", () => {
  const offers = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-07T14:30:00Z")];
  const day = dayOptions("Monday", offers, { seenBy: new Date("2026-12-07T14:30:00Z") });
  expect(day.label).toBe("Monday");
  expect(day.options[0]?.label).not.toMatch(late);
  expect(day.options[1]?.label).toMatch(late);
  expect(textOf(dayOptions("Monday", offers, { seenBy: null }))).not.toMatch(late);
});

it("says that a time is not at the time of day that the patient asked for, by the clock there", () => {
  const morning = offerAt("2026-12-07T15:00:00Z");
  const said = (offer: BookableTime, bestTime?: "any" | "morning" | "evening") =>
    timeOption(offer, { seenBy: null, bestTime }).label.includes("not at the time of day");
  expect(said(morning, "morning")).toBe(false);
  expect(said(morning, "evening")).toBe(true);
  expect(said(offerAt("2026-12-07T17:00:00Z", "Europe/London"), "evening")).toBe(false);
  for (const bestTime of ["any", undefined] as const) expect(said(morning, bestTime)).toBe(false);
});
