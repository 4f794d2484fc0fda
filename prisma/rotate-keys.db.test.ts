import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { searchTokensOf } from "@/lib/contact/contact";
import { parseContact } from "@/lib/contact/open-contact";
import { keyId } from "@/lib/crypto/keys";
import { placeOf, SEALED_COLUMNS } from "@/lib/crypto/places";
import { seal, sealedUnder, unseal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { startDraft } from "@/lib/intake/commands";
import { resumeCode, resumeKeys } from "@/lib/intake/resume/code";
import { resumeDraft } from "@/lib/intake/resume/commands";
import { findJobTrouble } from "@/lib/jobs/queries";
import { savePhone } from "@/lib/notify/own-channels";
import { findPersonData } from "@/lib/person/data/queries";
import { searchIntakes } from "@/lib/person/search/queries";
import { closeIntake } from "@/lib/queue/commands";
import { fileIntake } from "@/test/intakes";
import { ownDatabaseForTest } from "@/test/own-database";
import { strain } from "@/test/people";
import { addIntakeForTest, addStaffForTest } from "@/test/rows";
import { backUp } from "./backup/back-up";
import { checkBackup } from "./backup/restore";
import { checkKey, migrateWithKey } from "./key-check";

const newKey = () => randomBytes(32).toString("base64");
const [FORMER, NEWER] = [newKey(), newKey()];

// This process seals with the newer key and opens both, on a database of its own.
const { url: here, query } = ownDatabaseForTest();

beforeAll(async () => {
  process.env.DATA_KEY = `${NEWER},${FORMER}`;
  await migrateWithKey(here, process.env.DATA_KEY);
});

function rotate(setting: string): ChildProcess & { said: () => string } {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/keys-rotate.ts"], {
    cwd: path.resolve(import.meta.dirname, ".."),
    env: { ...process.env, DATA_KEY: setting },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  return Object.assign(child, { said: () => said });
}

async function rotated(setting: string): Promise<string> {
  const child = rotate(setting);
  const [code] = await once(child, "close");
  expect(code, child.said()).toBe(0);
  return child.said();
}

/** How many sealed values are under which key. */
async function underEachKey(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const place of SEALED_COLUMNS) {
    const [table, column] = place.split(".");
    const { rows } = await query(
      `SELECT split_part("${column}", '.', 2) AS "key", count(*)::int AS "n" FROM "${table}"
       WHERE "${column}" IS NOT NULL GROUP BY 1`,
    );
    for (const { key, n } of rows) counts[key] = (counts[key] ?? 0) + n;
  }
  return counts;
}

const person = (name: string) => strain({ family_name: name, given_name: "Ines" });
const newName = () => `Quill${randomUUID().replace(/[^a-f]/g, "")}`;

