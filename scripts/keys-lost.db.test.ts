import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { keyId } from "@/lib/crypto/keys";
import { placeOf } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { findJobTrouble } from "@/lib/jobs/queries";
import { channelKeys } from "@/lib/notify/channel-key";
import { backUp } from "@/prisma/backup/back-up";
import { checkBackup } from "@/prisma/backup/restore";
import { checkKey, migrateWithKey, rememberKey } from "@/prisma/key-check";
import { migrate } from "@/prisma/migrate";
import { APP_ROLE, asRole, makeRoles } from "@/prisma/roles";
import { fileIntake } from "@/test/intakes";
import { migrateBeforeForTest, ownDatabaseForTest } from "@/test/own-database";
import { strain } from "@/test/people";
import { addStaffForTest } from "@/test/rows";
import { onScratch } from "@/test/scratch-database";

const newKey = () => randomBytes(32).toString("base64");
const [LOST, KEPT] = [newKey(), newKey()];
const { url: here, query } = ownDatabaseForTest();

beforeAll(async () => {
  process.env.DATA_KEY = `${KEPT},${LOST}`;
  await migrateWithKey(here, LOST);
  await migrateWithKey(here, process.env.DATA_KEY);
});

async function command(
  script: "keys-lost" | "keys-rotate" | "restore",
  setting: { url?: string; key: string; id?: string; typed?: string | null; more?: string[] },
): Promise<{ code: number; said: string }> {
  const { url = here, key, id, typed = "", more = [] } = setting;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", `scripts/${script}.ts`, ...(id ? [id] : []), ...more],
    {
      cwd: path.resolve(import.meta.dirname, ".."),
      env: { ...process.env, DATABASE_URL: url, DATA_KEY: key },
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  // null: the input ends before the answer.
  child.stdin.end(typed === null ? "" : `${typed}\n`);
  const [code] = await once(child, "close");
  return { code, said };
}

/** A browser of this person, under the lost key and again under the other. Gives the ids of both rows. */
async function addBrowserTwice(staffId: string): Promise<[string, string]> {
  const ids: [string, string] = [randomUUID(), randomUUID()];
  const address = JSON.stringify({ endpoint: "https://push.test.example/1" });
  const keys = ["of the lost key", channelKeys("push", address)[0]];
  for (const [index, dataKey] of [LOST, KEPT].entries()) {
    const sealed = seal(address, placeOf("StaffChannel.addressSealed", ids[index] ?? ""), dataKey);
    await query(
      `INSERT INTO "StaffChannel" ("id", "staffId", "kind", "addressSealed", "addressKey", "label")
       VALUES ($1, $2, 'push', $3, $4, 'Browser')`,
      [ids[index], staffId, sealed, keys[index]],
    );
  }
  return ids;
}

it("a lost key is given up by its id, and the service starts with what the others open", async () => {
  const { id } = await fileIntake(strain());
  const place = placeOf("Intake.answersSealed", id);
  const underLost = seal("{}", place, LOST);
  await query(`UPDATE "Intake" SET "answersSealed" = $2 WHERE "id" = $1`, [id, underLost]);
  const refused = () =>
    expect(checkKey(here, KEPT)).rejects.toThrow(`lacks the key ${keyId(LOST)}`);
  const answers = async () =>
    (await query(`SELECT "answersSealed" FROM "Intake" WHERE "id" = $1`, [id])).rows[0]
      .answersSealed;
  const staff = await addStaffForTest("admin");
  const unreadable = async () => (await findJobTrouble(staff))?.unreadable ?? 0;

  // It says what would be lost; a key that is there, and an id that is not typed again, change nothing.
  const asked = await command("keys-lost", { key: KEPT });
  expect(asked).toEqual({
    code: 0,
    said: `DATA_KEY lacks the key ${keyId(LOST)}, which sealed 1 row: Intake 1.\n`,
  });
  await query(`UPDATE "Intake" SET "answersSealed" = 'v1.a.b.c' WHERE "id" = $1`, [id]);
  expect((await command("keys-lost", { key: KEPT })).said).toContain(
    "sealed 0 rows. 1 row more may be under it: old ones name no key.",
  );
  await query(`UPDATE "Intake" SET "answersSealed" = $2 WHERE "id" = $1`, [id, underLost]);
  const giveUp = (typed: string | null, key = KEPT) =>
    command("keys-lost", { key, id: keyId(LOST), typed });
  for (const typed of ["yes", null]) {
    const kept = await giveUp(typed);
    expect(kept.code).toBe(1);
    expect(kept.said).toMatch(/Nothing was changed\.$/m);
  }
  expect((await giveUp(keyId(LOST), `${KEPT},${LOST}`)).said).toContain("No start lacks the key");
  await refused();
  expect(await unreadable()).toBe(0);

  const done = await giveUp(keyId(LOST));
  expect(done.code, done.said).toBe(0);
  await migrateWithKey(here, KEPT);
  expect(await unreadable()).toBe(1);
  const { rows } = await query(`SELECT "detail" FROM "AuditEvent" WHERE "action" = 'keys.lost'`);
  expect(rows).toEqual([{ detail: { key: keyId(LOST), rows: 1 } }]);
  const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  await backUp(here, KEPT, path.join(folder, "copy"));
  await checkBackup(path.join(folder, "copy"), KEPT);
  rmSync(folder, { recursive: true });

  // keys:rotate skips the rows of a lost key. When the key turns up, it seals them anew.
  const passed = await command("keys-rotate", { key: KEPT });
  expect(passed.code, passed.said).toBe(0);
  await migrateWithKey(here, KEPT);
  expect([await answers(), await unreadable()]).toEqual([underLost, 1]);
  const [former, again] = await addBrowserTwice(staff.id);
  const found = await command("keys-rotate", { key: `${KEPT},${LOST}` });
  expect(found.code, found.said).toBe(0);
  expect([unseal(await answers(), place, KEPT), await unreadable()]).toEqual(["{}", 0]);
  const channels = await query(`SELECT "id" FROM "StaffChannel" WHERE "id" = ANY ($1)`, [
    [former, again],
  ]);
  expect(channels.rows).toEqual([{ id: again }]);
  await migrateWithKey(here, KEPT);
});

it("so is the only one: a new key seals from then on, and is needed", async () => {
  await onScratch(async (url) => {
    await migrateWithKey(url, LOST);
    const refused = (key: string) => expect(checkKey(url, key)).rejects.toThrow(/^DATA_KEY is not/);
    await refused(KEPT);
    const done = await command("keys-lost", {
      url,
      key: KEPT,
      id: keyId(LOST),
      typed: keyId(LOST),
    });
    expect(done.code, done.said).toBe(0);
    await migrateWithKey(url, KEPT);
    await refused(newKey());
  });
});

it("a lost key is needed again once it turns up, whichever process starts first", async () => {
  await onScratch(async (url, owner) => {
    await makeRoles(url);
    await migrateWithKey(url, LOST);
    const id = keyId(LOST);
    const done = await command("keys-lost", { url, key: KEPT, id, typed: id });
    expect(done.code, done.said).toBe(0);
    // As for a key that only some rows told of.
    await owner.query(`UPDATE "KeyCheck" SET "checkSealed" = '' WHERE "lost"`);
    const both = `${LOST},${KEPT}`;
    await rememberKey(asRole(url, APP_ROLE), both);
    await checkKey(url, KEPT);
    await migrateWithKey(url, both);
    await checkKey(url, both);
    await expect(checkKey(url, KEPT)).rejects.toThrow(`lacks the key ${id}`);
  });
});

it("a backup that needs a lost key is restored without it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  const copy = path.join(folder, "copy");
  const id = keyId(LOST);
  await onScratch(async (url) => {
    await migrateWithKey(url, LOST);
    await migrateWithKey(url, `${KEPT},${LOST}`);
    await backUp(url, `${KEPT},${LOST}`, copy);
  });
  await onScratch(async (url) => {
    const restored = (more: string[]) => command("restore", { url, key: KEPT, more });
    expect((await restored([copy])).said).toContain(
      `It needs the key ${id}. If no copy of it is left, --without ${id} restores the rest.`,
    );
    const done = await restored([copy, "--without", id]);
    expect(done.code, done.said).toBe(0);
    expect(done.said).toContain(`Before the start: npm run keys:lost -- ${id}`);
    await expect(checkKey(url, KEPT)).rejects.toThrow(`lacks the key ${id}`);
    expect((await command("keys-lost", { url, key: KEPT, id, typed: id })).code).toBe(0);
    await migrateWithKey(url, KEPT);
  });
  rmSync(folder, { recursive: true });
});

