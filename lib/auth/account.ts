import { prisma, sql } from "@/lib/db/client";
import { FieldProblem, Rejection } from "@/lib/errors";
import { hashPassword, PASSWORD_WORDS, passwordProblem, verifyPassword } from "./password";
import type { ChangePasswordInput } from "./schema";
import { openAt } from "./session";
import { takeAttempt } from "./sign-in-limit";
import type { Staff } from "./staff";

export type OwnSession = { createdAt: Date; lastSeenAt: Date; expiresAt: Date; current: boolean };

/** The open sessions of the person who asks, newest first. */
export async function listOwnSessions(staff: Staff<"account:own">): Promise<OwnSession[]> {
  const sessions = await prisma().staffSession.findMany({
    where: { staffId: staff.id, ...openAt(new Date()) },
    select: { tokenHash: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
  });
  return sessions.map(({ tokenHash, ...session }) => ({
    ...session,
    current: tokenHash === staff.sessionHash,
  }));
}

const END_OTHERS = `ended AS (
  UPDATE "StaffSession" SET "revokedAt" = now()
  WHERE "staffId" = $1 AND "tokenHash" <> $2 AND "revokedAt" IS NULL RETURNING "staffId")`;

/** Ends every session of this person but the one they are using. Gives how many ended. */
export async function endOtherSessions(staff: Staff<"account:own">): Promise<number> {
  const [row] = await sql<{ ended: number }>(
    "own_sessions_end",
    `WITH ${END_OTHERS},
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       SELECT 'staff', $1, 'auth.session_revoked', jsonb_build_object('staffId', $1::uuid)
       WHERE EXISTS (SELECT 1 FROM ended))
     SELECT count(*)::int AS "ended" FROM ended`,
    [staff.id, staff.sessionHash],
  );
  return row?.ended ?? 0;
}

/**
 * Changes one's own password and ends the other sessions. A new password that is not taken and a
 * wrong current one are for the person to mend; attempts count against the limit of sign-in.
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
  const problem = passwordProblem(input.password, [staff.name, own.email]);
  if (problem) return new FieldProblem("password", PASSWORD_WORDS[problem]);
  if (!(await takeAttempt(own.email, `account ${staff.id}`)))
    throw new Rejection("too_many_attempts");
  if (!(await verifyPassword(own.passwordHash, input.current)))
    return new FieldProblem("current", "That is not your current password.");
  await sql(
    "own_password_change",
    `WITH changed AS (UPDATE "StaffMember" SET "passwordHash" = $3 WHERE "id" = $1 RETURNING "id"), ${END_OTHERS}
     INSERT INTO "AuditEvent" ("actor", "staffId", "action")
     SELECT 'staff', "id", 'auth.password_changed' FROM changed`,
    [staff.id, staff.sessionHash, await hashPassword(input.password)],
  );
  return undefined;
}
