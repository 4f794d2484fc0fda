import { createHash } from "node:crypto";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { articleById } from "@/lib/learn/articles";
import { clinicFacts } from "../../clinic";
import { localeOrDefault, patientWords } from "../../words";
import { type LearnPage, learnDocument } from "../learn-document";
import { articlePage, indexPage, nowherePage } from "../pages";

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Anybody may keep a copy: fresh for ten minutes, then shown while a new one is fetched. */
const KEEP = "public, max-age=600, stale-while-revalidate=600";

const HEADERS = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY };

type Made = { text: string; tag: string };

/** Pages that were made already, and with which facts of the clinic. */
const made = new Map<string, Made & { facts: string }>();

async function pageAt(locale: Locale, topic: readonly string[]): Promise<LearnPage | null> {
  const t = await patientWords(locale);
  const [id] = topic;
  if (id === undefined) return indexPage(t, locale);
  const article = topic.length === 1 ? articleById(id) : undefined;
  return article ? articlePage(t, locale, article) : null;
}

async function make(locale: Locale, topic: readonly string[]): Promise<Made | null> {
  const key = `${locale}/${topic.join("/")}`;
  const facts = JSON.stringify(clinicFacts());
  const known = made.get(key);
  if (known?.facts === facts) return known;
  const page = await pageAt(locale, topic);
  if (!page) return null;
  const text = learnDocument(await patientWords(locale), locale, page);
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  const fresh = { text, tag: `W/"${hash}"`, facts };
  made.set(key, fresh);
  return fresh;
}

async function nowhere(wanted: string): Promise<Response> {
  const locale = localeOrDefault(wanted);
  const t = await patientWords(locale);
  const text = learnDocument(t, locale, nowherePage(t, locale));
  return new Response(text, { status: 404, headers: { ...HEADERS, "Cache-Control": "no-store" } });
}

type Context = { params: Promise<{ locale: string; topic?: string[] }> };

/**
 * The public pages about back spasms. They ask for no cookie and touch no database, so they are the
 * same for everybody and can be read when everything else is down.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, topic = [] } = await params;
  const page = isLocale(locale) ? await make(locale, topic) : null;
  if (!page) return nowhere(locale);
  const headers = { ...HEADERS, "Cache-Control": KEEP, ETag: page.tag };
  const has = (request.headers.get("if-none-match") ?? "").split(/\s*,\s*/);
  if (has.includes(page.tag)) return new Response(null, { status: 304, headers });
  return new Response(page.text, { headers });
}
