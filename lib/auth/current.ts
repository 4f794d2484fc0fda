import { cookies, headers } from "next/headers";
import { cache } from "react";
import { readSessionCookie, sessionCookieName } from "./next-auth";
import { findSession, type SignedIn } from "./session";

/** Set by a page while it refreshes itself, so that a screen nobody looks at still signs out. */
export const BACKGROUND_COOKIE = "backline.background";

/** Whether this request was made by a page that refreshes itself and not by a person. */
export async function isBackground(): Promise<boolean> {
  if ((await headers()).get("x-background") === "1") return true;
  return (await cookies()).has(BACKGROUND_COOKIE);
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
