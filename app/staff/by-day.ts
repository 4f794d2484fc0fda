import { longDayText } from "./clock";

/** Groups rows that are in order of time by their day in the clinic, in words. */
export function byDay<Row extends { startsAt: Date }>(rows: Row[]): [string, Row[]][] {
  const days = new Map<string, Row[]>();
  for (const row of rows) {
    const day = longDayText(row.startsAt);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}
