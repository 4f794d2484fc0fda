import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { DEFAULT_LOCALE, isLocale } from "./locales";
import { reportMissing } from "./report-missing";
import type { Translate } from "./translate";

const known = new Map<string, Translate>();

/** The sentences of a language outside of a page, for messages; of the default one for a language that we no longer have. */
export function translatorIn(wanted: string): Translate {
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const found = known.get(locale);
  if (found) return found;
  const file = new URL(`../../messages/${locale}.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(file, "utf8"));
  const t = createTranslator({
    locale,
    messages,
    onError: reportMissing(),
  }) as unknown as Translate;
  known.set(locale, t);
  return t;
}
