import { Temporal } from "temporal-polyfill";
import type { Hours, Opening } from "@/lib/settings/opening";
import type { Target, Targets } from "@/lib/settings/targets";
import type { Level } from "@/lib/triage/symptoms";

/** When a place of the clinic is open, by the wall clock of this time zone. */
export type Calendar = Opening & { timeZone: string };

/** Open from and until, in milliseconds since 1970. */
type Span = { from: number; until: number };

const MINUTE_MS = 60_000;
const ALWAYS: readonly Hours[] = [{ from: 0, until: 1440 }];

type Day = { day: number; works: boolean; open: () => Span[] };

/** The days from the one of this moment on, each with when it is open. A clock change is counted as it is. */
function* daysFrom(moment: number, calendar: Calendar): Generator<Day> {
  const { timeZone, week, holidays } = calendar;
  // A calendar without any hour is refused when it is saved; if it came here, it would be read as always open.
  const neverOpen = week.every((hours) => hours.length === 0);
  const first = Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  for (let day = 0; ; day += 1) {
    const date = first.add({ days: day });
    const at = (minute: number) =>
      date.add({ days: Math.floor(minute / 1440) }).toZonedDateTime({
        timeZone,
        plainTime: Temporal.PlainTime.from({
          hour: Math.floor(minute / 60) % 24,
          minute: minute % 60,
        }),
      }).epochMilliseconds;
    const own = holidays.has(date.toString()) ? [] : (week[date.dayOfWeek - 1] ?? []);
    const hours = neverOpen ? ALWAYS : own;
    const open = () =>
      hours
        .map(({ from, until }) => ({ from: at(from), until: at(until) }))
        .filter(({ from, until }) => from < until);
    yield { day, works: hours.length > 0, open };
  }
}

/** The moment at which the clinic has been open for so many milliseconds since then. */
function afterOpenTime(since: number, length: number, calendar: Calendar): number {
  let left = length;
  for (const { open } of daysFrom(since, calendar))
    for (const { from, until } of open()) {
      const start = Math.max(from, since);
      if (until - start >= left) return start + left;
      left -= Math.max(0, until - start);
    }
  return since;
}

/** The open moment of a day that comes closest to this one without being later, else its first. */
function withinHours(open: readonly Span[], moment: number): number | undefined {
  const begun = open.filter(({ from }) => from <= moment).at(-1);
  return begun ? Math.min(moment, begun.until) : open[0]?.from;
}

/** The same time of day on the day that is so many open days later, moved into its hours. */
function afterWorkingDays(since: number, days: number, calendar: Calendar): number {
  const { timeZone } = calendar;
  const start = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(timeZone);
  let left = days;
  for (const { day, works, open } of daysFrom(since, calendar)) {
    if (day === 0 || !works) continue;
    left -= 1;
    // A day whose hours a clock change takes whole gives none: then it is the next one.
    const due =
      left <= 0 ? withinHours(open(), start.add({ days: day }).epochMilliseconds) : undefined;
    if (due !== undefined) return due;
  }
  return since;
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
