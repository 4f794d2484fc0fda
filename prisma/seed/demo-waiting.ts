import { randomUUID } from "node:crypto";
import { openSlots } from "@/lib/appointment/hours/open-slots";
import { findAvailability } from "@/lib/appointment/hours/queries";
import { listBookableTypes } from "@/lib/appointment/visit-type/queries";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";

const HOUR_MS = 3_600_000;

type Waits = {
  outcome: "booked" | "removed" | null;
  dayPart: "any" | "morning" | "afternoon";
  /** Since, and until when a visit is wanted. */
  days: { since: number; wantedBy: number };
  /** How the one offer ended; "open": it waits for an answer. Left out: nothing was offered. */
  offer?: "open" | "accepted" | "declined" | "expired";
};

/** A place on the waiting list in each of its states. */
const WAITING: readonly Waits[] = [
  { outcome: null, dayPart: "morning", days: { since: -9, wantedBy: 19 } },
  { outcome: null, dayPart: "any", days: { since: -6, wantedBy: 8 }, offer: "open" },
  { outcome: null, dayPart: "any", days: { since: -5, wantedBy: 9 }, offer: "declined" },
  { outcome: null, dayPart: "afternoon", days: { since: -8, wantedBy: 6 }, offer: "expired" },
  { outcome: null, dayPart: "any", days: { since: -15, wantedBy: -1 } },
  { outcome: "booked", dayPart: "any", days: { since: -4, wantedBy: 10 }, offer: "accepted" },
  { outcome: "removed", dayPart: "any", days: { since: -12, wantedBy: 2 } },
];

/** Recalls by when they are due. */
const RECALLS = [
  { days: -2, reason: "Ask how the exercises go" },
  { days: 0, reason: "See again after the course of tablets" },
  { days: 21, reason: "Check the strength of the foot" },
] as const;

/** Patients without a visit ahead: those of the queue first. */
const FREE_OF_VISITS = `SELECT e."intakeId" AS "id" FROM "EffectiveLevel" e
  LEFT JOIN "QueueEntry" q ON q."intakeId" = e."intakeId"
  WHERE coalesce(q."level", e."level") IN ('SOON', 'ROUTINE') AND NOT EXISTS (SELECT 1 FROM "UpcomingAppointment" a
    WHERE a."intakeId" = e."intakeId") AND NOT EXISTS (SELECT 1 FROM "WaitlistEntry")
  ORDER BY q."intakeId" IS NULL, level_rank(e."level") DESC, e."intakeId" LIMIT $count::int`;

/** Times some days ahead, one a day, that are free for the first kind of visit. */
async function freeTimes(now: Date) {
  const [visit] = await listBookableTypes();
  if (!visit) return [];
  const [from, to] = [now.getTime() + 3 * DAY_MS, now.getTime() + 17 * DAY_MS];
  const range = { from: new Date(from), to: new Date(to) };
  const availability = await findAvailability(range.from, range.to);
  const zone = env().CLINIC_TIME_ZONE;
  const slots = openSlots(availability, { ...range, visit, level: "ROUTINE", now, zone });
  const days = new Map(slots.map((slot) => [slot.startsAt.toISOString().slice(0, 10), slot]));
  return [...days.values()].map((slot) => ({ ...slot, visitTypeId: visit.id }));
}

const ADD = `WITH entry AS (
    INSERT INTO "WaitlistEntry" ("id", "intakeId", "visitTypeId", "clinicianId", "dayPart", "wantedBy", "since",
      "createdById", "outcome", "endedAt")
    VALUES ($entry::uuid, $intake::uuid, $visitType::uuid, $clinician::uuid, $dayPart, $wantedBy::timestamptz,
      $since::timestamptz, $desk::uuid, $outcome::text, CASE WHEN $outcome IS NOT NULL THEN $now::timestamptz END)
    RETURNING "id")
  INSERT INTO "SlotOffer" ("id", "entryId", "appointmentId", "clinicianId", "startsAt", "tokenHash", "createdAt",
    "expiresAt", "answer", "answeredAt", "level")
  SELECT gen_random_uuid(), entry."id", $appointment::uuid, $clinician, $startsAt::timestamptz, $token,
    $offered::timestamptz, $expires::timestamptz, nullif($offer::text, 'open'),
    CASE WHEN $offer <> 'open' THEN $now END, e."level"
  FROM entry JOIN "EffectiveLevel" e ON e."intakeId" = $intake WHERE $offer IS NOT NULL`;

const TAKE = `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "locationId", "roomId", "visitTypeId",
    "startsAt", "endsAt", "booker", "bookedAt", "holdUntil")
  VALUES ($appointment::uuid, $intake::uuid, $clinician::uuid, $location::uuid,
    free_room($location, tstzrange($startsAt, $endsAt), NULL), $visitType::uuid, $startsAt::timestamptz,
    $endsAt::timestamptz, 'system', $now::timestamptz, $holdUntil::timestamptz)`;

const RECALL = `INSERT INTO "Recall" ("id", "intakeId", "level", "dueAt", "reasonSealed", "createdById", "createdAt")
  SELECT $recall::uuid, e."intakeId", e."level", $dueAt::timestamptz, $reasonSealed, $staff::uuid,
    $now::timestamptz - interval '28 days' FROM "EffectiveLevel" e WHERE e."intakeId" = $intake::uuid`;

type People = { desk: string; clinician: string };

/**
 * Fills the waiting list, with offers in each of their states, and sets recalls that are due and that are
 * to come. Writes nothing when somebody is on the waiting list. The offers are of demo clinicians only.
 */
export async function seedDemoWaiting(now: Date, { desk, clinician }: People): Promise<void> {
  const count = WAITING.length + RECALLS.length;
  const intakes = await sql<{ id: string }>("demo_free_of_visits", FREE_OF_VISITS, { count });
  const times = await freeTimes(now);
  const later = (ms: number) => new Date(now.getTime() + ms);
  for (const [at, { outcome, dayPart, days, offer = null }] of WAITING.entries()) {
    const [intake, time] = [intakes[at]?.id, times[at]];
    if (!intake || !time) continue;
    const { clinicianId, locationId, startsAt, endsAt, visitTypeId: visitType } = time;
    const appointment = randomUUID();
    const open = offer === "open";
    const expires = later(open ? 3 * HOUR_MS : -HOUR_MS);
    await sql("demo_waits", ADD, {
      ...{ entry: randomUUID(), intake, visitType, clinician: clinicianId, dayPart, outcome, desk },
      ...{ wantedBy: later(days.wantedBy * DAY_MS), since: later(days.since * DAY_MS), now },
      ...{ appointment, startsAt, offer, expires, token: hashToken(newToken()) },
      offered: later(open ? -HOUR_MS : -5 * HOUR_MS),
    });
    if (open || offer === "accepted")
      await sql("demo_offered", TAKE, {
        ...{ appointment, intake, clinician: clinicianId, location: locationId, visitType, now },
        ...{ startsAt, endsAt, holdUntil: open ? expires : null },
      });
  }
  for (const [at, { days, reason }] of RECALLS.entries()) {
    const [intake, recall] = [intakes[WAITING.length + at]?.id, randomUUID()];
    if (!intake) continue;
    const reasonSealed = seal(reason, placeOf("Recall.reasonSealed", recall));
    const dueAt = later(days * DAY_MS);
    await sql("demo_recall", RECALL, {
      recall,
      intake,
      dueAt,
      reasonSealed,
      staff: clinician,
      now,
    });
  }
}
