import { telHref } from "@/components/tel-link";
import { directionOf, LANGUAGES, LOCALES, type Locale, pathIn } from "@/lib/i18n/locales";
import { type ClinicFacts, clinicFacts } from "./clinic";
import { html, type Markup } from "./html";
import { kioskRefresh } from "./kiosk/kiosk-refresh";
import { lines, type Words } from "./words";

function tel(number: string): Markup {
  return html`<a href="${telHref(number)}">${number}</a>`;
}

/** A sentence with a phone number in it, which becomes a link to call it. */
export function withTel(
  t: Words,
  key: string,
  values: Record<string, string>,
  number: string,
): Markup {
  const mark = "\u0001";
  const sentence = t.markup(key, { ...values, tel: () => mark });
  const [before = "", after = ""] = sentence.split(mark);
  return html`${before}${tel(number)}${after}`;
}

/** Where to get help, as on the foot of every page. */
export function helpLine(t: Words, facts: ClinicFacts): Markup {
  const { clinic, phone, number } = facts;
  const clinicLine = phone
    ? withTel(t, "help.withPhone", { clinic, phone }, phone)
    : html`${t("help.withoutPhone")}`;
  return html`<p><strong>${t("help.title")}</strong><br>${clinicLine} ${withTel(t, "help.emergency", { number }, number)}</p>`;
}

/** When to call for help at once. */
export function safetyNet(t: Words, facts: ClinicFacts): Markup {
  const { number, crisis } = facts;
  const items = lines(t, "safetyNet.items", { crisis }).map((item) => html`<li>${item}</li>`);
  return html`<section class="net"><h2>${t("safetyNet.title", { number })}</h2><ul>${items}</ul>
<p><a class="button" href="${telHref(number)}">${t("start.emergencyCall", { number })}</a></p></section>`;
}

/**
 * Where a page is in the other languages: the address it has in this one, or a form on it that is
 * sent to that language's handler instead, so that what it holds is not lost.
 */
export type Elsewhere = { href: string } | { formId: string; action: string };

/** The ways to the other languages, each named in itself, and the quick way out. */
function headLinks(t: Words, locale: Locale, elsewhere: Elsewhere): Markup {
  const links = LOCALES.filter((other) => other !== locale).map((other) => {
    const { name } = LANGUAGES[other];
    if ("formId" in elsewhere) {
      const { formId, action } = elsewhere;
      return html`<button form="${formId}" formaction="${pathIn(other, action)}" lang="${other}">${name}</button>`;
    }
    return html`<a href="${pathIn(other, elsewhere.href)}" hreflang="${other}" lang="${other}">${name}</a>`;
  });
  return html`<p class="ways">${links}
<a href="/${locale}/leave" rel="nofollow noreferrer">${t("common.leaveQuickly")}</a></p>`;
}

/** The head of a page: service and clinic, the other languages, the quick way out. */
export function pageHeader(t: Words, locale: Locale, elsewhere: Elsewhere): Markup {
  const { clinic, demo } = clinicFacts();
  const strip = demo ? html`<p class="strip">${t("service.demo")}</p>` : null;
  return html`<header>${strip}<div><p><a href="/${locale}">${t("service.name")}</a> <span>${clinic}</span></p>
${headLinks(t, locale, elsewhere)}</div></header>`;
}

/**
 * A whole page for the answers of route handlers: it needs neither React nor the database. Looks
 * are in public/plain.css. The caller gives the page's title and body.
 */
export function plainDocument(
  t: Words,
  locale: Locale,
  page: { title: string; body: Markup; elsewhere: Elsewhere },
): string {
  return html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t("service.titleOf", { page: page.title, service: t("service.name") })}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
${pageHeader(t, locale, page.elsewhere)}
<main>
${page.body}
</main>
<footer>${helpLine(t, clinicFacts())}</footer>
</body>
</html>
`.text;
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The answer that carries such a page. Never stored by the browser. `stays`: it must not give way by
 * itself, not even in the waiting room.
 */
export async function documentResponse(
  text: string,
  status: number,
  headers: Record<string, string> = {},
  stays = false,
): Promise<Response> {
  const refresh = stays ? {} : await kioskRefresh();
  return new Response(text, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": POLICY,
      ...refresh,
      ...headers,
    },
  });
}
