/** The parts of a moment in the words of a language; no time for a day alone. */
type Moment = { weekday: string; date: string; time?: string };

type Language = {
  /** The language's own name, as its link shows it. */
  name: string;
  /** Its name in English, as staff read it. */
  english: string;
  /** The Intl locale for dates and times. */
  format: string;
  /** How a sentence puts a moment together. */
  sentence: (moment: Moment) => string;
  direction?: "rtl";
};

function inEnglish({ weekday, date, time }: Moment): string {
  return `${weekday}, ${date}${time ? ` at ${time}` : ""}`;
}

/** "domingo 29 de noviembre a las 6:56 p. m."; one o'clock is "la 1", and Intl writes "p.m.". */
function inSpanish({ weekday, date, time }: Moment): string {
  if (!time) return `${weekday} ${date}`;
  const article = /^1\D/.test(time) ? "la" : "las";
  return `${weekday} ${date} a ${article} ${time.replace(/([ap])\.\s?m\./, "$1. m.")}`;
}

/**
 * The languages of the patient pages. A new one is a file in messages and an entry here;
 * nothing else names a language.
 */
export const LANGUAGES = {
  en: { name: "English", english: "English", format: "en-US", sentence: inEnglish },
  es: { name: "Español", english: "Spanish", format: "es-US", sentence: inSpanish },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;
export const LOCALES = Object.keys(LANGUAGES) as Locale[];
export const DEFAULT_LOCALE: Locale = "en";

/** Is this one of our languages? */
export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The writing direction of a language, for `<html dir>`. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  const language: Language = LANGUAGES[locale];
  return language.direction ?? "ltr";
}

/** The first of our languages in a browser's Accept-Language header, else the default. */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.find((each) => each.trim().startsWith("q="));
    return { language: tag.split("-")[0], weight: weight ? Number(weight.split("=")[1]) : 1 };
  });
  const best = wishes
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .reduce<(typeof wishes)[number] | null>(
      (first, wish) => (first && first.weight >= wish.weight ? first : wish),
      null,
    );
  return isLocale(best?.language) ? best.language : DEFAULT_LOCALE;
}

/** The address of the same page in another language. `path` may be unknown or lack a language. */
export function pathIn(locale: Locale, path: string): string {
  const [, first, ...rest] = path.split("/");
  const kept = isLocale(first) ? rest : [first, ...rest];
  return `/${[locale, ...kept].filter(Boolean).join("/")}`;
}
