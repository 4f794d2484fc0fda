import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { listCalendar } from "@/lib/appointment/queries";
import { addRecall, dropRecall } from "@/lib/appointment/recall/commands";
import { listRecalls } from "@/lib/appointment/recall/queries";
import { addToWaitlist, removeFromWaitlist } from "@/lib/appointment/waitlist/commands";
import { findWait } from "@/lib/appointment/waitlist/queries";
import { contactOf } from "@/lib/contact/contact";
import { closeDatabase, sql } from "@/lib/db/client";
import { addContact } from "@/lib/intake/commands";
import { searchIntakes } from "@/lib/person/search/queries";
import { listQueue } from "@/lib/queue/queries";
import { handOver } from "@/lib/team/commands";
import { listForYou } from "@/lib/team/queries";
import { listSheet } from "@/lib/team/sheet";
import { DAY_MS } from "@/lib/time";
import {
  addIntakeForTest,
  addStaffForTest,
  bookForTest,
  clinicVisitForTest,
  entryForTest,
  referenceForTest,
  trailForTest,
} from "@/test/rows";
import { listAuditEvents } from "./audit-log";
import { recordCall, writeNote } from "./commands";
import { listHistory } from "./history";
import { openIntake } from "./queries";

afterAll(closeDatabase);

type Clinician = Awaited<ReturnType<typeof addStaffForTest>>;

describe("opening a record", () => {
  it("writes one event each time, and shows answers only with clinical:read", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const clinician = await addStaffForTest();
    const desk = await addStaffForTest("front_desk");
    const full = await openIntake(clinician, clinician, intakeId);
    expect(full.clinical?.symptoms.fever).toBe(true);
    const plain = await openIntake(desk, null, intakeId);
    expect(plain.clinical).toBeNull();
    expect(JSON.stringify(plain)).not.toContain("symptoms");
    expect(await trailForTest(intakeId)).toEqual([
      "intake.received",
      "intake.opened",
      "intake.opened",
    ]);
  });

  it("writes nothing for an intake that does not exist", async () => {
    const staff = await addStaffForTest();
    const nowhere = "00000000-0000-4000-8000-000000000001";
    await expect(openIntake(staff, null, nowhere)).rejects.toMatchObject({ code: "not_found" });
    expect(await trailForTest(nowhere)).toEqual([]);
  });

  it("says that the patient waits for a visit, on the waiting list or with a recall, until that is over", async () => {
    const staff = await addStaffForTest();
    const [listed, recalled] = [await addIntakeForTest("SOON"), await addIntakeForTest("SOON")];
    const waits = async (intakeId: string) =>
      (await openIntake(staff, null, intakeId)).waitsForVisit;
    expect([await waits(listed), await waits(recalled)]).toEqual([false, false]);
    const wanted = { dayPart: "any", weeks: 2, clinicianId: null, locationId: null } as const;
    const visitTypeId = await clinicVisitForTest();
    await addToWaitlist(staff, { ...wanted, intakeId: listed, visitTypeId });
    await addRecall(staff, { intakeId: recalled, weeks: 6, reason: "Check the foot" });
    expect([await waits(listed), await waits(recalled)]).toEqual([true, true]);
    const entryId = (await findWait(staff, listed))?.id ?? "";
    await removeFromWaitlist(staff, { entryId, reason: "not_wanted" });
    for (const { id } of await listRecalls(staff, recalled))
      await dropRecall(staff, { recallId: id, reason: "Well again" });
    expect([await waits(listed), await waits(recalled)]).toEqual([false, false]);
  });

  it("hides notes from staff who may not read them, except their own", async () => {
    const intakeId = await addIntakeForTest("URGENT");
    const [clinician, desk] = [await addStaffForTest(), await addStaffForTest("front_desk")];
    await writeNote(clinician, { intakeId, body: "Clinical thought", tell: null });
    await recordCall(desk, { intakeId, outcome: "no_answer", note: "Rang twice", tryAgain: 15 });
    // The last is that it was received.
    const texts = (events: { text: string | null }[]) => events.map((event) => event.text);
    expect(texts(await listHistory(desk, null, intakeId))).toEqual(["Rang twice", null, null]);
    expect(texts(await listHistory(clinician, clinician, intakeId))).toEqual([
      "Rang twice",
      "Clinical thought",
      null,
    ]);
  });
});

