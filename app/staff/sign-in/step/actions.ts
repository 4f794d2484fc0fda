"use server";

import { signInAction } from "@/app/staff/action";
import { choosePassword } from "@/lib/auth/account";
import { currentToken, rememberThisDevice } from "@/lib/auth/current";
import { giveCode, setUpFactor } from "@/lib/auth/factor";
import type { HalfSignedIn } from "@/lib/auth/half";
import { CodeSchema, CodeThenSchema, FirstPasswordSchema } from "@/lib/auth/schema";
import { FieldProblem } from "@/lib/errors";

// The next step, or the page itself when nothing is missing any more.
const toStep = (next: string) => `/staff/sign-in/step?${new URLSearchParams({ next })}`;

/** After a step: once nothing is missing any more, this device is one of the account's. */
async function done<Made>(half: HalfSignedIn, made: Made): Promise<Made> {
  if (!(made instanceof FieldProblem)) await rememberThisDevice(await currentToken(), half.email);
  return made;
}

export const enterCode = signInAction(
  CodeThenSchema,
  async (half, { next, ...input }) => (await done(half, await giveCode(half, input))) ?? next,
  { goTo: toStep, event: "code_right", refusedEvent: "code_refused" },
);
// Sets no cookie: Next would render the page again, which leads on, and the codes, shown this once,
// would be gone. So the device is one of the account's from the next sign-in on.
export const setUp = signInAction(CodeSchema, setUpFactor, {
  show: async ({ codes }) => [{ title: "Recovery codes", lang: "en", text: codes.join(" ") }],
});
export const choose = signInAction(
  FirstPasswordSchema,
  async (half, { next, ...input }) => (await done(half, await choosePassword(half, input))) ?? next,
  { goTo: toStep },
);
