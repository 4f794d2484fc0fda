import type { Locale } from "@/lib/i18n/locales";
import type { Article } from "@/lib/learn/article";
import { ARTICLES } from "@/lib/learn/articles";
import { html } from "../html";
import type { Words } from "../words";
import type { LearnPage } from "./learn-document";
import { alertPart, morePart, sectionPart, startPart } from "./parts";

/** The page that leads to the articles. */
export function indexPage(t: Words, locale: Locale): LearnPage {
  const title = t("learn.name");
  const articles = ARTICLES.map(
    ({ id }) =>
      html`<li><h2><a href="/${locale}/learn/${id}">${t(`learn.${id}.title`)}</a></h2><p>${t(`learn.${id}.description`)}</p></li>`,
  );
  const body = html`<h1>${title}</h1>
<p class="lead">${t("learn.index.lead")}</p>
${alertPart(t, locale)}
<ul class="articles">${articles}</ul>
${startPart(t, locale)}
<p class="note">${t("learn.note")}</p>`;
  return { path: "/learn", title, description: t("learn.index.description"), body };
}

/** One article. The emergency signs come first on every page: in full or in short. */
export function articlePage(t: Words, locale: Locale, article: Article): LearnPage {
  const base = `learn.${article.id}`;
  const title = t(`${base}.title`);
  const listsAll = article.sections.some(({ level }) => level === "EMERGENCY");
  const sections = article.sections.map((section) => sectionPart(t, article, section));
  const body = html`<p class="back"><a href="/${locale}/learn">${t("learn.name")}</a></p>
<h1>${title}</h1>
<p class="lead">${t(`${base}.lead`)}</p>
${listsAll ? null : alertPart(t, locale)}
${sections}
${startPart(t, locale)}
${morePart(t, locale, article)}`;
  return { path: `/learn/${article.id}`, title, description: t(`${base}.description`), body };
}

/** For an address under /learn that leads nowhere. */
export function nowherePage(t: Words, locale: Locale): LearnPage {
  const title = t("notFound.title");
  const body = html`<h1>${title}</h1>
<p>${t("notFound.text")}</p>
<p><a href="/${locale}/learn">${t("learn.name")}</a></p>
${alertPart(t, locale)}
${startPart(t, locale)}`;
  return { path: null, title, description: t("notFound.text"), body };
}
