import { Temporal } from "temporal-polyfill";
import type { Level } from "@/lib/triage/symptoms";

type Deadline = { minutes: number } | { workingDays: number } | null;

// Staff targets of the clinical catalogue.
const DEADLINES: Record<Level, Deadline> = {
  EMERGENCY: { minutes: 15 },
  URGENT: { minutes: 240 },
  SOON: { workingDays: 1 },
  ROUTINE: { workingDays: 5 },
  SELF_CARE: null,
};

const SATURDAY = 6;

/**
 * When staff must have been in touch: EMERGENCY 15 minutes, URGENT 4 hours, SOON 1 and ROUTINE 5
 * working days (Monday to Friday) later at the same time of day in the clinic's time zone, SELF_CARE
 * never (null). A time that a clock change skips moves forward.
 */
export function dueAt(level: Level, receivedAt: Date, timeZone: string): Date | null {
  const deadline = DEADLINES[level];
  if (!deadline) return null;
  if ("minutes" in deadline) return new Date(receivedAt.getTime() + deadline.minutes * 60_000);
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime());
  const start = received.toZonedDateTimeISO(timeZone);
  let day = 0;
  for (let left = deadline.workingDays; left > 0; ) {
    day += 1;
    if (start.add({ days: day }).dayOfWeek < SATURDAY) left -= 1;
  }
  return new Date(start.add({ days: day }).epochMilliseconds);
}
