import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { eraseExpired } from "@/lib/jobs/erase";
import { addStaffForTest } from "@/test/rows";
import { listSecurityEvents, noteSecurity, SECURITY_PAGE_SIZE } from "./security-events";
import { signInWithPassword } from "./sign-in";

afterAll(closeDatabase);

/** An address that no other test has: a line of IPv6. */
const newAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

type Row = { code: string; address: string | null; times: number };
const eventsOf = (staffId: string) =>
  sql<Row>(
    "test_security",
    `SELECT "code", "address", sum("times")::int AS "times" FROM "SecurityEvent"
     WHERE "staffId" = $staffId GROUP BY 1, 2 ORDER BY 1, 2`,
    { staffId },
  );

it("what repeats is counted in one row, however much comes at once, by a key of the address", async () => {
  const staff = await addStaffForTest();
  const address = newAddress();
  const who = { address, staffId: staff.id };
  await Promise.all(Array.from({ length: 20 }, () => noteSecurity("sign_in_refused", who)));
  // Another device of the same line, and another line.
  await noteSecurity("sign_in_refused", { ...who, address: address.replace(/1$/, "2") });
  await noteSecurity("sign_in_refused", { ...who, address: newAddress() });
  const rows = await eventsOf(staff.id);
  expect(rows.map(({ times }) => times).sort()).toEqual([1, 21]);
  for (const row of rows) expect(row.address).toMatch(/^[0-9a-f]{12}$/);
  const [stored] = await sql<{ rows: number }>(
    "test_security_rows",
    `SELECT count(*)::int AS "rows" FROM "SecurityEvent" WHERE "staffId" = $staffId`,
    { staffId: staff.id },
  );
  // An hour may begin in between.
  expect(stored?.rows).toBeLessThanOrEqual(4);
});

it("a flood waits for its row with one connection, and loses nothing", async () => {
  const staff = await addStaffForTest();
  const who = { address: "unknown", staffId: staff.id };
  await noteSecurity("cross_site", who);
  const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
  await other.query("BEGIN");
  await other.query(
    `SELECT 1 FROM "SecurityEvent" WHERE "staffId" = '${staff.id}'::uuid FOR UPDATE`,
  );
  const notes = Array.from({ length: 30 }, () => noteSecurity("cross_site", who));
  await sql("test_security_free", `SELECT 1 AS "one"`);
  await other.query("ROLLBACK");
  await other.end();
  await Promise.all(notes);
  expect(await eventsOf(staff.id)).toMatchObject([{ times: 31 }]);
});

it("a sign-in that is refused or limited is noted, with its account if there is one", async () => {
  const staff = await addStaffForTest();
  const [row] = await sql<{ email: string }>(
    "test_security_email",
    `SELECT "email" FROM "StaffMember" WHERE "id" = $id`,
    { id: staff.id },
  );
  const attempt = { password: "not the password", address: newAddress(), deviceCookie: null };
  const wait = async () => undefined;
  await sql("test_limits", `DELETE FROM "rate_limit"`);
  await sql("test_hash", `UPDATE "StaffMember" SET "passwordHash" = $hash WHERE "id" = $id`, {
    id: staff.id,
    hash: "$argon2id$v=19$m=19456,t=2,p=1$QelvO6nSN7z59J+1TXa+VA$PF8bdFTd2JsFz5n3NmZ4h/XZoJUtQX48fXsZIv9Hmz0",
  });
  for (let n = 0; n < 12; n += 1)
    await signInWithPassword({ ...attempt, email: row?.email ?? "", wait });
  expect(await eventsOf(staff.id)).toMatchObject([{ code: "sign_in_refused", times: 10 }]);
  const admin = await addStaffForTest("admin");
  const { rows } = await listSecurityEvents(admin, { code: "sign_in_limited" });
  expect(rows[0]).toMatchObject({ staffName: null, times: 2 });
});

it("admins read them a page at a time, of one kind, and that is in the audit log", async () => {
  const admin = await addStaffForTest("admin");
  for (let n = 0; n < SECURITY_PAGE_SIZE + 3; n += 1)
    await noteSecurity("cross_site", { address: newAddress() });
  const first = await listSecurityEvents(admin, { code: "cross_site" });
  expect(first.rows).toHaveLength(SECURITY_PAGE_SIZE);
  const second = await listSecurityEvents(admin, {
    code: "cross_site",
    before: first.next ?? undefined,
  });
  expect(second.rows.length).toBeGreaterThanOrEqual(3);
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const looked = await sql<{ looked: number }>(
    "test_security_looked",
    `SELECT count(*)::int AS "looked" FROM "AuditEvent"
     WHERE "staffId" = $admin AND "action" = 'security.viewed'`,
    { admin: admin.id },
  );
  expect(looked).toEqual([{ looked: 2 }]);
});

it("are erased after 180 days", async () => {
  const staff = await addStaffForTest();
  await noteSecurity("exported", { address: "unknown", staffId: staff.id });
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  await eraseExpired(days(179));
  expect(await eventsOf(staff.id)).toEqual([{ code: "exported", address: null, times: 1 }]);
  await eraseExpired(days(181));
  expect(await eventsOf(staff.id)).toEqual([]);
});
