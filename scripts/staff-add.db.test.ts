import { spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { closeDatabase } from "@/lib/db/client";
import { APP_ROLE, asRole, makeRoles } from "@/prisma/roles";
import { runningUrl, startEmbedded } from "@/scripts/local/embedded";
import { onScratch } from "@/test/scratch-database";

const root = path.resolve(import.meta.dirname, "..");
const PASSWORD = "a lighthouse in the fog";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(root, ".test-"));
  writeFileSync(path.join(folder, "data.key"), randomBytes(32).toString("base64"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run staff:add` for this person, with these settings. */
function addStaff(email: string, settings: Record<string, string>) {
  const person = ["--email", email, "--name", "Dr New", "--role", "admin"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/staff-add.ts", ...person],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, BACKLINE_DATA: folder, STAFF_PASSWORD: PASSWORD, ...settings },
    },
  );
  return { status, stdout, stderr };
}

async function storedAt(url: string, email: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT "role", "demo", "passwordHash", "mustChangePassword" FROM "StaffMember" WHERE "email" = $1`,
      [email],
    );
    return rows;
  } finally {
    await client.end();
  }
}

test("an empty database is made by its owner, and the account is added by the service's user", async () => {
  const email = `${randomUUID()}@test.example`;
  await onScratch(async (owner) => {
    await makeRoles(owner);
    const settings = { DATABASE_URL: asRole(owner, APP_ROLE), DATABASE_OWNER_URL: owner };
    expect(addStaff(email, settings)).toMatchObject({ status: 0, stderr: "" });
    expect(await storedAt(owner, email)).toMatchObject([
      { role: "admin", mustChangePassword: false },
    ]);
    const again = addStaff(email, settings);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("has an account already");
    const made = `${randomUUID()}@test.example`;
    expect(addStaff(made, { ...settings, STAFF_PASSWORD: "" }).stdout).toMatch(
      /for the first sign-in, shown this once: \S{24}\n/,
    );
    expect(await storedAt(owner, made)).toMatchObject([{ mustChangePassword: true }]);
    const known = `${randomUUID()}@test.example`;
    const refused = addStaff(known, { ...settings, STAFF_PASSWORD: "iloveyouiloveyou" });
    expect(refused.stderr).toContain("Choose four words or more");
    expect(await storedAt(owner, known)).toEqual([]);
  });
  await closeDatabase();
});

test("an account is added once to the database of DATABASE_URL", async () => {
  const url = process.env.DATABASE_URL ?? "";
  const email = `${randomUUID()}@test.example`;
  const added = addStaff(email, {});
  expect(added.stderr).toBe("");
  expect(added).toMatchObject({ status: 0, stdout: `Added Dr New <${email}> as admin.\n` });
  const [stored] = await storedAt(url, email);
  expect(stored).toMatchObject({ role: "admin", demo: false });
  expect(await verifyPassword(stored.passwordHash, PASSWORD)).toBe(true);

  const again = addStaff(email, {});
  expect(again.status).toBe(1);
  expect(again.stderr).toContain(`${email} has an account already.`);
  expect(await storedAt(url, email)).toHaveLength(1);
});

test("a wrong data key adds no account", async () => {
  const url = process.env.DATABASE_URL ?? "";
  const email = `${randomUUID()}@test.example`;
  const key = randomBytes(32).toString("base64");
  const refused = addStaff(email, { DATA_KEY: key });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("DATA_KEY is not the key of this database");
  expect(refused.stderr + refused.stdout).not.toContain(key);
  expect(await storedAt(url, email)).toHaveLength(0);
});

test("without DATABASE_URL it uses the local database, running or not", async () => {
  const local = { DATABASE_URL: "", DATA_KEY: "" };
  expect(addStaff("nobody@test.example", local)).toMatchObject({ status: 1 });

  const postgres = path.join(folder, "postgres");
  const first = await startEmbedded(postgres, { throwAway: true });
  expect(addStaff("first@test.example", local)).toMatchObject({ status: 0, stderr: "" });
  expect(await storedAt(first.url, "first@test.example")).toHaveLength(1);
  await first.stop();

  expect(addStaff("second@test.example", local)).toMatchObject({ status: 0, stderr: "" });
  expect(runningUrl(postgres)).toBeNull();
  const again = await startEmbedded(postgres, { throwAway: true });
  expect(await storedAt(again.url, "second@test.example")).toHaveLength(1);
  await again.stop();
});
