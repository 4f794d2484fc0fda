import { randomInt, randomUUID } from "node:crypto";
import { findPatientToBook } from "@/lib/appointment/bookable/queries";
import { bookAppointment, cancelAppointment, rebookAppointment } from "@/lib/appointment/commands";
import type { CancelInput, RebookInput, TimeKey } from "@/lib/appointment/schema";
import { addPersonAsSystem } from "@/lib/auth/commands";
import { ROLES, type Role } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { sql } from "@/lib/db/client";
import type { Answers } from "@/lib/questions/answers";
import type { Level } from "@/lib/triage/symptoms";
import { fileIntake } from "./intakes";
import { onTheHalfHour } from "./on-the-half-hour";
import { answersOf, PERSON_OF, strain } from "./people";
import { staffForTest } from "./staff";

/** For tests: adds a person and gives the proof of each permission of their role. */
export async function addStaffForTest(role: Role = ROLES[1]) {
  const id = randomUUID();
  const name = `Test ${role} ${id.slice(0, 4)}`;
  await addPersonAsSystem({ id, email: `${id}@test.example`, name, role }, "none");
  return staffForTest({ id, name, role });
}

/** For tests: `by` gave this person a password so many hours ago. */
export const resetForTest = (person: { id: string }, by: { id: string }, hoursAgo: number) =>
  sql(
    "test_reset_by",
    `UPDATE "StaffMember" SET "resetById" = $by, "resetAt" = now() - make_interval(mins => ($hours * 60)::int)
     WHERE "id" = $id`,
    { id: person.id, by: by.id, hours: hoursAgo },
  );

/**
 * For tests: stops notifying the people of earlier test files; there are hundreds. What they held is
 * released, and the alarms of that are not raised.
 */
export async function retireStaffForTest(): Promise<void> {
  await sql(
    "test_retire",
    `UPDATE "StaffMember" SET "disabledAt" = now() WHERE "disabledAt" IS NULL`,
  );
  await sql(
    "test_retire_quietly",
    `SELECT graphile_worker.remove_job("key") FROM graphile_worker.jobs WHERE "task_identifier" = 'alarm_raised'`,
  );
}

/** For tests of lists that show only so many rows: takes those of earlier test files off the queue. */
export const emptyQueueForTest = () => sql("test_empty_queue", `DELETE FROM "QueueEntry"`);

/** A name and a phone that nobody else has. */
function somebody(): Answers {
  const letters = randomUUID().replace(/[^a-f]/g, "");
  return {
    family_name: `Quill${letters}`,
    phone: `212555${String(randomInt(10_000)).padStart(4, "0")}`,
  };
}

/**
 * For tests: files an open intake that the triage puts at this level, received `minutesAgo` and due
 * 15 minutes later whatever the opening hours. Staff are not notified. Gives its id. An EMERGENCY
 * stopped at its red flag and has no contact.
 */
export async function addIntakeForTest(
  level: Level,
  minutesAgo = 1,
  more: Answers = {},
): Promise<string> {
  const whole = strain({ ...somebody(), ...PERSON_OF[level], ...more });
  const now = new Date(Date.now() - minutesAgo * 60_000);
  const { id } =
    level === "EMERGENCY"
      ? await fileIntake(answersOf(whole, "emergency_nerves"), "emergency_stop", { now })
      : await fileIntake(whole, "sent", { now });
  const [filed] = await sql<{ level: Level }>(
    "test_filed",
    `WITH quiet AS (SELECT graphile_worker.remove_job('intake_received:' || $id::text))
     UPDATE "QueueEntry" SET "dueAt" = "receivedAt" + interval '15 minutes'
     FROM quiet WHERE "intakeId" = $id::uuid RETURNING "level"`,
    { id },
  );
  if (filed?.level !== level) throw new Error(`The triage says ${filed?.level} and not ${level}.`);
  return id;
}

/** For tests: the reference number of an intake. */
export async function referenceForTest(intake: string): Promise<string> {
  const [row] = await sql<{ reference: string }>(
    "test_reference_of",
    `SELECT "reference" FROM "Intake" WHERE "id" = $intake`,
    { intake },
  );
  return row?.reference ?? "";
}

