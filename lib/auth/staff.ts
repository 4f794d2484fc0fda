import type { Permission, Role } from "./permissions";

declare const proof: unique symbol;

/**
 * A signed-in member of staff who was found to hold a permission on this request. The brand cannot
 * be written by hand: only proof.ts makes one, for `requireStaff(permission)`, so a query or command that
 * takes `Staff<"review:record">` cannot be called without that check, or after another one.
 */
export type Staff<P extends Permission = Permission> = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Names the session this request came with; opens nothing. */
  readonly sessionHash: string;
  readonly [proof]: (permission: P) => void;
};
