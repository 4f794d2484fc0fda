import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, prisma, sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { findOwnAccount, findOwnProvider } from "./account";
import { addPerson, addPersonAsSystem, changeRole, resetPassword } from "./commands";
import { isFactorStale } from "./factor";
import { findHalf } from "./half";
import { hashPassword } from "./password";
import type { Role } from "./permissions";
import { staffOfSession } from "./proof";
import type { Said } from "./provider";
import { signInByProvider } from "./provider-sign-in";
import { listPeople } from "./queries";
import { findSession } from "./session";
import { signInWithPassword } from "./sign-in";

const ISSUER = "https://login.clinic.example";
const PASSWORD = "four quiet blue herons";

afterAll(closeDatabase);
beforeEach(() => {
  Object.assign(env(), {
    OIDC_ISSUER: ISSUER,
    OIDC_LINK: "never",
    PASSWORD_SIGN_IN: "everybody",
    SECOND_FACTOR: "required",
  });
});

const newSaid = (more: Partial<Said> = {}): Said => {
  const subject = randomUUID();
  return {
    ...{ issuer: ISSUER, subject, name: "Rosa Delgado", email: `${subject}@test.example` },
    ...{ role: "front_desk", factorAt: null, ...more },
  };
};
const come = (said: Said) => signInByProvider(said, "unknown");
async function comeIn(said: Said): Promise<{ staffId: string; token: string }> {
  const outcome = await come(said);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
}

async function accountFor(email: string, role: Role = "clinician"): Promise<string> {
  const id = randomUUID();
  await addPersonAsSystem({ id, email, name: "Here Before", role }, await hashPassword(PASSWORD));
  return id;
}

const events = (staffId: string) =>
  sql<{ action: string; detail: unknown }>(
    "test_events",
    `SELECT "action", "detail" FROM "AuditEvent"
     WHERE "staffId"::text = $staffId OR "detail"->>'staffId' = $staffId OR "detail"->>'account' = $staffId
     ORDER BY "at", "id"`,
    { staffId },
  );
const withPassword = (email: string) =>
  signInWithPassword({ email, password: PASSWORD, address: randomUUID(), deviceCookie: null });

it("makes an account for a new person, without a password, and opens the same one again", async () => {
  const said = newSaid();
  const { staffId, token } = await comeIn(said);
  expect(await findSession(token, true)).toMatchObject({
    name: "Rosa Delgado",
    role: "front_desk",
  });
  const own = await staffOfSession(token, "account:own");
  expect(await findOwnAccount(own)).toEqual({ email: said.email, hasPassword: false });
  expect(await findOwnProvider(own)).toBe("your clinic account");
  expect((await comeIn({ ...said, email: "moved@test.example" })).staffId).toBe(staffId);
  expect((await events(staffId)).map(({ action }) => action)).toEqual([
    ...["staff.added", "auth.signed_in", "auth.signed_in"],
  ]);
});

it("makes one account of twenty sign-ins at once", async () => {
  const said = newSaid();
  const all = await Promise.all(Array.from({ length: 20 }, () => comeIn(said)));
  expect(new Set(all.map(({ staffId }) => staffId)).size).toBe(1);
});

it("is another person with another issuer or subject", async () => {
  const said = newSaid();
  const { staffId } = await comeIn(said);
  expect(await come({ ...said, subject: randomUUID() })).toEqual({
    ok: false,
    code: "account_exists",
  });
  const other = { ...said, issuer: "https://other.example", email: `${randomUUID()}@test.example` };
  expect((await comeIn(other)).staffId).not.toBe(staffId);
});

it.each([
  ["no_role", { role: null }],
  ["email_unverified", { email: null }],
] as const)("refuses a new person with %s, and makes no account", async (code, more) => {
  const said = newSaid();
  expect(await come({ ...said, ...more })).toEqual({ ok: false, code });
  expect(await prisma().staffMember.count({ where: { email: said.email ?? "" } })).toBe(0);
});

