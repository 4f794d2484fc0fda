import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { readRequestBody } from "@/app/body";
import { cookieIn } from "@/lib/auth/cookie-header";
import { rememberThisDevice } from "@/lib/auth/current";
import {
  authOptions,
  readSessionCookie,
  SIGN_IN_ERRORS,
  safeReturnPath,
  sessionCookieName,
} from "@/lib/auth/next-auth";
import { callerAddress, isSameOrigin } from "@/lib/auth/origin";
import { noteSecurity } from "@/lib/auth/security-events";
import { TYPED_EMAIL_COOKIE } from "@/lib/auth/typed-email";
import { env } from "@/lib/env";
import { logRefused } from "@/lib/log";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * The only parts of next-auth that can be reached. The rest (its log route, session updates) is
 * off.
 */
const ALLOWED: Record<string, readonly string[]> = {
  GET: ["csrf", "providers", "signin", "session"],
  POST: ["signin/credentials", "callback/credentials", "signout"],
};
const BODY_LIMIT = 8_192;

/** The error code in the address that next-auth would redirect to; null when there is none. */
function errorCodeOf(location: URL): string | null {
  if (!location.pathname.endsWith("/api/auth/error")) return null;
  const given = location.searchParams.get("error") ?? "";
  return SIGN_IN_ERRORS.find((code) => code === given) ?? "refused";
}

function emailCookie(email: string): string {
  const secure = new URL(env().APP_URL).protocol === "https:" ? "; Secure" : "";
  const value = encodeURIComponent(email.slice(0, 254));
  return `${TYPED_EMAIL_COOKIE}=${value}; Path=/staff/sign-in; Max-Age=120; HttpOnly; SameSite=Lax${secure}`;
}

/** The token of the session that the answer of next-auth begins; null when it begins none. */
async function begunToken(response: Response): Promise<string | null> {
  const lines = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return readSessionCookie(
    lines.map((line) => cookieIn(line, sessionCookieName())).find((value) => value),
  );
}

/** Keeps next-auth's redirects on this host, with at most an error code. */
function settleRedirect(response: Response, typed: URLSearchParams): Response {
  const location = response.headers.get("location");
  if (!location) return response;
  const origin = new URL(env().APP_URL).origin;
  const target = new URL(location, origin);
  const code = errorCodeOf(target);
  const headers = new Headers(response.headers);
  if (code) {
    const query = new URLSearchParams({ error: code, next: typed.get("callbackUrl") ?? "/staff" });
    headers.set("location", `/staff/sign-in?${query}`);
    headers.append("set-cookie", emailCookie(typed.get("email") ?? ""));
  } else {
    headers.set("location", target.origin === origin ? target.pathname + target.search : "/staff");
  }
  return new Response(null, { status: 303, headers });
}

/** next-auth fails on a malformed address; any unwanted address becomes the queue here. */
function withSafeReturn(request: NextRequest): NextRequest {
  const given = request.nextUrl.searchParams.get("callbackUrl");
  if (given === null) return request;
  const url = new URL(request.url);
  url.searchParams.set("callbackUrl", safeReturnPath(given, new URL(env().APP_URL).origin));
  return new NextRequest(url, request);
}

function refuse(status: number, code: string): Response {
  logRefused("auth_request_refused", { route: "/api/auth/[...nextauth]", status, code });
  return new Response(null, { status });
}

async function answer(
  request: NextRequest,
  context: Context,
  typed: URLSearchParams,
): Promise<Response> {
  const response: Response = await NextAuth(request as never, context as never, authOptions());
  response.headers.set("cache-control", "private, no-store");
  const settled = settleRedirect(response, typed);
  const email = typed.get("email");
  if (email !== null) await rememberThisDevice(await begunToken(response), email);
  return settled;
}

async function isAllowed({ method }: NextRequest, { params }: Context): Promise<boolean> {
  return ALLOWED[method]?.includes((await params).nextauth.join("/")) ?? false;
}

/** GET of /api/auth/*: next-auth, reduced to what sign-in needs. */
export async function showAuth(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isAllowed(request, context))) return new Response(null, { status: 404 });
  return answer(withSafeReturn(request), context, new URLSearchParams());
}

/** POST to /api/auth/*: the same, with our own origin check and a limit on the body. */
export async function takeAuth(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isAllowed(request, context))) return new Response(null, { status: 404 });
  if (!isSameOrigin(request.headers)) {
    await noteSecurity("cross_site", { address: callerAddress(request.headers) });
    return refuse(403, "crossSite");
  }
  const body = await readRequestBody(request, BODY_LIMIT);
  if (!body) return refuse(413, "tooLarge");
  const text = new TextDecoder().decode(body);
  const { url, headers } = request;
  const read = new NextRequest(url, { method: "POST", headers, body: text });
  return answer(read, context, new URLSearchParams(text));
}
