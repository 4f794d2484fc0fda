import { dateFormat } from "./date-format";
import { LANGUAGES, type Locale } from "./locales";

/**
 * To the minute; the day alone; the time of day alone; or to the minute with the year, for records read
 * much later.
 */
export type Precision = "minute" | "day" | "clock" | "record";

/**
 * A moment in this time zone as a sentence of the language names it: "Sunday, November 29 at
 * 6:56 PM EST", "domingo 29 de noviembre a las 6:56 p. m. EST". Pure.
 */
export function momentIn(
  locale: Locale,
  at: Date,
  timeZone: string,
  precision: Precision = "minute",
): string {
  const { format, sentence } = LANGUAGES[locale];
  const words = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(format, { timeZone, ...options }).format(at);
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  if (precision === "clock") return words(clock);
  const year = precision === "record" ? ({ year: "numeric" } as const) : {};
  const time = precision === "day" ? undefined : words({ ...clock, timeZoneName: "short" });
  return sentence({
    weekday: words({ weekday: "long" }),
    date: words({ month: "long", day: "numeric", ...year }),
    time,
  });
}