it("lets nobody in whose role was taken away, or whose account is disabled, and notes who it was", async () => {
  const said = newSaid();
  const { staffId } = await comeIn(said);
  expect(await come({ ...said, role: null })).toEqual({ ok: false, code: "no_role" });
  await prisma().staffMember.update({ where: { id: staffId }, data: { disabledAt: new Date() } });
  expect(await come(said)).toEqual({ ok: false, code: "account_disabled" });
  const refused = (await events(staffId)).filter(({ action }) => action === "auth.sign_in_refused");
  expect(refused).toHaveLength(2);
  const noted = await sql<{ times: number }>(
    "test_noted",
    `SELECT sum("times")::int AS "times" FROM "SecurityEvent" WHERE "code" = 'provider_refused' AND "staffId" = $staffId::uuid`,
    { staffId },
  );
  expect(noted).toEqual([{ times: 2 }]);
});

it("ends the sessions of who has no role there any more, and records it once", async () => {
  const said = newSaid();
  const { staffId, token } = await comeIn(said);
  for (const _ of [1, 2])
    expect(await come({ ...said, role: null })).toEqual({ ok: false, code: "no_role" });
  expect(await findSession(token, true)).toBeNull();
  const ended = (await events(staffId)).filter(({ action }) => action === "auth.session_revoked");
  expect(ended).toEqual([{ action: "auth.session_revoked", detail: { staffId } }]);
});

/** An admin who has just given two factors, and what People says of somebody. */
async function management() {
  const { token } = await comeIn(newSaid({ role: "admin", factorAt: new Date() }));
  const admin = await staffOfSession(token, "staff:manage");
  const personOf = async (staffId: string) =>
    (await listPeople(admin)).find(({ id }) => id === staffId);
  return { admin, personOf };
}

it("lets no admin give a role that the next sign-in would take away, while the provider is set", async () => {
  const { admin, personOf } = await management();
  const said = newSaid();
  const { staffId, token } = await comeIn(said);
  const demote = () => changeRole(admin, { staffId, role: "clinician" });
  expect(await personOf(staffId)).toMatchObject({ atProvider: true });
  await expect(demote()).rejects.toMatchObject({ code: "at_provider" });
  expect(await findSession(token, true)).toMatchObject({ role: "front_desk" });
  for (const issuer of ["https://other.example", undefined]) {
    Object.assign(env(), { OIDC_ISSUER: issuer });
    expect(await personOf(staffId)).toMatchObject({ atProvider: false });
  }
  await demote();
  expect(await personOf(staffId)).toMatchObject({ role: "clinician" });
});

it("lets no admin give a password to who has none there, or where it opens nothing", async () => {
  const { admin, personOf } = await management();
  const { staffId } = await comeIn(newSaid());
  const linked = newSaid();
  const before = await accountFor(linked.email ?? "", "front_desk");
  const untied = await accountFor(`${randomUUID()}@test.example`);
  const emergency = await accountFor(`${randomUUID()}@test.example`, "admin");
  Object.assign(env(), { OIDC_LINK: "email" });
  await comeIn(linked);
  const can = async (id: string) => {
    const shown = (await personOf(id))?.mayGetPassword;
    const done = await resetPassword(admin, { staffId: id }).then(
      () => true,
      ({ code }) => code,
    );
    expect(done).toBe(shown ? true : "at_provider");
    return shown;
  };
  const each = () => Promise.all([staffId, before, untied, emergency].map(can));
  expect(await each()).toEqual([false, true, true, true]);
  Object.assign(env(), { PASSWORD_SIGN_IN: "emergency" });
  expect(await each()).toEqual([false, false, false, true]);
  const email = `${randomUUID()}@test.example`;
  const added = (role: Role) => addPerson(admin, { name: "New Person", email, role });
  expect(await added("clinician")).toMatchObject({ field: "role" });
  expect(await added("admin")).toHaveProperty("password");
});

