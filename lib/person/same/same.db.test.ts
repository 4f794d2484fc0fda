import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import type { Answers } from "@/lib/questions/answers";
import { listQueue } from "@/lib/queue/queries";
import { addIntakeForTest, addStaffForTest, entryForTest, trailForTest } from "@/test/rows";
import { matchPerson, undoMatch } from "./commands";
import { listSamePerson } from "./queries";
import { MOST_ALIKE } from "./related";
import type { MatchInput } from "./schema";

afterAll(closeDatabase);

const DAY = 24 * 60;

/** A person unique in this database: a surname of letters only, a phone and a birthday. */
function newPerson(): Answers {
  const id = randomUUID();
  const digits = Number.parseInt(id.slice(0, 6), 16);
  return {
    given_name: "Ida",
    family_name: `Q${id.replace(/[^a-f]/g, "")}`,
    birth_date: `19${10 + (digits % 80)}-0${1 + (digits % 9)}-1${digits % 9}`,
    phone: `+1212555${String(digits % 10_000).padStart(4, "0")}`,
  };
}

async function fileFor(person: Answers, daysAgo: number): Promise<string> {
  const id = await addIntakeForTest("SOON", daysAgo * DAY);
  await addContact(id, contactOf(person)!);
  return id;
}

const possible = async (intakeId: string) => {
  const { related } = await listSamePerson(await addStaffForTest("front_desk"), intakeId);
  return related.filter(({ ruling }) => ruling === null).map((each) => each.intakeId);
};

