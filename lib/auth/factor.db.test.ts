import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import { FieldProblem } from "@/lib/errors";
import { endHold, erasePerson } from "@/lib/person/data/commands";
import { exportQueue } from "@/lib/queue/export/queries";
import { hoursBehindForTest } from "@/test/clock";
import { addStaffForTest } from "@/test/rows";
import { addOwnFactor, choosePassword } from "./account";
import { addPerson, changeRole, enablePerson, resetFactor, resetPassword } from "./commands";
import { rememberDevice } from "./device";
import {
  giveCode,
  isFactorStale,
  offeredSecret,
  proveFactor,
  renewRecoveryCodes,
  setUpFactor,
} from "./factor";
import { findHalf, type HalfSignedIn } from "./half";
import { hashPassword, verifyPassword } from "./password";
import type { Role } from "./permissions";
import { beginSession, findSession } from "./session";
import type { Staff } from "./staff";
import { codeOf, stepAt } from "./totp";

vi.hoisted(() => vi.stubEnv("SECOND_FACTOR", "required"));
afterAll(closeDatabase);
beforeEach(async () => {
  await sql("test_limits", `DELETE FROM "rate_limit"`);
  // The clock stands in the middle of 30 seconds, so no code grows old during a test.
  vi.useFakeTimers({ toFake: ["Date"], now: (stepAt(new Date()) + 0.5) * 30_000 });
});
afterEach(() => vi.useRealTimers());

/** Signs a person in after their password; gives the session, and what it lacks. */
async function enter(id: string) {
  const token = await beginSession(id);
  const half = await findHalf(hashToken(token));
  return { token, half, sessionHash: hashToken(token), whole: () => findSession(token, true) };
}
const halfOf = ({ half }: { half: HalfSignedIn | null }) => {
  if (!half) throw new Error("the session is whole");
  return half;
};

/** The code that an app with this secret shows `steps` of 30 seconds from now. */
const codeIn = (secret: Buffer, steps = 0) => codeOf(secret, stepAt(new Date()) + steps);

/** A person with a second factor: the secret of their app and the recovery codes. */
async function equipped(role: Role = "clinician") {
  const staff = await addStaffForTest(role);
  const entered = await enter(staff.id);
  const secret = offeredSecret(halfOf(entered));
  // The code of the step before, so that the one of now is still to be used.
  const made = await setUpFactor(halfOf(entered), { code: codeIn(secret, -1) });
  if (made instanceof FieldProblem) throw new Error(made.message);
  const here = { ...staff, sessionHash: entered.sessionHash } as Staff;
  return { staff: here, id: staff.id, secret, codes: made.codes, entered };
}

const newEmail = () => `${randomUUID()}@test.example`;

const older = (sessionHash: string) =>
  sql(
    "test_factor_old",
    `UPDATE "StaffSession" SET "factorAt" = now() - interval '11 minutes' WHERE "tokenHash" = $sessionHash`,
    { sessionHash },
  );

