import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import { eraseExpired } from "@/lib/jobs/erase";
import { disablePerson } from "@/lib/team/disable";
import { addStaffForTest } from "@/test/rows";
import { changePassword, endOtherSessions, listOwnSessions } from "./account";
import { addPerson, changeRole, resetPassword, revokeSessions } from "./commands";
import { rememberDevice } from "./device";
import { hashPassword, verifyPassword } from "./password";
import { staffOfSession } from "./proof";
import { beginSession, endSession, findSession } from "./session";
import { type SignIn, type SignInOutcome, signInWithPassword } from "./sign-in";
import { takeWay, waitFor } from "./sign-in-limit";

afterAll(closeDatabase);
beforeEach(() => sql("test_limits", `DELETE FROM "rate_limit"`));

const PASSWORD = "four quiet blue herons";
const elsewhere = () => `10.0.0.${randomUUID()}`;

/** Attempts, each from an address of its own unless given one; delays are noted, not waited for. */
const typed = (email: string, password = PASSWORD) => ({
  ...{ email, password, address: elsewhere(), deviceCookie: null },
  wait: async (): Promise<unknown> => undefined,
});
const attempt = (email: string, password: string, given: Partial<SignIn> = {}) =>
  signInWithPassword({ ...typed(email, password), ...given });
const codeOf = (tried: SignInOutcome) => (tried.ok ? "ok" : tried.code);

async function account() {
  const admin = await addStaffForTest("admin");
  const email = `p${Math.random().toString(36).slice(2)}@test.example`;
  const added = await addPerson(admin, { name: "New Person", email, role: "clinician" });
  if (!("password" in added)) throw new Error("not added");
  await sql(
    "test_password",
    `UPDATE "StaffMember" SET "passwordHash" = $passwordHash, "mustChangePassword" = false
     WHERE "email" = $email`,
    { email, passwordHash: await hashPassword(PASSWORD) },
  );
  const rows = await sql<{ id: string }>(
    "test_id",
    `SELECT "id" FROM "StaffMember" WHERE "email" = $email`,
    { email },
  );
  return { admin, email, id: rows[0]?.id ?? "", password: added.password };
}

const age = (token: string, column: "lastSeenAt" | "expiresAt", minutes: number) =>
  sql(
    `test_age_${column}`,
    `UPDATE "StaffSession" SET "${column}" = now() - make_interval(mins => $minutes)
     WHERE "tokenHash" = encode(sha256(convert_to($token, 'UTF8')), 'hex')`,
    { token, minutes },
  );

