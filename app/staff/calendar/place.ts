import { dayOf } from "@/lib/appointment/hours/day";

/** A part of a day's column: minutes after midnight by the wall clock. */
export type Place = { from: number; to: number };

/** Where a span lies on an ISO date in the zone; null: not on this date. */
export function placeOn(
  date: string,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  zone: string,
): Place | null {
  const day = dayOf(date, zone);
  const [begin, end] = [startsAt.getTime(), endsAt.getTime()];
  if (begin >= day.ends || end <= day.begins) return null;
  const from = begin <= day.begins ? 0 : day.minuteOf(begin);
  const to = end >= day.ends ? 1440 : day.minuteOf(end);
  // In the night in which the clocks go back, an end can show an earlier time than its beginning.
  return { from, to: Math.max(to, from + 5) };
}

const LEAST_HOUR_REM = 4.5;
const MOST_HOUR_REM = 9;
/** Two lines of text with their border. */
const TWO_LINES_REM = 2.4;

/** How high an hour is, so that the shortest part shows two lines: when and who, then what. */
export function hourRem(places: readonly Place[]): number {
  const shortest = Math.min(60, ...places.map(({ from, to }) => to - from));
  return Math.min(MOST_HOUR_REM, Math.max(LEAST_HOUR_REM, (60 / shortest) * TWO_LINES_REM));
}

const EARLIEST = 9 * 60;
const LATEST = 17 * 60;

/** The whole hours that a calendar shows, so that every part of it is seen. */
export function shownHours(places: readonly Place[]): Place {
  const from = Math.min(EARLIEST, ...places.map((place) => place.from));
  const to = Math.max(LATEST, ...places.map((place) => place.to));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** Where a part stands beside others of the same time: which of how many. */
export type Lane = { lane: number; lanes: number };

/**
 * Puts parts that overlap beside each other, so that none covers another: each takes the first lane that
 * is free then. In order of time.
 */
export function lanesOf(places: readonly Place[]): Lane[] {
  const ends: number[] = [];
  const found: { lane: number; group: number[] }[] = [];
  let group: number[] = [];
  for (const [at, { from, to }] of places.entries()) {
    if (ends.every((end) => end <= from)) {
      ends.length = 0;
      group = [];
    }
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    group.push(at);
    found.push({ lane, group });
  }
  return found.map(({ lane, group: theirs }) => ({
    lane,
    lanes: Math.max(...theirs.map((at) => found[at]?.lane ?? 0)) + 1,
  }));
}
