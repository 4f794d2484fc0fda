import type { Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { type ConsentText, consentOf, type Signer } from "@/lib/intake/consent";
import { messagesConsentOf } from "@/lib/intake/messages-consent";
import type { Agreed } from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";
import { isProxy } from "@/lib/questions/gates";
import { wantsMessages } from "@/lib/questions/ways-to-write";

type Texts = { consent: ConsentText; messages: ConsentText };
const texts = new Map<string, Texts>();

/** The consent texts in this language. They do not change while the server runs. */
function textsIn(locale: Locale, signer: Signer): Texts {
  const key = `${locale} ${signer}`;
  const known = texts.get(key);
  if (known) return known;
  const t = translatorIn(locale);
  const made = { consent: consentOf(t, signer), messages: messagesConsentOf(t, signer) };
  texts.set(key, made);
  return made;
}

/** The consent texts that this patient agreed to. */
export function agreedTexts(locale: Locale, answers: Answers): Agreed {
  const { consent, messages } = textsIn(locale, isProxy(answers) ? "proxy" : "self");
  return wantsMessages(answers) ? { consent, messages } : { consent };
}
