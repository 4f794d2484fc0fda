/** The languages of the patient pages. A new one is an entry here and a file in app/messages. */
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** Is this one of our languages? */
export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The writing direction of a language, for `<html dir>`. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.includes(locale) ? "rtl" : "ltr";
}
