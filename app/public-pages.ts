import { ARTICLES } from "@/lib/learn/articles";

/** The pages that anybody may find, without their language: for sitemap.xml and hreflang. */
export const PUBLIC_PATHS: readonly string[] = [
  "",
  "/privacy",
  "/learn",
  ...ARTICLES.map(({ id }) => `/learn/${id}`),
];

/** What belongs to one patient or to none, by the first part of its address after the language. */
export const PRIVATE_PLACES = ["intake", "kiosk", "leave", "result", "resume", "status"] as const;
