import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { bookHeld, endHold } from "@/lib/appointment/own/commands";
import { listOwnVisits } from "@/lib/appointment/own/queries";
import { addToWaitlist, removeFromWaitlist } from "@/lib/appointment/waitlist/commands";
import { findWait, listWaiting } from "@/lib/appointment/waitlist/queries";
import { listAttention } from "@/lib/attention/queries";
import { placeOf } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import { newToken } from "@/lib/crypto/token";
import { closeDatabase, sql } from "@/lib/db/client";
import type { Answers } from "@/lib/questions/answers";
import { closeIntake } from "@/lib/queue/commands";
import type { Level } from "@/lib/triage/symptoms";
import { minutesToNoon, NOON } from "@/test/noon";
import {
  addIntakeForTest,
  addStaffForTest,
  bookAsSeenForTest,
  cancelAsSeenForTest,
  clinicVisitForTest,
  offerForTest,
  trailForTest,
} from "@/test/rows";
import { acceptOffer, declineOffer, offerTimes } from "./commands";
import { findJustAccepted, findOpenOffer } from "./queries";

// Nothing is delivered; patients are asked about messages only where there is a way to send them.
vi.hoisted(() => vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1"));

type Person = Awaited<ReturnType<typeof addStaffForTest>>;
let staff: Person;
beforeAll(async () => {
  staff = await addStaffForTest("front_desk");
});
beforeEach(() =>
  sql(
    "test_no_waits",
    `UPDATE "WaitlistEntry" SET "outcome" = 'removed', "endedAt" = now() WHERE "outcome" IS NULL`,
  ),
);
afterAll(closeDatabase);

// Offers are made at noon.
const laterBy = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);

/** Puts a patient who agreed to messages on the list, for visits with this clinician. */
async function waiting(level: Level, clinicianId: string, more: Answers = {}) {
  const intakeId = await addIntakeForTest(level, 1, {
    messages: "email",
    email: `${randomUUID()}@patient.example`,
    ...more,
  });
  const wanted = { clinicianId, locationId: null, dayPart: "any", weeks: 2 } as const;
  await addToWaitlist(staff, { intakeId, visitTypeId: await clinicVisitForTest(), ...wanted });
  return intakeId;
}

const offersOf = (intakeId: string) =>
  sql<{ answer: string | null; startsAt: Date }>(
    "test_offers",
    `SELECT o."answer", o."startsAt" FROM "SlotOffer" o JOIN "WaitlistEntry" w ON w."id" = o."entryId"
     WHERE w."intakeId" = $intakeId ORDER BY o."createdAt"`,
    { intakeId },
  );
const answersOf = async (intakeId: string) => (await offersOf(intakeId)).map((row) => row.answer);

/** The token of the link in the last message to this patient. */
async function tokenOf(intakeId: string): Promise<string> {
  const [row] = await sql<{ id: string; bodySealed: string }>(
    "test_offer_letter",
    `SELECT "id", "bodySealed" FROM "OutboundMessage"
     WHERE "intakeId" = $intakeId AND "kind" = 'patient_offer' ORDER BY "createdAt" DESC LIMIT 1`,
    { intakeId },
  );
  if (!row) throw new Error("Nothing was written.");
  const text = unseal(row.bodySealed, placeOf("OutboundMessage.bodySealed", row.id));
  return /\/offer\/([\w-]{43})/.exec(text)?.[1] ?? "";
}

const statusesOf = async (intakeId: string) =>
  (
    await sql<{ status: string }>(
      "test_statuses",
      `SELECT "status" FROM "Appointment" WHERE "intakeId" = $intakeId`,
      { intakeId },
    )
  ).map(({ status }) => status);