/** For tests: the queue entry of an intake; undefined when it is closed. */
export async function entryForTest(intakeId: string) {
  const rows = await sql<{
    level: Level;
    version: number;
    dueAt: Date;
    claimedById: string | null;
  }>(
    "test_entry",
    `SELECT "level", "version", "dueAt", "claimedById" FROM "QueueEntry" WHERE "intakeId" = $intakeId`,
    { intakeId },
  );
  return rows[0];
}

/** For tests: the actions in the audit log of an intake, oldest first. */
export async function trailForTest(intakeId: string): Promise<string[]> {
  const rows = await sql<{ action: string }>(
    "test_trail",
    `SELECT "action" FROM "AuditEvent" WHERE "intakeId" = $intakeId ORDER BY "id"`,
    { intakeId },
  );
  return rows.map((row) => row.action);
}

/** For tests: the kind of visit that every database has, of 30 minutes. */
export async function clinicVisitForTest(): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "test_clinic_visit",
    `SELECT "id" FROM "VisitType" WHERE "name" = 'Clinic visit' AND "closedAt" IS NULL`,
  );
  return row?.id ?? "";
}

/** For tests: half an hour of a clinician that can be booked, so many minutes from now. */
export async function offerForTest(clinicianId: string, minutesAhead: number): Promise<TimeKey> {
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const [row] = await sql<{ startsAt: Date }>(
    "test_offer",
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
     SELECT gen_random_uuid(), $clinicianId, 'extra', t, t + interval '30 minutes'
     FROM ${onTheHalfHour("$wanted::timestamptz")} at(t) RETURNING "startsAt"`,
    { clinicianId, wanted: new Date(now + minutesAhead * 60_000) },
  );
  if (!row) throw new Error("no time");
  return { clinicianId, visitTypeId: await clinicVisitForTest(), startsAt: row.startsAt };
}

/** For tests: books as somebody who sees the intake as it is now. */
export async function bookAsSeenForTest(
  staff: Staff<"appointment:book">,
  { intakeId, time }: { intakeId: string; time: TimeKey },
): Promise<void> {
  const seen = await findPatientToBook(staff, { intakeId });
  const { version = null, booked } = seen ?? {};
  await bookAppointment(staff, { intakeId, time, version: version ?? undefined, booked });
}

/** For tests: the version in which the intake of an appointment is now, as its page would send it. */
export async function versionOfVisitForTest(appointmentId: string): Promise<number | null> {
  const [row] = await sql<{ version: number }>(
    "test_version_of_visit",
    `SELECT q."version" FROM "QueueEntry" q JOIN "Appointment" a USING ("intakeId") WHERE a."id" = $appointmentId`,
    { appointmentId },
  );
  return row?.version ?? null;
}

/** For tests: cancels as somebody who sees the intake as it is now. */
export async function cancelAsSeenForTest(
  staff: Staff<"appointment:book">,
  input: Omit<CancelInput, "version">,
): Promise<void> {
  const version = await versionOfVisitForTest(input.appointmentId);
  await cancelAppointment(staff, { ...input, version });
}

/** For tests: moves a visit as somebody who sees the intake as it is now. */
export async function rebookAsSeenForTest(
  staff: Staff<"appointment:book">,
  input: Omit<RebookInput, "version">,
): Promise<string> {
  const version = await versionOfVisitForTest(input.appointmentId);
  return rebookAppointment(staff, { ...input, version });
}

/** For tests: an appointment of an intake, from so many hours from now until so many. */
export const bookForTest = (intakeId: string, clinicianId: string, hours: [number, number]) =>
  sql(
    "test_book",
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "bookedById")
     VALUES (gen_random_uuid(), $intakeId, $clinicianId, now() + make_interval(hours => $from),
       now() + make_interval(hours => $to), $clinicianId)`,
    { intakeId, clinicianId, from: hours[0], to: hours[1] },
  );