describe("signing in with a second factor", () => {
  it("takes the code of the time that the database tells, when the clock of this machine is off", async () => {
    const { id, secret } = await equipped();
    const late = halfOf(await enter(id));
    const early = halfOf(await enter(id));
    await hoursBehindForTest(-2, async () => {
      expect(await giveCode(early, { code: codeIn(secret) })).toBeInstanceOf(FieldProblem);
      expect(await giveCode(late, { code: codeIn(secret, 240) })).toBeUndefined();
    });
  });

  it("opens nothing with the password alone, for clinicians and admins", async () => {
    for (const role of ["clinician", "admin"] as const) {
      const entered = await enter((await addStaffForTest(role)).id);
      expect(entered.half).toMatchObject({ missing: "factor" });
      expect(await entered.whole()).toBeNull();
    }
    const desk = await enter((await addStaffForTest("front_desk")).id);
    expect(desk.half).toBeNull();
    expect(await desk.whole()).toMatchObject({ role: "front_desk" });
  });

  it("is set up by a right code, and asked for from then on", async () => {
    const staff = await addStaffForTest("clinician");
    const first = await enter(staff.id);
    const secret = offeredSecret(halfOf(first));
    expect(offeredSecret(halfOf(first))).toEqual(secret);
    expect(await setUpFactor(halfOf(first), { code: "000000x" })).toMatchObject({ field: "code" });
    expect(await first.whole()).toBeNull();
    expect(await setUpFactor(halfOf(first), { code: codeIn(secret, -1) })).toMatchObject({
      codes: expect.arrayContaining([expect.stringMatching(/^([a-z2-7]{6}-){3}[a-z2-7]{6}$/)]),
    });
    expect(await first.whole()).toMatchObject({ id: staff.id });

    const second = await enter(staff.id);
    expect(second.half).toMatchObject({ missing: "code" });
    await expect(setUpFactor(halfOf(second), { code: codeIn(secret) })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await giveCode(halfOf(second), { code: codeIn(secret) })).toBeUndefined();
    expect(await second.whole()).toMatchObject({ id: staff.id });
    const trail = await sql<{ action: string }>(
      "test_factor_trail",
      `SELECT "action" FROM "AuditEvent" WHERE "staffId" = $id ORDER BY "id"`,
      { id: staff.id },
    );
    expect(trail.map(({ action }) => action)).toEqual([
      ...["auth.factor_added", "auth.signed_in", "auth.signed_in"],
    ]);
  });

  it("takes a code once, however many send it at the same moment", async () => {
    const { id, secret } = await equipped();
    const halves = await Promise.all(Array.from({ length: 4 }, () => enter(id)));
    const code = codeIn(secret);
    const given = await Promise.all(halves.map((each) => giveCode(halfOf(each), { code })));
    expect(given.filter((problem) => problem === undefined)).toHaveLength(1);
    expect(await giveCode(halfOf(await enter(id)), { code: codeIn(secret, -1) })).toBeInstanceOf(
      FieldProblem,
    );
  });

  it("takes a recovery code alone when no key opens the secret of the app", async () => {
    const { staff, id, secret, codes } = await equipped();
    await sql(
      "test_factor_unreadable",
      `UPDATE "StaffFactor" SET "secretSealed" = 'v2.00000000.AAAA' WHERE "staffId" = $id::uuid`,
      { id },
    );
    expect(await proveFactor(staff, { code: codeIn(secret) })).toBeInstanceOf(FieldProblem);
    expect(await proveFactor(staff, { code: codes[0] ?? "" })).toBeUndefined();
  });

  it("takes a recovery code once, for its owner, however it is typed", async () => {
    const { id, codes } = await equipped();
    const stranger = await equipped();
    const [first = "", second = ""] = codes;
    const of = await enter(stranger.id);
    expect(await giveCode(halfOf(of), { code: first })).toBeInstanceOf(FieldProblem);
    const typed = first.toUpperCase().replaceAll("-", " ");
    const here = await enter(id);
    expect(await giveCode(halfOf(here), { code: typed })).toBeUndefined();
    expect(await here.whole()).not.toBeNull();
    const there = await enter(id);
    expect(await giveCode(halfOf(there), { code: first })).toBeInstanceOf(FieldProblem);
    expect(await giveCode(halfOf(there), { code: second })).toBeUndefined();
    const stored = await sql<{ codeHash: string }>(
      "test_recovery_stored",
      `SELECT "codeHash" FROM "RecoveryCode" WHERE "staffId" = $id AND "usedAt" IS NULL`,
      { id },
    );
    expect(stored).toHaveLength(8);
    for (const { codeHash } of stored) expect(codeHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("allows five guesses in a quarter of an hour", async () => {
    const { id, secret } = await equipped();
    const half = halfOf(await enter(id));
    for (let n = 0; n < 5; n += 1)
      expect(await giveCode(half, { code: "abc" })).toBeInstanceOf(FieldProblem);
    await expect(giveCode(half, { code: codeIn(secret) })).rejects.toMatchObject({
      code: "too_many_attempts",
    });
  });

  it("lets nobody who has only the password keep the owner out", async () => {
    const { staff, id, secret, codes } = await equipped();
    const { staff: admin } = await equipped("admin");
    const stranger = halfOf(await enter(id));
    for (let n = 0; n < 5; n += 1) await giveCode(stranger, { code: "abc" });
    await expect(giveCode(stranger, { code: "abc" })).rejects.toMatchObject({
      code: "too_many_attempts",
    });
    expect(await proveFactor(staff, { code: codeIn(secret) })).toBeUndefined();
    const own = await enter(id);
    const known = await findHalf(own.sessionHash, rememberDevice(null, stranger.email));
    expect(await giveCode(known as HalfSignedIn, { code: codes[0] ?? "" })).toBeUndefined();
    await resetPassword(admin, { staffId: id });
    expect(await giveCode(halfOf(await enter(id)), { code: codes[1] ?? "" })).toBeUndefined();
  });

  it("keeps the secret sealed", async () => {
    const { id, secret } = await equipped();
    const [row] = await sql<{ secretSealed: string }>(
      "test_secret",
      `SELECT "secretSealed" FROM "StaffFactor" WHERE "staffId" = $id`,
      { id },
    );
    expect(row?.secretSealed).toMatch(/^v\d\./);
    expect(row?.secretSealed).not.toContain(secret.toString("base64"));
  });

  it("asks for the code of everybody who has one, whatever the role", async () => {
    const staff = await addStaffForTest("front_desk");
    const token = await beginSession(staff.id);
    const here = { ...staff, sessionHash: hashToken(token) } as Staff;
    const elsewhere = await beginSession(staff.id);
    const passwordHash = await hashPassword("four quiet blue herons");
    await sql(
      "test_factor_password",
      `UPDATE "StaffMember" SET "passwordHash" = $passwordHash WHERE "id" = $id`,
      { id: staff.id, passwordHash },
    );
    const code = codeIn(offeredSecret(here));
    expect(await addOwnFactor(here, { code, current: "not the password" })).toMatchObject({
      field: "current",
    });
    const made = await addOwnFactor(here, { code, current: "four quiet blue herons" });
    expect(made).toHaveProperty("codes");
    expect(await findSession(elsewhere, true)).toBeNull();
    expect(await findSession(token, true)).not.toBeNull();
    expect((await enter(staff.id)).half).toMatchObject({ missing: "code" });
  });
});

describe("a fresh second factor", () => {
  it("is asked for before accounts change, a hold ends, a person is erased, and exports", async () => {
    const { staff, secret, codes } = await equipped("admin");
    const person = await addStaffForTest("front_desk");
    const acts = [
      () => changeRole(staff, { staffId: person.id, role: "clinician" }),
      () => resetPassword(staff, { staffId: person.id }),
      () => resetFactor(staff, { staffId: person.id }),
      () => enablePerson(staff, { staffId: person.id }),
      () => addPerson(staff, { name: "New Person", email: newEmail(), role: "clinician" }),
      () => endHold(staff, { intakeId: randomUUID(), holdId: randomUUID() }),
      () => erasePerson(staff, { intakeId: randomUUID(), listed: "", reference: "" }),
      () => exportQueue(staff, {}).next(),
      () => renewRecoveryCodes(staff),
    ];
    await older(staff.sessionHash);
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "factor_needed" });
    expect(await proveFactor(staff, { code: codeIn(secret) })).toBeUndefined();
    expect(await isFactorStale(staff)).toBe(false);
    await changeRole(staff, { staffId: person.id, role: "clinician" });
    await resetPassword(staff, { staffId: person.id });
    expect(await renewRecoveryCodes(staff)).toHaveProperty("codes");
    expect(await proveFactor(staff, { code: codes[0] ?? "" })).toBeInstanceOf(FieldProblem);
    await expect(exportQueue(staff, {}).next()).resolves.toBeDefined();
  });

  it("of another session, or of nobody, does not count", async () => {
    const { staff } = await equipped("admin");
    expect(await isFactorStale(staff)).toBe(false);
    const other = await equipped("admin");
    expect(await isFactorStale({ ...staff, sessionHash: other.entered.sessionHash })).toBe(true);
    expect(await isFactorStale({ ...staff, sessionHash: "made up" })).toBe(true);
  });
});

describe("after an admin gave a password", () => {
  const NEW = { password: "seven loud green parrots", again: "seven loud green parrots" };

  it("the person chooses another one, and the second factor stays", async () => {
    const { staff: admin } = await equipped("admin");
    const { id, secret, entered } = await equipped();
    const { password } = await resetPassword(admin, { staffId: id });
    expect(await entered.whole()).toBeNull();
    const back = await enter(id);
    const early = halfOf(back);
    expect(early.missing).toBe("code");
    await expect(choosePassword(early, NEW)).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await giveCode(early, { code: codeIn(secret) })).toBeUndefined();
    expect(await back.whole()).toBeNull();
    const half = await findHalf(back.sessionHash);
    if (!half) throw new Error("nothing is missing");
    expect(half.missing).toBe("password");
    const same = { password, again: password };
    expect(await choosePassword(half, same)).toMatchObject({ field: "password" });
    const short = { password: "short", again: "short" };
    expect(await choosePassword(half, short)).toMatchObject({ field: "password" });
    expect(await choosePassword(half, NEW)).toBeUndefined();
    expect(await back.whole()).toMatchObject({ id });
    const [row] = await sql<{ passwordHash: string }>(
      "test_new_password",
      `SELECT "passwordHash" FROM "StaffMember" WHERE "id" = $id`,
      { id },
    );
    expect(await verifyPassword(row?.passwordHash ?? null, NEW.password)).toBe(true);
  });

  it("a new person chooses their own password too", async () => {
    const { staff: admin } = await equipped("admin");
    const email = newEmail();
    await addPerson(admin, { name: "New Person", email, role: "front_desk" });
    const [row] = await sql<{ id: string }>(
      "test_new_id",
      `SELECT "id" FROM "StaffMember" WHERE "email" = $email`,
      { email },
    );
    const back = await enter(row?.id ?? "");
    expect(back.half).toMatchObject({ missing: "password" });
    expect(await choosePassword(halfOf(back), NEW)).toBeUndefined();
    expect(await back.whole()).not.toBeNull();
  });

  it("a lost factor is taken away by another act, in the audit log, and set up anew", async () => {
    const { staff: admin } = await equipped("admin");
    const { id, secret, codes, entered } = await equipped();
    await resetFactor(admin, { staffId: id });
    expect(await entered.whole()).toBeNull();
    await expect(resetFactor(admin, { staffId: id })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await expect(resetFactor(admin, { staffId: admin.id })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    const half = halfOf(await enter(id));
    expect(half.missing).toBe("factor");
    for (const code of [codeIn(secret), codes[0] ?? ""])
      expect(await setUpFactor(half, { code })).toBeInstanceOf(FieldProblem);
    const trail = await sql<{ detail: object }>(
      "test_factor_reset",
      `SELECT "detail" FROM "AuditEvent" WHERE "staffId" = $admin AND "action" = 'staff.factor_reset'`,
      { admin: admin.id },
    );
    expect(trail).toEqual([{ detail: { staffId: id } }]);
  });
});
