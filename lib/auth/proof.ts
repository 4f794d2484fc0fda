import { Rejection } from "@/lib/errors";
import { isPermitted, type Permission } from "./permissions";
import { findSession, type SignedIn } from "./session";
import type { Staff } from "./staff";

type Person = Pick<SignedIn, "id" | "name" | "role" | "sessionHash">;

/**
 * Makes the proof that a signed-in person holds a permission. The only place that does; used by
 * require-staff.ts. Throws a Rejection (not_permitted) when their role lacks the permission.
 */
export function prove<P extends Permission>(person: Person, permission: P): Staff<P> {
  const { id, name, role, sessionHash } = person;
  if (!isPermitted(role, permission)) throw new Rejection("not_permitted");
  return { id, name, role, sessionHash } as Staff<P>;
}

/**
 * The same for programs without a request, such as the seed: takes a session token. Throws a
 * Rejection (not_signed_in, not_permitted).
 */
export async function staffOfSession<P extends Permission>(
  token: string,
  permission: P,
): Promise<Staff<P>> {
  const person = await findSession(token, false);
  if (!person) throw new Rejection("not_signed_in");
  return prove(person, permission);
}
