import { redirect } from "next/navigation";
import type { Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";
import { html } from "./html";
import { documentResponse, plainDocument, safetyNet } from "./plain-document";
import { patientWords } from "./words";

/** An address that leads nowhere, a private link that has ended, a page that broke. */
const KINDS = {
  notFound: { status: 404, heading: "notFound.title", why: "notFound.text" },
  "status.gone": { status: 404, heading: "status.gone.title", why: "status.gone.text" },
  broken: { status: 500, heading: "outage.title", why: "outage.notLoaded" },
} as const;
type Lost = keyof typeof KINDS;

/**
 * The answer where there is no page to show, at the address `href`: why, the way to the start, and
 * when to call whom.
 */
export async function lostResponse(locale: Locale, lost: Lost, href: string): Promise<Response> {
  const t = await patientWords(locale);
  const { status, heading, why } = KINDS[lost];
  const title = t(heading);
  const body = html`<h1>${title}</h1>
<p>${t(why)}</p>
<p><a class="button" href="/${locale}">${t("common.toStart")}</a></p>
${safetyNet(t, clinicFacts())}`;
  const document = plainDocument(t, locale, { title, body, elsewhere: { href } });
  return documentResponse(document, status);
}

/**
 * Leads to the answer above. Next writes what it does not find in the browser, where without scripts
 * nothing would be seen; so no page for patients says "not found" itself.
 */
export function goNowhere(locale: Locale, lost: Lost = "notFound"): never {
  redirect(lost === "status.gone" ? `/${locale}/status/gone` : `/${locale}/nowhere`);
}
