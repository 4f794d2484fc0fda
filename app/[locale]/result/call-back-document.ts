import type { Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/intake/answers";
import { CALL_BACK_STEP } from "@/lib/intake/contact-steps";
import type { Field } from "@/lib/intake/fields";
import { askedFields } from "@/lib/intake/steps";
import { html, type Markup } from "../html";
import { fieldWords } from "../intake/field-words";
import { documentResponse, plainDocument } from "../plain-document";
import { patientWords, type Words } from "../words";

type Saying = { field: string; text: string };

function control(t: Words, field: Field, answers: Answers, typed: string): Markup {
  if (field.kind !== "radio") {
    const type = field.kind === "tel" ? "tel" : "text";
    return html`<input type="${type}" id="${field.name}" name="${field.name}" value="${typed}" autocomplete="off" aria-describedby="${field.name}-notes">`;
  }
  const { option } = fieldWords(t, field, answers);
  const choices = field.options.map((value) => {
    const checked = value === typed ? html` checked` : html``;
    return html`<label><input type="radio" name="${field.name}" value="${value}"${checked}> ${option(value).label}</label>`;
  });
  return html`${choices}`;
}

function row(t: Words, field: Field, answers: Answers, typed: string, error?: string): Markup {
  const { label, hint } = fieldWords(t, field, answers);
  const notes = html`<span id="${field.name}-notes">${hint ? html`<span class="hint">${hint}</span>` : null}
${error ? html`<strong class="wrong">${t("common.errorPrefix")} ${error}</strong>` : null}</span>`;
  const body = control(t, field, answers, typed);
  if (field.kind === "radio") {
    return html`<fieldset><legend>${label}</legend>${notes}${body}</fieldset>`;
  }
  return html`<p><label for="${field.name}">${label}</label>${notes}${body}</p>`;
}

/**
 * The answer to a phone number that cannot be read: what is wrong, and the same form with what was
 * typed. The intake is filed, so there is no draft in which it could wait for the next page.
 */
export async function callBackProblem(
  locale: Locale,
  answers: Answers,
  values: Record<string, string[]>,
  sayings: Saying[],
): Promise<Response> {
  const t = await patientWords(locale);
  const links = sayings.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`);
  const rows = askedFields(CALL_BACK_STEP, answers).map((field) => {
    const error = sayings.find((saying) => saying.field === field.name)?.text;
    return row(t, field, answers, values[field.name]?.[0] ?? "", error);
  });
  const title = t("result.emergency.phoneTitle");
  const body = html`<div class="problem" role="alert"><h2>${t("common.errorTitle")}</h2><ul>${links}</ul></div>
<h1>${title}</h1>
<p>${t("result.emergency.phoneLead")}</p>
<form method="post" action="/${locale}/result/contact" novalidate>${rows}
<button class="button">${t("result.emergency.phoneSend")}</button></form>
<p><a href="/${locale}/result">${t("result.addendum.cancel")}</a></p>`;
  const page = t("service.errorTitle", { page: title });
  return documentResponse(plainDocument(t, locale, page, body), 422);
}
