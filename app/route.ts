import { preferredLocale } from "@/lib/i18n/locales";

/** The bare address leads to the start page in the language that the browser asks for. */
export function GET(request: Request): Response {
  const locale = preferredLocale(request.headers.get("accept-language"));
  return new Response(null, {
    status: 307,
    headers: { Location: `/${locale}`, Vary: "Accept-Language" },
  });
}
