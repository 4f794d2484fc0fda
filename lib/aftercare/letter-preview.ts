import type { Staff } from "@/lib/auth/staff";
import { SETTINGS, type Setting, type SettingInput } from "@/lib/clinic/settings/schema";
import { LETTER_KINDS, type LetterKind, letterScope } from "@/lib/clinic/settings/wording";
import { Rejection } from "@/lib/errors";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";
import { letterOf } from "./letters";

/** As long as a real token. */
const SAMPLE_TOKEN = "sample-link-".repeat(4).slice(0, 43);
const BELOW: Record<LetterKind, string> = {
  received: "",
  check_in: "/check-in/14",
  question: "/question",
};

/**
 * A message in the language of `t` as the patient reads it by e-mail and text, with an invented
 * link. Uses the words sent now, or the words in `own`.
 */
export function sampleLetter(
  t: Translate,
  kind: LetterKind,
  locale: Locale,
  own?: Setting<"wording">,
) {
  const target = { locale, token: SAMPLE_TOKEN, below: BELOW[kind] };
  const email = letterOf(t, kind, "email", target, own);
  return { email, sms: letterOf(t, kind, "sms", target, own).text };
}

export type TypedLetter = { kind: LetterKind; locale: Locale; own: Setting<"wording"> };

/**
 * Previews the message whose words were typed. Writes nothing. Refuses with not_found if there is
 * no such message.
 */
export async function typedLetter(
  _staff: Staff<"settings:manage">,
  { scope, value }: SettingInput,
): Promise<TypedLetter> {
  for (const kind of LETTER_KINDS)
    for (const locale of LOCALES)
      if (letterScope(kind, locale) === scope)
        return { kind, locale, own: SETTINGS.wording.parse(value) };
  throw new Rejection("not_found");
}
