import type { Locale } from "@/lib/i18n/locales";
import { html } from "./html";
import { documentResponse, plainDocument } from "./plain-document";
import { REFUSAL_STATUS, type Refusal } from "./read-form";
import { patientWords } from "./words";

/**
 * The answer to a form that has errors, or to a page that is no longer asked. `sayings` are the errors in words. `goTo` is the question's
 * page, which shows them beside the fields: the browser goes there by itself, and a link does too.
 */
export async function problemResponse(given: {
  locale: Locale;
  kind: "invalid" | "hostile" | "notAsked";
  sayings: string[];
  goTo: string;
}): Promise<Response> {
  const t = await patientWords(given.locale);
  const title = t(`refused.${given.kind}.title`);
  const items = given.sayings.map((saying) => html`<li>${saying}</li>`);
  const onward = t(given.kind === "notAsked" ? "refused.goOn" : "refused.goBack");
  const body = html`<div class="problem"><h1>${title}</h1>
<p>${t(`refused.${given.kind}.text`)}</p>
${items.length > 0 ? html`<ul>${items}</ul>` : null}
<p><a href="${given.goTo}">${onward}</a></p></div>`;
  const elsewhere = { href: given.goTo };
  const page = { title: t("service.errorTitle", { page: title }), body, elsewhere };
  const headers: Record<string, string> =
    given.kind === "invalid" ? { Refresh: `0; url=${given.goTo}` } : {};
  return documentResponse(plainDocument(t, given.locale, page), 422, headers);
}

/** The answer to a request that is not a form of ours. */
export async function refusalResponse(
  locale: Locale,
  refusal: Refusal,
  goTo: string,
): Promise<Response> {
  const t = await patientWords(locale);
  const title = t(`refused.${refusal}.title`);
  const body = html`<div class="problem"><h1>${title}</h1>
<p>${t(`refused.${refusal}.text`)}</p>
<p><a href="${goTo}">${t("refused.goBack")}</a></p></div>`;
  const page = { title, body, elsewhere: { href: goTo } };
  return documentResponse(plainDocument(t, locale, page), REFUSAL_STATUS[refusal]);
}
