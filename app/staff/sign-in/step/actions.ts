"use server";

import { signInAction } from "@/app/staff/action";
import { choosePassword } from "@/lib/auth/account";
import { giveCode, setUpFactor } from "@/lib/auth/factor";
import { CodeSchema, CodeThenSchema, FirstPasswordSchema } from "@/lib/auth/schema";

// The next step, or the page itself when nothing is missing any more.
const toStep = (next: string) => `/staff/sign-in/step?${new URLSearchParams({ next })}`;

export const enterCode = signInAction(
  CodeThenSchema,
  async (half, { next, ...input }) => (await giveCode(half, input)) ?? next,
  { goTo: toStep, event: "code_right", refusedEvent: "code_refused" },
);
export const setUp = signInAction(CodeSchema, setUpFactor, {
  show: async ({ codes }) => [{ title: "Recovery codes", lang: "en", text: codes.join(" ") }],
});
export const choose = signInAction(
  FirstPasswordSchema,
  async (half, { next, ...input }) => (await choosePassword(half, input)) ?? next,
  { goTo: toStep },
);