describe("signing in", () => {
  it("begins a session that says who it is; signing out ends it at once", async () => {
    const { email, id } = await account();
    const outcome = await attempt(` ${email.toUpperCase()} `, PASSWORD);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(await findSession(outcome.token, true)).toMatchObject({ id, role: "clinician" });
    await endSession(outcome.token);
    expect(await findSession(outcome.token, true)).toBeNull();
  });

  it("answers the same for a wrong password, an unknown and a disabled person", async () => {
    const { admin, email, id } = await account();
    expect(await attempt(email, "not the password")).toEqual({
      ok: false,
      code: "refused",
    });
    expect(await attempt("no@test.example", PASSWORD)).toEqual({
      ok: false,
      code: "refused",
    });
    await disablePerson(admin, { staffId: id, to: "" });
    expect(await attempt(email, PASSWORD)).toEqual({
      ok: false,
      code: "refused",
    });
  });

  it("takes a password that an admin gave for a day, and one of the person's own always", async () => {
    const { admin, email, id } = await account();
    const { password } = await resetPassword(admin, { staffId: id });
    const given = (hours: number) =>
      sql(
        "test_given",
        `UPDATE "StaffMember" SET "resetAt" = now() - make_interval(hours => $hours::int) WHERE "id" = $id`,
        { id, hours },
      );
    await given(23);
    expect(codeOf(await attempt(email, password))).toBe("ok");
    await given(25);
    expect(codeOf(await attempt(email, password))).toBe("refused");
    await sql(
      "test_own_choice",
      `UPDATE "StaffMember" SET "mustChangePassword" = false WHERE "id" = $id`,
      { id },
    );
    expect(codeOf(await attempt(email, password))).toBe("ok");
  });

  it("takes ten tries for an account from one address, however many come at once", async () => {
    const { email } = await account();
    const address = elsewhere();
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => attempt(email, "not the password", { address })),
    );
    expect(tries.filter((one) => codeOf(one) === "refused")).toHaveLength(10);
    expect(codeOf(await attempt(email, PASSWORD, { address }))).toBe("too_many_attempts");
    const other = (await account()).email;
    expect(codeOf(await attempt(other, PASSWORD, { address }))).toBe("ok");
  });

  it("cannot be locked from elsewhere: attempts wait longer and longer, and the right password opens", async () => {
    const { email } = await account();
    const waits: number[] = [];
    const wait = async (ms: number) => waits.push(ms);
    for (let n = 0; n < 40; n += 1) await attempt(email, "not the password", { wait });
    expect(waits.slice(0, 5)).toEqual([1000, 2000, 4000, 8000, 8000]);
    expect(waits).toHaveLength(35);
    expect(codeOf(await attempt(email, PASSWORD, { wait }))).toBe("ok");
  });

  it("counts a device that signed in before apart: no delay, and its own ten tries", async () => {
    const { email } = await account();
    for (let n = 0; n < 12; n += 1) await attempt(email, "not the password");
    const deviceCookie = rememberDevice(null, email);
    const wait = async () => {
      throw new Error("waited");
    };
    for (let n = 0; n < 9; n += 1) await attempt(email, "wrong", { deviceCookie, wait });
    expect(codeOf(await attempt(email, PASSWORD, { deviceCookie, wait }))).toBe("ok");
    for (let n = 0; n < 10; n += 1) await attempt(email, "wrong", { deviceCookie, wait });
    expect(codeOf(await attempt(email, PASSWORD, { deviceCookie, wait }))).toBe("too_many_here");
    const ofAnother = rememberDevice(null, "else@test.example");
    expect(await attempt(email, PASSWORD, { deviceCookie: ofAnother })).toMatchObject({ ok: true });
  });

  it("refuses nobody for what others did at an address that may be everybody's", async () => {
    const { email } = await account();
    const address = "unknown";
    for (let n = 0; n < 40; n += 1) await attempt(email, "not the password", { address });
    expect(codeOf(await attempt(email, PASSWORD, { address }))).toBe("ok");
    const { email: next } = await account();
    const wait = async () => {
      throw new Error("waited");
    };
    expect(codeOf(await attempt(next, PASSWORD, { address, wait }))).toBe("ok");
  });

  it("lets an address that tries many accounts wait", async () => {
    const address = elsewhere();
    const waits: number[] = [];
    const wait = async (ms: number) => waits.push(ms);
    for (let n = 0; n < 34; n += 1) await attempt(`n${n}@test.example`, "x", { address, wait });
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each([
    [1, 0],
    [5, 0],
    [6, 1],
    [8, 4],
    [9, 8],
    [1000, 8],
  ])("attempt number %i waits %i seconds when five are free", (nth, seconds) =>
    expect(waitFor(nth, 5)).toBe(seconds),
  );

  it("lets an address that asks for the provider all the time wait, and no other", async () => {
    const address = elsewhere();
    const waits = new Set<number>();
    for (let n = 0; n < 300; n += 1) waits.add(await takeWay(address));
    expect(waits).toEqual(new Set([0]));
    expect(await takeWay(address)).toBe(1);
    expect(await takeWay(address)).toBe(2);
    expect(await takeWay(elsewhere())).toBe(0);
    for (let n = 0; n < 302; n += 1) waits.add(await takeWay("unknown"));
    expect(waits).toEqual(new Set([0]));
  });

  it("keeps nobody waiting who is let in, however many strangers try passwords", async () => {
    const { admin, id } = await account();
    const own = await staffOfSession(await beginSession(id), "account:own");
    const password = "seven slow green tractors";
    let over = false;
    const strangers = Array.from({ length: 202 }, async () => {
      while (!over) await verifyPassword(null, "x").catch(() => sleep(20));
    });
    try {
      await expect(verifyPassword(null, "x")).rejects.toMatchObject({ code: "too_busy" });
      const changed = await changePassword(own, { current: PASSWORD, password, again: password });
      expect(changed).toBeUndefined();
      await expect(resetPassword(admin, { staffId: id })).resolves.toHaveProperty("password");
    } finally {
      over = true;
      await Promise.all(strangers);
    }
  });

  it("keeps counts without a name or an address, and only as long as they count", async () => {
    const { email } = await account();
    const address = elsewhere();
    await attempt(email, "wrong", { address });
    const keys = () => sql<{ key: string }>("test_limit_keys", `SELECT "key" FROM "rate_limit"`);
    const names = (await keys()).map(({ key }) => key.split(":")[0]).sort();
    expect(names).toEqual(["sign_in_account", "sign_in_address", "sign_in_pair"]);
    for (const { key } of await keys()) expect(key).toMatch(/^[a-z_]+:[0-9a-f]{32}$/);
    await eraseExpired(new Date());
    expect(await keys()).toHaveLength(3);
    await eraseExpired(new Date(Date.now() + 16 * 60_000));
    expect(await keys()).toEqual([]);
  });

  it("goes on counting when the table of the counters is gone", async () => {
    const { email } = await account();
    const address = elsewhere();
    await sql("test_hide", `ALTER TABLE "rate_limit" RENAME TO "rate_limit_away"`);
    try {
      const tries = await Promise.all(
        Array.from({ length: 20 }, () => attempt(email, "not the password", { address })),
      );
      expect(tries.filter((one) => codeOf(one) === "refused")).toHaveLength(10);
    } finally {
      await sql("test_show", `ALTER TABLE "rate_limit_away" RENAME TO "rate_limit"`);
    }
  });
});

