import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE, isLocale, type Locale } from "./locales";
import { reportMissing } from "./report-missing";
import { entriesOf, filled, type Value } from "./sentences";
import type { Words } from "./translate";

const known = new Map<Locale, Words>();

function make(locale: Locale): Words {
  // A bundler leaves this path alone: the file is read at run time.
  const file = path.join(process.cwd(), "messages", `${locale}.json`);
  const messages = JSON.parse(readFileSync(file, "utf8"));
  const formatter = createTranslator({
    locale,
    messages,
    timeZone: env().CLINIC_TIME_ZONE,
    onError: reportMissing(),
  }) as unknown as Words;
  return withoutFormatter(formatter, messages);
}

/**
 * The same translator, but it looks most sentences up in a table. The formatter parses a
 * sentence each time, and throws for each key that is missing.
 */
function withoutFormatter(formatter: Words, messages: object): Words {
  const entries = entriesOf(messages);
  const say = (key: string, values?: Record<string, Value>) => {
    const entry = entries.get(key);
    return (entry && filled(entry, values)) ?? formatter(key, values);
  };
  return Object.assign(say, {
    has: (key: string) => entries.has(key),
    raw: (key: string) => entries.get(key)?.raw ?? formatter.raw(key),
    rich: formatter.rich,
  });
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
