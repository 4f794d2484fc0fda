import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { newToken } from "@/lib/crypto/token";
import { prisma } from "@/lib/db/client";
import { againAfterDeadlock } from "@/lib/db/deadlock";
import { statement } from "@/lib/db/statement";
import { databaseErrorCode, FieldProblem, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import { forgetGuesses, requireFreshFactor } from "./factor";
import { hashPassword } from "./password";
import type { ChangeRoleInput, NewPersonInput, PersonInput } from "./schema";
import type { Staff } from "./staff";
import { isAtProvider, mayGetPassword, mayUsePassword, WAY_IN } from "./way-in";

/** A first password: 128 random bits, shown once. */
const newPassword = () => newToken().slice(0, 24);

/** The columns of a person whose password an admin gave. */
const GIVEN = {
  columns: `, "mustChangePassword", "resetAt", "resetById"`,
  values: ", true, now(), $staff::uuid",
};

const adding = (
  name: string,
  by: { staff: string } | { actor: "system" },
  given: { columns: string; values: string },
) =>
  statement({
    name,
    text: `WITH added AS (
        INSERT INTO "StaffMember" ("id", "email", "name", "role", "passwordHash", "demo"${given.columns})
        VALUES ($person, $email, $name, $role, $passwordHash, $demo${given.values}) RETURNING "id", "role"),
      audited AS (${trail({
        action: "staff.added",
        ...by,
        detail: { staffId: '"id"', role: '"role"' },
        from: "added",
      })})
      SELECT "id" FROM added`,
    columns: { id: "uuid" },
  });
const ADD = adding("person_add", { staff: "$staff" }, GIVEN);
const ADD_FIRST = adding(
  "person_add_first",
  { actor: "system" },
  { columns: `, "mustChangePassword"`, values: ", $given::boolean" },
);

/** Inserts the person. Gives false when the e-mail already has an account. */
async function isAdded(added: Promise<unknown>): Promise<boolean> {
  try {
    await added;
    return true;
  } catch (error) {
    if (databaseErrorCode(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

/** Demo people have fixed ids. */
type NewPerson = NewPersonInput & { id?: string; demo?: boolean };

const rowOf = ({ id = randomUUID(), demo = false, email, name, role }: NewPerson) => ({
  person: id,
  email,
  name,
  role,
  demo,
});

/**
 * Adds a person and gives their first password, which is stored only as a hash and opens nothing but
 * the page that asks for their own. An e-mail that already has an account comes back as a field error, and
 * so does a role whose password would sign nobody in. Needs a fresh second factor.
 */
export async function addPerson(
  staff: Staff<"staff:manage">,
  input: NewPersonInput,
): Promise<{ password: string } | FieldProblem> {
  await requireFreshFactor(staff);
  if (!mayUsePassword({ role: input.role, identities: [] }))
    return new FieldProblem(
      "role",
      "A password would not sign them in: they sign in at the identity provider, which adds them.",
    );
  const password = newPassword();
  const row = { ...rowOf(input), passwordHash: await hashPassword(password) };
  if (await isAdded(ADD.run({ staff: staff.id, ...row }))) return { password };
  return new FieldProblem("email", "An account with this e-mail address already exists.");
}

/**
 * Adds a person from the command line. Gives false when the e-mail already has an account. `given`:
 * the password is not of their choice, so the first sign-in asks for another one.
 */
export async function addPersonAsSystem(
  person: NewPerson,
  passwordHash: string,
  given = false,
): Promise<boolean> {
  return isAdded(ADD_FIRST.run({ ...rowOf(person), passwordHash, given }));
}

/** Ends all sessions of the CTE `person`. */
export const REVOKE_ALL = `revoked AS (
  UPDATE "StaffSession" s SET "revokedAt" = now() FROM person
  WHERE s."staffId" = person."id" AND s."revokedAt" IS NULL RETURNING s."staffId")`;

// Two admins may try to demote each other at the same moment. The lock makes the second one wait, and
// by then they are no admin anymore. Nobody can demote themselves, so one admin is always left.
export const ADMINS = `admins AS (
  SELECT "id" FROM "StaffMember" WHERE "role" = 'admin' AND "disabledAt" IS NULL
  ORDER BY "id" FOR NO KEY UPDATE)`;
/** SQL: $staff is still an admin, by the CTE `admins`. */
export const BY_ADMIN = `(SELECT count(*) FROM admins WHERE "id" = $staff::uuid) = 1`;

const staffId = '"id"';
const OF_PERSON = { staff: "$staff", detail: { staffId }, from: "person" };
const DONE = { id: "uuid" } as const;

const CHANGE_ROLE = statement({
  name: "person_role",
  text: `WITH ${ADMINS}, old AS (SELECT "id", "role" FROM "StaffMember" WHERE "id" = $person::uuid),
    person AS (
      UPDATE "StaffMember" p SET "role" = $role FROM old
      WHERE p."id" = old."id" AND p."role" = old."role" AND p."role" <> $role AND ${BY_ADMIN}
      RETURNING p."id", old."role" AS "before", p."role" AS "after"), ${REVOKE_ALL},
    audited AS (${trail({
      ...{ action: "staff.role_changed", staff: "$staff", from: "person" },
      detail: { staffId, before: '"before"', after: '"after"' },
    })})
    SELECT "id" FROM person`,
  columns: DONE,
});

const ENABLE = statement({
  name: "person_enable",
  text: `WITH person AS (
      UPDATE "StaffMember" SET "disabledAt" = NULL
      WHERE "id" = $person AND "disabledAt" IS NOT NULL RETURNING "id"),
    audited AS (${trail({ action: "staff.enabled", ...OF_PERSON })})
    SELECT "id" FROM person`,
  columns: DONE,
});

const REVOKE = statement({
  name: "person_revoke",
  text: `WITH person AS (SELECT "id" FROM "StaffMember" WHERE "id" = $person), ${REVOKE_ALL},
    audited AS (${trail({ action: "auth.session_revoked", ...OF_PERSON })})
    SELECT count(*)::int AS "ended" FROM revoked`,
  columns: { ended: "int4" },
});

const RESET = statement({
  name: "person_reset",
  text: `WITH person AS (
      UPDATE "StaffMember" SET "passwordHash" = $passwordHash, "mustChangePassword" = true,
        "resetAt" = now(), "resetById" = $staff
      WHERE "id" = $person RETURNING "id"), ${REVOKE_ALL},
    audited AS (${trail({ action: "staff.password_reset", ...OF_PERSON })})
    SELECT "id" FROM person`,
  columns: DONE,
});

const RESET_FACTOR = statement({
  name: "person_reset_factor",
  text: `WITH gone AS (DELETE FROM "StaffFactor" WHERE "staffId" = $person AND "staffId" <> $staff RETURNING "staffId"),
    person AS (
      UPDATE "StaffMember" p SET "resetAt" = now(), "resetById" = $staff FROM gone
      WHERE p."id" = gone."staffId" RETURNING p."id"),
    codes AS (DELETE FROM "RecoveryCode" c USING person WHERE c."staffId" = person."id"), ${REVOKE_ALL},
    audited AS (${trail({ action: "staff.factor_reset", ...OF_PERSON })})
    SELECT "id" FROM person`,
  columns: DONE,
});

/**
 * SQL: an admin gave $staff a password, or took their second factor away, within a day. The admin could
 * be signed in as them, and as the colleague who asks, so until then the account decides as no second.
 */
export const WAS_RESET_LATELY = `EXISTS (SELECT 1 FROM "StaffMember" own
  WHERE own."id" = $staff::uuid AND own."resetAt" > now() - interval '1 day')`;

const findWayIn = (id: string) =>
  prisma().staffMember.findUnique({ where: { id }, select: WAY_IN });

/**
 * Gives a person another role and ends their sessions. Nobody can change their own role, so nobody
 * can promote themselves, and the last admin stays. Refuses it for somebody at the identity provider
 * (at_provider), whose next sign-in would undo it. Needs a fresh second factor.
 */
export async function changeRole(
  staff: Staff<"staff:manage">,
  input: ChangeRoleInput,
): Promise<void> {
  if (input.staffId === staff.id) throw new Rejection("not_permitted");
  await requireFreshFactor(staff);
  const { staffId: person, role } = input;
  const account = await findWayIn(person);
  if (account && isAtProvider(account)) throw new Rejection("at_provider");
  const rows = await againAfterDeadlock(() => CHANGE_ROLE.run({ staff: staff.id, person, role }));
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Lets a disabled person sign in again. Needs a fresh second factor. */
export async function enablePerson(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<void> {
  await requireFreshFactor(staff);
  const rows = await againAfterDeadlock(() =>
    ENABLE.run({ staff: staff.id, person: input.staffId }),
  );
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}

/** Ends all sessions of a person. Gives how many were open. */
export async function revokeSessions(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<number> {
  const [row] = await REVOKE.run({ staff: staff.id, person: input.staffId });
  return row?.ended ?? 0;
}

/**
 * Resets a person's password and ends their sessions. Gives the new password, with which they choose
 * their own at the next sign-in; their second factor stays. Refuses it for somebody who signs in at the
 * identity provider alone (at_provider). Needs a fresh second factor.
 */
export async function resetPassword(
  staff: Staff<"staff:manage">,
  input: PersonInput,
): Promise<{ password: string }> {
  await requireFreshFactor(staff);
  const account = await findWayIn(input.staffId);
  if (account && !mayGetPassword(account)) throw new Rejection("at_provider");
  const password = newPassword();
  const rows = await RESET.run({
    staff: staff.id,
    person: input.staffId,
    passwordHash: await hashPassword(password),
  });
  if (rows.length === 0) throw new Rejection("not_found");
  await forgetGuesses(input.staffId);
  return { password };
}

/**
 * Takes a person's lost second factor away and ends their sessions; they set up another when they
 * sign in. Refuses one's own, and a person without one. Needs a fresh second factor.
 */
export async function resetFactor(
  staff: Staff<"staff:manage">,
  { staffId: person }: PersonInput,
): Promise<void> {
  await requireFreshFactor(staff);
  const rows = await RESET_FACTOR.run({ staff: staff.id, person });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
  await forgetGuesses(person);
}
