import type { HeldLevel, Rule } from "@/lib/appointment/hours/availability";
import { type OpenSlot, openSlots } from "@/lib/appointment/hours/open-slots";
import type { VisitLength } from "@/lib/appointment/visit-type/schema";
import { DAY_MS } from "@/lib/time";

const WEEK_MS = 7 * DAY_MS;

/** How many times usual weeks give. */
export type Given = {
  /** All times, each counted once. */
  all: number;
  /** Of these, kept for a level. */
  kept: Record<HeldLevel, number>;
  /** By the id of a kind of visit: as many as there would be if all were of this kind. */
  byVisit: Record<string, number>;
};

type Weeks = { from: Date; zone: string };

/** Rules of every two, three or four weeks repeat after this many weeks. */
function wholeWeeks(rules: readonly Rule[]): number {
  const fits = (weeks: number) => rules.every(({ everyWeeks }) => weeks % everyWeeks === 0);
  return [1, 2, 3, 4, 6].find(fits) ?? 12;
}

const touches = (a: OpenSlot, b: OpenSlot) =>
  a.clinicianId === b.clinicianId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * How many times a usual week gives on average, from a Monday on: no leave, no closing, nothing booked.
 * Times of the first kind of visit count, and of the others where it has none. Pure.
 */
export function givenTimes(
  rules: readonly Rule[],
  visits: readonly VisitLength[],
  { from, zone }: Weeks,
): Given {
  const weeks = wholeWeeks(rules);
  const to = new Date(from.getTime() + weeks * WEEK_MS);
  // So long before that nothing which is kept was given away.
  const now = new Date(from.getTime() - 5 * WEEK_MS);
  const availability = { rules, exceptions: [], busy: [], needRoom: [], rooms: [] };
  const inWeek = (count: number) => Math.floor(count / weeks);
  const all: OpenSlot[] = [];
  const byVisit: Given["byVisit"] = {};
  for (const visit of visits) {
    const slots = openSlots(availability, { visit, level: "EMERGENCY", from, to, now, zone });
    byVisit[visit.id] = inWeek(slots.length);
    all.push(...slots.filter((slot) => !all.some((known) => touches(known, slot))));
  }
  const keptFor = (level: HeldLevel) =>
    inWeek(all.filter(({ heldFor }) => heldFor === level).length);
  return {
    all: inWeek(all.length),
    kept: { URGENT: keptFor("URGENT"), SOON: keptFor("SOON") },
    byVisit,
  };
}
