import { setTimeout as sleep } from "node:timers/promises";
import { writeEvent } from "@/lib/audit/commands";
import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { DAY_MS } from "@/lib/time";
import { isActive } from "./active-staff";
import { knownDevice } from "./device";
import { verifyPassword } from "./password";
import { noteSecurity } from "./security-events";
import { beginSession } from "./session";
import { forgiveAttempts, holdBack, takeAttempt } from "./sign-in-limit";
import { mayUsePassword, WAY_IN } from "./way-in";

export type SignInOutcome =
  /** The session of `token` may still ask for more before it opens anything. */
  | { ok: true; staffId: string; token: string }
  | { ok: false; code: "refused" | "too_many_attempts" | "too_many_here" };

/** An e-mail address as accounts have it. */
export const plainEmail = (typed: string): string => typed.trim().toLowerCase().slice(0, 254);

/** What somebody gives to sign in, the address they come from, and how a delay is waited for. */
export type SignIn = {
  email: string;
  password: string;
  address: string;
  deviceCookie: string | null;
  wait?: (ms: number) => Promise<unknown>;
};

type Given = { mustChangePassword: boolean; resetAt: Date | null };

/** A password that an admin gave opens the page that replaces it for a day. */
const isGivenPasswordOver = ({ mustChangePassword, resetAt }: Given, now: Date): boolean =>
  mustChangePassword && resetAt !== null && now.getTime() - resetAt.getTime() > DAY_MS;

/**
 * Checks e-mail and password and begins a session. An unknown e-mail, a wrong password, one that an
 * admin gave more than a day ago, one that the settings do not take, and a person who is not active staff all
 * get the same answer after the same work.
 * Throws a Rejection (too_busy) when too many attempts wait.
 */
export async function signInWithPassword(given: SignIn): Promise<SignInOutcome> {
  const { password, address, deviceCookie, wait = sleep } = given;
  const name = plainEmail(given.email);
  const from = { address, device: knownDevice(deviceCookie, name) };
  const seconds = await takeAttempt(name, from);
  if (seconds === null) {
    await noteSecurity("sign_in_limited", { address });
    return { ok: false, code: from.device ? "too_many_here" : "too_many_attempts" };
  }
  await holdBack(seconds, wait);
  const account = await prisma().staffMember.findUnique({
    where: { email: name },
    select: {
      ...{ id: true, disabledAt: true, demo: true },
      ...{ mustChangePassword: true, resetAt: true, ...WAY_IN },
    },
  });
  const right = await verifyPassword(
    account?.passwordHash ?? null,
    password,
    from.device ? "first" : "after",
  );
  const isRight =
    account !== null &&
    right &&
    isActive(account) &&
    mayUsePassword(account) &&
    !isGivenPasswordOver(account, clockNow());
  if (!isRight) {
    const detail = { account: account?.id ?? "unknown" };
    await writeEvent({ action: "auth.sign_in_refused", actor: "system", detail });
    await noteSecurity("sign_in_refused", { address, staffId: account?.id });
    return { ok: false, code: "refused" };
  }
  await forgiveAttempts(name, from);
  await noteSecurity("password_right", { address, staffId: account.id });
  return { ok: true, staffId: account.id, token: await beginSession(account.id) };
}
