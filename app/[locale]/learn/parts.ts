import { telHref } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import type { Article, Section } from "@/lib/learn/article";
import { ARTICLES } from "@/lib/learn/articles";
import { type Source, sourcesOf } from "@/lib/learn/sources";
import { clinicFacts } from "../clinic";
import { html, type Markup } from "../html";
import type { Words } from "../words";

function callButton(t: Words): Markup {
  const { number } = clinicFacts();
  return html`<p><a class="button" href="${telHref(number)}">${t("start.emergencyCall", { number })}</a></p>`;
}

/** The name of a source, which is not translated. */
function sourceName({ name, url }: Source): Markup {
  if (!url) return html`<span lang="en">${name}</span>`;
  return html`<a href="${url}" lang="en">${name}</a>`;
}

/** Where the statements of a section come from. */
function sourceLine(t: Words, section: Section): Markup {
  const sources = sourcesOf(Object.values(section.items).flat());
  const named = sources.map((source, at) => html`${at > 0 ? ", " : ""}${sourceName(source)}`);
  return html`<p class="sources">${t("learn.sources")} ${named}</p>`;
}

/** One section of an article: what it says, and its sources. */
export function sectionPart(t: Words, article: Article, section: Section): Markup {
  const base = `learn.${article.id}.sections.${section.id}`;
  const { number, crisis } = clinicFacts();
  const items = Object.keys(section.items).map(
    (item) => html`<li>${t(`${base}.items.${item}`, { crisis })}</li>`,
  );
  const kind = section.level?.toLowerCase() ?? "plain";
  const call = section.level === "EMERGENCY" ? callButton(t) : null;
  return html`<section class="part ${kind}"><h2>${t(`${base}.title`, { number })}</h2>
${call}<ul>${items}</ul>
${sourceLine(t, section)}</section>`;
}

/** The worst signs in short, on the pages that do not list them all. */
export function alertPart(t: Words, locale: Locale): Markup {
  const { number } = clinicFacts();
  return html`<section class="part emergency"><h2>${t("learn.alert.title", { number })}</h2>
<p>${t("learn.alert.text")}</p>
${callButton(t)}
<p><a href="/${locale}/learn/when-to-worry">${t("learn.alert.all")}</a></p></section>`;
}

/** The way into the intake. It leads to the start page, which goes on with what was begun. */
export function startPart(t: Words, locale: Locale): Markup {
  const { clinic } = clinicFacts();
  return html`<section class="begin"><h2>${t("learn.start.title")}</h2>
<p>${t("learn.start.text", { clinic })}</p>
<p><a class="button" href="/${locale}">${t("learn.start.button")}</a></p></section>`;
}

/** The other articles. */
export function morePart(t: Words, locale: Locale, except: Article): Markup {
  const links = ARTICLES.filter((article) => article !== except).map(
    ({ id }) => html`<li><a href="/${locale}/learn/${id}">${t(`learn.${id}.title`)}</a></li>`,
  );
  return html`<nav aria-labelledby="more"><h2 id="more">${t("learn.more")}</h2><ul>${links}</ul></nav>
<p class="note">${t("learn.note")}</p>`;
}
