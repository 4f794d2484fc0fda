import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { prove } from "@/lib/auth/proof";
import { closeDatabase, sql } from "@/lib/db/client";
import type { Level } from "@/lib/triage/symptoms";
import { addIntakeForTest, addStaffForTest, clinicVisitForTest } from "@/test/rows";
import { readVisitReport } from "./queries";

afterAll(closeDatabase);

/** A day that no other test touches. */
const dayIn = (year: number) => new Date(Date.UTC(year, 4, 5, 12));
const spanOf = (year: number) => ({
  from: new Date(Date.UTC(year, 4, 1)),
  until: new Date(Date.UTC(year, 5, 1)),
});

/** An intake of that day, whose first visit was so many hours later. */
async function visited(
  year: number,
  level: Level,
  given: { hours: number; attendance: "came" | "did_not_come" | null; reminded?: boolean },
) {
  const { hours, attendance, reminded = false } = given;
  const [intakeId, clinician] = [await addIntakeForTest(level), await addStaffForTest()];
  const [id, receivedAt] = [randomUUID(), dayIn(year)];
  const startsAt = new Date(receivedAt.getTime() + hours * 3_600_000);
  await sql(
    "test_received",
    `UPDATE "Intake" SET "receivedAt" = $receivedAt WHERE "id" = $intakeId`,
    {
      intakeId,
      receivedAt,
    },
  );
  await sql(
    "test_visit",
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "bookedById", "attendance", "lostAt")
     VALUES ($id, $intakeId, $staff, $startsAt, $startsAt::timestamptz + interval '30 minutes', $staff, $attendance, now())`,
    { id, intakeId, staff: clinician.id, startsAt, attendance },
  );
  if (reminded)
    await sql(
      "test_reminder",
      `INSERT INTO "OutboundMessage" ("id", "intakeId", "visitId", "kind", "dedupeKey", "recipientSealed", "subject", "body", "sentAt")
       VALUES (gen_random_uuid(), $intakeId, $id, 'patient_visit_reminder', $key, 'x', 's', 'b',
         $startsAt::timestamptz - interval '1 day')`,
      { intakeId, id, startsAt, key: `test:${id}` },
    );
  return intakeId;
}

describe("the visit report", () => {
  it("counts who came, with and without a reminder, and keeps what is not known apart", async () => {
    const staff = await addStaffForTest("admin");
    for (const given of [
      { hours: 10, attendance: "came", reminded: true },
      { hours: 20, attendance: "came", reminded: true },
      { hours: 30, attendance: "did_not_come", reminded: false },
      { hours: 40, attendance: null, reminded: false },
    ] as const)
      await visited(2001, "SOON", given);
    const report = await readVisitReport(staff, spanOf(2001));
    expect(report.reminded).toMatchObject({ came: 2, missed: 0, unknown: 0 });
    expect(report.unreminded).toMatchObject({ came: 0, missed: 1, unknown: 1 });
    // Of the four, two were seen, after 10 and 20 hours.
    expect(report.times).toEqual([
      expect.objectContaining({
        level: "SOON",
        intakes: 4,
        seen: 2,
        ahead: 0,
        median: 15 * 3600,
        ninetieth: 19 * 3600,
      }),
    ]);
  });

  it("keeps the levels apart, most severe first, and leaves out patients who were not seen", async () => {
    const staff = await addStaffForTest("admin");
    await visited(2002, "ROUTINE", { hours: 10, attendance: null });
    await visited(2002, "URGENT", { hours: 3, attendance: "came" });
    const { times } = await readVisitReport(staff, spanOf(2002));
    expect(times.map(({ level, median }) => [level, median])).toEqual([
      ["URGENT", 3 * 3600],
      ["ROUTINE", null],
    ]);
  });

  it("says what the waiting list offered and filled", async () => {
    const staff = await addStaffForTest("admin");
    const clinician = await addStaffForTest();
    for (const answers of [["declined", "accepted"], ["expired"], []]) {
      const [entry, intakeId] = [randomUUID(), await addIntakeForTest("SOON")];
      await sql(
        "test_wait",
        `INSERT INTO "WaitlistEntry" ("id", "intakeId", "visitTypeId", "wantedBy", "since", "createdById", "outcome", "endedAt")
         VALUES ($entry, $intakeId, $visitType, $since::timestamptz + interval '7 days', $since, $staff,
           CASE WHEN $booked::boolean THEN 'booked' END, CASE WHEN $booked THEN now() END)`,
        {
          ...{ entry, intakeId, visitType: await clinicVisitForTest(), since: dayIn(2003) },
          ...{ staff: staff.id, booked: answers.includes("accepted") },
        },
      );
      for (const answer of answers)
        await sql(
          "test_slot_offer",
          `INSERT INTO "SlotOffer" ("id", "entryId", "appointmentId", "clinicianId", "startsAt", "tokenHash", "expiresAt", "answer", "answeredAt")
           VALUES (gen_random_uuid(), $entry, gen_random_uuid(), $clinician, now(), $token, now() - interval '1 hour', $answer, now())`,
          { entry, clinician: clinician.id, token: randomUUID(), answer },
        );
    }
    expect((await readVisitReport(staff, spanOf(2003))).waitlist).toEqual({
      ...{ waited: 3, booked: 1, waiting: 2 },
      ...{ offers: 3, accepted: 1, declined: 1, expired: 1, open: 0 },
    });
  });

  it("needs the permission to read the safety figures, and records each view", async () => {
    const staff = await addStaffForTest("admin");
    expect(() => prove({ ...staff, role: "front_desk" } as never, "safety:read")).toThrow();
    await readVisitReport(staff, spanOf(2004));
    const looks = await sql(
      "test_looks",
      `SELECT 1 FROM "AuditEvent" WHERE "staffId" = $staff AND "action" = 'reports.viewed'`,
      { staff: staff.id },
    );
    expect(looks).toHaveLength(1);
  });
});
