import { directionOf, type Locale } from "@/lib/i18n/locales";
import { languagesOf } from "../alternates";
import { clinicFacts } from "../clinic";
import { html, type Markup } from "../html";
import { helpLine, pageHeader } from "../plain-document";
import type { Words } from "../words";

export type LearnPage = {
  /** Without the language: "/learn/causes". Null for an address that leads nowhere. */
  path: string | null;
  title: string;
  description: string;
  body: Markup;
};

/** What search engines read: the page's own address, and the same page in the other languages. */
function addresses(locale: Locale, path: string | null): Markup {
  if (path === null) return html`<meta name="robots" content="noindex">`;
  const languages = languagesOf(path);
  const sisters = Object.entries(languages).map(
    ([language, address]) =>
      html`<link rel="alternate" hreflang="${language}" href="${address}">\n`,
  );
  return html`<link rel="canonical" href="${languages[locale]}">\n${sisters}`;
}

/**
 * A public page as a whole document. It holds no script at all, so its content policy needs no
 * nonce and anybody may keep a copy. Looks: public/plain.css and public/learn.css.
 */
export function learnDocument(t: Words, locale: Locale, page: LearnPage): string {
  return html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t("service.titleOf", { page: page.title, service: t("service.name") })}</title>
<meta name="description" content="${page.description}">
<meta name="format-detection" content="telephone=no">
<meta name="theme-color" content="#0b4f54">
${addresses(locale, page.path)}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="preload" href="/fonts/hyperlegible.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/plain.css">
<link rel="stylesheet" href="/learn.css">
</head>
<body class="learn">
<a class="skip" href="#main">${t("service.skip")}</a>
${pageHeader(t, locale, { href: page.path ?? "/learn" })}
<main id="main" tabindex="-1">
${page.body}
</main>
<footer>${helpLine(t, clinicFacts())}
<p>${t("help.notWatched")}</p>
<p><a href="/${locale}/privacy">${t("help.privacy")}</a></p></footer>
</body>
</html>
`.text;
}
