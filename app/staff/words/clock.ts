import { env } from "@/lib/env";
import { dateFormat } from "@/lib/i18n/date-format";

function format(options: Intl.DateTimeFormatOptions, moment: Date): string {
  return dateFormat("en-US", { timeZone: env().CLINIC_TIME_ZONE, ...options }).format(moment);
}

/** A time in the clinic's time zone. */
export const timeText = (moment: Date) =>
  format({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }, moment);

export const dayText = (moment: Date) =>
  format({ weekday: "short", day: "numeric", month: "short" }, moment);

export const shortDayText = (moment: Date) => format({ day: "numeric", month: "short" }, moment);

export const longDayText = (moment: Date) =>
  format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, moment);

export const dayTimeText = (moment: Date) => `${dayText(moment)}, ${timeText(moment)}`;

const WEEK_MS = 6 * 86_400_000;

/** A moment that is near: the time alone if it is today, with its weekday in the days after. */
export function nearText(moment: Date, now: Date): string {
  if (dayText(moment) === dayText(now)) return timeText(moment);
  const near = Math.abs(moment.getTime() - now.getTime()) < WEEK_MS;
  const day = near ? format({ weekday: "short" }, moment) : shortDayText(moment);
  return `${day} ${timeText(moment)}`;
}

/** The mark of a patient who feels worse; only the time if that was today. */
export const worseText = (since: Date, now: Date) =>
  `Worse since ${dayText(since) === dayText(now) ? timeText(since) : dayTimeText(since)}`;

/** The mark of an answer to a written question that nobody has looked at; only the time if today. */
export const answeredText = (since: Date, now: Date) =>
  `Answered ${dayText(since) === dayText(now) ? timeText(since) : dayTimeText(since)}`;

/** The mark of a planned call, and whether it is due. */
export const nextTryText = (nextTryAt: Date, now: Date) =>
  `${nextTryAt <= now ? "Call due since" : "Call again"} ${
    dayText(nextTryAt) === dayText(now) ? timeText(nextTryAt) : dayTimeText(nextTryAt)
  }`;

export const fullText = (moment: Date) =>
  `${format({ day: "numeric", month: "short", year: "numeric" }, moment)}, ${timeText(moment)}`;

/** An ISO date as month and day: "Nov 3". */
export const monthDayText = (isoDate: string) =>
  dateFormat("en-US", { timeZone: "UTC", month: "short", day: "numeric" }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );

/** An ISO date with its weekday: "Fri, Dec 4". */
export const weekdayText = (isoDate: string) =>
  dateFormat("en-US", {
    ...{ timeZone: "UTC", weekday: "short", month: "short", day: "numeric" },
  }).format(new Date(`${isoDate}T00:00:00Z`));

/** An ISO date (of birth) in words, independent of the time zone. */
export function dateText(isoDate: string): string {
  return dateFormat("en-US", { timeZone: "UTC", dateStyle: "medium" }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );
}
