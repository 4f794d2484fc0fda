import { dateOrder } from "@/components/date-fields";
import { askedFields } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { Answers } from "@/lib/questions/answers";
import type { Field, Step } from "@/lib/questions/fields";
import { html, type Markup } from "./html";
import { fieldId, fieldWords } from "./intake/field-words";
import { documentResponse, plainDocument } from "./plain-document";
import { patientWords, type Words } from "./words";

type Values = Record<string, string[]>;
export type Saying = { field: string; text: string };

function dateBoxes(t: Words, first: string, { name }: Field, values: Values): Markup {
  const boxes = dateOrder(t("common.dateOrder")).map((part, index) => {
    const id = index === 0 ? first : `${first}-${part}`;
    const typed = values[`${name}.${part}`]?.[0] ?? "";
    return html`<span><label for="${id}">${t(`common.${part}`)}</label><input type="text" inputmode="numeric" id="${id}" name="${name}.${part}" value="${typed}" autocomplete="off"></span>`;
  });
  return html`<div class="date">${boxes}</div>`;
}

function choices(given: Row, field: Field): Markup {
  const { t, answers, values } = given;
  const { option } = fieldWords(t, field, answers);
  const options = "options" in field ? field.options : [];
  const boxes = options.map((value, index) => {
    const checked = value === values[field.name]?.[0] ? html` checked` : html``;
    const id = index === 0 ? html` id="${fieldId(given.step, field.name)}"` : html``;
    return html`<label><input type="radio"${id} name="${field.name}" value="${value}"${checked}> ${option(value).label}</label>`;
  });
  return html`${boxes}`;
}

type Row = { t: Words; step: Step; answers: Answers; values: Values };

function row(given: Row, field: Field, error?: string): Markup {
  const { t, step, answers, values } = given;
  const { name } = field;
  const id = fieldId(step, name);
  const { label, hint } = fieldWords(t, field, answers);
  const notes = html`<span id="${id}-notes">${hint ? html`<span class="hint">${hint}</span>` : null}
${error ? html`<strong class="wrong">${t("common.errorPrefix")} ${error}</strong>` : null}</span>`;
  if (field.kind === "radio" || field.kind === "date") {
    const body = field.kind === "date" ? dateBoxes(t, id, field, values) : choices(given, field);
    return html`<fieldset aria-describedby="${id}-notes"><legend>${label}</legend>${notes}${body}</fieldset>`;
  }
  const type = field.kind === "tel" ? "tel" : "text";
  return html`<p><label for="${id}">${label}</label>${notes}<input type="${type}" id="${id}" name="${name}" value="${values[name]?.[0] ?? ""}" autocomplete="off" aria-describedby="${id}-notes"></p>`;
}

/**
 * The answer to a form with errors that no draft can keep until the next page: says what is wrong and
 * shows the same form with what was typed. `title`, `lead`, `submit` and `back.text` are in words.
 */
export async function formProblem(given: {
  locale: Locale;
  step: Step;
  answers: Answers;
  values: Values;
  sayings: Saying[];
  title: string;
  lead: string;
  action: string;
  submit: string;
  back: { href: string; text: string };
  status?: number;
}): Promise<Response> {
  const { locale, step, answers, values, sayings, title, back } = given;
  const t = await patientWords(locale);
  const links = sayings.map(
    ({ field, text }) => html`<li><a href="#${fieldId(step, field)}">${text}</a></li>`,
  );
  const rows = askedFields(step, answers).map((field) => {
    const error = sayings.find((saying) => saying.field === field.name)?.text;
    return row({ t, step, answers, values }, field, error);
  });
  const body = html`<div class="problem" role="alert"><h2>${t("common.errorTitle")}</h2><ul>${links}</ul></div>
<h1>${title}</h1>
<p>${given.lead}</p>
<form method="post" action="${given.action}" novalidate>${rows}
<button class="button">${given.submit}</button></form>
<p><a href="${back.href}">${back.text}</a></p>`;
  // The address of the form leads to its page.
  const elsewhere = { href: given.action };
  const page = { title: t("service.errorTitle", { page: title }), body, elsewhere };
  return documentResponse(plainDocument(t, locale, page), given.status ?? 422);
}
