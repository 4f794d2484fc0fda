import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import type { DifferentDay } from "@/lib/appointment/hours/different-days";
import { markedDays, spanOf, weeksOf } from "./marked-days";

const different = (from: string, to: string, more: Partial<DifferentDay> = {}): DifferentDay => ({
  ...{ id: from, kind: "leave", visitType: null, location: null, reason: null },
  ...{ from: Temporal.PlainDateTime.from(from), to: Temporal.PlainDateTime.from(to), ...more },
});
const marks = (...days: DifferentDay[]) => [...markedDays(days)];

it("marks every whole day of a leave, and the days of which it takes only hours", () => {
  expect(marks(different("2026-12-04T12:30", "2026-12-06T23:59"))).toEqual([
    ["2026-12-04", "hours"],
    ["2026-12-05", "leave"],
    ["2026-12-06", "leave"],
  ]);
});

it("marks a closing of everybody before a leave, and one of a single location as some hours", () => {
  const [from, to] = ["2026-12-25T00:00", "2026-12-26T00:00"];
  const closed = different(from, to, { kind: "closed" });
  expect(marks(closed, different(from, to))).toEqual([["2026-12-25", "closed"]]);
  expect(marks(different(from, to), closed)).toEqual([["2026-12-25", "closed"]]);
  const there = different(from, to, { kind: "closed", location: "Lakeside" });
  expect(marks(there)).toEqual([["2026-12-25", "hours"]]);
  expect(marks(different(from, to), there)).toEqual([["2026-12-25", "leave"]]);
  expect(marks(different(from, to, { kind: "extra" }))).toEqual([["2026-12-25", "hours"]]);
});

it("ends at midnight on the day before", () => {
  expect(spanOf(different("2026-12-25T00:00", "2026-12-26T00:00"))).toEqual({
    ...{ first: "2026-12-25", from: "00:00", last: "2026-12-25", to: "24:00" },
  });
});

it("lays a month out in weeks from Monday on", () => {
  const weeks = weeksOf(Temporal.PlainYearMonth.from("2026-12"));
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([
    null,
    ...["01", "02", "03", "04", "05", "06"].map((day) => `2026-12-${day}`),
  ]);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
  expect(weeksOf(Temporal.PlainYearMonth.from("2027-02"))).toHaveLength(4);
});
