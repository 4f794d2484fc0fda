import { Temporal } from "temporal-polyfill";

/** A day on which a clinic may be closed: an ISO date, and its name. */
export type Holiday = { date: string; name: string };

type Rule = { name: string; month: number; at: (year: number, month: number) => number };

const MONDAY = 1;
const THURSDAY = 4;

const on = (day: number) => () => day;

/** The day of a month that is its nth such weekday. */
const nth = (count: number, weekday: number) => (year: number, month: number) => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 }).dayOfWeek;
  return 1 + ((weekday - first + 7) % 7) + (count - 1) * 7;
};

const last = (weekday: number) => (year: number, month: number) => {
  const end = Temporal.PlainDate.from({ year, month, day: 31 });
  return end.day - ((end.dayOfWeek - weekday + 7) % 7);
};

const RULES: readonly Rule[] = [
  { name: "New Year’s Day", month: 1, at: on(1) },
  { name: "Martin Luther King Jr. Day", month: 1, at: nth(3, MONDAY) },
  { name: "Washington’s Birthday", month: 2, at: nth(3, MONDAY) },
  { name: "Memorial Day", month: 5, at: last(MONDAY) },
  { name: "Juneteenth", month: 6, at: on(19) },
  { name: "Independence Day", month: 7, at: on(4) },
  { name: "Labor Day", month: 9, at: nth(1, MONDAY) },
  { name: "Columbus Day", month: 10, at: nth(2, MONDAY) },
  { name: "Veterans Day", month: 11, at: on(11) },
  { name: "Thanksgiving Day", month: 11, at: nth(4, THURSDAY) },
  { name: "Christmas Day", month: 12, at: on(25) },
];

/** A Saturday is observed the day before, a Sunday the day after. */
function observed(date: Temporal.PlainDate): Temporal.PlainDate {
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 });
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date;
}

/**
 * The federal holidays of the United States (5 U.S.C. 6103) in the year that begins on an ISO date, on the
 * days on which they are observed, by date.
 */
export function holidaysFrom(first: string): Holiday[] {
  const begin = Temporal.PlainDate.from(first);
  const end = begin.add({ years: 1 });
  // New Year's Day can be observed in the year before.
  const years = [begin.year, begin.year + 1, begin.year + 2];
  return years
    .flatMap((year) =>
      RULES.map(({ name, month, at }) => ({
        name,
        date: observed(Temporal.PlainDate.from({ year, month, day: at(year, month) })),
      })),
    )
    .filter(
      ({ date }) =>
        Temporal.PlainDate.compare(date, begin) >= 0 && Temporal.PlainDate.compare(date, end) < 0,
    )
    .map(({ name, date }) => ({ name, date: date.toString() }))
    .sort((a, b) => a.date.localeCompare(b.date));
}
