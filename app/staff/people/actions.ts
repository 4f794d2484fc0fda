"use server";

import { staffAction } from "@/app/staff/action";
import {
  addPerson,
  changeRole,
  enablePerson,
  resetFactor,
  resetPassword,
  revokeSessions,
} from "@/lib/auth/commands";
import { ChangeRoleSchema, NewPersonSchema, PersonSchema } from "@/lib/auth/schema";
import { disablePerson } from "@/lib/team/disable";
import { DisableSchema } from "@/lib/team/schema";

const onceWords = ({ password }: { password: string }) =>
  `Give them this password. Within a day they sign in with it and choose their own. It is shown only now: ${password}`;

export const add = staffAction("staff:manage", NewPersonSchema, addPerson, { say: onceWords });
export const reset = staffAction("staff:manage", PersonSchema, resetPassword, {
  say: onceWords,
  event: "password_reset",
});
export const takeFactor = staffAction("staff:manage", PersonSchema, resetFactor, {
  say: () => "Second factor reset. They set up another one when they sign in.",
  event: "factor_reset",
});
export const giveRole = staffAction("staff:manage", ChangeRoleSchema, changeRole, {
  say: () => "Role changed. They must sign in again.",
  event: "role_changed",
});
export const disable = staffAction("staff:manage", DisableSchema, disablePerson, {
  say: ({ handedOn }) =>
    `Disabled and signed out everywhere. ${handedOn} ${handedOn === 1 ? "intake" : "intakes"} handed on.`,
});
export const enable = staffAction("staff:manage", PersonSchema, enablePerson, {
  say: () => "Enabled.",
});
export const revoke = staffAction("staff:manage", PersonSchema, revokeSessions, {
  say: (ended) => `Signed out everywhere (${ended} ${ended === 1 ? "session" : "sessions"}).`,
});