it("everything is sealed anew while intakes are filed, also when it breaks off", async () => {
  const [early, late] = [newName(), newName()];
  const desk = await addStaffForTest("front_desk");
  await savePhone(desk, { phone: "(212) 555-0144" });
  await fileIntake(person(early));
  for (let n = 0; n < 60; n += 1) await fileIntake(person(newName()));
  // A closing that waits for a second clinician keeps its note for the closure.
  const unreached = await addIntakeForTest("EMERGENCY");
  await closeIntake(await addStaffForTest(), {
    ...{ intakeId: unreached, version: 0, seenLevel: "EMERGENCY", outcome: "other" },
    note: "Nobody there",
  });
  const draft = await startDraft("en", null);
  const [, savedBefore = ""] = resumeKeys(resumeCode(draft.id, keyId(FORMER)), "1980-05-23");
  await sql("test_saved", `UPDATE "Draft" SET "resumeKey" = $savedBefore WHERE "id" = $id`, {
    savedBefore,
    id: draft.id,
  });

  await rotated(`${FORMER},${NEWER}`);
  expect(Object.keys(await underEachKey())).toEqual([keyId(FORMER)]);
  await expect(checkKey(here, NEWER)).rejects.toThrow(/^DATA_KEY is not the key/);

  // As after the restart with a new key: what is new is sealed with it.
  await migrateWithKey(here, `${NEWER},${FORMER}`);
  await fileIntake(person(late));
  await expect(checkKey(here, NEWER)).rejects.toThrow(`lacks the key ${keyId(FORMER)}`);
  for (const name of [early, late])
    expect((await searchIntakes(desk, name, 1)).rows.map((row) => row.name)).toContain(
      `Ines ${name}`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  const copy = path.join(folder, "copy");
  await backUp(here, `${NEWER},${FORMER}`, copy);
  await checkBackup(copy, `${NEWER},${FORMER}`);
  await expect(checkBackup(copy, NEWER)).rejects.toThrow(`It needs the key ${keyId(FORMER)}.`);
  rmSync(folder, { recursive: true });

  let filing = true;
  const filed: string[] = [];
  const writer = async () => {
    while (filing) filed.push((await fileIntake(person(newName()))).id);
  };
  const writers = [writer(), writer()];
  try {
    const left = async () => (await underEachKey())[keyId(FORMER)] ?? 0;
    const before = await left();
    const killed = rotate(`${NEWER},${FORMER}`);
    const closed = once(killed, "close").then(() => true);
    const begun = async () => (await left()) < before;
    while (!(await Promise.race([closed, begun()])))
      await new Promise((next) => setTimeout(next, 5));
    killed.kill("SIGKILL");
    await closed;
    await rotated(`${NEWER},${FORMER}`);
  } finally {
    filing = false;
    await Promise.all(writers);
  }
  expect(filed.length).toBeGreaterThan(0);

  expect(Object.keys(await underEachKey())).toEqual([keyId(NEWER)]);
  await checkKey(here, NEWER);
  await expect(checkKey(here, FORMER)).rejects.toThrow(/^DATA_KEY is not the key/);
  const contacts = await query(`SELECT "id", "contactSealed", "searchTokens" FROM "IntakeContact"`);
  for (const { id, contactSealed, searchTokens } of contacts.rows) {
    const text = unseal(contactSealed, placeOf("IntakeContact.contactSealed", id), NEWER);
    expect(searchTokens).toEqual(searchTokensOf(parseContact(text)));
  }
  const { rows } = await query(`SELECT "id", "answersSealed" FROM "Intake" WHERE "id" = ANY ($1)`, [
    filed,
  ]);
  expect(rows).toHaveLength(filed.length);
  for (const { id, answersSealed } of rows)
    expect(unseal(answersSealed, placeOf("Intake.answersSealed", id), NEWER)).toContain("Ines");

  // A phone that is saved again replaces its row, and a code that was written down before still opens.
  await savePhone(desk, { phone: "(212) 555-0144" });
  const phones = await query(`SELECT 1 FROM "StaffChannel" WHERE "staffId" = $1`, [desk.id]);
  expect(phones.rows).toHaveLength(1);
  const code = resumeCode(draft.id, savedBefore.split(".")[0]);
  expect(await resumeDraft(code, "1980-05-23", randomUUID())).toMatchObject({ ok: true });
});

it("a start without the former key is refused while something lately filed is under it", async () => {
  const { id } = await fileIntake(person(newName()));
  const set = (sealed: string) =>
    query(`UPDATE "Intake" SET "answersSealed" = $2 WHERE "id" = $1`, [id, sealed]);
  const place = placeOf("Intake.answersSealed", id);
  await checkKey(here, NEWER);
  await set(seal("{}", place, FORMER));
  await expect(checkKey(here, NEWER)).rejects.toThrow(`lacks the key ${keyId(FORMER)}`);
  await set(seal("{}", place, NEWER));
  await checkKey(here, NEWER);
});

it("nor while a contact or a draft is, and a key that nobody ever had stops no start", async () => {
  const { id } = await fileIntake(person(newName()));
  const { id: draft } = await startDraft("en", null);
  for (const [table, column, where] of [
    ["IntakeContact", "contactSealed", `"intakeId" = '${id}'`],
    ["Draft", "answersSealed", `"id" = '${draft}'`],
  ]) {
    const set = (sealed: string) =>
      query(`UPDATE "${table}" SET "${column}" = $1 WHERE ${where}`, [sealed]);
    const { rows } = await query(`SELECT "${column}" AS "was" FROM "${table}" WHERE ${where}`);
    await set(`${sealedUnder(keyId(FORMER))}AAAA.AAAA.AAAA`);
    await expect(checkKey(here, NEWER)).rejects.toThrow(`lacks the key ${keyId(FORMER)}`);
    await set(`${sealedUnder("00000000")}AAAA.AAAA.AAAA`);
    await checkKey(here, NEWER);
    await set(rows[0].was);
  }
});

it("a key that was changed by a build that named no former key is one when two rows are under it", async () => {
  const change = (key: string) =>
    query(
      `INSERT INTO "AuditEvent" ("actor", "action", "detail")
       VALUES ('system', 'keys.rotated', jsonb_build_object('key', $1::text, 'rows', 2))`,
      [key],
    );
  const filed = [await fileIntake(person(newName())), await fileIntake(person(newName()))];
  const { rows } = await query(`SELECT "id", "answersSealed" FROM "Intake" WHERE "id" = ANY ($1)`, [
    filed.map(({ id }) => id),
  ]);
  const set = (at: number, sealed: string) =>
    query(`UPDATE "Intake" SET "answersSealed" = $2 WHERE "id" = $1`, [rows[at].id, sealed]);
  const under = (id: string) => `${sealedUnder(id)}AAAA.AAAA.AAAA`;
  await set(0, under("0badc0de"));
  await set(1, under("0badc0de"));
  await checkKey(here, NEWER);
  await change(keyId(NEWER));
  await expect(checkKey(here, NEWER)).rejects.toThrow("lacks the key 0badc0de");
  await set(1, rows[1].answersSealed);
  await checkKey(here, NEWER);
  await set(0, under("0badbeef"));
  await checkKey(here, NEWER);
  await change("0badbeef");
  await expect(checkKey(here, NEWER)).rejects.toThrow("lacks the key 0badbeef");
  await set(0, rows[0].answersSealed);
});

it("what no key opens is named, left as it is, and keeps the former keys needed", async () => {
  const { id } = await fileIntake(person(newName()));
  const broken = `${sealedUnder(keyId(FORMER))}AAAA.AAAA.AAAA`;
  await query(`UPDATE "Intake" SET "answersSealed" = $2 WHERE "id" = $1`, [id, broken]);
  const child = rotate(`${FORMER},${NEWER}`);
  const [code] = await once(child, "close");
  // Under the key that seals it counts as done; under another one it is tried.
  expect(code, child.said()).toBe(0);
  const again = rotate(`${NEWER},${FORMER}`);
  const [failed] = await once(again, "close");
  expect(failed).toBe(1);
  expect(again.said()).toContain(`no key opens it: Intake ${id}`);
  await expect(checkKey(here, NEWER)).rejects.toThrow(`lacks the key ${keyId(FORMER)}`);
  const { rows } = await query(`SELECT "answersSealed" FROM "Intake" WHERE "id" = $1`, [id]);
  expect(rows[0].answersSealed).toBe(broken);

  // It is counted for staff, and neither a copy nor erasing waits for it.
  const staff = await addStaffForTest("admin");
  expect((await findJobTrouble(staff))?.unreadable).toBeGreaterThan(0);
  const { id: other } = await fileIntake(person(newName()));
  const data = await findPersonData(staff, other);
  expect(new Set(data?.intakes.map(({ obstacle }) => obstacle))).toEqual(new Set(["open"]));
});
