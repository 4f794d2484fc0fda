import { Rejection } from "@/lib/errors";
import { isPermitted, type Permission } from "./permissions";
import { findSession, type SignedIn } from "./session";
import type { Staff } from "./staff";

type Person = Pick<SignedIn, "id" | "name" | "role" | "sessionHash">;

/**
 * The one place where a proof is made, for require-staff.ts: of a person who is signed in. Throws a
 * Rejection (not_permitted) for a permission that their role does not hold.
 */
export function prove<P extends Permission>(person: Person, permission: P): Staff<P> {
  const { id, name, role, sessionHash } = person;
  if (!isPermitted(role, permission)) throw new Rejection("not_permitted");
  return { id, name, role, sessionHash } as Staff<P>;
}

/**
 * For programs without a request, such as the seed: the person whose session this token opens, with
 * the permission. Throws a Rejection (not_signed_in, not_permitted).
 */
export async function staffOfSession<P extends Permission>(
  token: string,
  permission: P,
): Promise<Staff<P>> {
  const person = await findSession(token, false);
  if (!person) throw new Rejection("not_signed_in");
  return prove(person, permission);
}
