import { trail } from "@/lib/audit/trail";
import { statement } from "@/lib/db/statement";
import { quietFor } from "@/lib/deadline/placed-entry";

// Each is one statement: it writes all rows, their audit events and the outcome, or nothing.

/**
 * Locks the entries in one order, so that two people at once wait for each other and never
 * deadlock.
 */
const LOCKED = `entry AS (
    SELECT q.* FROM "QueueEntry" q WHERE q."intakeId" IN (SELECT "intakeId" FROM wanted)
    ORDER BY q."intakeId" FOR UPDATE)`;

const GONE = `WHEN e."intakeId" IS NULL THEN 'already_closed'`;
const CHANGED = `WHEN e."version" <> w."version" THEN 'changed_meanwhile'`;

/** `ruling`: for each wanted row why it is skipped, or done, with the entry as it was. */
const ruled = (whens: string) => `${LOCKED},
  ruling AS (
    SELECT w.*, e."claimedById" AS "from", e."dueAt", CASE ${whens} ELSE 'done' END AS "code"
    FROM wanted w LEFT JOIN entry e ON e."intakeId" = w."intakeId")`;

const RESULTS = `(SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'intakeId', "intakeId", 'code', "code", 'from', "from", 'version', "version")) ORDER BY "at"), '[]')
  FROM ruling)`;

/** Returns no row when no such person works here. */
export const ASSIGN = statement({
  name: "bulk_assign",
  text: `WITH person AS (SELECT "id" FROM "StaffMember" WHERE "id" = $to::uuid AND "disabledAt" IS NULL FOR SHARE),
  wanted AS (
    SELECT w.* FROM unnest($intakes::uuid[], $versions::int[]) WITH ORDINALITY AS w("intakeId", "version", "at"), person),
  ${ruled(`${GONE} ${CHANGED}
      WHEN e."alarm" AND $to <> $staff::uuid THEN 'alarm'
      WHEN e."claimedById" = $to AND NOT e."alarm" THEN 'so_already'
      WHEN e."claimedById" <> $staff AND e."claimedById" <> $to THEN 'claimed_by_other'`)},
  assigned AS (
    UPDATE "QueueEntry" q SET "claimedById" = $to, "claimedAt" = now(), "handoverId" = NULL,
      "version" = q."version" + 1, "quietUntil" = ${quietFor("$to", 'ruling."from"')}
    FROM ruling WHERE q."intakeId" = ruling."intakeId" AND ruling."code" = 'done'
    RETURNING q."intakeId"),
  audited AS (${trail({
    action: "queue.assigned",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { toId: "$to", bulkId: "$id::uuid" },
    from: "assigned",
  })})
  INSERT INTO "BulkAct" ("id", "staffId", "act", "toId", "results")
  SELECT $id, $staff, 'assign', "id", ${RESULTS} FROM person RETURNING "id"`,
  columns: { id: "uuid" },
});

/** `closures`: the ids of the closures, `notes`: their sealed notes, in the order of the intakes. */
export const CLOSE = statement({
  name: "bulk_close",
  text: `WITH wanted AS (
    SELECT * FROM unnest($intakes::uuid[], $versions::int[], $closures::uuid[], $notes::text[])
      WITH ORDINALITY AS w("intakeId", "version", "closureId", "note", "at")),
  ${ruled(`${GONE}
      WHEN e."level" = 'EMERGENCY' THEN 'emergency'
      WHEN wrote_of_self_harm(e."intakeId") THEN 'self_harm'
      WHEN must_ring(e."level", e."loud") THEN 'visit_lost'
      WHEN e."worseSince" IS NOT NULL THEN 'worse'
      WHEN e."answeredAt" IS NOT NULL THEN 'answered'
      WHEN e."alarm" THEN 'alarm' ${CHANGED}
      WHEN e."claimedById" <> $staff::uuid THEN 'claimed_by_other'`)},
  closed AS (
    INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "noteSealed", "dueAt")
    SELECT "closureId", "intakeId", $staff, 'seen_elsewhere', "note", "dueAt" FROM ruling WHERE "code" = 'done'
    RETURNING "id", "intakeId"),
  gone AS (DELETE FROM "QueueEntry" q USING closed WHERE q."intakeId" = closed."intakeId"),
  audited AS (${trail({
    action: "intake.closed",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { outcome: "'seen_elsewhere'", closureId: '"id"', bulkId: "$id::uuid" },
    from: "closed",
  })})
  INSERT INTO "BulkAct" ("id", "staffId", "act", "results") VALUES ($id, $staff, 'close', ${RESULTS}) RETURNING "id"`,
  columns: { id: "uuid" },
});

/** Undoes the act `done`. Returns `undone`: false when it was already undone. */
export const UNDO = statement({
  name: "bulk_undo",
  text: `WITH act AS (
    UPDATE "BulkAct" SET "undoneAt" = now() WHERE "id" = $done::uuid AND "staffId" = $staff::uuid
      AND "act" = 'assign' AND "undoneAt" IS NULL RETURNING "toId", "results"),
  wanted AS (
    SELECT (r."value"->>'intakeId')::uuid AS "intakeId", (r."value"->>'version')::int + 1 AS "version",
      (r."value"->>'from')::uuid AS "before", r."at"
    FROM act, jsonb_array_elements(act."results") WITH ORDINALITY AS r("value", "at")
    WHERE r."value"->>'code' = 'done'),
  ${ruled(`${GONE} ${CHANGED}`)},
  restored AS (
    UPDATE "QueueEntry" q SET "claimedById" = ruling."before",
      "claimedAt" = CASE WHEN ruling."before" IS NOT NULL THEN now() END, "version" = q."version" + 1,
      "quietUntil" = ${quietFor('ruling."before"', 'ruling."from"')}
    FROM ruling WHERE q."intakeId" = ruling."intakeId" AND ruling."code" = 'done'
    RETURNING q."intakeId", ruling."before"),
  released AS (${trail({
    action: "queue.released",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { bulkId: "$id::uuid" },
    from: "restored",
    where: '"before" IS NULL',
  })}),
  assigned AS (${trail({
    action: "queue.assigned",
    staff: "$staff",
    intake: '"intakeId"',
    detail: { toId: '"before"', bulkId: "$id::uuid" },
    from: "restored",
    where: '"before" IS NOT NULL',
  })}),
  kept AS (
    INSERT INTO "BulkAct" ("id", "staffId", "act", "results")
    SELECT $id, $staff, 'undo', ${RESULTS} FROM act RETURNING "id")
  SELECT EXISTS (SELECT 1 FROM kept) AS "undone" FROM "BulkAct"
  WHERE "id" = $done AND "staffId" = $staff AND "act" = 'assign'`,
  columns: { undone: "bool" },
});
