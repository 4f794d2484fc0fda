import { expect, it } from "vitest";
import type { Rule } from "@/lib/appointment/hours/availability";
import { givenTimes } from "./given";
import { neededTimes, shortOf } from "./needed";

const visit = (id: string, minutes: number) => ({
  ...{ id, mode: "phone" as const, minutes, bufferBefore: 0, bufferAfter: 0 },
});
const rule = (more: Partial<Rule> = {}): Rule => ({
  ...{ clinicianId: "ada", locationId: null, zone: null, weekday: 1, fromMinute: 540 },
  ...{ toMinute: 660, visitTypeId: null, heldFor: null, releaseHours: 72, everyWeeks: 1 },
  ...{ validFrom: "2026-01-01", validTo: null },
  ...more,
});
const week = { from: new Date("2026-12-07T00:00Z"), zone: "UTC" };
const kinds = [visit("long", 30), visit("short", 20)];

it("counts each time of a week once, and for each kind as many as fit", () => {
  const kept = rule({ weekday: 2, toMinute: 600, heldFor: "URGENT" });
  expect(givenTimes([rule(), kept], kinds, week)).toEqual({
    all: 6,
    kept: { URGENT: 2, SOON: 0 },
    byVisit: { long: 6, short: 9 },
  });
});

it("counts hours of one kind for that kind, and hours of every second week by half", () => {
  const short = rule({ visitTypeId: "short", toMinute: 600 });
  const second = rule({ weekday: 3, everyWeeks: 2, validFrom: "2026-11-30" });
  expect(givenTimes([short, second], kinds, week)).toEqual({
    all: 5,
    kept: { URGENT: 0, SOON: 0 },
    byVisit: { long: 2, short: 6 },
  });
});

it("gives nothing without hours", () => {
  expect(givenTimes([], kinds, week).all).toBe(0);
});

it("says what a usual and the busiest week took, and what is missing", () => {
  const needed = neededTimes([3, 9, 0, 4, 5, 4, 2, 8]);
  expect(needed).toEqual({ usual: 4, busy: 9 });
  expect(neededTimes([])).toEqual({ usual: 0, busy: 0 });
  expect(shortOf(9, needed)).toEqual({ usual: 0, busy: 0 });
  expect(shortOf(6, needed)).toEqual({ usual: 0, busy: 3 });
  expect(shortOf(3, needed)).toEqual({ usual: 1, busy: 6 });
});
