import { Temporal } from "temporal-polyfill";

export type SlotTime = { startsAt: Date; endsAt: Date };
export type Openings = { date: string; from: string; to: string; minutes: number };

/** A wall-clock time as an instant; null when the clocks skip it or repeat it that night. */
function instantOf(date: string, time: string, zone: string): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`)
      .toZonedDateTime(zone, { disambiguation: "reject" })
      .toInstant();
  } catch {
    return null;
  }
}

/**
 * The slots between two wall-clock times of one day in the clinic's IANA zone, each of `minutes`
 * real minutes; a remainder too short for one more is left out. Null when a clock change makes one
 * of the two times missing or ambiguous.
 */
export function slotTimes(openings: Openings, zone: string): SlotTime[] | null {
  const first = instantOf(openings.date, openings.from, zone);
  const last = instantOf(openings.date, openings.to, zone);
  if (!first || !last) return null;
  const length = openings.minutes * 60_000;
  const count = Math.floor((last.epochMilliseconds - first.epochMilliseconds) / length);
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    startsAt: new Date(first.epochMilliseconds + index * length),
    endsAt: new Date(first.epochMilliseconds + (index + 1) * length),
  }));
}
