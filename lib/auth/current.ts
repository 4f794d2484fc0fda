import { cookies, headers } from "next/headers";
import { cache } from "react";
import { csrfCookieName, readSessionCookie, sessionCookieName } from "./next-auth";
import { isSameOrigin } from "./origin";
import { endSession, findSession, type SignedIn } from "./session";
import { TYPED_EMAIL_COOKIE } from "./typed-email";

/**
 * Whether this request was made by a page that refreshes itself and not by a person, so that a screen
 * nobody looks at still signs out.
 */
export async function isBackground(): Promise<boolean> {
  const sent = await headers();
  // A browser opens and reopens a stream of events by itself and cannot add a header of ours.
  return sent.get("x-background") === "1" || sent.get("accept") === "text/event-stream";
}

/** The session token of this request's cookie, verified; null when there is none. */
export async function currentToken(): Promise<string | null> {
  return readSessionCookie((await cookies()).get(sessionCookieName())?.value);
}

/**
 * Who is signed in on this request, read from the database once per request; null when nobody is.
 * This is a name to show, not a permission: for that see require-staff.ts.
 */
export const currentStaff = cache(async (): Promise<SignedIn | null> => {
  const token = await currentToken();
  return token ? findSession(token, !(await isBackground())) : null;
});

/** Ends the session of this request; only for a form of our own pages. */
export async function endCurrentSession(): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  const token = await currentToken();
  if (token) await endSession(token);
  (await cookies()).delete(sessionCookieName());
}

export type SignInForm = { csrfToken: string | null; typedEmail: string };

/** What the sign-in page needs: the token that next-auth left in a cookie, and what was typed before. */
export async function readSignInForm(): Promise<SignInForm> {
  const jar = await cookies();
  return {
    csrfToken: jar.get(csrfCookieName())?.value.split("|")[0] ?? null,
    typedEmail: jar.get(TYPED_EMAIL_COOKIE)?.value ?? "",
  };
}
