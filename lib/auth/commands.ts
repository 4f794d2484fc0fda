import { randomUUID } from "node:crypto";
import { newToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import { hashPassword } from "./password";
import type { ChangeRoleInput, NewPersonInput, PersonInput } from "./schema";
import type { Staff } from "./staff";

/** A password to begin with: 128 random bits, shown once. */
const newPassword = () => newToken().slice(0, 24);

/**
 * Adds a person and gives the password to hand over; it is stored only as a hash. An e-mail that
 * has an account already is for the person to mend.
 */
export async function addPerson(
  staff: Staff<"staff:manage">,
  input: NewPersonInput,
): Promise<{ password: string } | FieldProblem> {
  const password = newPassword();
  try {
    await sql(
      "person_add",
      `WITH added AS (
         INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash")
         VALUES ($2, $3, $4, $5, $6) RETURNING "id", "role")
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       SELECT 'staff', $1, 'staff.added', jsonb_build_object('staffId', "id", 'role', "role") FROM added`,
      [staff.id, randomUUID(), input.email, input.name, input.role, await hashPassword(password)],
    );
    return { password };
  } catch (error) {
    if (databaseErrorCode(error) === UNIQUE_VIOLATION)
      return new FieldProblem("email", "There is an account with this e-mail address already.");
    throw error;
  }
}

const REVOKE_ALL = `revoked AS (
  UPDATE "StaffSession" s SET "revokedAt" = now() FROM person
  WHERE s."staffId" = person."id" AND s."revokedAt" IS NULL RETURNING s."staffId")`;

// Of two admins who would take each other's place away at the same moment one has to wait and then
// is no admin any more. So one is always left: who does it, as nobody can do it to themselves.
const ADMINS = `admins AS (
  SELECT "id" FROM "StaffMember" WHERE "role" = 'admin' AND "disabledAt" IS NULL
  ORDER BY "id" FOR UPDATE)`;
const BY_ADMIN = `(SELECT count(*) FROM admins WHERE "id" = $1::uuid) = 1`;

/**
 * Gives a person another role and ends their sessions. Nobody can change their own, so nobody can
 * raise themselves and the last admin stays.
 */
export async function changeRole(
  staff: Staff<"staff:manage">,
  input: ChangeRoleInput,
): Promise<void> {
  if (input.staffId === staff.id) throw new Rejection("not_permitted");
  const rows = await sql(
    "person_role",
    `WITH ${ADMINS}, old AS (SELECT "id", "role" FROM "StaffMember" WHERE "id" = $2::uuid),
     person AS (
       UPDATE "StaffMember" p SET "role" = $3 FROM old
       WHERE p."id" = old."id" AND p."role" = old."role" AND p."role" <> $3 AND ${BY_ADMIN}
       RETURNING p."id", old."role" AS "before", p."role" AS "after"), ${REVOKE_ALL}
     INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
     SELECT 'staff', $1, 'staff.role_changed', jsonb_build_object(
       'staffId', "id", 'before', "before", 'after', "after") FROM person RETURNING "id"`,
    [staff.id, input.staffId, input.role],
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Disables a person: their sessions end with it, at once. Nobody can disable themselves. */
export async function disablePerson(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<void> {
  const rows = await sql(
    "person_disable",
    `WITH ${ADMINS}, person AS (
       UPDATE "StaffMember" SET "disabledAt" = now()
       WHERE "id" = $2 AND "id" <> $1 AND "disabledAt" IS NULL AND ${BY_ADMIN} RETURNING "id"), ${REVOKE_ALL}
     INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
     SELECT 'staff', $1, 'staff.disabled', jsonb_build_object('staffId', "id") FROM person RETURNING "id"`,
    [staff.id, input.staffId],
  );
  if (rows.length === 0) throw new Rejection("not_permitted");
}

/** Lets a disabled person sign in again. */
export async function enablePerson(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<void> {
  const rows = await sql(
    "person_enable",
    `WITH person AS (
       UPDATE "StaffMember" SET "disabledAt" = NULL WHERE "id" = $2 AND "disabledAt" IS NOT NULL RETURNING "id")
     INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
     SELECT 'staff', $1, 'staff.enabled', jsonb_build_object('staffId', "id") FROM person RETURNING "id"`,
    [staff.id, input.staffId],
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Ends all sessions of a person. Gives how many were open. */
export async function revokeSessions(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<number> {
  const [row] = await sql<{ ended: number }>(
    "person_revoke",
    `WITH person AS (SELECT "id" FROM "StaffMember" WHERE "id" = $2), ${REVOKE_ALL},
     audited AS (
       INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
       SELECT 'staff', $1, 'auth.session_revoked', jsonb_build_object('staffId', "id") FROM person)
     SELECT count(*)::int AS "ended" FROM revoked`,
    [staff.id, input.staffId],
  );
  return row?.ended ?? 0;
}

/** Gives a person a new password to begin with and ends their sessions. Gives the password. */
export async function resetPassword(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<{ password: string }> {
  const password = newPassword();
  const rows = await sql(
    "person_reset",
    `WITH person AS (
       UPDATE "StaffMember" SET "passwordHash" = $3 WHERE "id" = $2 RETURNING "id"), ${REVOKE_ALL}
     INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
     SELECT 'staff', $1, 'staff.password_reset', jsonb_build_object('staffId', "id") FROM person RETURNING "id"`,
    [staff.id, input.staffId, await hashPassword(password)],
  );
  if (rows.length === 0) throw new Rejection("not_found");
  return { password };
}
