"use server";

import { staffAction } from "@/app/staff/action";
import {
  addPerson,
  changeRole,
  disablePerson,
  enablePerson,
  resetPassword,
  revokeSessions,
} from "@/lib/auth/commands";
import { ChangeRoleSchema, NewPersonSchema, PersonSchema } from "@/lib/auth/schema";

const onceWords = ({ password }: { password: string }) =>
  `Give them this password. It is shown only once: ${password}`;

export const add = staffAction("staff:manage", NewPersonSchema, addPerson, { say: onceWords });
export const reset = staffAction("staff:manage", PersonSchema, resetPassword, { say: onceWords });
export const giveRole = staffAction("staff:manage", ChangeRoleSchema, changeRole, {
  say: () => "Role changed. They must sign in again.",
});
export const disable = staffAction("staff:manage", PersonSchema, disablePerson, {
  say: () => "Disabled and signed out everywhere.",
});
export const enable = staffAction("staff:manage", PersonSchema, enablePerson, {
  say: () => "Enabled.",
});
export const revoke = staffAction("staff:manage", PersonSchema, revokeSessions, {
  say: (ended) => `Signed out everywhere (${ended} ${ended === 1 ? "session" : "sessions"}).`,
});
