import { Temporal } from "temporal-polyfill";
import type { Level } from "@/lib/triage/symptoms";

/** Within how many days a level is to be seen (README): today, this week; the others can wait. */
const DAYS: Partial<Record<Level, number>> = { EMERGENCY: 0, URGENT: 0, SOON: 7 };

/** The end of the last day on which a patient of this level should be seen; null: none. */
export function seenBy(level: Level, receivedAt: Date, zone: string): Date | null {
  const days = DAYS[level];
  if (days === undefined) return null;
  const day = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  return new Date(day.add({ days: days + 1 }).toZonedDateTime(zone).epochMilliseconds);
}
