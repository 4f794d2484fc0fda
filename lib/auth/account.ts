import { trail } from "@/lib/audit/trail";
import { clockNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { FieldProblem, Rejection } from "@/lib/errors";
import { addFactor } from "./factor";
import type { HalfSignedIn } from "./half";
import { hashPassword, PASSWORD_WORDS, passwordProblem, verifyPassword } from "./password";
import { providerName } from "./provider";
import type { AddFactorInput, ChangePasswordInput, FirstPasswordInput } from "./schema";
import { completeSession, openAt } from "./session";
import { takeOwnAttempt } from "./sign-in-limit";
import type { Staff } from "./staff";

export type OwnSession = { createdAt: Date; lastSeenAt: Date; expiresAt: Date; current: boolean };

/** The open sessions of the person who asks, newest first. */
export async function listOwnSessions(staff: Staff<"account:own">): Promise<OwnSession[]> {
  const sessions = await prisma().staffSession.findMany({
    where: { staffId: staff.id, ...openAt(clockNow()) },
    select: { tokenHash: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
  return sessions.map(({ tokenHash, ...session }) => ({
    ...session,
    current: tokenHash === staff.sessionHash,
  }));
}

export type OwnAccount = { email: string; hasPassword: boolean };

/** The e-mail address of one's own account, and whether it has a password. */
export async function findOwnAccount(staff: Staff<"account:own">): Promise<OwnAccount> {
  const { email, passwordHash } = await prisma().staffMember.findUniqueOrThrow({
    where: { id: staff.id },
    select: { email: true, passwordHash: true },
  });
  return { email, hasPassword: passwordHash !== null };
}

/** What the provider is called at which this person signs in; null for somebody who does not. */
export async function findOwnProvider(staff: Staff<"account:own">): Promise<string | null> {
  const issuer = env().OIDC_ISSUER;
  if (!issuer) return null;
  const tied = await prisma().staffIdentity.count({ where: { staffId: staff.id, issuer } });
  return tied > 0 ? providerName() : null;
}

const END_OTHERS = `ended AS (
  UPDATE "StaffSession" SET "revokedAt" = now()
  WHERE "staffId" = $staff AND "tokenHash" <> $session AND "revokedAt" IS NULL RETURNING "staffId")`;

const END = statement({
  name: "own_sessions_end",
  text: `WITH ${END_OTHERS},
    audited AS (${trail({
      action: "auth.session_revoked",
      staff: "$staff",
      detail: { staffId: "$staff::uuid" },
      where: "EXISTS (SELECT 1 FROM ended)",
    })})
    SELECT count(*)::int AS "ended" FROM ended`,
  columns: { ended: "int4" },
});

/** Ends every session of this person but the one they are using. Gives how many ended. */
export async function endOtherSessions(staff: Staff<"account:own">): Promise<number> {
  const [row] = await END.run({ staff: staff.id, session: staff.sessionHash });
  return row?.ended ?? 0;
}

const CHANGE_PASSWORD = statement({
  name: "own_password_change",
  text: `WITH changed AS (
      UPDATE "StaffMember" SET "passwordHash" = $passwordHash, "mustChangePassword" = false
      WHERE "id" = $staff RETURNING "id"),
    ${END_OTHERS}
    ${trail({ action: "auth.password_changed", staff: '"id"', from: "changed" })}`,
  columns: {},
});

/** Stores a password that was checked, and ends the other sessions. */
async function storePassword(own: { id: string; sessionHash: string }, password: string) {
  const passwordHash = await hashPassword(password);
  await CHANGE_PASSWORD.run({ staff: own.id, session: own.sessionHash, passwordHash });
}

/**
 * Replaces the password that somebody else gave, after which the sign-in is whole. A weak one, or the
 * same again, comes back as a field error. Refuses whoever must give a code first.
 */
export async function choosePassword(
  half: HalfSignedIn,
  { password }: FirstPasswordInput,
): Promise<undefined | FieldProblem> {
  if (half.missing !== "password") throw new Rejection("changed_meanwhile");
  const problem = await passwordProblem(password, [half.name, half.email]);
  if (problem) return new FieldProblem("password", PASSWORD_WORDS[problem]);
  const own = await prisma().staffMember.findUnique({ where: { id: half.id } });
  if (await verifyPassword(own?.passwordHash ?? null, password, "first"))
    return new FieldProblem("password", "That is the password you were given. Choose another one.");
  await storePassword(half, password);
  await completeSession(half.sessionHash);
  return undefined;
}

/** What is wrong with the password that somebody who is signed in says is theirs: 10 in 15 minutes. */
async function currentProblem(
  staff: Staff<"account:own">,
  passwordHash: string | null,
  current: string,
): Promise<undefined | FieldProblem> {
  if (!(await takeOwnAttempt(staff.id))) throw new Rejection("too_many_attempts");
  if (await verifyPassword(passwordHash, current, "first")) return undefined;
  return new FieldProblem("current", "That is not your current password.");
}

/** Adds an app as this person's second factor (addFactor), after their password: a screen may stand open. */
export async function addOwnFactor(
  staff: Staff<"account:own">,
  { current, code }: AddFactorInput,
): Promise<{ codes: string[] } | FieldProblem> {
  const own = await prisma().staffMember.findUniqueOrThrow({ where: { id: staff.id } });
  return (await currentProblem(staff, own.passwordHash, current)) ?? addFactor(staff, { code });
}

/**
 * Changes this person's password and ends their other sessions. A weak new password or a wrong
 * current one comes back as a field error. 10 attempts in 15 minutes.
 */
export async function changePassword(
  staff: Staff<"account:own">,
  input: ChangePasswordInput,
): Promise<undefined | FieldProblem> {
  const own = await prisma().staffMember.findUnique({
    where: { id: staff.id },
    select: { email: true, passwordHash: true },
  });
  if (!own) throw new Rejection("not_signed_in");
  const problem = await passwordProblem(input.password, [staff.name, own.email]);
  if (problem) return new FieldProblem("password", PASSWORD_WORDS[problem]);
  const wrong = await currentProblem(staff, own.passwordHash, input.current);
  if (wrong) return wrong;
  await storePassword(staff, input.password);
  return undefined;
}
