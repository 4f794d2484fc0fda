import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { Rejection } from "@/lib/errors";
import { ASKED_HEADER } from "./asked";
import { currentHalf, currentStaff } from "./current";
import type { HalfSignedIn } from "./half";
import { callerAddress } from "./origin";
import { isPermitted, type Permission } from "./permissions";
import { prove } from "./proof";
import { noteSecurity } from "./security-events";
import type { Staff } from "./staff";

/**
 * For actions and route handlers: the signed-in person with the permission, or a Rejection
 * (not_signed_in, not_permitted).
 */
export async function provenStaff<P extends Permission>(permission: P): Promise<Staff<P>> {
  const person = await currentStaff();
  if (!person) throw new Rejection("not_signed_in");
  return prove(person, permission);
}

/** The same for a step of the sign-in: who gave the right password and must give more. */
export async function provenHalf(): Promise<HalfSignedIn> {
  const half = await currentHalf();
  if (!half) throw new Rejection("not_signed_in");
  return half;
}

/**
 * For pages: the signed-in person with the permission. Nobody signed in: goes to the sign-in page,
 * which leads back to the page with its query, or to `path` where that is not known. Signed in without the permission: HTTP 403 and a page in words.
 */
export async function requireStaff<P extends Permission>(
  permission: P,
  path = "/staff",
): Promise<Staff<P>> {
  const person = await currentStaff();
  if (!person) {
    const asked = (await headers()).get(ASKED_HEADER) ?? path;
    redirect(`/staff/sign-in?${new URLSearchParams({ next: asked })}`);
  }
  if (!isPermitted(person.role, permission)) {
    const address = callerAddress(await headers());
    await noteSecurity("not_permitted", { address, staffId: person.id });
    forbidden();
  }
  return prove(person, permission);
}

/** Proves a second permission of the same person; null when they do not hold it. */
export function alsoHolds<P extends Permission>(
  staff: Staff<never>,
  permission: P,
): Staff<P> | null {
  return isPermitted(staff.role, permission) ? prove(staff, permission) : null;
}
