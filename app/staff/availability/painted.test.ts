import { expect, it } from "vitest";
import { cellsBetween, cellsOf, keyOf, minutesOf, rangesOf, rangeText } from "./painted";

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
