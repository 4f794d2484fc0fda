import { z } from "zod";
import { dateIn, daysLater, startOfDay } from "@/lib/time";

/** A page without dates shows this many days. */
export const USUAL_DAYS = 90;
export const MOST_DAYS = 366;

/** A span of time: from the first moment of `from` to before `until`. */
export type Span = { from: Date; until: Date };

const DaySchema = z.iso.date();

/**
 * The span that two ISO dates of an address mean, both days included, in days of the clinic's time
 * zone; at most 366 days. Anything else gives the last 90 days up to now.
 */
export function readSpan(given: { from?: unknown; to?: unknown }, now: Date, zone: string): Span {
  const from = DaySchema.safeParse(given.from);
  const to = DaySchema.safeParse(given.to);
  const last = to.success ? to.data : dateIn(zone, now);
  const until = to.success ? startOfDay(daysLater(last, 1), zone) : now;
  const usual = {
    from: startOfDay(daysLater(dateIn(zone, now), -USUAL_DAYS), zone),
    until: now,
  };
  if (!from.success || startOfDay(from.data, zone) >= until) return usual;
  const earliest = daysLater(last, 1 - MOST_DAYS);
  const [, first = earliest] = [from.data, earliest].sort();
  return { from: startOfDay(first, zone), until };
}
