import type { Locale } from "@/lib/i18n/locales";
import { sendIntake } from "@/lib/intake/commands";
import { type ConsentText, consentOf, type Signer } from "@/lib/intake/consent";
import { isProxy } from "@/lib/intake/gates";
import { messagesConsentOf, wantsMessages } from "@/lib/intake/messages";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { nextStepId } from "@/lib/intake/steps";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { patientWords } from "../../words";
import { stepPath } from "../step-path";

export const dynamic = "force-dynamic";

const page = () => "/intake/check";

type Texts = { consent: ConsentText; messages: ConsentText };
const texts = new Map<string, Texts>();

/** What this person was asked to agree to; the words do not change while the server runs. */
async function textsIn(locale: Locale, signer: Signer): Promise<Texts> {
  const key = `${locale} ${signer}`;
  const known = texts.get(key);
  if (known) return known;
  const t = await patientWords(locale);
  const made = { consent: consentOf(t, signer), messages: messagesConsentOf(t, signer) };
  texts.set(key, made);
  return made;
}

/**
 * Sends the intake. The result page is reached only after the database has it. Sending again, from
 * another tab or by a double click, finds the intake that is there and leads to the same result.
 */
export const POST = patientPost(
  async ({ locale, token }) => {
    const draft = token ? await findDraft(token) : null;
    if (!draft) {
      const sent = token ? await findOwnIntake(token) : null;
      return seeOther(sent ? `/${locale}/result` : `/${locale}?notice=expired`);
    }
    const open = nextStepId(draft.answers, null);
    if (open !== "check") return seeOther(stepPath(locale, open));
    const { answers } = draft;
    const { consent, messages } = await textsIn(locale, isProxy(answers) ? "proxy" : "self");
    const filing = { locale, now: new Date(), filedAs: "sent", consent } as const;
    await sendIntake(draft, wantsMessages(answers) ? { ...filing, messages } : filing);
    return seeOther(`/${locale}/result`);
  },
  { route: "/[locale]/intake/send", outage: "sendUnknown", page },
);

export const GET = openPage(page);
