import { sendIntake, sendPrepared } from "@/lib/intake/commands";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { openStepOf } from "@/lib/intake/refused-pages";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { agreedTexts } from "../agreed-texts";
import { stepPath } from "../step-path";

export const dynamic = "force-dynamic";

const page = () => "/intake/check";

/**
 * Sends the intake. The result page is reached only after the database has it. Sending again, from
 * another tab or by a double click, finds the intake that is there and leads to the same result.
 */
export const POST = patientPost(
  async ({ locale, token }) => {
    const result = seeOther(`/${locale}/result`);
    if (!token) return seeOther(`/${locale}?notice=expired`);
    if (await sendPrepared(token, { locale, now: new Date() })) return result;
    const draft = await findDraft(token);
    if (!draft)
      return (await findOwnIntake(token)) ? result : seeOther(`/${locale}?notice=expired`);
    const open = openStepOf(draft);
    if (open !== "check") return seeOther(stepPath(locale, open));
    const agreed = await agreedTexts(locale, draft.answers);
    await sendIntake(draft, { locale, now: new Date(), filedAs: "sent", ...agreed });
    return result;
  },
  { route: "/[locale]/intake/send", outage: "sendUnknown", page },
);

export const GET = openPage(page);