it("an older database, and one whose key has no id, is refused in one sentence and left as it is", async () => {
  const refused = async (url: string) => {
    const { code, said } = await command("keys-lost", { url, key: KEPT, id: keyId(LOST) });
    expect(code).toBe(1);
    return said;
  };
  const noId =
    /^The key of this database is from before keys had ids,.* Nothing was changed\..*\n$/;
  await onScratch(async (url, owner) => {
    await migrateBeforeForTest(url, "key_ring");
    await owner.query(
      `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt")
       VALUES (gen_random_uuid(), 'x', 'v1.a.b.c', now() + interval '1 day')`,
    );
    expect(await refused(url)).toMatch(noId);
    await owner.query(`INSERT INTO "KeyCheck" ("checkSealed") VALUES ('v1.a.b.c')`);
    expect(await refused(url)).toMatch(noId);
    await migrate(url);
    expect(await refused(url)).toMatch(noId);
  });
  await onScratch(async (url, owner) => {
    await migrateBeforeForTest(url, "legal_hold");
    const id = keyId(LOST);
    const check = seal("backline", placeOf("KeyCheck.checkSealed", id), LOST);
    await owner.query(`INSERT INTO "KeyCheck" ("keyId", "checkSealed") VALUES ($1, $2)`, [
      id,
      check,
    ]);
    expect(await refused(url)).toMatch(
      /^The database is of an older version\. Nothing was changed\..*\n$/,
    );
    expect((await owner.query(`SELECT to_regclass('"LegalHold"') AS "table"`)).rows).toEqual([
      { table: null },
    ]);
    await migrate(url);
    expect((await command("keys-lost", { url, key: KEPT, id, typed: id })).code).toBe(0);
    await migrateWithKey(url, KEPT);
  });
});

