import { getTranslations } from "next-intl/server";
import type { Shown } from "@/lib/action";
import { sampleLetter, type TypedLetter } from "@/lib/aftercare/letter-preview";
import { LANGUAGES, LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/intake/describe";
import { smsParts } from "@/lib/notify/sms-parts";
import type { LetterKind } from "@/lib/settings/wording";

/** A message as texts under titles: by e-mail, and on the phone with how many it is sent as. */
export async function letterShown(
  kind: LetterKind,
  locale: Locale,
  own?: TypedLetter["own"],
): Promise<Shown[]> {
  const t = (await getTranslations({ locale })) as unknown as Translate;
  const { email, sms } = sampleLetter(t, kind, locale, own);
  const language = LANGUAGES[locale].name;
  return [
    {
      title: `${language}, as an e-mail`,
      lang: locale,
      text: `${email.subject}\n\n${email.text}`,
    },
    {
      title: `${language}, as a text message (sent as ${smsParts(sms)})`,
      lang: locale,
      text: sms,
    },
  ];
}

/** A message in the words that were typed, then in the other languages as it is sent now. */
export async function typedShown({ kind, locale, own }: TypedLetter): Promise<Shown[]> {
  const others = LOCALES.filter((other) => other !== locale);
  const shown = [
    letterShown(kind, locale, own),
    ...others.map((other) => letterShown(kind, other)),
  ];
  return (await Promise.all(shown)).flat();
}
