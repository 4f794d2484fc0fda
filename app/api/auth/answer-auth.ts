import { setTimeout as sleep } from "node:timers/promises";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { readRequestBody } from "@/app/body";
import { cookieIn } from "@/lib/auth/cookie-header";
import { rememberThisDevice } from "@/lib/auth/current";
import {
  authOptions,
  isOnTheWay,
  readSessionCookie,
  returnCookieName,
  SIGN_IN_ERRORS,
  type SignInError,
  safeReturnPath,
  sessionCookieName,
  stateCookieName,
} from "@/lib/auth/next-auth";
import { callerAddress, isSameOrigin } from "@/lib/auth/origin";
import { PROVIDER_ID, providerName } from "@/lib/auth/provider";
import { noteSecurity } from "@/lib/auth/security-events";
import { endSession } from "@/lib/auth/session";
import { holdBack, takeWay } from "@/lib/auth/sign-in-limit";
import { TYPED_EMAIL_COOKIE } from "@/lib/auth/typed-email";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { LineTooLong, lineOf } from "@/lib/in-line";
import { logFailed, logRefused } from "@/lib/log";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * The only parts of next-auth that can be reached. The rest (its log route, session updates) is
 * off.
 */
const ALLOWED: Record<string, readonly string[]> = {
  GET: ["csrf", "providers", "signin", "session"],
  POST: ["signin/credentials", "callback/credentials", "signout"],
};
/** What else is there when a provider is set: the way there, and back. */
const OF_PROVIDER: Record<string, string> = {
  GET: `callback/${PROVIDER_ID}`,
  POST: `signin/${PROVIDER_ID}`,
};
/** So many wait for the provider at once; strangers can begin a sign-in too. */
const providerLine = lineOf(16, 10_000, 200);
const BODY_LIMIT = 8_192;
const FORM = "application/x-www-form-urlencoded";

const ERROR_PATH = "/api/auth/error";

/** What next-auth calls the failures on the way to the provider and back. */
const PROVIDER_ERRORS: Record<string, SignInError> = {
  OAuthSignin: "provider_away",
  OAuthCallback: "provider_failed",
  Callback: "provider_failed",
};

/** The error code in the address that next-auth would redirect to; null when there is none. */
function errorCodeOf(location: URL): SignInError | null {
  if (!location.pathname.endsWith(ERROR_PATH)) return null;
  const given = location.searchParams.get("error") ?? "";
  return SIGN_IN_ERRORS.find((code) => code === given) ?? PROVIDER_ERRORS[given] ?? "refused";
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

/**
 * The page that leads to the provider. Not a redirect: a content policy of ours allows the forms of staff's
 * pages to lead to this host alone, and the provider may hand on to others.
 */
function leadTo(target: URL, headers: Headers): Response {
  const href = target.href.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  headers.delete("location");
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  const page = `<!doctype html><html lang="en"><head><title>Sign in</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0;url=${href}"></head>
<body><p><a href="${href}">Continue to sign in</a></p></body></html>`;
  return new Response(page, { status: 200, headers });
}

/** Keeps next-auth's redirects on this host, with at most an error code, and but for the way to the provider. */
function settleRedirect(
  response: Response,
  { typed, back, toProvider }: { typed: URLSearchParams; back: string; toProvider: boolean },
): Response {
  const location = response.headers.get("location");
  if (!location) return response;
  const origin = new URL(env().APP_URL).origin;
  const target = new URL(location, origin);
  const code = errorCodeOf(target);
  const headers = new Headers(response.headers);
  if (toProvider && target.origin !== origin) return leadTo(target, headers);
  if (code) {
    const query = new URLSearchParams({ error: code, next: back });
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

const isOfProvider = async ({ method }: NextRequest, { params }: Context): Promise<boolean> =>
  providerName() !== null && OF_PROVIDER[method] === (await params).nextauth.join("/");

const failWith = (code: SignInError): Response =>
  new Response(null, { status: 303, headers: { location: `${ERROR_PATH}?error=${code}` } });

/**
 * The answer of next-auth. What needs the provider waits in a line, which may be full. Nobody comes back from
 * there who did not leave from here, so anybody else does not even wait.
 */
async function ask(request: NextRequest, context: Context, inLine: boolean): Promise<Response> {
  const address = callerAddress(request.headers);
  const work = async (): Promise<Response> =>
    NextAuth(request as never, context as never, authOptions(address));
  if (!inLine) return work();
  const left = request.cookies.get(stateCookieName())?.value;
  if (request.method === "GET" && !(await isOnTheWay(left))) {
    logRefused("provider_answer_refused", { code: "no_state" });
    return failWith("provider_failed");
  }
  try {
    await holdBack(await takeWay(address), sleep);
    return await providerLine(work);
  } catch (error) {
    const busy = error instanceof Rejection && error.code === "too_busy";
    if (!busy && !(error instanceof LineTooLong)) throw error;
    return failWith("too_busy");
  }
}

/** Who signs in at the provider again, to confirm that it is them, goes on in the new session alone. */
async function endSessionBefore(request: NextRequest): Promise<void> {
  const before = await readSessionCookie(request.cookies.get(sessionCookieName())?.value);
  if (before)
    await endSession(before).catch((error: unknown) => logFailed("session_not_ended", error));
}

async function answer(
  request: NextRequest,
  context: Context,
  typed: URLSearchParams,
): Promise<Response> {
  const ofProvider = await isOfProvider(request, context);
  const response = await ask(request, context, ofProvider);
  response.headers.set("cache-control", "private, no-store");
  const back =
    typed.get("callbackUrl") ?? request.cookies.get(returnCookieName())?.value ?? "/staff";
  const toProvider = ofProvider && request.method === "POST";
  const settled = settleRedirect(response, { typed, back, toProvider });
  if (settled.headers.get("location")?.includes("error=provider_failed"))
    await noteSecurity("provider_refused", { address: callerAddress(request.headers) });
  const token = await begunToken(response);
  const email = typed.get("email");
  if (email !== null) await rememberThisDevice(token, email);
  if (ofProvider && token) await endSessionBefore(request);
  return settled;
}

async function isAllowed(request: NextRequest, context: Context): Promise<boolean> {
  const path = (await context.params).nextauth.join("/");
  return ALLOWED[request.method]?.includes(path) || isOfProvider(request, context);
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
  if (!request.headers.get("content-type")?.startsWith(FORM)) return refuse(400, "notForm");
  const body = await readRequestBody(request, BODY_LIMIT);
  if (!body) return refuse(413, "tooLarge");
  const text = new TextDecoder().decode(body);
  // next-auth would hand a query of ours on to the provider.
  const url = new URL(request.nextUrl.pathname, request.url);
  const read = new NextRequest(url, { method: "POST", headers: request.headers, body: text });
  return answer(read, context, new URLSearchParams(text));
}
