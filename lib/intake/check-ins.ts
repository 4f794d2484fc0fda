import { Temporal } from "temporal-polyfill";
import type { Level } from "@/lib/triage/symptoms";

/**
 * The levels whose patients we ask after some days how they are. From URGENT up, staff speak to
 * them the same day.
 */
export const ASKED_LEVELS: readonly Level[] = ["SELF_CARE", "ROUTINE", "SOON"];
export const CHECK_IN_DAYS = [3, 14] as const;
/** Messages do not arrive at night. */
const EARLIEST_HOUR = 9;
const LATEST_HOUR = 18;

/**
 * When to ask how they are: 3 and 14 days later at the same time of day in the clinic's time zone,
 * moved to between 9 a.m. and 6 p.m.
 */
export function checkInTimes(receivedAt: Date, timeZone: string): { day: number; dueAt: Date }[] {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime());
  const start = received.toZonedDateTimeISO(timeZone);
  return CHECK_IN_DAYS.map((day) => {
    const wished = start.add({ days: day });
    const hour = Math.min(Math.max(wished.hour, EARLIEST_HOUR), LATEST_HOUR);
    const at = hour === wished.hour ? wished : wished.with({ hour, minute: 0, second: 0 });
    return { day, dueAt: new Date(at.epochMilliseconds) };
  });
}
