import { redirect } from "next/navigation";
import { cache } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { nextStepId } from "@/lib/intake/steps";
import { deviceToken, orOutage } from "../intake/load-draft";
import type { OwnIntake } from "./own-intake";

/**
 * The intake that this device sent, once per request; "outage" when the database does not answer.
 * A device that has not sent its answers goes on where it left off.
 */
export const loadResult = cache(async (locale: Locale): Promise<OwnIntake | "outage"> => {
  const token = await deviceToken();
  if (token === null) redirect(`/${locale}?notice=expired`);
  const sent = await orOutage(() => findOwnIntake(token));
  if (sent !== null) return sent;
  const draft = await orOutage(() => findDraft(token));
  if (draft === "outage") return "outage";
  redirect(
    draft ? `/${locale}/intake/${nextStepId(draft.answers, null)}` : `/${locale}?notice=expired`,
  );
});
