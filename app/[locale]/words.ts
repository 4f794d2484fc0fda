import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/locales";

export type Words = Awaited<ReturnType<typeof getTranslations<never>>>;
type Values = Record<string, string | number>;

/** The sentences of one language; keys are full paths such as "start.title". */
export function patientWords(locale: Locale): Promise<Words> {
  return getTranslations({ locale });
}

/** The sentences of a list in the message file, in order. */
export function lines(t: Words, key: string, values?: Values): string[] {
  const raw: unknown = t.raw(key);
  if (!Array.isArray(raw)) return [];
  return raw.map((_, index) => t(`${key}.${index}`, values));
}

/** The language of a page; any other word in its place leads to what is said of no page. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : redirect(`/${DEFAULT_LOCALE}/nowhere`);
}

/** The language for what is shown on any address, existing or not. */
export function localeOrDefault(locale: string | undefined): Locale {
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}
