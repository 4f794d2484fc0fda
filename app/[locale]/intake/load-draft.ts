import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { findDraft, findOwnIntake, type OwnIntake } from "@/lib/intake/queries";
import { logFailed } from "@/lib/log";
import { COOKIE, tokenIn } from "../patient-cookie";
import { withinLimit } from "../time-limit";

/** The token in this device's cookie, for pages. */
export async function deviceToken(): Promise<string | null> {
  const value = (await cookies()).get(COOKIE)?.value;
  return value ? tokenIn(`${COOKIE}=${value}`) : null;
}

/** What the database gives, or "outage" when it does not answer in time. */
export async function orOutage<T>(work: () => Promise<T>): Promise<T | "outage"> {
  try {
    return await withinLimit(work());
  } catch (error) {
    logFailed("patient_page_without_data", error);
    return "outage";
  }
}

type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;
type Found = { draft: Draft } | { sent: OwnIntake } | null;

/**
 * What this device has: a draft, else a sent intake, else nothing; "outage" when the database does
 * not answer. Asked once per request, however many parts of the page want to know.
 */
export const lookUp = cache(async (): Promise<Found | "outage"> => {
  const token = await deviceToken();
  if (token === null) return null;
  return orOutage(async () => {
    const draft = await findDraft(token);
    if (draft) return { draft };
    const sent = await findOwnIntake(token);
    return sent && { sent };
  });
});

/**
 * The draft of this device. One whose intake was sent goes to its result, one without an intake to
 * the start page.
 */
export async function loadDraft(locale: Locale): Promise<Draft | "outage"> {
  const found = await lookUp();
  if (found === "outage") return found;
  if (found && "draft" in found) return found.draft;
  redirect(found ? `/${locale}/result` : `/${locale}?notice=expired`);
}