describe("a record that cannot be opened", () => {
  const COLUMNS = [
    ["Intake", "answersSealed", "id"],
    ["IntakeContact", "contactSealed", "intakeId"],
    ["Note", "bodySealed", "intakeId"],
    ["Handover", "wordsSealed", "intakeId"],
    ["CallAttempt", "noteSealed", "intakeId"],
  ] as const;

  /**
   * Damages all sealed values of an intake, as a disk or another key could. A second call repairs
   * them.
   */
  async function spoil(intakeId: string): Promise<void> {
    for (const [table, sealed, id] of COLUMNS)
      await sql(
        `test_spoil_${table}`,
        `UPDATE "${table}" SET "${sealed}" = reverse("${sealed}") WHERE "${id}" = $intakeId`,
        { intakeId },
      );
  }

  /** An emergency with a name, a note, a promised call, a hand-over and an appointment. */
  async function busyIntake(from: Clinician, to: Clinician, familyName: string): Promise<string> {
    // Long overdue, so that it leads the lists, whatever other tests left there.
    const intakeId = await addIntakeForTest("EMERGENCY", 100_000);
    await addContact(intakeId, contactOf({ family_name: familyName, phone: "212 555 0134" })!);
    await writeNote(from, { intakeId, body: "Belongs to the record", tell: to.id });
    await recordCall(from, { intakeId, outcome: "no_answer", note: "Rang twice", tryAgain: 15 });
    const { version } = (await entryForTest(intakeId))!;
    await handOver(from, { intakeId, version, to: to.id, words: "Ask about the leg" });
    await bookForTest(intakeId, (await addStaffForTest()).id, [1, 2]);
    return intakeId;
  }

  it("is shown as such with its level, and breaks no other row of any list", async () => {
    const [from, to] = [await addStaffForTest(), await addStaffForTest()];
    const family = `Quill${randomUUID().replace(/[^a-f]/g, "")}`;
    const whole = await busyIntake(from, to, family);
    const spoilt = await busyIntake(from, to, family);
    await spoil(spoilt);
    try {
      const { handed, mentions, calls } = await listForYou(to);
      const lists: Record<
        string,
        { intakeId: string; name: string | null; unreadable: boolean }[]
      > = {
        board: await listQueue(to, { meant: "me" }, 1, true),
        sheet: await listSheet(to, to),
        handed,
        mentions,
        calls,
        calendar: await listCalendar(to, new Date(), new Date(Date.now() + DAY_MS)),
        search: (await searchIntakes(to, family, 1)).rows,
      };
      for (const [list, rows] of Object.entries(lists)) {
        const [one, other] = [whole, spoilt].map((id) => rows.find((row) => row.intakeId === id));
        expect(one, list).toMatchObject({ name: family, unreadable: false });
        expect(other, list).toMatchObject({ name: null, unreadable: true, level: "EMERGENCY" });
      }
    } finally {
      await spoil(spoilt);
    }
  });

  it("still opens in part, and says what is missing", async () => {
    const [from, to] = [await addStaffForTest(), await addStaffForTest()];
    const intakeId = await busyIntake(from, to, "Quill");
    const before = await openIntake(from, from, intakeId);
    expect(before).toMatchObject({ unreadable: false, contact: { familyName: "Quill" } });
    await spoil(intakeId);
    try {
      const record = await openIntake(from, from, intakeId);
      expect(record).toMatchObject({ level: "EMERGENCY", unreadable: true });
      expect(record).toMatchObject({ contact: null, clinical: null, ageYears: null });
      expect(record.reasons.map(({ id }) => id).sort()).toEqual(record.firedRules.toSorted());
      const texts = (await listHistory(from, from, intakeId)).filter(
        ({ unreadable }) => unreadable,
      );
      expect(texts.map(({ action, text }) => [action, text]).sort()).toEqual([
        ["call.recorded", null],
        ["note.written", null],
        ["queue.handed_over", null],
      ]);
    } finally {
      await spoil(intakeId);
    }
  });
});

it("the audit log is listed by person, by intake and before an event, alone and together", async () => {
  const [one, other] = [await addStaffForTest("admin"), await addStaffForTest("admin")];
  const intakeId = await addIntakeForTest("ROUTINE");
  for (const staff of [one, other, one])
    await writeNote(staff, { intakeId, body: "x", tell: null });
  const reference = await referenceForTest(intakeId);
  const listed = async (filter: Parameters<typeof listAuditEvents>[1]) =>
    (await listAuditEvents(other, filter)).rows;
  const notes = await listed({ staffId: one.id });
  expect(notes.map(({ action }) => action)).toEqual(["note.written", "note.written"]);
  expect((await listed({ reference })).map(({ action }) => action)).toEqual([
    ...["note.written", "note.written", "note.written", "intake.received"],
  ]);
  const [last] = notes;
  const before = last?.id ?? "";
  expect(await listed({ reference, staffId: one.id, before })).toEqual(notes.slice(1));
  expect((await listed({})).length).toBeGreaterThan(3);
});
