import { Temporal } from "temporal-polyfill";
import { dateFormat } from "@/lib/i18n/date-format";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The instant at which this ISO date begins in the zone. */
export function startOfDay(date: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
}

/** The instants at which the week of this ISO date begins and ends (Monday to Monday) in the zone. */
export function weekOf(date: string, zone: string): { monday: string; from: Date; to: Date } {
  const day = Temporal.PlainDate.from(date);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const begin = (start: Temporal.PlainDate) =>
    new Date(start.toZonedDateTime(zone).epochMilliseconds);
  return { monday: monday.toString(), from: begin(monday), to: begin(monday.add({ days: 7 })) };
}

/** The ISO date of this moment in the zone. Swedish dates are written as ISO 8601 has them. */
export function dateIn(zone: string, moment: Date): string {
  return dateFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(moment);
}

/** The ISO date some days later (or earlier). */
export function daysLater(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
