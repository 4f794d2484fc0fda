import { assess } from "@/lib/facts/assess";
import { translatorIn } from "@/lib/i18n/translator";
import { fileAnswers } from "@/lib/intake/commands";
import { consentOf } from "@/lib/intake/consent";
import { messagesConsentOf } from "@/lib/intake/messages-consent";
import type { FiledAs } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";
import { isProxy } from "@/lib/questions/gates";
import { wantsMessages } from "@/lib/questions/ways-to-write";

/** The consent texts that this person agrees to. */
function agreedBy(answers: Answers, locale: string) {
  const t = translatorIn(locale);
  const signer = isProxy(answers) ? "proxy" : "self";
  const consent = consentOf(t, signer);
  return wantsMessages(answers) ? { consent, messages: messagesConsentOf(t, signer) } : { consent };
}

type Moment = { now?: Date; locale?: string; at?: string | null; caller?: string };

/**
 * For the seed, the benches and all tests: files an intake of these answers as sent, stopped or
 * abandoned, with the command that patient pages call. The triage decides its level.
 */
export function fileIntake(
  answers: Answers,
  filedAs: FiledAs = "sent",
  { now = new Date(), locale = "en", at = null, caller }: Moment = {},
): Promise<{ id: string; token: string }> {
  const filed = { locale, now, caller };
  return fileAnswers(
    filedAs === "sent"
      ? {
          ...filed,
          filedAs,
          assessed: assess(answers, { finished: true }),
          ...agreedBy(answers, locale),
        }
      : { ...filed, filedAs, assessed: assess(answers, { finished: false }) },
    at,
  );
}