describe("possibly the same person", () => {
  it("matches by date of birth and the phone, the surname or its sound", async () => {
    const person = newPerson();
    const now = await fileFor(person, 0);
    const otherPhone = await fileFor({ ...person, phone: "(212) 555-9999" }, 3);
    const married = await fileFor({ ...person, family_name: newPerson().family_name ?? "" }, 2);
    const misspelt = await fileFor(
      { ...person, family_name: `${person.family_name}${person.family_name?.at(-1)}`, phone: "" },
      1,
    );
    await fileFor({ ...person, birth_date: "1999-12-31" }, 1);
    await fileFor({ ...newPerson(), birth_date: person.birth_date ?? "" }, 1);
    expect(await possible(now)).toEqual([misspelt, married, otherPhone]);
    const { related } = await listSamePerson(await addStaffForTest(), now);
    expect(related.map(({ samePhone, sameSurname }) => [samePhone, sameSurname])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
  });

  it("matches nobody without a date of birth, and follows the latest contact", async () => {
    const person = newPerson();
    const { birth_date: _, ...unborn } = person;
    const [first, second] = [await fileFor(person, 1), await fileFor(unborn, 0)];
    expect(await possible(second)).toEqual([]);
    await addContact(second, contactOf(person)!);
    expect(await possible(second)).toEqual([first]);
    expect(await possible(first)).toEqual([second]);
    await addContact(first, contactOf(newPerson())!);
    expect(await possible(second)).toEqual([]);
  });
});

const versionOf = async (intakeId: string) => (await entryForTest(intakeId))?.version ?? null;

/** Marks two intakes as somebody who sees the first as it is now. */
const match = async (staff: Staff<"person:match">, input: Omit<MatchInput, "version">) =>
  matchPerson(staff, { ...input, version: await versionOf(input.intakeId) });

describe("linking", () => {
  it("is refused on an older state of the intake, and so is undoing it", async () => {
    const staff = await addStaffForTest("front_desk");
    const [intakeId, otherId] = [await fileFor(newPerson(), 1), await fileFor(newPerson(), 0)];
    const version = await versionOf(intakeId);
    await addContact(intakeId, contactOf(newPerson())!);
    const stale = { code: "changed_meanwhile" };
    await expect(
      matchPerson(staff, { intakeId, otherId, same: "yes", version }),
    ).rejects.toMatchObject(stale);
    expect((await listSamePerson(staff, intakeId)).related).toEqual([]);
    await match(staff, { intakeId, otherId, same: "yes" });
    const [{ matchId } = { matchId: null }] = (await listSamePerson(staff, intakeId)).related;
    await expect(
      undoMatch(staff, { intakeId, matchId: matchId ?? "", version }),
    ).rejects.toMatchObject(stale);
    expect((await listSamePerson(staff, intakeId)).related).toHaveLength(1);
  });

  it("holds for all linked intakes, can be undone, and is in both audit logs", async () => {
    const staff = await addStaffForTest("front_desk");
    const ids = await Promise.all([2, 1, 0].map((days) => fileFor(newPerson(), days)));
    const [first = "", second = "", third = ""] = ids;
    await match(staff, { intakeId: third, otherId: second, same: "yes" });
    await match(staff, { intakeId: first, otherId: second, same: "yes" });
    const { related, visits } = await listSamePerson(staff, first);
    expect(visits).toBe(1);
    expect(related).toMatchObject([
      { intakeId: third, ruling: "same", matchId: null },
      { intakeId: second, ruling: "same", ruledByName: staff.name },
    ]);
    expect((await listSamePerson(staff, third)).visits).toBe(3);
    const matchId = related[1]?.matchId ?? "";
    await undoMatch(staff, { intakeId: first, matchId, version: await versionOf(first) });
    expect((await listSamePerson(staff, first)).related).toEqual([]);
    await expect(
      undoMatch(staff, { intakeId: first, matchId, version: await versionOf(first) }),
    ).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    for (const [id, links] of [
      [first, 1],
      [second, 2],
    ] as const)
      expect(await trailForTest(id)).toEqual([
        "intake.received",
        "intake.contact_added",
        ...Array.from({ length: links }, () => "intake.linked"),
        "intake.match_undone",
      ]);
  });

  it("succeeds once when two people do it at once, and never links an intake with itself", async () => {
    const staff = await Promise.all([addStaffForTest(), addStaffForTest("front_desk")]);
    const [one, two] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const tries = await Promise.allSettled([
      match(staff[0], { intakeId: one, otherId: two, same: "yes" }),
      match(staff[1], { intakeId: two, otherId: one, same: "no" }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "changed_meanwhile" },
    });
    await expect(
      match(staff[0], { intakeId: one, otherId: one, same: "yes" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the contacts in 30 days", () => {
  const visitsOf = async (intakeId: string) =>
    (await listSamePerson(await addStaffForTest(), intakeId)).visits;

  it("counts full matches that staff did not mark as another person, up to this one", async () => {
    const staff = await addStaffForTest();
    const person = newPerson();
    const older = await fileFor(person, 31);
    const [first, second, now] = [
      await fileFor(person, 20),
      await fileFor(person, 5),
      await fileFor(person, 0),
    ];
    // The phone alone, or the surname alone, is not enough to count.
    await fileFor({ ...person, family_name: newPerson().family_name ?? "" }, 4);
    expect(await Promise.all([older, first, second, now].map(visitsOf))).toEqual([1, 2, 3, 3]);
    await match(staff, { intakeId: now, otherId: first, same: "no" });
    expect(await visitsOf(now)).toBe(2);
  });

  it("appears in the row of the queue, and changes neither a level nor an intake", async () => {
    const staff = await addStaffForTest("front_desk");
    const person = newPerson();
    const ids = [await fileFor(person, 9), await fileFor(person, 8), await fileFor(person, 7)];
    await sql(
      "test_mine",
      `UPDATE "QueueEntry" SET "claimedById" = $staff, "claimedAt" = now() WHERE "intakeId" = $intakeId`,
      { staff: staff.id, intakeId: ids[2] ?? null },
    );
    const [row] = await listQueue(staff, { mine: "yes" }, 1, true);
    expect(row).toMatchObject({ intakeId: ids[2], visits: 3, level: "SOON" });
  });

  it("of thousands of intakes as of one person is bounded, and the board is still read", async () => {
    const staff = await addStaffForTest("front_desk");
    const id = await fileFor(newPerson(), 0);
    for (let claimed = 250, made = 0; made < 6000; claimed = 0, made += 500)
      await sql(
        "test_thousands",
        `WITH made AS (
          INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
            "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "dueAt")
          SELECT gen_random_uuid(), 'T' || gen_random_uuid(), gen_random_uuid()::text, i."receivedAt", i."locale",
            i."filedAs", i."level", i."ruleVersion", i."firedRules", i."reviewFlags", i."answersSealed", i."dueAt"
          FROM "Intake" i, generate_series(1, 500) WHERE i."id" = $id RETURNING "id", "level", "receivedAt", "dueAt"
        ), contacts AS (
          INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens")
          SELECT gen_random_uuid(), made."id", c."contactSealed", c."searchTokens"
          FROM made, "IntakeContact" c WHERE c."id" = (SELECT l."contactId" FROM "LatestContact" l WHERE l."intakeId" = $id))
        INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "claimedById", "claimedAt")
        SELECT "id", "level", level_rank("level"), "receivedAt", "dueAt", $staff::uuid, now() FROM made LIMIT $claimed::int`,
        { id, staff: staff.id, claimed },
      );
    await sql("test_analyze", `ANALYZE "IntakeContact", "Intake"`);
    try {
      const rows = await listQueue(staff, { mine: "yes" }, 1, true);
      expect(rows).toHaveLength(250);
      expect(new Set(rows.map(({ visits }) => visits))).toEqual(new Set([MOST_ALIKE + 1]));
      expect(await visitsOf(id)).toBe(MOST_ALIKE + 1);
    } finally {
      await sql("test_no_thousands", `DELETE FROM "QueueEntry" WHERE "claimedById" = $staff`, {
        staff: staff.id,
      });
    }
  });
});
