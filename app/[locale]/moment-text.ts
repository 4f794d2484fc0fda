import type { Locale } from "@/lib/i18n/locales";
import { momentIn, type Precision } from "@/lib/i18n/moment";
import { clinicFacts } from "./clinic";

/** A time in the clinic's time zone, in the words of the language. */
export function moment(locale: Locale, at: Date, precision: Precision = "minute"): string {
  return momentIn(locale, at, clinicFacts().timeZone, precision);
}

/** When something of these days was begun: the time of day, or the day if that is another one. */
export function startedText(locale: Locale, at: Date, now: Date): string {
  const [day, today] = [moment(locale, at, "day"), moment(locale, now, "day")];
  return day === today ? moment(locale, at, "clock") : day;
}