describe("a session", () => {
  it("ends after 30 minutes without an action by the person", async () => {
    const token = await beginSession((await account()).id);
    await age(token, "lastSeenAt", 29);
    expect(await findSession(token, false)).not.toBeNull();
    await age(token, "lastSeenAt", 31);
    expect(await findSession(token, true)).toBeNull();
    const other = await beginSession((await account()).id);
    await age(other, "lastSeenAt", 20);
    await findSession(other, true);
    await age(other, "expiresAt", 1);
    expect(await findSession(other, true)).toBeNull();
  });

  it("is moved by a person and not by polling", async () => {
    const { id } = await account();
    const token = await beginSession(id);
    const seen = async () => {
      const rows = await sql<{ at: Date }>(
        "test_seen",
        `SELECT "lastSeenAt" AS "at" FROM "StaffSession" WHERE "staffId" = $id`,
        { id },
      );
      return Date.now() - (rows[0]?.at.getTime() ?? 0);
    };
    await age(token, "lastSeenAt", 20);
    await findSession(token, false);
    expect(await seen()).toBeGreaterThan(19 * 60_000);
    await findSession(token, true);
    expect(await seen()).toBeLessThan(60_000);
  });

  it("ends at once when an admin disables, revokes or resets", async () => {
    const { admin, id } = await account();
    const disable = (by: typeof admin, of: { staffId: string }) =>
      disablePerson(by, { ...of, to: "" });
    for (const act of [revokeSessions, resetPassword, disable]) {
      await sql(
        "test_own_password",
        `UPDATE "StaffMember" SET "mustChangePassword" = false WHERE "id" = $id`,
        { id },
      );
      const token = await beginSession(id);
      expect(await findSession(token, true)).not.toBeNull();
      await act(admin, { staffId: id });
      expect(await findSession(token, true)).toBeNull();
    }
    await expect(disablePerson(admin, { staffId: admin.id, to: "" })).rejects.toMatchObject({
      code: "not_permitted",
    });
  });

  it("reads the role from the database each time", async () => {
    const { id } = await account();
    const token = await beginSession(id);
    await sql("test_role", `UPDATE "StaffMember" SET "role" = 'front_desk' WHERE "id" = $id`, {
      id,
    });
    expect(await findSession(token, true)).toMatchObject({ role: "front_desk" });
  });
});

describe("one's own account", () => {
  it("ends the other sessions, and does so when the password changes", async () => {
    const { id } = await account();
    const [here, there] = [await beginSession(id), await beginSession(id)];
    const found = await findSession(here, true);
    const staff = { ...(await addStaffForTest()), ...found } as Awaited<
      ReturnType<typeof addStaffForTest>
    >;
    expect(await listOwnSessions(staff)).toHaveLength(2);
    expect(await endOtherSessions(staff)).toBe(1);
    expect(await findSession(there, true)).toBeNull();
    const third = await beginSession(id);
    const change = { current: PASSWORD, password: "seven loud green parrots", again: "" };
    expect(await changePassword(staff, { ...change, current: "wrong" })).toMatchObject({
      field: "current",
    });
    expect(await changePassword(staff, { ...change, password: "short" })).toMatchObject({
      field: "password",
    });
    expect(await changePassword(staff, change)).toBeUndefined();
    expect(await findSession(third, true)).toBeNull();
    expect(await findSession(here, true)).not.toBeNull();
  });
});

