import { telHref } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import { clinicFacts } from "./clinic";
import { html, type Markup } from "./html";
import { documentResponse, plainDocument, safetyNet, withTel } from "./plain-document";
import type { PatientForm } from "./read-form";
import { patientWords, type Words } from "./words";

/** What we can say for sure about the answers: they were not saved, or we do not know. */
export type OutageKind = "notSaved" | "sendUnknown";

const FORM = "again";

function tryAgain(t: Words, path: string, form: PatientForm): Markup {
  const fields = Object.entries(form).flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  return html`<form method="post" action="${path}" id="${FORM}">${fields}
<p>${t("outage.tryAgainHint")}</p>
<button class="button">${t("common.tryAgain")}</button></form>`;
}

function alarm(t: Words, number: string): Markup {
  return html`<section class="alarm"><h2>${t("outage.alarm")}</h2>
<p><a class="button" href="${telHref(number)}">${t("result.emergency.call", { number })}</a></p></section>`;
}

/**
 * The answer when the database is gone or silent: says what happened to the answers, holds them in
 * a form that can be sent again, and shows when and where to call. `isEmergency`: the answers on
 * this very page need help at once.
 */
export async function outageResponse(given: {
  locale: Locale;
  kind: OutageKind;
  path: string;
  form: PatientForm;
  isEmergency: boolean;
}): Promise<Response> {
  const t = await patientWords(given.locale);
  const facts = clinicFacts();
  const { clinic, phone, number } = facts;
  const cannotWait = phone
    ? withTel(t, "outage.cannotWait", { clinic, phone }, phone)
    : html`${t("outage.cannotWaitNoPhone")}`;
  const body = html`${given.isEmergency ? alarm(t, number) : null}
<h1>${t("outage.title")}</h1>
<p>${t(`outage.${given.kind}`)}</p>
${tryAgain(t, given.path, given.form)}
<p>${cannotWait}</p>
${safetyNet(t, facts)}`;
  const elsewhere = { formId: FORM, action: given.path };
  const page = { title: t("outage.pageTitle"), body, elsewhere };
  const document = plainDocument(t, given.locale, page);
  // It holds the only copy of an emergency answer until somebody sends it again.
  return documentResponse(document, 503, { "Retry-After": "30" }, given.isEmergency);
}
