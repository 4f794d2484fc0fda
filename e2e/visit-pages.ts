import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "@/lib/crypto/token";
import { query } from "./database";
import { type OwnTime, ownTimes } from "./own-visits";
import type { PatientPage } from "./patient-page";
import { answersOf } from "./people";
import { addPerson, fileIntake } from "./staff";

/** The times of a patient who can choose how to be seen. */
async function timesOfKinds(): Promise<PatientPage> {
  const { token } = await fileIntake(answersOf("Nilsen"));
  await ownTimes(96, 98);
  await query(
    `INSERT INTO "VisitType" ("id", "name", "mode", "minutes", "levels", "patientsBook")
     SELECT gen_random_uuid(), 'Call that patients book', 'phone', 15, '{ROUTINE}', true
     WHERE NOT EXISTS (SELECT 1 FROM "VisitType" WHERE "mode" = 'phone' AND "patientsBook" AND "closedAt" IS NULL)`,
  );
  return { name: "times of several kinds", path: "/status/mine/book", token };
}

/** The pages on which patients book a visit, and those of a visit. */
export async function pagesOfVisits(): Promise<PatientPage[]> {
  const [soon, booked, holding] = [
    await fileIntake(answersOf("Lund")),
    await fileIntake(answersOf("Lund")),
    await fileIntake(answersOf("Lund")),
  ];
  const [one, two] = await ownTimes(48, 50, 52);
  if (!one || !two) throw new Error("no times");
  const take = (intake: { id: string }, time: OwnTime, holdMinutes: number | null) =>
    query(
      `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "booker", "holdUntil", "visitTypeId")
       SELECT gen_random_uuid(), $1, $2, $3, $3::timestamptz + interval '30 minutes', 'patient',
         now() + make_interval(mins => $4), "id" FROM "VisitType" WHERE "patientsBook" AND "closedAt" IS NULL
       ORDER BY "createdAt" LIMIT 1`,
      [intake.id, time.clinicianId, time.startsAt, holdMinutes],
    );
  await take(booked, one, null);
  await take(holding, two, 10);
  return [
    { name: "times to book", path: "/status/mine/book", token: soon.token },
    await timesOfKinds(),
    { name: "time that is kept", path: "/status/mine/book/confirm", token: holding.token },
    { name: "visit", path: "/status/mine/visit", token: booked.token },
    { name: "cancel a visit", path: "/status/mine/visit/cancel", token: booked.token },
    { name: "status with a visit", path: "/status/mine", token: booked.token },
  ];
}

/** A time that is offered from the waiting list; gives the token of its link. */
export async function offeredTime(): Promise<string> {
  const [{ id }, clinician] = [await fileIntake(answersOf("Nilsen")), await addPerson("clinician")];
  const [entry, hold, token] = [randomUUID(), randomUUID(), newToken()];
  await query(
    `WITH kind AS (SELECT "id" FROM "VisitType" WHERE "closedAt" IS NULL
       ORDER BY cardinality("levels") DESC, "createdAt" LIMIT 1),
     held AS (
       INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "visitTypeId", "startsAt", "endsAt", "holdUntil", "booker", "overbookReason")
       SELECT $1, $2, $4, "id", now() + interval '90 days', now() + interval '90 days 30 minutes',
         now() + interval '60 days', 'system', 'test' FROM kind)
     INSERT INTO "WaitlistEntry" ("id", "intakeId", "visitTypeId", "wantedBy", "createdById")
     SELECT $3, $2, "id", now() + interval '90 days', $4 FROM kind`,
    [hold, id, entry, clinician.id],
  );
  await query(
    `INSERT INTO "SlotOffer" ("id", "entryId", "appointmentId", "clinicianId", "startsAt", "tokenHash", "expiresAt")
     SELECT gen_random_uuid(), $1, a."id", a."clinicianId", a."startsAt", $2, a."holdUntil" FROM "Appointment" a WHERE a."id" = $3`,
    [entry, hashToken(token), hold],
  );
  return token;
}
