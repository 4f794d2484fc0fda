import type { Shown } from "@/app/staff/action";
import { sampleLetter, type TypedLetter } from "@/lib/aftercare/letter-preview";
import { LANGUAGES, LOCALES } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { smsParts } from "@/lib/notify/sms-parts";

type Letter = Pick<TypedLetter, "kind" | "locale"> & Partial<TypedLetter>;

/**
 * A message as e-mail and as text message, with the number of texts it takes. `when` is added to
 * the titles and says which words they are.
 */
export async function letterShown({ kind, locale, own }: Letter, when = ""): Promise<Shown[]> {
  const t = translatorIn(locale);
  const { email, sms } = sampleLetter(t, kind, locale, own);
  const language = `${LANGUAGES[locale].name}${when}`;
  return [
    {
      title: `${language}: e-mail`,
      lang: locale,
      text: `${email.subject}\n\n${email.text}`,
    },
    {
      title: `${language}: text message (sent as ${smsParts(sms)})`,
      lang: locale,
      text: sms,
    },
  ];
}

/** A message with the typed words, then the current one in the other languages. */
export async function typedShown(typed: TypedLetter): Promise<Shown[]> {
  const { kind } = typed;
  const others = LOCALES.filter((other) => other !== typed.locale);
  const shown = [
    letterShown(typed, ", as typed"),
    ...others.map((locale) => letterShown({ kind, locale }, ", current")),
  ];
  return (await Promise.all(shown)).flat();
}