it("when a row is half under a lost key, its other half is sealed anew", async () => {
  await onScratch(async (url, owner) => {
    const newer = newKey();
    await migrateWithKey(url, LOST);
    await migrateWithKey(url, `${KEPT},${LOST}`);
    const draft = randomUUID();
    const [answers, problem] = [
      placeOf("Draft.answersSealed", draft),
      placeOf("Draft.problemSealed", draft),
    ];
    await owner.query(
      `INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "problemSealed", "expiresAt")
       VALUES ($1, 'x', $2, $3, now() + interval '1 day')`,
      [draft, seal("answers", answers, KEPT), seal("problem", problem, LOST)],
    );
    const row = async () =>
      (await owner.query(`SELECT "answersSealed", "problemSealed" FROM "Draft"`)).rows[0];
    const id = keyId(LOST);
    expect((await command("keys-lost", { url, key: KEPT, id, typed: id })).code).toBe(0);

    const rotated = async (key: string) => {
      const { code, said } = await command("keys-rotate", { url, key });
      expect(code, said).toBe(0);
    };
    await rotated(`${newer},${KEPT}`);
    expect(unseal((await row()).answersSealed, answers, newer)).toBe("answers");
    expect(unseal((await row()).problemSealed, problem, LOST)).toBe("problem");
    // The former key is needed no longer.
    await migrateWithKey(url, newer);
    await rotated(`${newer},${LOST}`);
    expect(unseal((await row()).problemSealed, problem, newer)).toBe("problem");
    await migrateWithKey(url, newer);
  });
});
