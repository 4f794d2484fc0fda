import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import { dayOptions, timeOptions } from "./time-options";

const offerAt = (startsAt: string, zone = "America/New_York"): BookableTime => ({
  ...{ clinicianId: "c", visitTypeId: "v", clinicianName: "Ada", location: null, heldFor: null },
  ...{ locationId: null, zone, mode: "phone" },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(startsAt) },
});
const late = /later than this level should wait/g;
const wordsOf = (option?: { label: ReactNode }) =>
  renderToStaticMarkup(option?.label).replace(/<[^>]+>/g, "");
const textOf = ({ label, options }: ReturnType<typeof dayOptions>) =>
  [label, ...options.map(wordsOf)].join("\n");

it("says when, with whom, how and where", () => {
  const offer = { ...offerAt("2026-12-07T14:00:00Z"), location: "Main Street" };
  const later = offerAt("2026-12-08T14:00:00Z");
  const [first, second] = timeOptions([offer, later], { seenBy: null }).options;
  expect(wordsOf(first)).toMatch(
    /^First that fits: Mon, Dec 7, 09:00, Ada, by phone, Main Street$/,
  );
  expect(wordsOf(second)).toMatch(/^Tue, Dec 8, 09:00, Ada, by phone$/);
});

it("says once of a day that it is later than the level should wait", () => {
  const offers = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-07T14:30:00Z")];
  const day = dayOptions("Monday", offers, { seenBy: new Date("2026-12-07T14:00:00Z") });
  expect(day.label).toBe("Monday, later than this level should wait");
  expect(textOf(day).match(late)).toHaveLength(1);
});

it("says once of all times that they are later than the level should wait", () => {
  const [early, later] = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-08T14:00:00Z")];
  const all = timeOptions([early, later], { seenBy: new Date("2026-12-07T14:00:00Z") });
  expect(all.hint).toMatch(late);
  expect(all.options.map(wordsOf).join()).not.toMatch(late);
  const some = timeOptions([early, later], { seenBy: new Date("2026-12-08T14:00:00Z") });
  expect(some.hint).toBeUndefined();
  expect(some.options.map(wordsOf).join().match(late)).toHaveLength(1);
});

it("says it of each late time of a day on which others are in time", () => {
  const offers = [offerAt("2026-12-07T14:00:00Z"), offerAt("2026-12-07T14:30:00Z")];
  const day = dayOptions("Monday", offers, { seenBy: new Date("2026-12-07T14:30:00Z") });
  expect(day.label).toBe("Monday");
  expect(wordsOf(day.options[0])).not.toMatch(late);
  expect(wordsOf(day.options[1])).toMatch(late);
  expect(textOf(dayOptions("Monday", offers, { seenBy: null }))).not.toMatch(late);
});

it("says that a time is not at the time of day that the patient asked for, by the clock there", () => {
  const morning = offerAt("2026-12-07T15:00:00Z");
  const said = (offer: BookableTime, bestTime?: "any" | "morning" | "evening") =>
    textOf(dayOptions("Monday", [offer], { seenBy: null, bestTime })).includes(
      "not at the time of day",
    );
  expect(said(morning, "morning")).toBe(false);
  expect(said(morning, "evening")).toBe(true);
  expect(said(offerAt("2026-12-07T17:00:00Z", "Europe/London"), "evening")).toBe(false);
  for (const bestTime of ["any", undefined] as const) expect(said(morning, bestTime)).toBe(false);
});
