import { randomUUID } from "node:crypto";
import { writeEvent } from "@/lib/audit/commands";
import { trail } from "@/lib/audit/trail";
import { prisma } from "@/lib/db/client";
import { againAfterDeadlock } from "@/lib/db/deadlock";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { ACTIVE, isActive } from "./active-staff";
import { REVOKE_ALL } from "./commands";
import type { Role } from "./permissions";
import type { Said } from "./provider";
import { noteSecurity } from "./security-events";
import { beginSession } from "./session";

/** Why somebody who signed in at the provider does not get in here. */
export const PROVIDER_REFUSALS = [
  "no_role",
  "email_unverified",
  "account_exists",
  "account_disabled",
] as const;
type Refusal = (typeof PROVIDER_REFUSALS)[number];

type Outcome = { ok: true; staffId: string; token: string } | { ok: false; code: Refusal };
type Account = { id: string; active: boolean };

const FIND = statement({
  name: "identity_find",
  text: `SELECT m."id", ${ACTIVE} AS "active" FROM "StaffIdentity" i JOIN "StaffMember" m ON m."id" = i."staffId"
    WHERE i."issuer" = $issuer AND i."subject" = $subject`,
  columns: { id: "uuid", active: "bool" },
});

const TIED = `"StaffIdentity" ("issuer", "subject", "staffId")`;

const ADD = statement({
  name: "identity_add",
  text: `WITH added AS (
      INSERT INTO "StaffMember" ("id", "email", "name", "role") VALUES ($person, $email, $name, $role)
      ON CONFLICT DO NOTHING RETURNING "id", "role"),
    tied AS (INSERT INTO ${TIED} SELECT $issuer, $subject, "id" FROM added),
    audited AS (${trail({
      ...{ action: "staff.added", actor: "system", from: "added" },
      detail: { staffId: '"id"', role: '"role"' },
    })})
    SELECT "id" FROM added`,
  columns: { id: "uuid" },
});

const LINK = statement({
  name: "identity_link",
  text: `WITH tied AS (
      INSERT INTO ${TIED} VALUES ($issuer, $subject, $person) ON CONFLICT DO NOTHING RETURNING "staffId"),
    audited AS (${trail({ action: "auth.provider_linked", staff: '"staffId"', from: "tied" })})
    SELECT "staffId" AS "id" FROM tied`,
  columns: { id: "uuid" },
});

const GIVE_ROLE = statement({
  name: "identity_role",
  text: `WITH old AS (SELECT "id", "role" FROM "StaffMember" WHERE "id" = $person FOR NO KEY UPDATE),
    person AS (
      UPDATE "StaffMember" p SET "role" = $role FROM old
      WHERE p."id" = old."id" AND old."role" <> $role
      RETURNING p."id", old."role" AS "before", p."role" AS "after"), ${REVOKE_ALL},
    audited AS (${trail({
      ...{ action: "staff.role_changed", actor: "system", from: "person" },
      detail: { staffId: '"id"', before: '"before"', after: '"after"' },
    })})
    SELECT "id" FROM person`,
  columns: { id: "uuid" },
});

const END_ALL = statement({
  name: "identity_no_role",
  text: `WITH person AS (SELECT "id" FROM "StaffMember" WHERE "id" = $person), ${REVOKE_ALL},
    audited AS (${trail({
      ...{ action: "auth.session_revoked", actor: "system", from: "person" },
      detail: { staffId: '"id"' },
      where: "EXISTS (SELECT 1 FROM revoked)",
    })})
    SELECT count(*)::int AS "ended" FROM revoked`,
  columns: { ended: "int4" },
});

async function findTied({ issuer, subject }: Said): Promise<Account | null> {
  const [row] = await FIND.run({ issuer, subject, demo: env().DEMO });
  return row ?? null;
}

/** Ties the account with this e-mail address to the subject, where the settings allow it. */
async function link(said: Said, email: string): Promise<Account | Refusal> {
  const there = await prisma().staffMember.findUnique({
    where: { email },
    select: { id: true, disabledAt: true, demo: true },
  });
  if (!there || env().OIDC_LINK !== "email") return "account_exists";
  if (!isActive(there)) return "account_disabled";
  const { issuer, subject } = said;
  const [tied] = await LINK.run({ issuer, subject, person: there.id });
  return tied ? { ...tied, active: true } : "account_exists";
}

/**
 * Whose account this subject of the provider has: the one that is tied to it, else a new one, else, where the
 * settings allow it, one with the same e-mail address that nobody at the provider has yet.
 */
async function accountOf(said: Said, role: Role): Promise<Account | Refusal> {
  const tied = await findTied(said);
  if (tied) return tied;
  const { issuer, subject, name, email } = said;
  if (!email) return "email_unverified";
  const [added] = await ADD.run({ person: randomUUID(), email, name, role, issuer, subject });
  if (added) return { ...added, active: true };
  // The e-mail has an account: of a sign-in at the same moment, or from before.
  return (await findTied(said)) ?? link(said, email);
}

/**
 * Begins the session of somebody who signed in at the identity provider. The claim gives the role at every
 * sign-in. Refuses whoever has no role by it, a disabled account, and a new person without an e-mail address
 * that counts, or with one that another account here has. Who lost the role there loses their sessions too.
 */
export async function signInByProvider(said: Said, address: string): Promise<Outcome> {
  const account = said.role ? await accountOf(said, said.role) : "no_role";
  const code = typeof account === "string" ? account : account.active ? null : "account_disabled";
  if (!said.role || typeof account === "string" || code) {
    const staffId = typeof account === "string" ? (await findTied(said))?.id : account.id;
    if (account === "no_role" && staffId) await END_ALL.run({ person: staffId });
    const detail = { account: staffId ?? "unknown" };
    await writeEvent({ action: "auth.sign_in_refused", actor: "system", detail });
    await noteSecurity("provider_refused", { address, staffId });
    return { ok: false, code: code ?? "no_role" };
  }
  const { id: staffId } = account;
  const { role, factorAt } = said;
  const changed = await againAfterDeadlock(() => GIVE_ROLE.run({ person: staffId, role }));
  if (changed.length > 0) await noteSecurity("role_changed", { address, staffId });
  await noteSecurity("provider_right", { address, staffId });
  return { ok: true, staffId, token: await beginSession(staffId, { factorAt }) };
}
