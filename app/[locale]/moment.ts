import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";

/** A moment in the clinic's time zone; the day alone where the hour does not matter. */
export function moment(locale: Locale, at: Date, precision: "minute" | "day" = "minute"): string {
  return new Intl.DateTimeFormat(LANGUAGES[locale].format, {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: clinicFacts().timeZone,
    ...(precision === "minute" && {
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
    }),
  }).format(at);
}
