import { sql } from "@/lib/db/client";
import { logRefused } from "@/lib/log";
import { verifyPassword } from "./password";
import { beginSession } from "./session";
import { forgiveAttempts, takeAttempt } from "./sign-in-limit";

export type SignInOutcome =
  | { ok: true; staffId: string; token: string }
  | { ok: false; code: "refused" | "too_many_attempts" };

type Account = { id: string; passwordHash: string; enabled: boolean };

async function findAccount(email: string): Promise<Account | null> {
  const rows = await sql<Account>(
    "sign_in_account",
    `SELECT "id", "passwordHash", "disabledAt" IS NULL AS "enabled" FROM "StaffMember" WHERE "email" = $1`,
    [email],
  );
  return rows[0] ?? null;
}

async function recordRefusal(account: Account | null): Promise<void> {
  const detail = account ? { account: account.id } : { account: "unknown" };
  await sql(
    "sign_in_refused",
    `INSERT INTO "AuditEvent" ("actor", "action", "detail") VALUES ('system', 'auth.sign_in_refused', $1::jsonb)`,
    [JSON.stringify(detail)],
  );
}

function refused(code: "refused" | "too_many_attempts"): SignInOutcome {
  logRefused("sign_in_refused", { code });
  return { ok: false, code };
}

/**
 * Checks e-mail and password and begins a session. Unknown, disabled and mistaken people get the
 * same answer after the same work. `address` is the caller's IP address, for the limit.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  address: string,
): Promise<SignInOutcome> {
  const name = email.trim().toLowerCase().slice(0, 254);
  if (!(await takeAttempt(name, address))) return refused("too_many_attempts");
  const account = await findAccount(name);
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account?.enabled || !right) {
    await recordRefusal(account);
    return refused("refused");
  }
  await forgiveAttempts(name, address);
  return { ok: true, staffId: account.id, token: await beginSession(account.id) };
}
