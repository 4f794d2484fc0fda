import { translatorIn } from "@/lib/i18n/translator";
import { type ConsentText, consentOf, findConsentText, type Signer } from "@/lib/intake/consent";
import { messagesConsentOf } from "@/lib/intake/messages-consent";
import type { Agreed } from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";
import { isProxy, one } from "@/lib/questions/gates";
import { wantsMessages } from "@/lib/questions/ways-to-write";
import type { Visit } from "../place";

const signerOf = (answers: Answers): Signer => (isProxy(answers) ? "proxy" : "self");

/** The consent text that the page shows to this person now. */
export function shownText({ t }: Pick<Visit, "t">, answers: Answers): ConsentText {
  return consentOf(t, signerOf(answers));
}

/**
 * The consent texts that this patient agreed to, as their page showed them: in its language, and in
 * its version. Null when it is not known which text that was.
 */
export function agreedTexts(answers: Answers): Agreed | null {
  const textHash = one(answers, "consent") ?? "";
  const kept = findConsentText(textHash);
  if (!kept) return null;
  const consent = { textVersion: kept.version, textHash };
  if (!wantsMessages(answers)) return { consent };
  return { consent, messages: messagesConsentOf(translatorIn(kept.locale), signerOf(answers)) };
}
