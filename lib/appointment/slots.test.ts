import { expect, it } from "vitest";
import { dateIn, weekOf } from "@/lib/time";
import { slotTimes } from "./slots";

const zone = "America/New_York";
const iso = (times: ReturnType<typeof slotTimes>) =>
  times?.map((time) => time.startsAt.toISOString());

it("cuts a morning into slots and leaves out a remainder that is too short", () => {
  const openings = { date: "2026-11-23", from: "09:00", to: "10:20", minutes: 30 };
  expect(iso(slotTimes(openings, zone))).toEqual([
    "2026-11-23T14:00:00.000Z",
    "2026-11-23T14:30:00.000Z",
  ]);
});

it("knows daylight saving time", () => {
  const openings = { date: "2026-07-06", from: "09:00", to: "09:30", minutes: 30 };
  expect(iso(slotTimes(openings, zone))).toEqual(["2026-07-06T13:00:00.000Z"]);
});

it.each([
  ["skipped", { date: "2026-03-08", from: "02:30", to: "05:00" }],
  ["there twice", { date: "2026-11-01", from: "01:30", to: "05:00" }],
  ["skipped at the end", { date: "2026-03-08", from: "01:00", to: "02:30" }],
])("refuses a time that is %s when the clocks change", (_, times) => {
  expect(slotTimes({ ...times, minutes: 30 }, zone)).toBeNull();
});

it("counts real minutes across a clock change", () => {
  const night = { date: "2026-03-08", from: "01:00", to: "04:00", minutes: 60 };
  expect(slotTimes(night, zone)).toHaveLength(2);
});

it("begins weeks on Monday in the clinic", () => {
  const week = weekOf("2026-11-22", zone);
  expect(week.monday).toBe("2026-11-16");
  expect(week.from.toISOString()).toBe("2026-11-16T05:00:00.000Z");
  expect(dateIn(zone, new Date("2026-11-23T02:00:00Z"))).toBe("2026-11-22");
});
