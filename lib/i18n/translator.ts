import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales";
import { reportMissing } from "./report-missing";
import type { Words } from "./translate";

const known = new Map<Locale, Words>();

function make(locale: Locale): Words {
  // A bundler leaves this path alone: the file is read at run time.
  const file = path.join(process.cwd(), "messages", `${locale}.json`);
  return createTranslator({
    locale,
    messages: JSON.parse(readFileSync(file, "utf8")),
    timeZone: env().CLINIC_TIME_ZONE,
    onError: reportMissing(),
  }) as unknown as Words;
}

/**
 * The sentences of a language, for pages, letters and documents. A language that we no longer have
 * gives the default one. Read once, except in development, where they change.
 */
export function translatorIn(wanted: string): Words {
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const t = known.get(locale) ?? make(locale);
  if (process.env.NODE_ENV !== "development") known.set(locale, t);
  return t;
}
