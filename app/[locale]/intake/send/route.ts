import { assess } from "@/lib/facts/assess";
import { openStepOf } from "@/lib/form/refused-pages";
import type { Locale } from "@/lib/i18n/locales";
import { fileDraft } from "@/lib/intake/commands";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { openPage, patientPost, seeOther } from "../../patient-post";
import { agreedTexts } from "../agreed-texts";
import { stepPath } from "../step-path";

export const dynamic = "force-dynamic";

const page = () => "/intake/check";

const TRIES = 20;

/** Gives where sending leads; null where another tab changed the draft since it was read. */
async function send(locale: Locale, token: string): Promise<string | null> {
  const draft = await findDraft(token);
  if (!draft)
    return (await findOwnIntake(token)) ? `/${locale}/result` : `/${locale}?notice=expired`;
  const assessed = assess(draft.answers, { finished: true });
  const open = openStepOf(assessed, draft.problem);
  if (open !== "check") return stepPath(locale, open);
  const agreed = await agreedTexts(locale, draft.answers);
  const filing = { filedAs: "sent", assessed, locale, now: new Date(), ...agreed } as const;
  return (await fileDraft(draft, filing)) ? `/${locale}/result` : null;
}

/**
 * Sends the intake. The result page is reached only after the database has it. Sending again, from
 * another tab or by a double click, finds the intake that is there and leads to the same result.
 */
export const POST = patientPost(
  async ({ locale, token }) => {
    if (!token) return seeOther(`/${locale}?notice=expired`);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const path = await send(locale, token);
      if (path) return seeOther(path);
    }
    throw new Error("draft_always_changed");
  },
  { route: "/[locale]/intake/send", outage: "sendUnknown", page },
);

export const GET = openPage(page);
