import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { directionOf } from "@/lib/i18n/locales";
import { languagesOf } from "./alternates";
import { PatientShell } from "./patient-shell";
import type { Place, View, Visit } from "./place";

type Props = { visit: Visit; view: View; place: Place | null };

let buildId: string | undefined;

function readBuildId(): string {
  const file = path.join(process.cwd(), process.env.BACKLINE_DIST ?? ".next", "BUILD_ID");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

/** Adds the build's id to the address of our file, so that a browser may cache it. */
function ofThisBuild(file: string): string {
  if (process.env.NODE_ENV === "development") return file;
  buildId ??= readBuildId();
  return `${file}?v=${buildId}`;
}

/** For search engines: the page's own address and those in the other languages, or "noindex". */
function Addresses({ visit, view, place }: Props) {
  if (!place?.open || (view.status ?? 200) !== 200) return <meta name="robots" content="noindex" />;
  const languages = languagesOf(visit.path.slice(visit.locale.length + 1));
  return (
    <>
      <link rel="canonical" href={languages[visit.locale]} />
      {Object.entries(languages).map(([language, href]) => (
        <link key={language} rel="alternate" hrefLang={language} href={href} />
      ))}
    </>
  );
}

/** The only scripts on a patient page. The page works without them. */
function Scripts({ visit, place }: Pick<Props, "visit" | "place">) {
  if (place?.kept) return null;
  return (
    <>
      <script async type="module" src={ofThisBuild("/patient.js")} />
      {visit.params.draft ? <script async type="module" src={ofThisBuild("/desk.js")} /> : null}
      {visit.kiosk ? <script async type="module" src={ofThisBuild("/kiosk.js")} /> : null}
    </>
  );
}

function Head(props: Props) {
  const { visit, view } = props;
  const { t } = visit;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{t("service.titleOf", { page: view.title, service: t("service.name") })}</title>
      {view.description ? <meta name="description" content={view.description} /> : null}
      <meta name="format-detection" content="telephone=no" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#0b4f54" />
      <Addresses {...props} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <link
        rel="preload"
        href="/fonts/hyperlegible.woff2"
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
      <link rel="stylesheet" href={ofThisBuild("/patient.css")} />
      <Scripts {...props} />
    </head>
  );
}

/** A whole page as HTML. */
export function documentOf(props: Props): string {
  const { locale } = props.visit;
  const html = renderToStaticMarkup(
    <html lang={locale} dir={directionOf(locale)}>
      <Head {...props} />
      <body>
        <PatientShell {...props} />
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
