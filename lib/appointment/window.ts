import { dateIn, daysLater, HOUR_MS, startOfDay } from "@/lib/time";
import type { Level } from "@/lib/triage/symptoms";

/** Who books: staff for a patient, or the patient. */
export type Booker = "staff" | "patient";

/**
 * On which days, counted from today, patients of a level book for themselves: the first, and the first
 * day after. An EMERGENCY gets the phone and books nothing. An URGENT one is seen today, or calls.
 */
const OWN_DAYS: Partial<Record<Level, readonly [first: number, end: number]>> = {
  URGENT: [0, 1],
  SOON: [0, 8],
  ROUTINE: [2, 43],
  SELF_CARE: [2, 43],
};
const STAFF_DAYS = 43;

export type BookingClock = {
  now: Date;
  zone: string;
  /** The hours before a visit until which patients book it themselves. */
  leadHours: number;
};

/**
 * From when until when visits are offered for a level; null: none at all, by themselves. Days are
 * those of the zone. Patients book nothing that begins sooner than they can come.
 */
export function bookingWindow(
  level: Level,
  by: Booker,
  { now, zone, leadHours }: BookingClock,
): { from: Date; to: Date } | null {
  const days = by === "staff" ? ([0, STAFF_DAYS] as const) : OWN_DAYS[level];
  if (!days) return null;
  const today = dateIn(zone, now);
  const begin = (day: number) => startOfDay(daysLater(today, day), zone);
  const soonest = by === "staff" ? now : new Date(now.getTime() + leadHours * HOUR_MS);
  return { from: days[0] === 0 ? soonest : begin(days[0]), to: begin(days[1]) };
}

type Who = { levels: readonly Level[]; patientsBook: boolean };

/** Whether this kind of visit can be booked by this person for this level at this time. */
export function isFor(
  { levels, patientsBook }: Who,
  { level, by, startsAt, ...clock }: { level: Level; by: Booker; startsAt: Date } & BookingClock,
): boolean {
  if (!levels.includes(level)) return false;
  if (by === "staff") return true;
  const window = bookingWindow(level, by, clock);
  return patientsBook && window !== null && startsAt >= window.from && startsAt < window.to;
}
