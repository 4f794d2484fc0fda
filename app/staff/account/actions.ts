"use server";

import { staffAction } from "@/app/staff/action";
import { changePassword, endOtherSessions } from "@/lib/auth/account";
import { ChangePasswordSchema, NothingSchema } from "@/lib/auth/schema";

export const change = staffAction("account:own", ChangePasswordSchema, changePassword, {
  say: () => "Your password is changed. Other devices are signed out.",
});
export const endOthers = staffAction("account:own", NothingSchema, endOtherSessions, {
  say: (ended) => `${ended} other ${ended === 1 ? "session has" : "sessions have"} ended.`,
});
