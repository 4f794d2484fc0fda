import { writeEvent } from "@/lib/audit/commands";
import { prisma } from "@/lib/db/client";
import { logRefused } from "@/lib/log";
import { isActive } from "./active-staff";
import { verifyPassword } from "./password";
import { beginSession } from "./session";
import { forgiveAttempts, takeAttempt } from "./sign-in-limit";

export type SignInOutcome =
  | { ok: true; staffId: string; token: string }
  | { ok: false; code: "refused" | "too_many_attempts" };

function refused(code: "refused" | "too_many_attempts"): SignInOutcome {
  logRefused("sign_in_refused", { code });
  return { ok: false, code };
}

/**
 * Checks e-mail and password and begins a session. An unknown e-mail, a wrong password and a person
 * who is not active staff all get the same answer after the same work. `address` is the caller's IP
 * address, for the attempt limit.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  address: string,
): Promise<SignInOutcome> {
  const name = email.trim().toLowerCase().slice(0, 254);
  if (!(await takeAttempt(name, address))) return refused("too_many_attempts");
  const account = await prisma().staffMember.findUnique({
    where: { email: name },
    select: { id: true, passwordHash: true, disabledAt: true, demo: true },
  });
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !right || !isActive(account)) {
    const detail = { account: account?.id ?? "unknown" };
    await writeEvent({ action: "auth.sign_in_refused", actor: "system", detail });
    return refused("refused");
  }
  await forgiveAttempts(name, address);
  return { ok: true, staffId: account.id, token: await beginSession(account.id) };
}
