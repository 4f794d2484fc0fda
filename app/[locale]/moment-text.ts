import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";

/**
 * A moment in the clinic's time zone: to the minute; the day alone where the hour does not matter; with
 * its year ("record") where it is read long afterwards.
 */
export function moment(
  locale: Locale,
  at: Date,
  precision: "minute" | "day" | "record" = "minute",
): string {
  return new Intl.DateTimeFormat(LANGUAGES[locale].format, {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: clinicFacts().timeZone,
    ...(precision === "record" && { year: "numeric" }),
    ...(precision !== "day" && {
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
    }),
  }).format(at);
}
