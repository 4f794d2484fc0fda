import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales";
import { reportMissing } from "./report-missing";
import type { Words } from "./translate";

const known = new Map<Locale, Words>();

function make(locale: Locale): Words {
  // A path that a bundler leaves alone: the file is read when the service runs.
  const file = path.join(process.cwd(), "messages", `${locale}.json`);
  return createTranslator({
    locale,
    messages: JSON.parse(readFileSync(file, "utf8")),
    timeZone: env().CLINIC_TIME_ZONE,
    onError: reportMissing(),
  }) as unknown as Words;
}

/**
 * The sentences of a language, for pages, letters and documents; of the default one for a language
 * that we no longer have. Read once, but in development, where they change.
 */
export function translatorIn(wanted: string): Words {
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const t = known.get(locale) ?? make(locale);
  if (process.env.NODE_ENV !== "development") known.set(locale, t);
  return t;
}
