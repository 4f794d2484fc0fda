import { randomInt, randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/auth/permissions";
import { type Contact, searchTokensOf } from "@/lib/contact/contact";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { closeDatabase, sql } from "@/lib/db/client";
import { indexContacts } from "@/lib/intake/index-contacts";
import { newReference } from "@/lib/intake/reference";
import { closeIntake } from "@/lib/queue/commands";
import { addIntakeForTest, addStaffForTest, entryForTest } from "@/test/rows";
import { startSearch } from "./commands";
import { findSearchWords, searchIntakes } from "./queries";
import { SEARCH_PAGE_SIZE } from "./statement";

afterAll(closeDatabase);

const letters = () => randomUUID().replace(/[^a-f]/g, "");

/** Adds a contact to an intake, this many seconds from now. */
async function leave(intakeId: string, given: Partial<Contact>, later = 0): Promise<void> {
  const id = randomUUID();
  const contact: Contact = {
    givenName: "Ana",
    familyName: "",
    mayLeaveMessage: null,
    preferredLanguage: "",
    interpreter: null,
    respondent: "self",
    ...given,
  };
  await sql(
    "test_contact",
    `INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens", "createdAt")
     VALUES ($id, $intakeId, $contactSealed, $searchTokens, now() + make_interval(secs => $later))`,
    {
      id,
      intakeId,
      contactSealed: seal(JSON.stringify(contact), contactPlace(id)),
      searchTokens: searchTokensOf(contact),
      later,
    },
  );
}

async function someone(given: Partial<Contact>): Promise<string> {
  const intakeId = await addIntakeForTest("SOON");
  await leave(intakeId, given);
  return intakeId;
}

const staffOf = (role?: Role) => addStaffForTest(role);
const idsFor = async (words: string, page = 1) =>
  (await searchIntakes(await staffOf(), words, page)).rows.map((row) => row.intakeId);

describe("searching", () => {
  it("finds a person by surname, date of birth, phone, e-mail and reference, alone and together", async () => {
    const familyName = `Núñez${letters()}`;
    const email = `${letters()}@example.org`;
    const intakeId = await someone({
      familyName,
      email,
      birthDate: "1961-07-14",
      phone: "+12125550177",
    });
    const other = await someone({ familyName, birthDate: "1999-01-31" });
    const plain = familyName.replace("úñ", "un").toUpperCase();
    expect(await idsFor(email)).toEqual([intakeId]);
    expect(await idsFor(`${plain} 14 July 1961`)).toEqual([intakeId]);
    expect(await idsFor(`${plain}, (212) 555 0177`)).toEqual([intakeId]);
    expect(await idsFor(`${plain} 1999-01-31 (212) 555 0177`)).toEqual([]);
    expect((await idsFor(plain)).sort()).toEqual([intakeId, other].sort());
    const [row] = (await searchIntakes(await staffOf("front_desk"), email, 1)).rows;
    expect(row).toMatchObject({ name: `Ana ${familyName}`, birthDate: "1961-07-14", open: true });
  });

  it("puts exact spelling before similar sound", async () => {
    const start = letters();
    const heard = await someone({ familyName: `${start}Smyth`, birthDate: "1931-02-03" });
    const spelt = await someone({ familyName: `${start}Smith`, birthDate: "1931-02-03" });
    await leave(heard, { familyName: `${start}Smyth`, birthDate: "1931-02-03" }, 60);
    const { rows } = await searchIntakes(await staffOf(), `${start}Smith 1931-02-03`, 1);
    expect(rows.map((row) => [row.intakeId, row.fits])).toEqual([
      [spelt, "spelt"],
      [heard, "close"],
    ]);
  });

  it("finds either half of a double surname, in either order, and a given name", async () => {
    const [one, other, given] = [letters(), letters(), letters()];
    const familyName = `García${one}-Ló${other}`;
    const intakeId = await someone({ givenName: `Ana ${given}`, familyName });
    for (const words of [
      `garcia${one}`,
      `lo${other}`,
      `garcia${one} lo${other}`,
      `Lo${other} Garcia${one}`,
      `garcia${one}lo${other}`,
      `ana garcia${one}`,
      `GARCIA${one}, Ana`,
      given,
      `${given} lo${other}`,
      `Mrs. Lo${other}`,
    ])
      expect(await idsFor(words), words).toContain(intakeId);
    expect(await idsFor(`ana ${letters()}`)).not.toContain(intakeId);
  });

  it.each([
    ["de la Cruz", "cruz"],
    ["O’Neill", "neill"],
    ["O’Neill", "o neill"],
    ["Peña", "pena"],
    ["Pena", "Peña"],
    ["Weiß", "weiss"],
    ["Smith Jr.", "smith"],
  ])("finds %s as %s", async (familyName, words) => {
    const birthDate = "1943-04-05";
    const intakeId = await someone({ familyName, birthDate });
    const { rows } = await searchIntakes(await staffOf(), `${words} ${birthDate}`, 1);
    expect(rows.find((row) => row.intakeId === intakeId)).toMatchObject({ fits: "spelt" });
  });

  it("finds Llamas for Yamas, and puts what only sounds alike last, whatever came later", async () => {
    const birthDate = "1944-06-07";
    const of = (familyName: string) => someone({ familyName, birthDate });
    const [exact, close] = [await of("Yamas"), await of("Llamas")];
    const rough = await of("Ames");
    const half = await of("Ruiz Yamas");
    const { rows } = await searchIntakes(await staffOf(), `Yamas ${birthDate}`, 1);
    expect(rows.map((row) => [row.intakeId, row.fits])).toEqual([
      [exact, "spelt"],
      [half, "spelt"],
      [close, "close"],
      [rough, "rough"],
    ]);
  });

  it("puts who matches both names before who matches one", async () => {
    const [familyName, given] = [letters(), letters()];
    const birthDate = "1946-10-11";
    const both = await someone({ givenName: given, familyName, birthDate });
    const later = await someone({ givenName: "Else", familyName, birthDate });
    expect(await idsFor(`${given} ${familyName} ${birthDate}`)).toEqual([both, later]);
  });

  it("finds a phone by its last seven digits, and a person whose names stand in each other's place", async () => {
    const [one, other] = [letters(), letters()];
    const intakeId = await someone({
      givenName: one,
      familyName: other,
      phone: "+12125550188",
      birthDate: "1945-08-09",
    });
    expect(await idsFor("555-0188 8/9/45")).toEqual([intakeId]);
    // Names of other tests may sound alike: they come later.
    expect((await idsFor(`${other} ${one}`))[0]).toBe(intakeId);
    expect((await idsFor(`${one}, ${other}`))[0]).toBe(intakeId);
  });

  it("finds contacts from before an update once the job has indexed them", async () => {
    const [familyName, given] = [`${letters()} ${letters()}`, letters()];
    const intakeId = await someone({ givenName: given, familyName });
    await sql(
      "test_former",
      `UPDATE "IntakeContact" SET "searchVersion" = 1, "searchTokens" = '{}' WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    const damaged = await someone({ familyName: letters() });
    await sql(
      "test_damaged",
      `UPDATE "IntakeContact" SET "searchVersion" = 1, "contactSealed" = 'v1.a.b.c' WHERE "intakeId" = $damaged`,
      { damaged },
    );
    expect(await idsFor(given)).not.toContain(intakeId);
    await indexContacts();
    expect((await idsFor(given))[0]).toBe(intakeId);
    const left = await sql(
      "test_to_index",
      `SELECT 1 FROM "IntakeContact" WHERE "searchVersion" < 2`,
    );
    expect(left).toEqual([]);
  });

  it("uses only the latest contact of an intake", async () => {
    const [before, after] = [`${letters()}@example.org`, `${letters()}@example.org`];
    const intakeId = await someone({ email: before });
    await leave(intakeId, { email: after }, 60);
    expect(await idsFor(before)).toEqual([]);
    expect(await idsFor(after)).toEqual([intakeId]);
  });

  it("finds closed intakes, and an intake without a contact by its reference", async () => {
    const email = `${letters()}@example.org`;
    const intakeId = await someone({ email });
    const staff = await staffOf();
    const close = { outcome: "advice_given", seenLevel: "SOON", note: "" } as const;
    const version = (await entryForTest(intakeId))!.version;
    await closeIntake(staff, { intakeId, version, ...close });
    expect((await searchIntakes(staff, email, 1)).rows).toMatchObject([
      { intakeId, open: false, level: "SOON", fits: null },
    ]);
    const bare = await addIntakeForTest("URGENT");
    const reference = `BK-${bare.slice(0, 4)}-${bare.slice(4, 6)}`.toUpperCase();
    await sql("test_reference", `UPDATE "Intake" SET "reference" = $reference WHERE "id" = $bare`, {
      bare,
      reference,
    });
    expect(await idsFor(reference.toLowerCase().replaceAll("-", " "))).toEqual([bare]);
    expect(await idsFor(`${reference} ${email}`)).toEqual([]);
    expect(await startSearch(staff, { words: reference })).toEqual({ intakeId: bare });
    expect(await startSearch(staff, { words: "BK-0000-00" })).toHaveProperty("searchId");
  });

  it("takes a whole text for a reference without its BK where there is such an intake", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const reference = newReference(randomInt);
    await sql("test_bare", `UPDATE "Intake" SET "reference" = $reference WHERE "id" = $intakeId`, {
      intakeId,
      reference,
    });
    const staff = await staffOf();
    const [, start = "", end = ""] = reference.split("-");
    for (const words of [`${start}${end}`, `${start}-${end}`, ` ${start} ${end}`.toLowerCase()])
      expect(await startSearch(staff, { words }), words).toEqual({ intakeId });
    expect(await startSearch(staff, { words: "Packer" })).toHaveProperty("searchId");
  });

  it("returns pages and the total number of matches", async () => {
    const familyName = letters();
    const count = SEARCH_PAGE_SIZE + 2;
    for (let i = 0; i < count; i += 1) await someone({ familyName, birthDate: "1911-11-11" });
    const words = `${familyName} 1911-11-11`;
    const first = await searchIntakes(await staffOf(), words, 1);
    expect(first).toMatchObject({ found: count });
    expect(first.rows).toHaveLength(SEARCH_PAGE_SIZE);
    const second = await idsFor(words, 2);
    expect(new Set([...first.rows.map((row) => row.intakeId), ...second]).size).toBe(count);
  });

  it("records the kinds of words and the count, and no word", async () => {
    const staff = await staffOf();
    const familyName = letters();
    await someone({ familyName, birthDate: "1955-05-05" });
    await searchIntakes(staff, `${familyName} 1955-05-05`, 1);
    const rows = await sql<{ detail: object }>(
      "test_search_trail",
      `SELECT "detail" FROM "AuditEvent" WHERE "staffId" = $staff AND "action" = 'search.shown'`,
      { staff: staff.id },
    );
    expect(rows).toEqual([{ detail: { by: "birth_date surname", found: 1, page: 1 } }]);
  });
});

describe("the search words", () => {
  it("are kept sealed for half a day, for the person who searched", async () => {
    const [staff, other] = [await staffOf(), await staffOf()];
    const words = `Ortega ${letters()}`;
    const start = await startSearch(staff, { words });
    const id = "searchId" in start ? start.searchId : "";
    expect(await findSearchWords(staff, id)).toBe(words);
    expect(await findSearchWords(other, id)).toBeNull();
    expect(await findSearchWords(staff, "not an id")).toBeNull();
    const stored = await sql(
      "test_search",
      `UPDATE "StaffSearch" SET "createdAt" = now() - interval '13 hours' WHERE "id" = $id RETURNING *`,
      { id },
    );
    expect(JSON.stringify(stored)).not.toContain("Ortega");
    expect(await findSearchWords(staff, id)).toBeNull();
    await startSearch(other, { words });
    expect(
      await sql("test_search_left", `SELECT 1 FROM "StaffSearch" WHERE "id" = $id`, { id }),
    ).toEqual([]);
  });

  it("are refused with a message when there is nothing to search by", async () => {
    expect(await startSearch(await staffOf(), { words: "?!" })).toMatchObject({ field: "words" });
  });
});
