import { trail } from "@/lib/audit/trail";
import { ADMINS, BY_ADMIN, REVOKE_ALL } from "@/lib/auth/commands";
import type { Staff } from "@/lib/auth/staff";
import { againAfterDeadlock } from "@/lib/db/deadlock";
import { column, statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { HANDOVER_ROLES } from "@/lib/queue/schema";
import type { Level } from "@/lib/triage/symptoms";
import type { DisableInput } from "./schema";

/** The open intakes `q` that the person $person has, or that were handed to them alone. */
const THEIRS = `(q."claimedById" = $person::uuid OR EXISTS (SELECT 1 FROM "Handover" h
  WHERE h."id" = q."handoverId" AND h."toId" = $person::uuid))`;

// Locked in one order, as by a claim: first people, then intakes. Only a booking locks its intake first, and
// the triggers of a lost visit lock the intakes of visits.
const DISABLE = statement({
  name: "team_disable",
  text: `WITH ${ADMINS},
    target AS (
      SELECT "id" FROM "StaffMember" WHERE "id" = $person AND "disabledAt" IS NULL FOR NO KEY UPDATE),
    theirs AS (
      SELECT q."intakeId", q."claimedById" IS NOT DISTINCT FROM $person AS "held" FROM "QueueEntry" q
      WHERE ${THEIRS} ORDER BY q."intakeId" FOR UPDATE),
    ruling AS (SELECT CASE
      WHEN NOT ${BY_ADMIN} OR $person = $staff OR NOT EXISTS (SELECT 1 FROM target) THEN 'not_permitted'
      WHEN $to::uuid IS NULL AND $role::text IS NULL AND EXISTS (SELECT 1 FROM theirs) THEN 'nobody'
      WHEN $to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "StaffMember"
        WHERE "id" = $to AND "id" <> $person AND "disabledAt" IS NULL) THEN 'nobody'
      ELSE 'done' END AS "code"),
    person AS (
      UPDATE "StaffMember" p SET "disabledAt" = now() FROM ruling
      WHERE p."id" = $person AND p."disabledAt" IS NULL AND ruling."code" = 'done' RETURNING p."id"),
    ${REVOKE_ALL},
    handed AS (
      INSERT INTO "Handover" ("id", "intakeId", "fromId", "toId", "toRole")
      SELECT gen_random_uuid(), theirs."intakeId", $staff, $to, $role FROM theirs, person
      RETURNING "id", "intakeId", "toId", "toRole"),
    placed AS (
      UPDATE "QueueEntry" q SET "handoverId" = handed."id", "version" = q."version" + 1,
        "claimedById" = CASE WHEN theirs."held" THEN NULL ELSE q."claimedById" END,
        "claimedAt" = CASE WHEN theirs."held" THEN NULL ELSE q."claimedAt" END,
        "quietUntil" = CASE WHEN theirs."held" THEN NULL ELSE q."quietUntil" END
      FROM handed JOIN theirs ON theirs."intakeId" = handed."intakeId" WHERE q."intakeId" = handed."intakeId"),
    audited AS (${trail({
      action: "staff.disabled",
      staff: "$staff",
      detail: { staffId: '"id"' },
      from: "person",
    })}),
    audited_handed AS (${trail({
      action: "queue.handed_over",
      staff: "$staff",
      intake: '"intakeId"',
      detail: { handoverId: '"id"', toId: '"toId"', toRole: '"toRole"' },
      from: "handed",
    })})
    SELECT CASE WHEN "code" = 'done' AND NOT EXISTS (SELECT 1 FROM person) THEN 'changed_meanwhile'
      ELSE "code" END AS "code", (SELECT count(*) FROM handed)::int AS "handedOn" FROM ruling`,
  columns: { code: "text", handedOn: "int4" },
});

/**
 * Disables a person, ends their sessions, and hands on what they hold and what was handed to them, to
 * a person or a role, in one statement. What they held is unassigned until it is claimed; an
 * EMERGENCY rings. Nobody can disable themselves. Returns a FieldProblem when they hold something
 * and nobody was chosen. Refuses with changed_meanwhile when somebody else did it, or bookings come in its way
 * twice.
 */
export async function disablePerson(
  staff: Staff<"staff:manage">,
  { staffId: person, to: chosen }: DisableInput,
): Promise<{ handedOn: number } | FieldProblem> {
  const role = HANDOVER_ROLES.find((each) => each === chosen) ?? null;
  const to = role ? null : chosen || null;
  const [row] = await againAfterDeadlock(() => DISABLE.run({ staff: staff.id, person, to, role }));
  if (row?.code === "nobody")
    return new FieldProblem("to", "Choose who takes over what they hold.");
  if (row?.code !== "done")
    throw new Rejection(row?.code === "changed_meanwhile" ? row.code : "not_permitted");
  return { handedOn: row.handedOn };
}

const HOLDS = statement({
  name: "team_holds",
  text: `SELECT q."intakeId", q."level", i."reference", q."claimedById" IS NOT DISTINCT FROM $person AS "held"
    FROM "QueueEntry" q JOIN "Intake" i ON i."id" = q."intakeId" WHERE ${THEIRS}
    ORDER BY q."levelRank", q."dueAt", q."intakeId" LIMIT 500`,
  columns: {
    intakeId: "uuid",
    level: column<Level>("text"),
    reference: "text",
    /** False: only handed to them. */
    held: "bool",
  },
});

const TO_MOVE = statement({
  name: "team_appointments_of",
  text: `SELECT a."id", a."intakeId", i."reference", a."startsAt"
    FROM "Appointment" a JOIN "Intake" i ON i."id" = a."intakeId"
    WHERE a."clinicianId" = $person AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now()
    ORDER BY a."startsAt" LIMIT 500`,
  columns: { id: "uuid", intakeId: "uuid", reference: "text", startsAt: "timestamptz" },
});

export type Leaving = {
  id: string;
  name: string;
  disabled: boolean;
  /** Open intakes that they hold, or that wait for them; by reference, without identity. */
  holds: { intakeId: string; reference: string; level: Level; held: boolean }[];
  /** Their appointments that are not over, which somebody must move when they are disabled. */
  appointments: { id: string; intakeId: string; reference: string; startsAt: Date }[];
};

const PERSON = statement({
  name: "team_person",
  text: `SELECT "id", "name", "disabledAt" IS NOT NULL AS "disabled" FROM "StaffMember" WHERE "id" = $person`,
  columns: { id: "uuid", name: "text", disabled: "bool" },
});

/** What a person holds and has before them; null when there is no such person. */
export async function getLeaving(
  _staff: Staff<"staff:manage">,
  person: string,
): Promise<Leaving | null> {
  const [found] = await PERSON.run({ person });
  if (!found) return null;
  const [holds, appointments] = await Promise.all([HOLDS.run({ person }), TO_MOVE.run({ person })]);
  return { ...found, holds, appointments };
}
