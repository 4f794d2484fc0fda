import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { requireFreshFactor } from "@/lib/auth/factor";
import type { Staff } from "@/lib/auth/staff";
import { placeOf } from "@/lib/crypto/places";
import { seal } from "@/lib/crypto/seal";
import { column, statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { type Obstacle, obstacleSql } from "./obstacle";
import { findPersonData } from "./queries";
import type { EndHoldInput, EraseInput, HoldInput } from "./schema";
import { TABLES_OF_PERSON } from "./tables";

const HOLD = statement({
  name: "person_hold_add",
  text: `WITH held AS (
      INSERT INTO "LegalHold" ("id", "intakeId", "staffId", "reasonSealed")
      SELECT h."id", h."intake", $staff::uuid, h."reason"
      FROM jsonb_to_recordset($holds::jsonb) AS h("id" uuid, "intake" uuid, "reason" text) RETURNING "intakeId"),
    audited AS (${trail({ action: "person.held", staff: "$staff", intake: '"intakeId"', from: "held" })})
    SELECT "intakeId" FROM held`,
  columns: { intakeId: "uuid" },
});

const END = statement({
  name: "person_hold_end",
  text: `WITH chosen AS (SELECT "staffId", "createdAt" FROM "LegalHold" WHERE "id" = $hold::uuid),
    ended AS (
      UPDATE "LegalHold" h SET "endedAt" = now(), "endedById" = $staff::uuid FROM chosen
      WHERE h."intakeId" = ANY ($intakes::uuid[]) AND h."endedAt" IS NULL
        AND (h."staffId", h."createdAt") = (chosen."staffId", chosen."createdAt") RETURNING h."intakeId"),
    audited AS (${trail({ action: "person.hold_ended", staff: "$staff", intake: '"intakeId"', from: "ended" })})
    SELECT "intakeId" FROM ended`,
  columns: { intakeId: "uuid" },
});

async function intakesOf(staff: Staff<"person:data">, intakeId: string): Promise<string[]> {
  const person = await findPersonData(staff, intakeId);
  if (!person) throw new Rejection("not_found");
  return person.intakes.map(({ id }) => id);
}

/**
 * Keeps everything about a person from being erased, by hand and by rule, until the hold is ended; also what
 * is filed later.
 */
export async function holdPerson(
  staff: Staff<"person:data">,
  { intakeId, reason }: HoldInput,
): Promise<void> {
  const holds = (await intakesOf(staff, intakeId)).map((intake) => {
    const id = randomUUID();
    return { id, intake, reason: seal(reason, placeOf("LegalHold.reasonSealed", id)) };
  });
  await HOLD.run({ staff: staff.id, holds: JSON.stringify(holds) });
}

/** Ends one hold on a person; others go on. Needs a fresh second factor. */
export async function endHold(
  staff: Staff<"person:data">,
  { intakeId, holdId }: EndHoldInput,
): Promise<void> {
  await requireFreshFactor(staff);
  const intakes = await intakesOf(staff, intakeId);
  await END.run({ staff: staff.id, intakes, hold: holdId });
}

/**
 * One statement: all rows or none. What is written to one of the intakes at this moment makes it fail as
 * a whole, because Postgres checks the references at its end.
 */
const eraseText = (audit: string) => `WITH locked AS MATERIALIZED (
    SELECT i."id", i."reference" FROM "Intake" i WHERE i."id" = ANY ($intakes::uuid[]) FOR UPDATE),
  judged AS MATERIALIZED (
    SELECT locked."id", ${obstacleSql('locked."id"')} AS "obstacle" FROM locked),
  free AS MATERIALIZED (SELECT "id" FROM judged WHERE NOT EXISTS (SELECT 1 FROM judged WHERE "obstacle" IS NOT NULL)),
  visits AS (UPDATE "Appointment" SET "personId" = "intakeId"
    WHERE "personId" IN (SELECT "id" FROM free) AND "intakeId" <> ALL ($intakes)),
  jobs AS (DELETE FROM graphile_worker._private_jobs
    WHERE "locked_at" IS NULL AND "payload"->>'intakeId' IN (SELECT "id"::text FROM free)),
  ${TABLES_OF_PERSON.map(
    ({ table, rows }) =>
      `"gone_${table}" AS (DELETE FROM "${table}" t WHERE (${rows}) AND EXISTS (SELECT 1 FROM free))`,
  ).join(",\n  ")},
  audited AS (${audit})
  SELECT (SELECT min("obstacle") FROM judged) AS "obstacle", (SELECT count(*)::int FROM free) AS "erased"`;

const COLUMNS = { obstacle: column<Obstacle | null>("text"), erased: "int4" } as const;

const ERASE = statement({
  name: "person_erase",
  text: eraseText(
    trail({
      action: "person.erased",
      staff: "$staff",
      intake: '"id"',
      detail: { because: "'request'" },
      from: "free",
    }),
  ),
  columns: COLUMNS,
});

const ERASE_OLD = statement({
  name: "person_erase_old",
  text: eraseText(
    trail({
      action: "person.erased",
      actor: "system",
      intake: '"id"',
      detail: { because: "'retention'" },
      from: "free",
    }),
  ),
  columns: COLUMNS,
});

/**
 * Erases everything about the person of an intake but the events of the audit log, which hold no
 * patient data. Refuses when another intake is the person's than were listed and while `obstacleSql` keeps
 * one of them, and asks for the reference once more. Needs a fresh second factor.
 */
export async function erasePerson(
  staff: Staff<"person:data">,
  { intakeId, listed, reference }: EraseInput,
): Promise<{ erased: number } | FieldProblem> {
  await requireFreshFactor(staff);
  const person = await findPersonData(staff, intakeId);
  if (!person) throw new Rejection("not_found");
  const intakes = person.intakes.map(({ id }) => id);
  const own = person.intakes.find(({ id }) => id === intakeId);
  if (own?.reference.toUpperCase() !== reference.toUpperCase())
    return new FieldProblem("reference", `Type ${own?.reference} to erase it for good.`);
  if (intakes.join(" ") !== listed) throw new Rejection("changed_meanwhile");
  const [done] = await ERASE.run({ staff: staff.id, intakes });
  if (done?.obstacle) throw new Rejection("must_be_kept");
  // Somebody was faster.
  if (!done?.erased) throw new Rejection("not_found");
  return { erased: done.erased };
}

/** Erases one intake by the rule of the settings. False when it must still be kept. */
export async function eraseOldIntake(intakeId: string): Promise<boolean> {
  const [done] = await ERASE_OLD.run({ intakes: [intakeId] });
  return (done?.erased ?? 0) > 0;
}
