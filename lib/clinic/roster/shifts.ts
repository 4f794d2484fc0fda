import { Temporal } from "temporal-polyfill";
import { REPEATS, type ShiftInput } from "./schema";

export type ShiftTime = { startsAt: Date; endsAt: Date };

/** The longest shift, so that a typing error cannot put a person on duty for a year. */
const LONGEST_DAYS = 14;

/**
 * The shifts that a form asks for, in the clinic's IANA zone: each begins and ends at the same
 * wall-clock times. A time that the clocks skip or repeat that night is read with Temporal's
 * "compatible" rule. Null when one would be longer than 14 days.
 */
export function shiftTimes(
  input: Pick<ShiftInput, "firstDay" | "from" | "lastDay" | "to" | "repeat">,
  zone: string,
): ShiftTime[] | null {
  const { everyDays, times } = REPEATS[input.repeat];
  const instant = (day: string, time: string, index: number) => {
    const date = Temporal.PlainDate.from(day).add({ days: index * everyDays });
    return new Date(date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
  };
  const { days } = Temporal.PlainDate.from(input.firstDay).until(input.lastDay);
  if (days > LONGEST_DAYS) return null;
  return Array.from({ length: times }, (_, index) => ({
    startsAt: instant(input.firstDay, input.from, index),
    endsAt: instant(input.lastDay, input.to, index),
  }));
}
