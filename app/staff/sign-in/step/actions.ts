"use server";

import { onwardTo, signInAction } from "@/app/staff/action";
import { choosePassword } from "@/lib/auth/account";
import { giveCode, setUpFactor } from "@/lib/auth/factor";
import { CodeSchema, CodeThenSchema, FirstPasswordSchema } from "@/lib/auth/schema";

export const enterCode = signInAction(
  CodeThenSchema,
  async (half, { next, ...input }) => (await giveCode(half, input)) ?? next,
  { goTo: onwardTo, event: "code_right", refusedEvent: "code_refused" },
);
export const setUp = signInAction(CodeSchema, setUpFactor, {
  show: async ({ codes }) => [{ title: "Recovery codes", lang: "en", text: codes.join(" ") }],
});
export const choose = signInAction(
  FirstPasswordSchema,
  async (half, { next, ...input }) => (await choosePassword(half, input)) ?? next,
  { goTo: onwardTo },
);