describe("roles", () => {
  it("are changed by another admin, with before and after in the audit log, and end the sessions", async () => {
    const [admin, person] = [await addStaffForTest("admin"), await addStaffForTest("front_desk")];
    await changeRole(admin, { staffId: person.id, role: "clinician" });
    const [row] = await sql<{ role: string }>(
      "test_changed_role",
      `SELECT "role" FROM "StaffMember" WHERE "id" = $person`,
      { person: person.id },
    );
    expect(row).toEqual({ role: "clinician" });
    const trail = await sql<{ detail: object }>(
      "test_role_trail",
      `SELECT "detail" FROM "AuditEvent" WHERE "staffId" = $admin AND "action" = 'staff.role_changed'`,
      { admin: admin.id },
    );
    expect(trail).toEqual([
      { detail: { staffId: person.id, before: "front_desk", after: "clinician" } },
    ]);
  });

  it("are never one's own to change, up or down", async () => {
    const admin = await addStaffForTest("admin");
    for (const role of ["front_desk", "admin"] as const)
      await expect(changeRole(admin, { staffId: admin.id, role })).rejects.toMatchObject({
        code: "not_permitted",
      });
  });

  it("leave one admin when all demote each other at once", async () => {
    const admins = await Promise.all(Array.from({ length: 4 }, () => addStaffForTest("admin")));
    const ids = admins.map(({ id }) => id);
    for (const takeAway of [
      (by: number, from: number) =>
        changeRole(admins[by]!, { staffId: ids[from]!, role: "front_desk" }),
      (by: number, from: number) => disablePerson(admins[by]!, { staffId: ids[from]!, to: "" }),
    ]) {
      await sql(
        "test_admins_again",
        `UPDATE "StaffMember" SET "role" = 'admin', "disabledAt" = NULL WHERE "id" = ANY($ids)`,
        { ids },
      );
      const everyone = ids.flatMap((_, by) =>
        ids.flatMap((_, from) => (by === from ? [] : [takeAway(by, from)])),
      );
      await Promise.allSettled(everyone);
      const [left] = await sql<{ admins: number }>(
        "test_admins_left",
        `SELECT count(*)::int AS "admins" FROM "StaffMember"
         WHERE "id" = ANY($ids) AND "role" = 'admin' AND "disabledAt" IS NULL`,
        { ids },
      );
      expect(left).toEqual({ admins: 1 });
    }
  });
});

describe("the invented people of a demonstration", () => {
  const asDemo = async () => {
    const person = await account();
    await sql("test_demo", `UPDATE "StaffMember" SET "demo" = true WHERE "id" = $id`, {
      id: person.id,
    });
    return person;
  };

  /** The same code in a process with the demo on or off. */
  async function when(demo: boolean) {
    vi.resetModules();
    vi.stubEnv("DEMO", String(demo));
    const { signInWithPassword } = await import("./sign-in");
    const { findSession, LIVE_SESSIONS } = await import("./session");
    const { listReachable } = await import("@/lib/clinic/roster/queries");
    return { signInWithPassword, findSession, LIVE_SESSIONS, listReachable };
  }

  afterEach(() => vi.unstubAllEnvs());

  it("sign in and stay signed in only while it is on, and get no messages after that", async () => {
    const { email, id } = await asDemo();
    const on = await when(true);
    const entered = await on.signInWithPassword(typed(email));
    if (!entered.ok) throw new Error(entered.code);
    expect(await on.findSession(entered.token, true)).toMatchObject({ id });
    const reachable = async (set: typeof on) =>
      (await set.listReachable(new Date())).some((person) => person.id === id);
    expect(await reachable(on)).toBe(true);

    const off = await when(false);
    expect(await off.findSession(entered.token, true)).toBeNull();
    const hashes = [hashToken(entered.token)];
    expect(await off.LIVE_SESSIONS.run({ hashes, demo: false })).toEqual([]);
    expect(await off.signInWithPassword(typed(email))).toEqual({
      ok: false,
      code: "refused",
    });
    expect(await reachable(off)).toBe(false);
  });
});
