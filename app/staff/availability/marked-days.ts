import type { Temporal } from "temporal-polyfill";
import type { DifferentDay } from "@/lib/appointment/hours/different-days";
import { daysLater } from "@/lib/time";

/** How a date differs: a holiday or another closing of the whole day, a leave, or some hours. */
export type Mark = "closed" | "leave" | "hours";

/** The dates and times of what differs, by the wall clock that it was typed by. */
export type Span = { first: string; from: string; last: string; to: string };

/** A time that ends at midnight ends on the date before. The last minute of a day is its end. */
export function spanOf({ from, to }: DifferentDay): Span {
  const time = (at: Temporal.PlainDateTime) =>
    at.toPlainTime().toString({ smallestUnit: "minute" });
  const midnight = time(to) === "00:00";
  return {
    first: from.toPlainDate().toString(),
    from: time(from),
    last: to
      .toPlainDate()
      .subtract({ days: midnight ? 1 : 0 })
      .toString(),
    to: midnight || time(to) === "23:59" ? "24:00" : time(to),
  };
}

/** Whether it takes whole days, from the first to the last. */
export const isWhole = ({ from, to }: Span) => from === "00:00" && to === "24:00";

const RANK: Record<Mark, number> = { hours: 0, leave: 1, closed: 2 };

/** How each date differs that does; of several ways the one that takes most. Pure. */
export function markedDays(days: readonly DifferentDay[]): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const day of days) {
    const span = spanOf(day);
    for (let date = span.first; date <= span.last; date = daysLater(date, 1)) {
      const begun = date > span.first || span.from === "00:00";
      const whole = begun && (date < span.last || span.to === "24:00");
      // A day on which one location is closed differs by some hours only.
      const all = whole && day.kind !== "extra" && !(day.kind === "closed" && day.location);
      const mark = all ? (day.kind === "leave" ? "leave" : "closed") : "hours";
      if (RANK[mark] >= RANK[marks.get(date) ?? "hours"]) marks.set(date, mark);
    }
  }
  return marks;
}

/** The weeks of a month, from Monday on, each with its seven dates; null: of another month. Pure. */
export function weeksOf(month: Temporal.PlainYearMonth): (string | null)[][] {
  const first = month.toPlainDate({ day: 1 });
  const before = first.dayOfWeek - 1;
  const weeks = Math.ceil((before + month.daysInMonth) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => {
      const day = week * 7 + at - before;
      return day >= 0 && day < month.daysInMonth ? first.add({ days: day }).toString() : null;
    }),
  );
}
