import { expect, it } from "vitest";
import { hourRem, lanesOf, placeOn, shownHours } from "./place";

const zone = "America/New_York";
const span = (startsAt: string, endsAt: string) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

it("places a span by the wall clock of its day", () => {
  const visit = span("2026-12-07T14:00:00Z", "2026-12-07T14:30:00Z");
  expect(placeOn("2026-12-07", visit, zone)).toEqual({ from: 540, to: 570 });
  expect(placeOn("2026-12-08", visit, zone)).toBeNull();
  const summer = span("2026-07-06T13:00:00Z", "2026-07-06T13:30:00Z");
  expect(placeOn("2026-07-06", summer, zone)).toEqual({ from: 540, to: 570 });
});

it("cuts a leave of several days at midnight", () => {
  const leave = span("2026-12-07T18:00:00Z", "2026-12-09T15:00:00Z");
  expect(placeOn("2026-12-07", leave, zone)).toEqual({ from: 780, to: 1440 });
  expect(placeOn("2026-12-08", leave, zone)).toEqual({ from: 0, to: 1440 });
  expect(placeOn("2026-12-09", leave, zone)).toEqual({ from: 0, to: 600 });
});

it("never turns a span around when the clocks go back", () => {
  const night = span("2026-11-01T05:45:00Z", "2026-11-01T06:15:00Z");
  expect(placeOn("2026-11-01", night, zone)).toEqual({ from: 105, to: 110 });
});

it("shows working hours, and more where something lies outside", () => {
  expect(shownHours([])).toEqual({ from: 540, to: 1020 });
  expect(
    shownHours([
      { from: 455, to: 500 },
      { from: 1000, to: 1105 },
    ]),
  ).toEqual({
    from: 420,
    to: 1140,
  });
});

it("gives a time of twenty minutes the height of two lines, and no more than is needed", () => {
  const long = { from: 480, to: 540 };
  const short = { from: 540, to: 560 };
  // Two lines of 17 px, with padding and border.
  expect((hourRem([long, short]) / 3) * 16).toBeGreaterThanOrEqual(2 * 17 + 2 + 2);
  expect(hourRem([long])).toBe(4.5);
  expect(hourRem([])).toBe(4.5);
  expect(hourRem([{ from: 0, to: 5 }])).toBe(9);
});

it("puts what overlaps beside each other, and gives what stands alone the whole width", () => {
  const lanes = lanesOf([
    { from: 0, to: 30 },
    { from: 0, to: 60 },
    { from: 30, to: 60 },
    { from: 60, to: 90 },
  ]);
  expect(lanes).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 2 },
    { lane: 0, lanes: 1 },
  ]);
});