it("gives the role of the claim at each sign-in, and ends the sessions of the former one", async () => {
  const said = newSaid({ role: "clinician", factorAt: new Date() });
  const { staffId, token } = await comeIn(said);
  const again = await comeIn({ ...said, role: "admin" });
  expect(await findSession(token, true)).toBeNull();
  expect(await findSession(again.token, true)).toMatchObject({ role: "admin" });
  expect(await events(staffId)).toContainEqual({
    action: "staff.role_changed",
    detail: { staffId, before: "clinician", after: "admin" },
  });
});

it("ties an account from before only where the settings say so, once, and not a disabled one", async () => {
  const said = newSaid();
  const email = said.email ?? "";
  const before = await accountFor(email);
  expect(await come(said)).toEqual({ ok: false, code: "account_exists" });
  Object.assign(env(), { OIDC_LINK: "email" });
  expect(await come({ ...said, email: null })).toEqual({ ok: false, code: "email_unverified" });
  expect((await comeIn({ ...said, role: "clinician" })).staffId).toBe(before);
  expect((await events(before)).map(({ action }) => action)).toContain("auth.provider_linked");
  expect(await come({ ...said, subject: randomUUID() })).toEqual({
    ok: false,
    code: "account_exists",
  });

  const gone = newSaid();
  const disabled = await accountFor(gone.email ?? "");
  await prisma().staffMember.update({ where: { id: disabled }, data: { disabledAt: new Date() } });
  expect(await come(gone)).toEqual({ ok: false, code: "account_disabled" });
});

it("opens nothing for a clinician until two factors are proven, there or here", async () => {
  const said = newSaid({ role: "clinician" });
  const { token } = await comeIn(said);
  expect(await findSession(token, true)).toBeNull();
  expect(await findHalf(hashToken(token))).toMatchObject({ missing: "factor" });
  const proven = await comeIn({ ...said, factorAt: new Date() });
  const own = await staffOfSession(proven.token, "account:own");
  expect(await isFactorStale(own)).toBe(false);
  const old = await comeIn({ ...said, factorAt: new Date(Date.now() - 11 * 60_000) });
  expect(await isFactorStale(await staffOfSession(old.token, "account:own"))).toBe(true);
  // A clock ahead of ours makes nothing fresh for longer.
  const ahead = await comeIn({ ...said, factorAt: new Date(Date.now() + 3_600_000) });
  const rows = await prisma().staffSession.findMany({
    where: { tokenHash: hashToken(ahead.token), factorAt: { gt: new Date(Date.now() + 60_000) } },
  });
  expect(rows).toEqual([]);
});

it("asks nobody who comes from the provider for a password of their own", async () => {
  const said = newSaid();
  const { staffId } = await comeIn(said);
  await prisma().staffMember.update({ where: { id: staffId }, data: { mustChangePassword: true } });
  const { token } = await comeIn(said);
  expect(await findSession(token, true)).not.toBeNull();
});

it("takes passwords only of admins who are not at the provider, where the settings say so", async () => {
  const said = newSaid({ role: "admin", factorAt: new Date() });
  const tied = said.email ?? "";
  await accountFor(tied, "admin");
  const admin = `${randomUUID()}@test.example`;
  const clinician = `${randomUUID()}@test.example`;
  await accountFor(admin, "admin");
  await accountFor(clinician, "clinician");
  Object.assign(env(), { PASSWORD_SIGN_IN: "emergency", OIDC_LINK: "email" });
  expect(await withPassword(tied)).toMatchObject({ ok: true });
  await comeIn(said);
  expect(await withPassword(tied)).toEqual({ ok: false, code: "refused" });
  expect(await withPassword(clinician)).toEqual({ ok: false, code: "refused" });
  expect(await withPassword(admin)).toMatchObject({ ok: true });
});

it("signs nobody in with a password who has none", async () => {
  const said = newSaid();
  await comeIn(said);
  expect(await withPassword(said.email ?? "")).toEqual({ ok: false, code: "refused" });
});
