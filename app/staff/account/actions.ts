"use server";

import { staffAction } from "@/app/staff/action";
import { changePassword, endOtherSessions } from "@/lib/auth/account";
import { ChangePasswordSchema, NothingSchema } from "@/lib/auth/schema";

export const change = staffAction("account:own", ChangePasswordSchema, changePassword, {
  say: () => "Password changed. Other devices are signed out.",
});
export const endOthers = staffAction("account:own", NothingSchema, endOtherSessions, {
  say: (ended) => `${ended} other ${ended === 1 ? "session was" : "sessions were"} signed out.`,
});
