import { DEFAULT_LOCALE } from "@/lib/i18n/locales";

/** The bare address leads to the start page in the default language. */
export function GET(): Response {
  return new Response(null, { status: 307, headers: { Location: `/${DEFAULT_LOCALE}` } });
}
