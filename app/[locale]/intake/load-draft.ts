import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { COOKIE, tokenIn } from "../patient-cookie";
import { withinLimit } from "../time-limit";

/** This device's token; null when it has none. */
export async function deviceToken(): Promise<string | null> {
  const value = (await cookies()).get(COOKIE)?.value;
  return value ? tokenIn(`${COOKIE}=${value}`) : null;
}

/** "outage" instead of the answer when the database fails or is silent for too long. */
export async function orOutage<T>(work: () => Promise<T>): Promise<T | "outage"> {
  try {
    return await withinLimit(work());
  } catch (error) {
    console.error("patient page without data:", (error as Error)?.name);
    return "outage";
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/**
 * The draft of this device, once per request; "outage" when the database does not answer. A device
 * whose intake was sent goes to its result, one without an intake to the start page.
 */
export const loadDraft = cache(async (locale: Locale): Promise<Found | "outage"> => {
  const token = await deviceToken();
  if (token === null) redirect(`/${locale}?notice=expired`);
  const draft = await orOutage(() => findDraft(token));
  if (draft !== null) return draft;
  const sent = await orOutage(() => findOwnIntake(token));
  if (sent === "outage") return "outage";
  redirect(sent ? `/${locale}/result` : `/${locale}?notice=expired`);
});
