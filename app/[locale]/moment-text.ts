import type { Locale } from "@/lib/i18n/locales";
import { momentIn, type Precision } from "@/lib/i18n/moment";
import { clinicFacts } from "./clinic";

/** A time in the clinic's time zone, in the words of the language. */
export function moment(locale: Locale, at: Date, precision: Precision = "minute"): string {
  return momentIn(locale, at, clinicFacts().timeZone, precision);
}
