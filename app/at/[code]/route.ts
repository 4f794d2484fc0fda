import { readLocationCode } from "@/lib/clinic/location/schema";
import { preferredLocale } from "@/lib/i18n/locales";

/**
 * The address on a poster. It leads to the start page of that location, in the language that the
 * browser asks for. A malformed code leads to the start page too.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const locale = preferredLocale(request.headers.get("accept-language"));
  const code = readLocationCode((await params).code);
  return new Response(null, {
    status: 307,
    headers: {
      Location: code ? `/${locale}?at=${code}` : `/${locale}`,
      Vary: "Accept-Language",
      "Cache-Control": "private, no-store",
    },
  });
}
