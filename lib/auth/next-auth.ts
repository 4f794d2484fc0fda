import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { keyFor } from "@/lib/crypto/keys";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { logFailed, logRefused } from "@/lib/log";
import { cookieIn } from "./cookie-header";
import { DEVICE_DAYS, rememberDevice } from "./device";
import { callerAddress } from "./origin";
import { identityProvider, PROVIDER_ID, readClaims, type Said } from "./provider";
import { PROVIDER_REFUSALS, signInByProvider } from "./provider-sign-in";
import { endSession, SESSION_HOURS } from "./session";
import { plainEmail, signInWithPassword } from "./sign-in";

/** The only error codes that may appear in the address after a failed sign-in. */
export const SIGN_IN_ERRORS = [
  "refused",
  "too_many_attempts",
  "too_many_here",
  "too_busy",
  "unavailable",
  "provider_away",
  "provider_failed",
  ...PROVIDER_REFUSALS,
] as const;
export type SignInError = (typeof SIGN_IN_ERRORS)[number];

const isSecure = () => new URL(env().APP_URL).protocol === "https:";
const secret = () => keyFor("session").toString("base64url");

function cookieName(name: string): string {
  return isSecure() ? `__Host-backline.${name}` : `backline.${name}`;
}

export const sessionCookieName = () => cookieName("staff");
export const csrfCookieName = () => cookieName("csrf");
export const deviceCookieName = () => cookieName("device");
/** What a browser keeps while it is away at the provider. */
export const stateCookieName = () => cookieName("state");
/** The page to which a sign-in leads back. */
export const returnCookieName = () => cookieName("return");

/** The cookie of a device on which this account has just signed in, from the one it had. */
export function deviceCookie(before: string | null, email: string) {
  const value = rememberDevice(before, plainEmail(email));
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure() } as const;
  return { name: deviceCookieName(), value, maxAge: DEVICE_DAYS * 86_400, ...options };
}

/** Keeps a path under /staff of this service; replaces anything else with the queue. */
export function safeReturnPath(url: string, origin: string): string {
  const target = URL.canParse(url, origin) ? new URL(url, origin) : null;
  const ours = target?.origin === origin && /^\/staff(\/|$)/.test(target.pathname);
  return ours && target ? `${target.pathname}${target.search}` : "/staff";
}

const credentials = CredentialsProvider({
  credentials: { email: {}, password: {} },
  async authorize(given, request) {
    const headers = new Headers(Object.entries((request.headers ?? {}) as Record<string, string>));
    const outcome = await signInWithPassword({
      email: given?.email ?? "",
      password: given?.password ?? "",
      address: callerAddress(headers),
      deviceCookie: cookieIn(headers.get("cookie"), deviceCookieName()),
    }).catch((error: unknown) => {
      if (error instanceof Rejection && error.code === "too_busy") {
        logRefused("sign_in_refused", { code: error.code });
        return { ok: false, code: error.code } as const;
      }
      logFailed("sign_in_failed", error);
      return { ok: false, code: "unavailable" } as const;
    });
    // next-auth puts the message of this error into the address, so it is a code and nothing else.
    if (!outcome.ok) throw new Error(outcome.code);
    return { id: outcome.staffId, sessionToken: outcome.token };
  },
});

/** So long somebody may take to sign in at the provider. */
const AWAY_SECONDS = 15 * 60;

function cookies(): NextAuthOptions["cookies"] {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const;
  return {
    sessionToken: { name: sessionCookieName(), options },
    callbackUrl: { name: returnCookieName(), options },
    csrfToken: { name: csrfCookieName(), options },
    pkceCodeVerifier: { name: cookieName("pkce"), options: { ...options, maxAge: AWAY_SECONDS } },
    state: { name: stateCookieName(), options: { ...options, maxAge: AWAY_SECONDS } },
    nonce: { name: cookieName("nonce"), options: { ...options, maxAge: AWAY_SECONDS } },
  };
}

/** What went on in next-auth on the way: the session that a sign-in began. */
type Signing = { sessionToken?: string; claims?: unknown };

function readSaid(claims: unknown): Said {
  try {
    return readClaims(claims, env());
  } catch (error) {
    logFailed("provider_failed", error);
    throw new Error("provider_failed" satisfies SignInError);
  }
}

/** Begins the session of somebody who comes back from the provider. */
async function takeFromProvider(user: Signing, address: string): Promise<true> {
  const outcome = await signInByProvider(readSaid(user.claims), address).catch((error: unknown) => {
    logFailed("provider_sign_in_failed", error);
    return { ok: false, code: "unavailable" } as const;
  });
  if (!outcome.ok) throw new Error(outcome.code);
  user.sessionToken = outcome.token;
  return true;
}

/**
 * Logs why the provider's client refused an answer, such as nonce_mismatch: the words before what it quotes.
 * The text of any other error may be of the caller.
 */
const noteProviderError = (_code: string, given: unknown): void => {
  const error = (given as { error?: unknown } | null)?.error ?? given;
  const { name, code, message } = (error ?? {}) as {
    [Part in "name" | "code" | "message"]?: unknown;
  };
  const isOfClient = name === "OAuthCallbackError" && code === undefined;
  const words = isOfClient ? /^[\w ]{1,60}/.exec(String(message))?.[0] : null;
  logFailed("provider_failed", words ? { code: words.trim().replaceAll(" ", "_") } : error);
};

/**
 * The settings of next-auth for a request from this address. The JWT in the cookie holds only a random
 * session token. Every request reads the person and their role from the database.
 */
export function authOptions(address: string): NextAuthOptions {
  process.env.NEXTAUTH_URL ??= env().APP_URL;
  const provider = identityProvider();
  return {
    secret: secret(),
    providers: provider ? [credentials, provider] : [credentials],
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    cookies: cookies(),
    pages: { signIn: "/staff/sign-in" },
    logger: { error: noteProviderError, warn: () => undefined, debug: () => undefined },
    callbacks: {
      signIn: ({ user, account }) =>
        account?.provider === PROVIDER_ID ? takeFromProvider(user as Signing, address) : true,
      jwt: ({ token, user }) => {
        const begun = (user as Signing | undefined)?.sessionToken;
        return begun ? { sid: begun } : { sid: token.sid };
      },
      // Scripts in the browser get nothing of the session.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safeReturnPath(url, baseUrl)}`,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
  };
}

/** Whether this cookie of the state is ours and lasts: its browser left from here for the provider. */
export async function isOnTheWay(state: string | undefined): Promise<boolean> {
  const salt = stateCookieName();
  const token = state && (await decode({ token: state, secret: secret(), salt }).catch(() => null));
  return Boolean(token);
}

/** Reads the session token from the cookie's JWT. Gives null when the JWT is missing, expired or forged. */
export async function readSessionCookie(value: string | null | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: secret() }).catch(() => null);
  return typeof token?.sid === "string" ? token.sid : null;
}
