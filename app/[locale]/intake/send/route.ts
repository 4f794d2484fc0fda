import type { Locale } from "@/lib/i18n/locales";
import { sendIntake } from "@/lib/intake/commands";
import { type ConsentText, consentOf, type Signer } from "@/lib/intake/consent";
import { isProxy } from "@/lib/intake/gates";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { nextStepId } from "@/lib/intake/steps";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { patientWords } from "../../words";

const page = () => "/intake/check";

const consents = new Map<string, ConsentText>();

/** What this person agreed to; the words do not change while the server runs. */
async function consentIn(locale: Locale, signer: Signer): Promise<ConsentText> {
  const key = `${locale} ${signer}`;
  const consent = consents.get(key) ?? consentOf(await patientWords(locale), signer);
  consents.set(key, consent);
  return consent;
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
    if (open !== "check") return seeOther(`/${locale}/intake/${open}`);
    await sendIntake(draft, {
      locale,
      now: new Date(),
      filedAs: "sent",
      consent: await consentIn(locale, isProxy(draft.answers) ? "proxy" : "self"),
    });
    return seeOther(`/${locale}/result`);
  },
  { route: "/[locale]/intake/send", outage: "sendUnknown", page },
);

export const GET = openPage(page);
