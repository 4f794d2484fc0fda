import { openStepOf } from "@/lib/form/refused-pages";
import type { Locale } from "@/lib/i18n/locales";
import { saveAnswers, sendIntake, sendPrepared } from "@/lib/intake/commands";
import { prepareIntake } from "@/lib/intake/prepare";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { agreedTexts } from "../agreed-texts";
import { stepPath } from "../step-path";

export const dynamic = "force-dynamic";

const page = () => "/intake/check";

/**
 * What to do where nothing prepared was there to be sent: gives where that leads. Null where it is
 * prepared now, or was changed in this very moment: to be tried again. `prepareAgain` false sends the
 * answers themselves.
 */
async function otherwise(
  locale: Locale,
  token: string,
  prepareAgain: boolean,
): Promise<string | null> {
  const draft = await findDraft(token);
  if (!draft)
    return (await findOwnIntake(token)) ? `/${locale}/result` : `/${locale}?notice=expired`;
  const { id, answers, version } = draft;
  const open = openStepOf(draft);
  if (open !== "check") return stepPath(locale, open);
  const agreed = await agreedTexts(locale, answers);
  if (draft.abandoned || !prepareAgain) {
    await sendIntake(draft, { locale, now: new Date(), filedAs: "sent", ...agreed });
    return `/${locale}/result`;
  }
  await saveAnswers(id, answers, { version, prepared: prepareIntake(id, answers, agreed) });
  return null;
}

/**
 * Sends the intake. The result page is reached only after the database has it. Sending again, from
 * another tab or by a double click, finds the intake that is there and leads to the same result.
 */
export const POST = patientPost(
  async ({ locale, token }) => {
    if (!token) return seeOther(`/${locale}?notice=expired`);
    for (const prepareAgain of [true, true, false]) {
      const sent = await sendPrepared(token, { locale, now: new Date() });
      const path = sent ? `/${locale}/result` : await otherwise(locale, token, prepareAgain);
      if (path) return seeOther(path);
    }
    throw new Error("not_sent");
  },
  { route: "/[locale]/intake/send", outage: "sendUnknown", page },
);

export const GET = openPage(page);
