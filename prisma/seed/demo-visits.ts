import { type OpenSlot, openSlots } from "@/lib/appointment/hours/open-slots";
import { findAvailability } from "@/lib/appointment/hours/queries";
import { listBookableTypes, type VisitType } from "@/lib/appointment/visit-type/queries";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { DEMO_WEEKS } from "./demo-openings";

const SPAN_MS = DEMO_WEEKS * 7 * DAY_MS;
/** Of ten free times, so many are taken: in the past, in the next week, later. */
const FILLED = { past: 4, soon: 4, later: 2 };

type Slot = OpenSlot & { visit: VisitType };

/** Every time of these weeks, of each kind of visit where hours are for it alone, by time. */
async function allTimes(now: Date): Promise<Slot[]> {
  const [from, to] = [new Date(now.getTime() - SPAN_MS), new Date(now.getTime() + SPAN_MS)];
  const availability = await findAvailability(from, to);
  const visits = await listBookableTypes();
  const wish = { level: "EMERGENCY", from, to, now: from, zone: env().CLINIC_TIME_ZONE } as const;
  const [first, ...others] = visits;
  const slots = visits.flatMap((visit) => {
    const rules = availability.rules.filter(({ visitTypeId }) =>
      visit === first ? visitTypeId === null : others.some(({ id }) => id === visitTypeId),
    );
    return openSlots({ ...availability, rules }, { ...wish, visit }).map((slot) => ({
      ...slot,
      visit,
    }));
  });
  return slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** A digit for a place in a list, the same each time but in no pattern. */
const scattered = (at: number) => (Math.imul(at + 1, 2_654_435_761) >>> 20) % 10;

/** Whether a time is taken. The same times every day would look made up. */
function isFilled(slot: Slot, at: number, now: Date): boolean {
  const ahead = slot.startsAt.getTime() - now.getTime();
  const most = ahead < 0 ? FILLED.past : ahead < 7 * DAY_MS ? FILLED.soon : FILLED.later;
  return scattered(at) < most && slot.heldFor !== "URGENT";
}

type Said = Partial<
  Record<"attendance" | "outcome" | "cancelReason" | "overbookReason", string | null>
>;

/** What became of the visit, by its place in the list: most come, some do not, some cancel. */
function becameOf(slot: Slot, at: number, now: Date): Said {
  if (at % 14 === 5) return { cancelReason: at % 4 ? "patient_asked" : "clinician_away" };
  if (slot.endsAt <= now)
    return at % 12 === 7
      ? { attendance: "did_not_come" }
      : { attendance: "came", outcome: at % 5 ? "another_visit" : "nothing_more" };
  if (slot.startsAt.getTime() - now.getTime() < 45 * 60_000) return { attendance: "arrived" };
  return at % 40 === 3 ? { overbookReason: "clinician_agreed" } : {};
}

const ADD = `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "locationId", "roomId", "visitTypeId",
    "startsAt", "endsAt", "bookedById", "bookedAt", "attendance", "attendanceAt", "attendanceById", "outcome",
    "cancelReason", "cancelledAt", "cancelledById", "overbookReason")
  SELECT gen_random_uuid(), v."intake", v."clinician", v."location", CASE WHEN t."mode" = 'in_person' THEN
      (SELECT r."id" FROM "Room" r WHERE r."locationId" = v."location" ORDER BY r."name" OFFSET v."room" LIMIT 1) END,
    v."visit", v."from", v."to", $desk::uuid, least($now::timestamptz, v."from") - interval '5 days',
    v."attendance", CASE WHEN v."attendance" IS NOT NULL THEN least(v."to", $now::timestamptz) END,
    CASE WHEN v."attendance" IS NOT NULL THEN $desk::uuid END, v."outcome", v."cancelReason",
    CASE WHEN v."cancelReason" IS NOT NULL THEN least($now::timestamptz, v."from") - interval '1 day' END,
    CASE WHEN v."cancelReason" IS NOT NULL THEN $desk::uuid END, v."overbookReason"
  FROM unnest($intakes::uuid[], $clinicians::uuid[], $locations::uuid[], $rooms::int[], $visits::uuid[],
    $from::timestamptz[], $to::timestamptz[], $attendance::text[], $outcome::text[], $cancelReason::text[],
    $overbookReason::text[]) AS v ("intake", "clinician", "location", "room", "visit", "from", "to", "attendance",
    "outcome", "cancelReason", "overbookReason")
  JOIN "VisitType" t ON t."id" = v."visit"
  ON CONFLICT DO NOTHING`;

/** So few at once that a statement is short on a busy machine too. */
const AT_ONCE = 40;

/** Patients whose last visit is done are owed no visit any more. */
const KEPT = `DELETE FROM "PromisedVisit" p WHERE 'done' = (SELECT a."status" FROM "Appointment" a
  WHERE a."intakeId" = p."intakeId" AND a."status" <> 'cancelled' ORDER BY a."startsAt" DESC LIMIT 1)`;

type People = { desk: string; clinicians: readonly string[]; regulars: readonly string[] };
type Row = Slot & { intake: string; became: Said };

/**
 * Fills the calendar of some weeks back and ahead: who has come for weeks in turn, and ahead also some
 * of the queue. Each clinician has a room of their own. Skips times that are booked already.
 */
export async function seedDemoVisits(now: Date, people: People): Promise<void> {
  await sql("demo_patients_book", `UPDATE "VisitType" SET "patientsBook" = true`);
  const waiting = await sql<{ id: string }>(
    "demo_to_book",
    `SELECT q."intakeId" AS "id" FROM "QueueEntry" q WHERE q."level" IN ('SOON', 'ROUTINE')
     ORDER BY q."levelRank", q."receivedAt" LIMIT 8`,
  );
  const times = (await allTimes(now)).filter((slot, at) => isFilled(slot, at, now));
  const ahead = times.filter(({ startsAt }) => startsAt.getTime() - now.getTime() > DAY_MS);
  const queued = new Map(waiting.map(({ id }, at) => [ahead[at * 5], id]));
  const rows = times.map((slot, at) => ({
    ...slot,
    intake: queued.get(slot) ?? people.regulars[at % people.regulars.length] ?? "",
    became: queued.has(slot) ? {} : becameOf(slot, at, now),
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await addVisits(rows.slice(from, from + AT_ONCE), now, people);
  await sql("demo_kept", KEPT);
}

async function addVisits(rows: readonly Row[], now: Date, people: People): Promise<void> {
  const said = (name: keyof Said) => rows.map(({ became }) => became[name] ?? null);
  await sql("demo_visits", ADD, {
    ...{ now, desk: people.desk, intakes: rows.map(({ intake }) => intake) },
    clinicians: rows.map(({ clinicianId }) => clinicianId),
    locations: rows.map(({ locationId }) => locationId),
    rooms: rows.map(({ clinicianId }) => Math.floor(people.clinicians.indexOf(clinicianId) / 2)),
    visits: rows.map(({ visit }) => visit.id),
    from: rows.map(({ startsAt }) => startsAt),
    to: rows.map(({ endsAt }) => endsAt),
    ...{ attendance: said("attendance"), outcome: said("outcome") },
    ...{ cancelReason: said("cancelReason"), overbookReason: said("overbookReason") },
  });
}
