import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import { Drawing, type DrawingName } from "@/components/drawing";
import type { Words } from "@/lib/i18n/translate";
import type { Article, Section } from "@/lib/learn/article";
import { ARTICLES } from "@/lib/learn/articles";
import { sourcesOf } from "@/lib/learn/sources";
import { clinicFacts } from "../clinic";
import type { Visit } from "../place";
import { CallForHelp } from "../tel-link";

// How soon to act: the colors of the levels, always beside the words.
const FRAME = "rounded-field border-2 border-l-8 px-5 py-4";
const EDGES = {
  EMERGENCY: `${FRAME} border-emergency-ink`,
  URGENT: `${FRAME} border-urgent`,
  SOON: `${FRAME} border-soon`,
  ROUTINE: `${FRAME} border-routine`,
} as const;

/** Under the head of a section; none where emergencies are told. */
const PICTURES: Readonly<Record<string, readonly DrawingName[]>> = {
  "at-home.helps": ["walk", "rest", "side", "knee"],
  "prevent.lift": ["lift"],
};

function Pictures({ of }: { of: string }) {
  const names = PICTURES[of];
  if (!names) return null;
  return (
    <div className="mt-3 flex flex-wrap items-end gap-4">
      {names.map((name) => (
        <Drawing key={name} name={name} className="h-18" />
      ))}
    </div>
  );
}

/** The sources of a section. Their names are not translated. */
function Sources({ t, section }: { t: Words; section: Section }) {
  const sources = sourcesOf(Object.values(section.items).flat());
  if (sources.length === 0) return null;
  return (
    <p className="mt-3 text-small text-ink-quiet">
      {t("learn.sources")}{" "}
      {sources.map(({ name, url }, at) => (
        <span key={name}>
          {at > 0 ? ", " : ""}
          {url ? (
            <a href={url} lang="en" className="text-ink-quiet">
              {name}
            </a>
          ) : (
            <span lang="en">{name}</span>
          )}
        </span>
      ))}
    </p>
  );
}

/** One section of an article: what it says, and its sources. */
export function SectionPart(props: { t: Words; article: Article; section: Section }) {
  const { t, article, section } = props;
  const base = `learn.${article.id}.sections.${section.id}`;
  const { number, crisis } = clinicFacts();
  const emergency = section.level === "EMERGENCY";
  return (
    <section className={`print-whole mt-9 ${section.level ? EDGES[section.level] : ""}`}>
      <h2 className={emergency ? "text-lead" : "text-section"}>{t(`${base}.title`, { number })}</h2>
      {emergency ? <CallForHelp t={t} /> : <Pictures of={`${article.id}.${section.id}`} />}
      <BulletList
        items={Object.keys(section.items).map((item) => t(`${base}.items.${item}`, { crisis }))}
      />
      <Sources t={t} section={section} />
    </section>
  );
}

/** The worst signs in short, on pages that do not list them all. */
export function AlertPart({ t, locale }: Visit) {
  const { number } = clinicFacts();
  return (
    <section className={`print-whole mt-9 ${EDGES.EMERGENCY}`}>
      <h2 className="text-lead">{t("learn.alert.title", { number })}</h2>
      <p className="mt-3">{t("learn.alert.text")}</p>
      <CallForHelp t={t} />
      <p className="mt-3">
        <a href={`/${locale}/learn/when-to-worry`}>{t("learn.alert.all")}</a>
      </p>
    </section>
  );
}

/** The link to the start page, which continues an intake that was begun. */
export function StartPart({ t, locale }: Visit) {
  const { clinic } = clinicFacts();
  return (
    <section className="mt-11 bg-accent-soft p-5 print:hidden">
      <h2 className="text-section">{t("learn.start.title")}</h2>
      <p className="mt-3">{t("learn.start.text", { clinic })}</p>
      <p className="mt-3">
        <ButtonLink href={`/${locale}`}>{t("learn.start.button")}</ButtonLink>
      </p>
    </section>
  );
}

export function Note({ t }: { t: Words }) {
  return <p className="mt-8 text-ink-quiet">{t("learn.note")}</p>;
}

/** The other articles. */
export function MorePart({ visit: { t, locale }, except }: { visit: Visit; except: Article }) {
  return (
    <>
      <nav aria-labelledby="more" className="mt-10 print:hidden">
        <h2 id="more" className="text-section">
          {t("learn.more")}
        </h2>
        <BulletList
          items={ARTICLES.filter((article) => article !== except).map(({ id }) => (
            <a key={id} href={`/${locale}/learn/${id}`} className="inline-block py-1">
              {t(`learn.${id}.title`)}
            </a>
          ))}
        />
      </nav>
      <Note t={t} />
    </>
  );
}
