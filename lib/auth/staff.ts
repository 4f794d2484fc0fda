import type { Permission, Role } from "./permissions";

declare const proof: unique symbol;

/**
 * A signed-in member of staff whose permission was checked on this request. Only proof.ts can make
 * one, for `requireStaff(permission)`. So a query or command that takes `Staff<"review:record">`
 * cannot be called without that check.
 */
export type Staff<P extends Permission = Permission> = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The hash of this request's session token. It cannot be used to sign in. */
  readonly sessionHash: string;
  readonly [proof]: (permission: P) => void;
};
