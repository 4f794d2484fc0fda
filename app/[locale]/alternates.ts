import type { Metadata } from "next";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";

/** Tells search engines of a public page in the other languages. `path` is without the language. */
export function alternatesOf(locale: Locale, path: "" | "/privacy"): Metadata["alternates"] {
  const address = (each: string) => `${clinicFacts().site}/${each}${path}`;
  const languages = Object.fromEntries(LOCALES.map((each) => [each, address(each)]));
  // The bare address chooses the language that the browser asks for.
  const anyLanguage = address(path === "" ? "" : DEFAULT_LOCALE);
  return { canonical: address(locale), languages: { ...languages, "x-default": anyLanguage } };
}
