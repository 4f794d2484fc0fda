import { DEFAULT_LOCALE, isLocale, LANGUAGES, LOCALES } from "@/lib/i18n/locales";
import type { Contact } from "./contact";

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();

/** The language of the staff's screens; nothing need be said about it. */
const USUAL = LANGUAGES[DEFAULT_LOCALE];

function inEnglish(typed: string): string {
  const known = LOCALES.map((locale) => LANGUAGES[locale]).find(({ name, english }) =>
    [plain(name), plain(english)].includes(plain(typed)),
  );
  return known?.english ?? typed.trim();
}

/**
 * The language to speak with this person, for staff: the one they asked for, else the one in which
 * they filled in the form. Null for the usual one.
 */
export function spokenLanguage(contact: Contact | null, locale: string): string | null {
  const filledIn = isLocale(locale) ? LANGUAGES[locale].english : null;
  const spoken = contact?.preferredLanguage ? inEnglish(contact.preferredLanguage) : filledIn;
  return spoken === USUAL.english ? null : spoken;
}

/** What the question on the language holds before it is answered: that of the form. */
export function presetLanguage(locale: string): string {
  return isLocale(locale) && locale !== DEFAULT_LOCALE ? LANGUAGES[locale].name : "";
}
