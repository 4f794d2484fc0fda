import { Temporal } from "temporal-polyfill";
import type { Hours, Opening } from "@/lib/clinic/settings/opening";
import type { Target, Targets } from "@/lib/clinic/settings/targets";
import { DAY_MS } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";

/** When a location is open, by the wall clock of this time zone. */
export type Calendar = Opening & { timeZone: string };

/** Open from and until, in milliseconds since 1970. */
type Span = { from: number; until: number };

const MINUTE_MS = 60_000;
const FIRST_DAY = Temporal.PlainDate.from("1970-01-01");
const ALWAYS: readonly Hours[] = [{ from: 0, until: 1440 }];

/** One day by the wall clock. A clock change makes it longer or shorter, and is counted as it is. */
type Day = { begins: number; ends: number; works: boolean; open: readonly Span[] };

/** The days already worked out for each calendar; they are the same for every intake. */
const daysOf = new WeakMap<Calendar, Map<number, Day>>();

function workOut(date: Temporal.PlainDate, { timeZone, week, holidays }: Calendar): Day {
  // A calendar without any hours cannot be saved. If one came here, it would count as always open.
  const neverOpen = week.every((hours) => hours.length === 0);
  const own = holidays.has(date.toString()) ? [] : (week[date.dayOfWeek - 1] ?? []);
  const hours = neverOpen ? ALWAYS : own;
  const at = (minute: number) =>
    date.add({ days: Math.floor(minute / 1440) }).toZonedDateTime({
      timeZone,
      plainTime: Temporal.PlainTime.from({
        hour: Math.floor(minute / 60) % 24,
        minute: minute % 60,
      }),
    }).epochMilliseconds;
  const open = hours
    .map(({ from, until }) => ({ from: at(from), until: at(until) }))
    .filter(({ from, until }) => from < until);
  return { begins: at(0), ends: at(1440), works: hours.length > 0, open };
}

/** The day of a calendar this many days after January 1, 1970. */
function dayAt(number: number, calendar: Calendar): Day {
  const known = daysOf.get(calendar) ?? new Map<number, Day>();
  const day = known.get(number) ?? workOut(FIRST_DAY.add({ days: number }), calendar);
  daysOf.set(calendar, known.set(number, day));
  return day;
}

/** The number of the day that a moment falls on. A wall clock is less than a day away from UTC. */
function dayOf(moment: number, calendar: Calendar): number {
  let number = Math.floor(moment / DAY_MS) - 1;
  while (moment >= dayAt(number, calendar).ends) number += 1;
  return number;
}

/** The moment when the clinic has been open for this many milliseconds since `since`. */
function afterOpenTime(since: number, length: number, calendar: Calendar): number {
  let left = length;
  for (let number = dayOf(since, calendar); ; number += 1)
    for (const { from, until } of dayAt(number, calendar).open) {
      const start = Math.max(from, since);
      if (until - start >= left) return start + left;
      left -= Math.max(0, until - start);
    }
}

/** The latest open moment of a day that is not after this one, else its first open moment. */
function withinHours(open: readonly Span[], moment: number): number | undefined {
  const begun = open.filter(({ from }) => from <= moment).at(-1);
  return begun ? Math.min(moment, begun.until) : open[0]?.from;
}

/** The same time of day this many days later. A time that a clock change skips moves forward. */
function sameTime(since: number, days: number, calendar: Calendar): number {
  const number = dayOf(since, calendar);
  const [day, later] = [dayAt(number, calendar), dayAt(number + days, calendar)];
  const changes = [day, later].some(({ begins, ends }) => ends - begins !== DAY_MS);
  if (!changes) return later.begins + (since - day.begins);
  const start = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(calendar.timeZone);
  return start.add({ days }).epochMilliseconds;
}

/** The same time of day this many open days later, moved into that day's hours. */
function afterWorkingDays(since: number, workingDays: number, calendar: Calendar): number {
  const first = dayOf(since, calendar);
  let left = workingDays;
  for (let days = 1; ; days += 1) {
    const { works, open } = dayAt(first + days, calendar);
    if (!works) continue;
    left -= 1;
    // A clock change can remove all hours of a day. Then the next day counts.
    const due = left <= 0 ? withinHours(open, sameTime(since, days, calendar)) : undefined;
    if (due !== undefined) return due;
  }
}

function after(since: number, { amount, unit }: Target, calendar: Calendar): number {
  if (unit === "minutes") return since + amount * MINUTE_MS;
  if (unit === "opening_hours") return afterOpenTime(since, amount * 60 * MINUTE_MS, calendar);
  return afterWorkingDays(since, amount, calendar);
}

/**
 * When staff must have been in touch about an intake of this level: minutes run by the clock; opening
 * hours only while the clinic is open; working days end at the same time of day, moved into the
 * hours of that day (before they begin: when they begin; in a break or after them: when they ended).
 * Null for a level without a target. A time that a clock change skips moves forward. Pure.
 */
export function dueAt(
  level: Level,
  receivedAt: Date,
  calendar: Calendar,
  targets: Targets,
): Date | null {
  const target = targets[level];
  return target && new Date(after(receivedAt.getTime(), target, calendar));
}
