import { BackLink } from "@/components/back-link";
import type { DrawingName } from "@/components/drawing";
import { TitleRow } from "@/components/title-row";
import type { Article } from "@/lib/learn/article";
import { ARTICLES, articleById } from "@/lib/learn/articles";
import { notFound } from "../lost";
import type { Place, View, Visit } from "../place";
import { AlertPart, MorePart, Note, SectionPart, StartPart } from "./parts";

// The public pages read no cookie and no database, so they are the same for everyone and work
// during an outage.

/** Beside the name of an article; none where emergencies are told. */
const PICTURES: Readonly<Record<string, DrawingName>> = {
  "what-it-is": "spine",
  causes: "lift",
  "at-home": "warm",
  prevent: "walk",
};

function indexPage(visit: Visit): View {
  const { t, locale } = visit;
  const title = t("learn.name");
  return {
    title,
    description: t("learn.index.description"),
    body: (
      <>
        <h1 className="text-display">{title}</h1>
        <p className="mt-2 text-lead">{t("learn.index.lead")}</p>
        <AlertPart {...visit} />
        <ul className="mt-9 grid gap-6">
          {ARTICLES.map((article) => (
            <li key={article.id}>
              <TitleRow drawing={PICTURES[article.id]}>
                <h2 className="text-section">
                  <a href={`/${locale}/learn/${article.id}`}>{t(`learn.${article.id}.title`)}</a>
                </h2>
                <p className="mt-1">{t(`learn.${article.id}.description`)}</p>
              </TitleRow>
            </li>
          ))}
        </ul>
        <StartPart {...visit} />
        <Note t={t} />
      </>
    ),
  };
}

/** One article. The emergency signs come first on every page, in full or in short. */
function articlePage(visit: Visit, article: Article): View {
  const { t, locale } = visit;
  const base = `learn.${article.id}`;
  const title = t(`${base}.title`);
  const listsAll = article.sections.some(({ level }) => level === "EMERGENCY");
  return {
    title,
    description: t(`${base}.description`),
    body: (
      <>
        <BackLink href={`/${locale}/learn`}>{t("learn.name")}</BackLink>
        <TitleRow drawing={PICTURES[article.id]}>
          <h1 className="text-display">{title}</h1>
        </TitleRow>
        <p className="mt-2 text-lead">{t(`${base}.lead`)}</p>
        {listsAll ? null : <AlertPart {...visit} />}
        {article.sections.map((section) => (
          <SectionPart key={section.id} t={t} article={article} section={section} />
        ))}
        <StartPart {...visit} />
        <MorePart visit={visit} except={article} />
      </>
    ),
  };
}

/** The page that lists the articles. */
export const learnPlace: Place = { open: true, kept: true, load: indexPage };

/** One article about back spasms. */
export const articlePlace: Place = {
  open: true,
  kept: true,
  load: (visit) => {
    const article = articleById(visit.params.topic ?? "");
    return article ? articlePage(visit, article) : notFound(visit);
  },
};
