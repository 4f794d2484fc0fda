import { redirect } from "next/navigation";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnIntake } from "@/lib/intake/queries";
import { lookUp } from "../intake/load-draft";
import { openPath } from "../intake/step-path";

/**
 * The intake that this device sent; "outage" when the database does not answer. A device that has
 * not sent its answers goes on where it left off.
 */
export async function loadResult(locale: Locale): Promise<OwnIntake | "outage"> {
  const found = await lookUp();
  if (found === "outage") return found;
  if (found && "sent" in found) return found.sent;
  redirect(found ? openPath(locale, found.draft.answers) : `/${locale}?notice=expired`);
}
