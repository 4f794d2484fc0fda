import { cookies, headers } from "next/headers";
import { cache } from "react";
import { hashToken } from "@/lib/crypto/token";
import { logFailed } from "@/lib/log";
import { findHalf, type HalfSignedIn } from "./half";
import {
  csrfCookieName,
  deviceCookie,
  deviceCookieName,
  readSessionCookie,
  sessionCookieName,
} from "./next-auth";
import { isSameOrigin } from "./origin";
import { endSession, findSession, type SignedIn } from "./session";
import { TYPED_EMAIL_COOKIE } from "./typed-email";

/**
 * Whether a page that refreshes itself made this request, and not a person. Such a request does not
 * keep the session alive, so an unattended screen still signs out.
 */
export async function isBackground(): Promise<boolean> {
  const sent = await headers();
  // A browser reopens an event stream by itself and cannot add our header.
  return sent.get("x-background") === "1" || sent.get("accept") === "text/event-stream";
}

/** The session token of this request's cookie, verified; null when there is none. */
export async function currentToken(): Promise<string | null> {
  return readSessionCookie((await cookies()).get(sessionCookieName())?.value);
}

/**
 * Who is signed in on this request, read from the database once per request; null when nobody is.
 * Use it to show a name. For permissions use require-staff.ts.
 */
export const currentStaff = cache(async (): Promise<SignedIn | null> => {
  const token = await currentToken();
  return token ? findSession(token, !(await isBackground())) : null;
});

/** Who gave the right password on this device and still has to give more; null when nobody is. */
export const currentHalf = cache(async (): Promise<HalfSignedIn | null> => {
  const token = await currentToken();
  const device = (await cookies()).get(deviceCookieName())?.value ?? null;
  return token ? findHalf(hashToken(token), device) : null;
});

/**
 * Makes this device one that the account signed in on, if the session of `token` lacks nothing more. What
 * goes wrong here stops no sign-in.
 */
export async function rememberThisDevice(token: string | null, email: string): Promise<void> {
  try {
    if (!token || !(await findSession(token, true))) return;
    const jar = await cookies();
    jar.set(deviceCookie(jar.get(deviceCookieName())?.value ?? null, email));
  } catch (error) {
    logFailed("device_not_remembered", error);
  }
}

/** Ends the session of this request, if the request came from our own pages. */
export async function endCurrentSession(): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  const token = await currentToken();
  if (token) await endSession(token);
  (await cookies()).delete(sessionCookieName());
}

export type SignInForm = { csrfToken: string | null; typedEmail: string };

/** What the sign-in page needs: the CSRF token that next-auth put in a cookie, and the e-mail typed before. */
export async function readSignInForm(): Promise<SignInForm> {
  const jar = await cookies();
  return {
    csrfToken: jar.get(csrfCookieName())?.value.split("|")[0] ?? null,
    typedEmail: jar.get(TYPED_EMAIL_COOKIE)?.value ?? "",
  };
}