describe("a free time", () => {
  it("is offered to the most severe, then to the one who waits longest, one at a time, and kept meanwhile", async () => {
    const clinician = await addStaffForTest();
    const older = await waiting("ROUTINE", clinician.id);
    const younger = await waiting("ROUTINE", clinician.id);
    const soon = await waiting("SOON", clinician.id);
    const time = await offerForTest(clinician.id, minutesToNoon(5));
    expect(await offerTimes(NOON)).toBe(1);
    expect(await answersOf(soon)).toEqual([null]);
    const until = await sql(
      "test_offer_until",
      `SELECT m."sendBy" = o."expiresAt" AS "same" FROM "OutboundMessage" m
       JOIN "SlotOffer" o ON m."dedupeKey" = 'patient_offer:' || o."id" WHERE m."intakeId" = $soon`,
      { soon },
    );
    expect(until).toEqual([{ same: true }]);
    expect(await statusesOf(soon)).toEqual(["hold"]);
    await expect(
      bookAsSeenForTest(staff, { intakeId: await addIntakeForTest("SOON"), time }),
    ).rejects.toMatchObject({ code: "slot_taken" });
    // Declined, it goes to the next; and to the first one no more.
    expect(await declineOffer(await tokenOf(soon))).toBe(true);
    expect(await offerTimes(NOON)).toBe(1);
    expect([await answersOf(soon), await answersOf(older)]).toEqual([["declined"], [null]]);
    // Without an answer it goes to the one after; the hold has two hours.
    await sql("test_expired", `UPDATE "SlotOffer" SET "expiresAt" = now() WHERE "answer" IS NULL`);
    expect(await offerTimes(NOON)).toBe(1);
    expect([await answersOf(older), await answersOf(younger)]).toEqual([["expired"], [null]]);
    expect(await statusesOf(older)).toEqual([]);
    expect((await trailForTest(older)).slice(-3)).toEqual([
      "offer.made",
      "message.written",
      "offer.expired",
    ]);
  });

  it("comes after help for a patient who is an emergency by now", async () => {
    const clinician = await addStaffForTest();
    const intakeId = await waiting("SOON", clinician.id);
    await offerForTest(clinician.id, minutesToNoon(5));
    await offerTimes(NOON);
    const token = await tokenOf(intakeId);
    expect(await findOpenOffer(token)).toMatchObject({ helpFirst: false });
    await sql(
      "test_emergency",
      `UPDATE "QueueEntry" SET "level" = 'EMERGENCY', "levelRank" = 0 WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    expect(await findOpenOffer(token)).toMatchObject({ helpFirst: true });
  });

  it("is booked when the patient says yes, once, and the link then shows nothing", async () => {
    const clinician = await addStaffForTest();
    const intakeId = await waiting("SOON", clinician.id);
    await offerForTest(clinician.id, minutesToNoon(5));
    await offerTimes(NOON);
    const token = await tokenOf(intakeId);
    expect(await findOpenOffer(token)).toMatchObject({ intakeId, clinicianName: clinician.name });
    const answers = await Promise.all([acceptOffer(token), acceptOffer(token)]);
    expect(answers.sort()).toEqual([false, true]);
    expect(await statusesOf(intakeId)).toEqual(["booked"]);
    expect(await answersOf(intakeId)).toEqual(["accepted"]);
    expect(await findWait(staff, intakeId)).toBeNull();
    expect(await findOpenOffer(token)).toBeNull();
    // A form that is sent again, because its answer was lost, leads to the visit.
    expect(await findJustAccepted(token)).toBe(intakeId);
    expect(await findJustAccepted(newToken())).toBeNull();
    expect(await declineOffer(token)).toBe(false);
    expect(await statusesOf(intakeId)).toEqual(["booked"]);
    expect((await trailForTest(intakeId)).slice(-2)).toEqual([
      "offer.accepted",
      "appointment.booked",
    ]);
    for (const other of ["x".repeat(43), randomUUID()])
      expect([await findOpenOffer(other), await acceptOffer(other)]).toEqual([null, false]);
  });

  it("is offered once however many workers look at the same moment", async () => {
    const clinician = await addStaffForTest();
    const patients = [
      await waiting("SOON", clinician.id),
      await waiting("SOON", clinician.id),
      await waiting("SOON", clinician.id),
    ];
    await offerForTest(clinician.id, minutesToNoon(5));
    await Promise.all(Array.from({ length: 4 }, () => offerTimes(NOON)));
    const all = (await Promise.all(patients.map(answersOf))).flat();
    expect(all).toEqual([null]);
    const letters = await sql(
      "test_letters",
      `SELECT 1 FROM "OutboundMessage" WHERE "kind" = 'patient_offer' AND "intakeId" = ANY ($patients::uuid[])`,
      { patients },
    );
    expect(letters).toHaveLength(1);
  });

  it("that somebody cancels is offered, but not with too little time to answer", async () => {
    const clinician = await addStaffForTest();
    const intakeId = await waiting("SOON", clinician.id);
    const other = await addIntakeForTest("ROUTINE");
    const time = await offerForTest(clinician.id, minutesToNoon(5));
    await offerForTest(clinician.id, minutesToNoon(1));
    await bookAsSeenForTest(staff, { intakeId: other, time });
    expect(await offerTimes(NOON)).toBe(0);
    const [visit] = await sql<{ id: string }>(
      "test_visit_of",
      `SELECT "id" FROM "Appointment" WHERE "intakeId" = $other`,
      { other },
    );
    await cancelAsSeenForTest(staff, { appointmentId: visit?.id ?? "", reason: "patient_asked" });
    expect(await offerTimes(NOON)).toBe(1);
    expect((await offersOf(intakeId))[0]?.startsAt).toEqual(time.startsAt);
  });

  it("is not offered at night, to patients who get no messages, or after the time in which it was wanted", async () => {
    const clinician = await addStaffForTest();
    const silent = await waiting("SOON", clinician.id, { messages: "no" });
    await offerForTest(clinician.id, minutesToNoon(20));
    expect(await offerTimes(NOON)).toBe(0);
    expect(await findWait(staff, silent)).toMatchObject({ getsOffers: false });
    const intakeId = await waiting("SOON", clinician.id);
    expect(await offerTimes(laterBy(10))).toBe(0);
    await sql(
      "test_wanted",
      `UPDATE "WaitlistEntry" SET "wantedBy" = now() WHERE "intakeId" = $intakeId`,
      { intakeId },
    );
    expect(await offerTimes(NOON)).toBe(0);
    const kinds = (await listAttention(staff)).rows.filter((row) => row.intakeId === intakeId);
    expect(kinds.map(({ kind }) => kind)).toEqual(["wait_over"]);
  });
});

const raise = (intakeId: string, level: Level) =>
  sql(
    "test_raise",
    `UPDATE "QueueEntry" SET "level" = $level, "levelRank" = level_rank($level) WHERE "intakeId" = $intakeId`,
    { intakeId, level },
  );

/** A patient who was offered a time five hours after noon. */
async function offered(level: Level, more: Answers = {}) {
  const clinician = await addStaffForTest();
  const intakeId = await waiting(level, clinician.id, more);
  await offerForTest(clinician.id, minutesToNoon(5));
  expect(await offerTimes(NOON)).toBe(1);
  return { clinician, intakeId, token: await tokenOf(intakeId) };
}

/** Expects that this offer cannot be accepted, and that it is withdrawn while the patient waits on. */
async function expectWithdrawn({ intakeId, token }: { intakeId: string; token: string }) {
  expect(await findOpenOffer(token)).toMatchObject({ holdsGood: false });
  expect(await acceptOffer(token)).toBe(false);
  expect(await answersOf(intakeId)).toEqual([null]);
  await offerTimes(NOON);
  expect((await answersOf(intakeId))[0]).toBe("withdrawn");
  expect(await findWait(staff, intakeId)).not.toBeNull();
  expect(await trailForTest(intakeId)).toContain("offer.withdrawn");
  const [letter] = await sql<{ resolvedAt: Date | null }>(
    "test_first_letter",
    `SELECT "resolvedAt" FROM "OutboundMessage" WHERE "intakeId" = $intakeId AND "kind" = 'patient_offer'
     ORDER BY "createdAt", "resolvedAt" LIMIT 1`,
    { intakeId },
  );
  expect(letter?.resolvedAt).not.toBeNull();
}

describe("an offer that holds good no longer is refused and withdrawn", () => {
  it("when the patient must be seen sooner by now: they get a time of today, or none", async () => {
    const { intakeId, token, clinician } = await offered("ROUTINE");
    const later = await waiting("ROUTINE", clinician.id);
    await offerForTest(clinician.id, minutesToNoon(50));
    expect(await offerTimes(NOON)).toBe(1);
    for (const each of [intakeId, later]) await raise(each, "URGENT");
    await expectWithdrawn({ intakeId, token });
    expect(await answersOf(intakeId)).toEqual(["withdrawn", null]);
    expect(await answersOf(later)).toEqual(["withdrawn"]);
  });

  it.each([
    ["left", `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "id" = $id`],
    [
      "is away",
      `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
       VALUES (gen_random_uuid(), $id, 'leave', now(), now() + interval '9 days')`,
    ],
  ])("when its clinician %s", async (name, text) => {
    const { clinician, ...offer } = await offered("SOON");
    await sql(`test_clinician_${name}`, text, { id: clinician.id });
    await expectWithdrawn(offer);
    expect(await statusesOf(offer.intakeId)).toEqual([]);
  });

  it("when its kind of visit is for other levels", async () => {
    const { clinician: _, ...offer } = await offered("SOON");
    const visitType = await clinicVisitForTest();
    const set = (levels: Level[]) =>
      sql("test_levels", `UPDATE "VisitType" SET "levels" = $levels WHERE "id" = $visitType`, {
        levels,
        visitType,
      });
    await set(["ROUTINE"]);
    await expectWithdrawn(offer);
    await set(["EMERGENCY", "URGENT", "SOON", "ROUTINE", "SELF_CARE"]);
  });

  const born = () => ({
    birth_date: "1969-02-03",
    family_name: `Wait${randomUUID().replace(/[^a-f]/g, "")}`,
    phone: "212 555 0145",
  });

  it("when the patient has a visit for another intake by now, and staff call who waits", async () => {
    const person = born();
    const { clinician: _, ...offer } = await offered("SOON", person);
    const other = await addIntakeForTest("SOON", 1, person);
    const time = await offerForTest((await addStaffForTest()).id, minutesToNoon(30));
    await bookAsSeenForTest(staff, { intakeId: other, time });
    await expectWithdrawn(offer);
    expect(await answersOf(offer.intakeId)).toEqual(["withdrawn"]);
    expect(await findWait(staff, offer.intakeId)).toMatchObject({ getsOffers: false });
  });

  it("when another intake of the patient is an emergency: help comes first", async () => {
    const person = born();
    const { clinician: _, ...offer } = await offered("SOON", person);
    await raise(await addIntakeForTest("SOON", 1, person), "EMERGENCY");
    expect(await findOpenOffer(offer.token)).toMatchObject({ helpFirst: true });
    await expectWithdrawn(offer);
  });

  it.each(["under_16", "abandoned", "emergency_stop"])(
    "when it was made to somebody who cannot book by themselves: filed as %s",
    async (filedAs) => {
      const { clinician: _, ...offer } = await offered("SOON");
      await sql(
        "test_filed_as",
        `UPDATE "Intake" SET "filedAs" = $filedAs WHERE "id" = $intakeId`,
        { filedAs, intakeId: offer.intakeId },
      );
      await expectWithdrawn(offer);
      expect(await answersOf(offer.intakeId)).toEqual(["withdrawn"]);
      expect(await findWait(staff, offer.intakeId)).toMatchObject({ getsOffers: false });
    },
  );
});

describe("who waits", () => {
  it("is offered a time that fits, however many wait longer for whom none does", async () => {
    const [nobody, clinician] = [await addStaffForTest(), await addStaffForTest()];
    for (let count = 0; count <= 100; count += 1) await waiting("SOON", nobody.id);
    const intakeId = await waiting("SOON", clinician.id);
    await offerForTest(clinician.id, minutesToNoon(5));
    expect(await offerTimes(NOON)).toBe(1);
    expect(await answersOf(intakeId)).toEqual([null]);
  });

  it("is called by staff once a message to them failed", async () => {
    const clinician = await addStaffForTest();
    const intakeId = await waiting("SOON", clinician.id);
    await sql(
      "test_failed_letter",
      `INSERT INTO "OutboundMessage" ("id", "intakeId", "kind", "dedupeKey", "recipientSealed", "subject", "body",
         "failedAt", "failure")
       SELECT x, $intakeId, 'patient_received', x::text, '', '', '', now(), 'refused' FROM gen_random_uuid() x`,
      { intakeId },
    );
    await offerForTest(clinician.id, minutesToNoon(5));
    expect(await offerTimes(NOON)).toBe(0);
    expect(await findWait(staff, intakeId)).toMatchObject({ getsOffers: false });
  });

  it("is listed most severe first, and nobody is listed twice", async () => {
    const clinician = await addStaffForTest();
    const routine = await waiting("ROUTINE", clinician.id);
    const urgent = await waiting("URGENT", clinician.id);
    const { rows } = await listWaiting(staff);
    expect(rows.map((row) => row.intakeId)).toEqual([urgent, routine]);
    await expect(
      addToWaitlist(staff, {
        ...{ intakeId: urgent, visitTypeId: await clinicVisitForTest(), weeks: 1 },
        ...{ clinicianId: null, locationId: null, dayPart: "morning" },
      }),
    ).rejects.toMatchObject({ code: "changed_meanwhile" });
  });

  it.each(["removed", "booked", "closed"] as const)(
    "is offered nothing any more once it is %s, and what was kept is free",
    async (end) => {
      const [clinician, other] = [await addStaffForTest(), await addStaffForTest()];
      const intakeId = await waiting("ROUTINE", clinician.id);
      await offerForTest(clinician.id, minutesToNoon(5));
      await offerTimes(NOON);
      const token = await tokenOf(intakeId);
      if (end === "removed") {
        const entryId = (await findWait(staff, intakeId))?.id ?? "";
        await removeFromWaitlist(staff, { entryId, reason: "not_wanted" });
        await expect(
          removeFromWaitlist(staff, { entryId, reason: "not_wanted" }),
        ).rejects.toMatchObject({
          code: "changed_meanwhile",
        });
      } else if (end === "booked")
        await bookAsSeenForTest(staff, {
          intakeId,
          time: await offerForTest(other.id, minutesToNoon(30)),
        });
      else {
        const [entry] = await sql<{ version: number }>(
          "test_entry_version",
          `SELECT "version" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
          { intakeId },
        );
        const closing = { outcome: "advice_given", note: "", seenLevel: "ROUTINE" } as const;
        const version = entry?.version ?? 0;
        await closeIntake(await addStaffForTest(), { intakeId, version, ...closing });
      }
      expect(await findWait(staff, intakeId)).toBeNull();
      expect(await answersOf(intakeId)).toEqual(["withdrawn"]);
      expect(await acceptOffer(token)).toBe(false);
      expect(await statusesOf(intakeId)).toEqual(end === "booked" ? ["booked"] : []);
      expect(await trailForTest(intakeId)).toContain("offer.withdrawn");
    },
  );
});

describe("a time that is offered", () => {
  it("is not one that its patient keeps while choosing: that page neither shows, ends nor books it", async () => {
    const clinician = await addStaffForTest();
    const intakeId = await waiting("SOON", clinician.id);
    await offerForTest(clinician.id, minutesToNoon(5));
    await offerTimes(NOON);
    const [held] = await sql<{ id: string }>(
      "test_offered_hold",
      `SELECT "id" FROM "Appointment" WHERE "intakeId" = $intakeId AND "status" = 'hold'`,
      { intakeId },
    );
    const patient = { id: intakeId, level: "SOON" } as const;
    expect(await listOwnVisits(patient)).toEqual([]);
    await endHold(patient, held?.id ?? "");
    await expect(bookHeld(patient, held?.id ?? "")).rejects.toMatchObject({ code: "slot_taken" });
    expect(await findOpenOffer(await tokenOf(intakeId))).toMatchObject({ intakeId });
    expect(await answersOf(intakeId)).toEqual([null]);
  });
});
