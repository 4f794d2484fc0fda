import { type NextRequest, NextResponse } from "next/server";
import { ASKED_HEADER } from "@/lib/auth/asked";
import { isDatabaseThere } from "@/lib/jobs/queries";

function contentPolicy(nonce: string): string {
  const evaluated = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluated}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** The page itself, or the one that says that the database is away: only that one can answer 503. */
async function pageOf(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const isOfStaff = /^\/staff(?:\/|$)/.test(request.nextUrl.pathname);
  // A form says itself what became of it, and keeps what was typed.
  const isOpened = request.method === "GET" || request.method === "HEAD";
  if (!isOfStaff || !isOpened || (await isDatabaseThere()))
    return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(new URL("/api/staff-away", request.url));
}

/**
 * Gives each page of staff a content policy with a fresh nonce, which Next puts on its own scripts.
 * It decides nothing about who may see what: authorization lives at the data.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set(ASKED_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = await pageOf(request, headers);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

// The framework reads this object without running it, so the address stands three times.
export const config = {
  // Pages of staff only: those of patients, below two letters, have a fixed policy (app/[locale]/answer.ts).
  // A body must not pass here unless it is small enough to be kept whole: what is longer, or does not say how
  // long it is, is refused unread by next.config.js.
  matcher: [
    {
      source:
        "/((?!_next/|api/|staff/live/|icon|favicon|fonts/|livez|readyz|metrics|robots.txt|sitemap.xml|patient.css|patient.js|kiosk.js|desk.js|alerts.js|[a-z][a-z](?:/|$)).*)",
      missing: [{ type: "header", key: "content-type" }],
    },
    {
      source:
        "/((?!_next/|api/|staff/live/|icon|favicon|fonts/|livez|readyz|metrics|robots.txt|sitemap.xml|patient.css|patient.js|kiosk.js|desk.js|alerts.js|[a-z][a-z](?:/|$)).*)",
      has: [{ type: "header", key: "content-length", value: "\\d{1,5}" }],
      // A call of an action gets data, and no page.
      missing: [{ type: "header", key: "next-action" }],
    },
    {
      source:
        "/((?!_next/|api/|staff/live/|icon|favicon|fonts/|livez|readyz|metrics|robots.txt|sitemap.xml|patient.css|patient.js|kiosk.js|desk.js|alerts.js|[a-z][a-z](?:/|$)).*)",
      missing: [
        { type: "header", key: "content-length" },
        { type: "header", key: "transfer-encoding" },
      ],
    },
  ],
};
