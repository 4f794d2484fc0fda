import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { hashToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import type { Values } from "@/lib/db/parameters";
import { allStatements } from "@/lib/db/statement";
import { handOver } from "@/lib/team/commands";
import { RULES } from "@/lib/triage/rules/all";
import { addIntakeForTest, addStaffForTest, bookForTest } from "@/test/rows";
import { claimIntake } from "./commands";
import {
  QUICK_KEYS,
  type QueueFilter,
  QueueFilterSchema,
  ruleCode,
  ruleOfCode,
  SORTS,
  turned,
} from "./filter";
import { listChoices } from "./filter-choices";
import { findNeighbors } from "./neighbors/queries";
import { getQueueState, listQueue } from "./queries";

afterAll(closeDatabase);

const set = (text: string, values: Values) =>
  sql(`test_${hashToken(text).slice(0, 16)}`, text, values);

async function addPlace(): Promise<string> {
  const id = randomUUID();
  await set(`INSERT INTO "Location" ("id", "code", "name") VALUES ($id, $code, $code)`, {
    id,
    code: `x${id.slice(0, 8)}`,
  });
  return id;
}

/** An intake at its own location, so that no other test's rows match. */
async function addAt(place: string, level: "EMERGENCY" | "URGENT" | "SOON" = "SOON", minutes = 5) {
  const intakeId = await addIntakeForTest(level, minutes);
  await set(`UPDATE "Intake" SET "locationId" = $place WHERE "id" = $intakeId`, {
    intakeId,
    place,
  });
  return intakeId;
}

describe("the filters of the queue", () => {
  it("work one by one and all together, and the counts say what each tab holds", async () => {
    const staff = await addStaffForTest();
    const place = await addPlace();
    const idsOf = async (filter: QueueFilter) => {
      const rows = await listQueue(staff, { place, ...filter }, 1, false);
      return rows.map((row) => row.intakeId);
    };
    const old = await addAt(place, "URGENT", 26 * 60);
    const spanish = await addAt(place);
    const held = await addAt(place);
    await set(`UPDATE "Intake" SET "locale" = 'es' WHERE "id" = $spanish`, { spanish });
    await claimIntake(staff, { intakeId: held, version: 0 });
    const clinician = await addStaffForTest();
    await set(
      `UPDATE "QueueEntry" SET "nextTryAt" = now() - interval '1 minute' WHERE "intakeId" = $spanish`,
      { spanish },
    );
    await bookForTest(held, clinician.id, [24, 25]);

    expect(await idsOf({})).toEqual([old, spanish, held]);
    expect(await idsOf({ level: "URGENT" })).toEqual([old]);
    expect(await idsOf({ waited: "1d" })).toEqual([old]);
    expect(await idsOf({ waited: "3d" })).toEqual([]);
    expect(await idsOf({ language: "es" })).toEqual([spanish]);
    expect(await idsOf({ mine: "yes" })).toEqual([held]);
    expect(await idsOf({ holder: staff.id })).toEqual([held]);
    expect(await idsOf({ holder: "nobody" })).toEqual([old, spanish]);
    expect(await idsOf({ followUp: "booked" })).toEqual([held]);
    expect(await idsOf({ followUp: "none" })).toEqual([old, spanish]);
    expect(await idsOf({ followUp: "over" })).toEqual([]);
    expect(await idsOf({ followUp: "call_due" })).toEqual([spanish]);
    expect(await idsOf({ followUp: "silent" })).toEqual([]);
    expect(await idsOf({ holder: "nobody", language: "es", waited: "1h" })).toEqual([]);
    expect(await idsOf({ holder: "nobody", language: "es", followUp: "call_due" })).toEqual([
      spanish,
    ]);

    const wide = await getQueueState(staff, { place, level: "SOON" });
    expect(wide.counts).toMatchObject({ all: 3, URGENT: 1, SOON: 2, EMERGENCY: 0 });
    expect(wide.held).toEqual({ [staff.id]: 1 });
    const narrow = await getQueueState(staff, { place, level: "URGENT", mine: "yes" });
    expect(narrow.counts).toMatchObject({ all: 1, URGENT: 0, SOON: 1 });
    expect(narrow.held).toEqual({});
  });

  it("say for each quick filter how many rows a press would show, and keep what rings first in any order", async () => {
    const staff = await addStaffForTest();
    const place = await addPlace();
    const [late, fresh] = [await addAt(place), await addAt(place)];
    const rings = await addAt(place, "EMERGENCY");
    await set(
      `UPDATE "QueueEntry" SET "dueAt" = now() - interval '1 minute', "receivedAt" = now() - interval '9 days',
         "answeredAt" = now() WHERE "intakeId" = $late`,
      { late },
    );
    await set(
      `UPDATE "QueueEntry" SET "receivedAt" = now() - interval '30 days' WHERE "intakeId" = $rings`,
      { rings },
    );
    await claimIntake(staff, { intakeId: fresh, version: 0 });
    const idsOf = async (filter: QueueFilter) => {
      const rows = await listQueue(staff, { place, ...filter }, 1, false);
      return rows.map((row) => row.intakeId);
    };
    const { quick } = await getQueueState(staff, { place });
    for (const key of QUICK_KEYS) {
      const shown = await idsOf(turned({}, key));
      expect([key, quick[key]]).toEqual([key, shown.length]);
    }
    expect(await idsOf({ state: "overdue" })).toEqual([late]);
    expect(await idsOf({ state: "answered" })).toEqual([late]);
    expect(await idsOf({ state: "unacknowledged" })).toEqual([rings]);
    expect(await idsOf({ sort: "newest" })).toEqual([rings, fresh, late]);
    expect((await idsOf({ sort: "due" })).slice(0, 2)).toEqual([rings, late]);
    const filter: QueueFilter = { place, sort: "newest" };
    expect(await findNeighbors(staff, fresh, filter)).toMatchObject({
      ...{ place: 2, before: { intakeId: rings }, after: { intakeId: late } },
    });

    // A count keeps the other filters and the level, and leaves its own part alone.
    const mine = await getQueueState(staff, { place, mine: "yes", state: "answered" });
    expect(mine.quick).toMatchObject({ overdue: 0, answered: 0, unassigned: 0 });
    const answered = await getQueueState(staff, { place, state: "answered" });
    expect(answered.quick).toMatchObject({ unacknowledged: 1, overdue: 1, unassigned: 1 });
    const urgent = await getQueueState(staff, { place, level: "URGENT" });
    expect(urgent.quick).toMatchObject({ overdue: 0, no_visit: 0 });
  });

  it("keep what rings first in any order, and each emergency above the rest", async () => {
    const staff = await addStaffForTest();
    const place = await addPlace();
    const held = await addAt(place, "EMERGENCY", 500);
    const late = await addAt(place, "URGENT", 900);
    const soon = await addAt(place, "SOON", 1);
    const rings = await addAt(place, "URGENT", 1);
    await claimIntake(staff, { intakeId: held, version: 0 });
    await set(`UPDATE "QueueEntry" SET "loud" = true WHERE "intakeId" = $rings`, { rings });
    await set(
      `UPDATE "QueueEntry" SET "dueAt" = now() - interval '9 days' WHERE "intakeId" = $soon`,
      { soon },
    );
    const orders = { urgency: [late, soon], due: [soon, late], newest: [soon, late] } as const;
    for (const sort of SORTS) {
      const rows = await listQueue(staff, { place, sort }, 1, false);
      expect(rows.map(({ intakeId }) => intakeId)).toEqual([rings, held, ...orders[sort]]);
      expect(await findNeighbors(staff, held, { place, sort })).toMatchObject({
        ...{ place: 2, before: { intakeId: rings }, after: { intakeId: orders[sort][0] } },
      });
    }
  });

  it("count a burst once, as the list shows it, and whoever did not come as without a visit", async () => {
    const staff = await addStaffForTest();
    const place = await addPlace();
    const burst = randomUUID();
    const missed = await addAt(place);
    const clinician = await addStaffForTest();
    await bookForTest(missed, clinician.id, [-3, -2]);
    await set(`UPDATE "Appointment" SET "attendance" = 'did_not_come' WHERE "intakeId" = $missed`, {
      missed,
    });
    await set(
      `INSERT INTO "Burst" ("id", "startedAt", "lastAt") VALUES ($burst::uuid, now(), now())`,
      { burst },
    );
    for (let at = 0; at < 3; at += 1) {
      const intakeId = await addAt(place, "EMERGENCY");
      await set(`UPDATE "QueueEntry" SET "burstId" = $burst::uuid WHERE "intakeId" = $intakeId`, {
        ...{ burst, intakeId },
      });
    }
    for (const filter of [{ place }, { place, burst }]) {
      const { quick } = await getQueueState(staff, filter);
      for (const key of QUICK_KEYS) {
        const shown = await listQueue(staff, turned(filter, key), 1, false);
        expect([key, quick[key]]).toEqual([key, shown.length]);
      }
    }
    const { quick } = await getQueueState(staff, { place });
    expect(quick).toMatchObject({ unacknowledged: 1, unassigned: 2, no_visit: 2 });
  });

  it("find intakes handed to the viewer, by name or by role, until they are claimed", async () => {
    const [from, to] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    const place = await addPlace();
    const [byName, byRole] = [await addAt(place, "URGENT"), await addAt(place)];
    await addAt(place);
    await claimIntake(from, { intakeId: byRole, version: 0 });
    await handOver(from, { intakeId: byName, version: 0, to: to.id, words: "" });
    await handOver(from, { intakeId: byRole, version: 1, to: "clinician", words: "" });
    const meantFor = async (staff: typeof from) => {
      const { counts } = await getQueueState(staff, { place, meant: "me" });
      const rows = await listQueue(staff, { place, meant: "me" }, 1, false);
      expect(counts.all).toBe(rows.length);
      return rows.map((row) => row.intakeId);
    };
    expect(await meantFor(to)).toEqual([byName]);
    expect(await meantFor(await addStaffForTest())).toEqual([byRole]);
    // A holder who handed it to their own role does not see it as meant for them.
    expect(await meantFor(from)).toEqual([]);
    expect(await meantFor(await addStaffForTest("admin"))).toEqual([]);
    await claimIntake(to, { intakeId: byName, version: 1 });
    expect(await meantFor(to)).toEqual([]);
  });

  it("offer the red flags of open intakes, even later ones, by a code without words", async () => {
    const staff = await addStaffForTest();
    const place = await addPlace();
    const intakeId = await addAt(place);
    const [row] = await set(`SELECT "firedRules" FROM "Intake" WHERE "id" = $intakeId`, {
      intakeId,
    });
    const ruleId = row?.firedRules[0];
    const flag = ruleCode(ruleId);
    expect(ruleId).not.toContain(flag);
    expect(ruleOfCode(flag)).toBe(ruleId);
    expect(await listQueue(staff, { place, flag }, 1, false)).toHaveLength(1);
    const choices = await listChoices(staff);
    expect(choices.flags.find((choice) => choice.ruleId === ruleId)?.count).toBeGreaterThan(0);
    expect(choices.places.find(({ id }) => id === place)).toMatchObject({ count: 1 });
    expect(choices.people.map(({ id }) => id)).toContain(staff.id);
    const fired = RULES.find(({ id }) => !row?.firedRules.includes(id))?.id ?? "";
    expect(await listQueue(staff, { place, flag: ruleCode(fired) }, 1, false)).toEqual([]);
    await set(
      `INSERT INTO "Reassessment" ("id", "intakeId", "kind", "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed")
       SELECT gen_random_uuid(), "id", 'worse', "level", "ruleVersion", ARRAY[$fired], '{}', "answersSealed"
       FROM "Intake" WHERE "id" = $intakeId`,
      { intakeId, fired },
    );
    const { counts } = await getQueueState(staff, { place, flag: ruleCode(fired) });
    expect(counts.all).toBe(1);
  });

  it("ignore unknown values, so that an old bookmark still opens", () => {
    const given = {
      level: "WORSE",
      flag: "nothing1",
      waited: "2h",
      mine: "no",
      meant: "you",
      holder: "me",
      language: "es",
    };
    expect(QueueFilterSchema.parse(given)).toEqual({ language: "es" });
  });
});

it("looks at a part of the filter once for each open entry, whatever is counted", () => {
  const texts = allStatements().find(({ name }) => name === "queue_state")?.texts ?? [];
  const flagged = texts.filter((text) => text.includes('"firedRules"'));
  expect(flagged.length).toBeGreaterThan(0);
  // Once for the counts, and once for who holds what.
  for (const text of flagged) expect(text.split('"firedRules"').length - 1).toBe(2);
});
