import { cookieIn } from "./cookie-header";
import { readSessionCookie, sessionCookieName } from "./next-auth";
import type { Permission } from "./permissions";
import { prove } from "./proof";
import { findSession } from "./session";
import type { Staff } from "./staff";

/**
 * For pages that the framework does not render: the person whom this Cookie header signs in, with
 * the permission. Null when nobody is signed in. Throws a Rejection (not_permitted). Each request
 * counts as something that a person did.
 */
export async function staffOfCookies<P extends Permission>(
  header: string | null,
  permission: P,
): Promise<Staff<P> | null> {
  const token = await readSessionCookie(cookieIn(header, sessionCookieName()));
  const person = token && (await findSession(token, true));
  return person ? prove(person, permission) : null;
}
