import { redirect } from "next/navigation";
import { cache } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { deviceToken, orOutage } from "../../intake/load-draft";
import { goNowhere } from "../../lost-document";
import { type Access, findByKey, MINE } from "./access";

const lookUp = cache(async (key: string) => {
  const token = await deviceToken();
  return orOutage(() => findByKey(key, token));
});

/**
 * The intake that this address opens; "outage" when the database does not answer. A link that opens
 * nothing says so; a device that has sent nothing begins at the start.
 */
export async function loadStatus(locale: Locale, key: string): Promise<Access | "outage"> {
  const found = await lookUp(key);
  if (found) return found;
  if (key === MINE) redirect(`/${locale}?notice=expired`);
  return goNowhere(locale, "status.gone");
}
