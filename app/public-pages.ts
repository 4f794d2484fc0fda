import { ARTICLES } from "@/lib/learn/articles";

/** The pages that anyone may find, without their language: for sitemap.xml and hreflang. */
export const PUBLIC_PATHS: readonly string[] = [
  "",
  "/privacy",
  "/learn",
  ...ARTICLES.map(({ id }) => `/learn/${id}`),
];

/**
 * The pages that search engines must not show, by the first part of the address after the language.
 */
export const PRIVATE_PLACES = [
  "cookies",
  "desk",
  "intake",
  "kiosk",
  "leave",
  "offer",
  "result",
  "resume",
  "status",
] as const;
