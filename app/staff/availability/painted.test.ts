import { expect, it } from "vitest";
import { cellsBetween, cellsOf, keyOf, minutesOf, openCells, rangesOf, rangeText } from "./painted";

it("joins half hours that touch, by day, however they were painted", () => {
  const cells = [
    ...cellsBetween({ day: 2, minute: 600 }, { day: 1, minute: 540 }),
    { day: 1, minute: 840 },
    { day: 1, minute: 630 },
  ];
  expect(rangesOf(cells.map(keyOf)).map(rangeText)).toEqual([
    "1 540 660",
    "1 840 870",
    "2 540 630",
  ]);
  expect(rangesOf([])).toEqual([]);
});

it("knows every half hour that hours touch", () => {
  const minutes = cellsOf({ weekday: 3, fromMinute: 555, toMinute: 610 }).map(
    ({ minute }) => minute,
  );
  expect(minutes).toEqual([540, 570, 600]);
});

it("shows from seven to seven, and more where hours lie outside", () => {
  expect(minutesOf([])).toEqual({ from: 420, to: 1140 });
  expect(minutesOf([{ weekday: 1, fromMinute: 395, toMinute: 1145 }])).toEqual({
    from: 360,
    to: 1200,
  });
});

it("shows what each half hour is open for, and how far the first one of several alike reaches", () => {
  const hours = { weekday: 1, mode: null, heldFor: null, location: null };
  const cells = openCells([
    { ...hours, fromMinute: 540, toMinute: 600 },
    { ...hours, fromMinute: 600, toMinute: 630 },
    { ...hours, fromMinute: 630, toMinute: 660, heldFor: "URGENT" },
    { ...hours, fromMinute: 660, toMinute: 690, mode: "phone" },
    { ...hours, fromMinute: 780, toMinute: 810, mode: "phone" },
  ]);
  expect([...cells].map(([key, { mode, heldFor, run }]) => [key, mode, heldFor, run])).toEqual([
    ["1-540", null, null, 3],
    ["1-570", null, null, 0],
    ["1-600", null, null, 0],
    ["1-630", null, "URGENT", 1],
    ["1-660", "phone", null, 1],
    ["1-780", "phone", null, 1],
  ]);
});
