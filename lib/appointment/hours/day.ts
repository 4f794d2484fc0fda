import { Temporal } from "temporal-polyfill";
import { DAY_MS } from "@/lib/time";

const MINUTE_MS = 60_000;

/** One date by the wall clock of a zone, as instants. */
export type Day = {
  /** ISO date. */
  date: string;
  /** Monday 1 to Sunday 7. */
  weekday: number;
  begins: number;
  /** When the next date begins. */
  ends: number;
  /**
   * The instant of a wall-clock time, in minutes after midnight. A time that the clocks repeat means
   * the first of the two; null for a time that they skip.
   */
  at: (minute: number) => number | null;
  /** As `at`; a time that the clocks skip means the moment at which they do. */
  until: (minute: number) => number;
  /** The wall-clock time of an instant of this date, in minutes after midnight. */
  minuteOf: (instant: number) => number;
};

const dateOf = (iso: string) => Temporal.PlainDate.from(iso);

function midnight(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** The last instant at which a wall clock shows a time before this one. */
function skippedAt(date: Temporal.PlainDate, minute: number, zone: string): number {
  const before = wallTime(date, minute).toZonedDateTime(zone, { disambiguation: "earlier" });
  const change = before.getTimeZoneTransition("next");
  return change?.epochMilliseconds ?? before.epochMilliseconds;
}

function wallTime(date: Temporal.PlainDate, minute: number): Temporal.PlainDateTime {
  return date.toPlainDateTime().add({ minutes: minute });
}

/** A day on which the clocks change: every time is looked up. */
function changingDay(
  date: Temporal.PlainDate,
  zone: string,
): Pick<Day, "at" | "until" | "minuteOf"> {
  const at = (minute: number) => {
    const wall = wallTime(date, minute);
    const found = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
    return found.toPlainDateTime().equals(wall) ? found.epochMilliseconds : null;
  };
  return {
    at,
    until: (minute) => at(minute) ?? skippedAt(date, minute, zone),
    minuteOf: (instant) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime();
      return Math.floor(date.toPlainDateTime().until(wall).total("minutes"));
    },
  };
}

type Bounds = Pick<Day, "begins" | "ends">;

function dayWithin(date: Temporal.PlainDate, { begins, ends }: Bounds, zone: string): Day {
  const named = { date: date.toString(), weekday: date.dayOfWeek, begins, ends };
  // Nearly every day: then a time is a sum.
  if (ends - begins === DAY_MS) {
    const at = (minute: number) => begins + minute * MINUTE_MS;
    const minuteOf = (instant: number) => Math.floor((instant - begins) / MINUTE_MS);
    return { ...named, at, until: at, minuteOf };
  }
  return { ...named, ...changingDay(date, zone) };
}

/** This date in the zone. */
export function dayOf(iso: string, zone: string): Day {
  const date = dateOf(iso);
  const [begins, ends] = [midnight(date, zone), midnight(date.add({ days: 1 }), zone)];
  return dayWithin(date, { begins, ends }, zone);
}

/** The dates of the zone that two instants and all between them fall on. */
export function daysBetween(from: Date, to: Date, zone: string): Day[] {
  const dateAt = (moment: Date) =>
    Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const last = dateAt(to);
  const days: Day[] = [];
  let date = dateAt(from);
  let begins = midnight(date, zone);
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    const next = date.add({ days: 1 });
    const ends = midnight(next, zone);
    days.push(dayWithin(date, { begins, ends }, zone));
    [date, begins] = [next, ends];
  }
  return days;
}

/** Whole weeks between the Mondays of two dates. */
export function weeksBetween(from: string, to: string): number {
  const monday = (iso: string) => {
    const date = dateOf(iso);
    return date.subtract({ days: date.dayOfWeek - 1 });
  };
  return monday(from).until(monday(to)).days / 7;
}
