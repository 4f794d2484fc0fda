import { env } from "@/lib/env";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/i18n/locales";

type Languages = Record<Locale | "x-default", string>;

/** The whole address of a public page in each language. `path` is without the language. */
export function languagesOf(path: string): Languages {
  const address = (each: string) => `${env().APP_URL}/${each}${path}`;
  const languages = Object.fromEntries(LOCALES.map((each) => [each, address(each)]));
  // The bare address chooses the language that the browser asks for.
  const anyLanguage = address(path === "" ? "" : DEFAULT_LOCALE);
  return { ...languages, "x-default": anyLanguage } as Languages;
}
