import { z } from "zod";
import { DAY_MS } from "@/lib/time";

/** A page without dates shows this many days. */
export const USUAL_DAYS = 90;
export const MOST_DAYS = 366;

/** A span of time: from the first moment of `from` to before `until`. */
export type Span = { from: Date; until: Date };

const day = z.iso.date().transform((text) => new Date(`${text}T00:00:00Z`));

/**
 * The span that two ISO dates of an address mean, both days included, in UTC days; at most 366 days.
 * Anything else gives the last 90 days up to now.
 */
export function readSpan(given: { from?: unknown; to?: unknown }, now: Date): Span {
  const from = day.safeParse(given.from);
  const to = day.safeParse(given.to);
  const until = to.success ? new Date(to.data.getTime() + DAY_MS) : now;
  const usual = { from: new Date(now.getTime() - USUAL_DAYS * DAY_MS), until: now };
  if (!from.success || from.data >= until) return usual;
  const earliest = until.getTime() - MOST_DAYS * DAY_MS;
  return { from: new Date(Math.max(from.data.getTime(), earliest)), until };
}
