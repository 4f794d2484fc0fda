// Each is one statement: all rows, their lines in the trail and the outcome, or nothing.

/** Locks the entries in one order, so that two people at once wait for each other and never stick. */
const LOCKED = `entry AS (
    SELECT q.* FROM "QueueEntry" q WHERE q."intakeId" IN (SELECT "intakeId" FROM wanted)
    ORDER BY q."intakeId" FOR UPDATE)`;

const GONE = `WHEN e."intakeId" IS NULL THEN 'already_closed'`;
const CHANGED = `WHEN e."version" <> w."version" THEN 'changed_meanwhile'`;

/** `ruling`: for each wanted row why it is left alone, or done; with the entry as it was. */
const ruled = (whens: string) => `${LOCKED},
  ruling AS (
    SELECT w.*, e."claimedById" AS "from", CASE ${whens} ELSE 'done' END AS "code"
    FROM wanted w LEFT JOIN entry e ON e."intakeId" = w."intakeId")`;

const RESULTS = `(SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'intakeId', "intakeId", 'code', "code", 'from', "from", 'version', "version")) ORDER BY "at"), '[]')
  FROM ruling)`;

/** $1 id, $2 staff, $3 intakes, $4 versions, $5 who gets them. No row: nobody such works here. */
export const ASSIGN = [
  "bulk_assign",
  `WITH person AS (SELECT "id" FROM "StaffMember" WHERE "id" = $5::uuid AND "disabledAt" IS NULL),
  wanted AS (
    SELECT w.* FROM unnest($3::uuid[], $4::int[]) WITH ORDINALITY AS w("intakeId", "version", "at"), person),
  ${ruled(`${GONE} ${CHANGED}
      WHEN e."alarm" AND $5 <> $2::uuid THEN 'alarm'
      WHEN e."claimedById" = $5 AND NOT e."alarm" THEN 'so_already'
      WHEN e."claimedById" <> $2 AND e."claimedById" <> $5 THEN 'claimed_by_other'`)},
  assigned AS (
    UPDATE "QueueEntry" q SET "claimedById" = $5, "claimedAt" = now(), "handoverId" = NULL,
      "version" = q."version" + 1
    FROM ruling WHERE q."intakeId" = ruling."intakeId" AND ruling."code" = 'done'
    RETURNING q."intakeId"),
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, 'queue.assigned', "intakeId", jsonb_build_object('toId', $5, 'bulkId', $1::uuid)
    FROM assigned)
  INSERT INTO "BulkAct" ("id", "staffId", "act", "toId", "results")
  SELECT $1, $2, 'assign', "id", ${RESULTS} FROM person RETURNING "id"`,
] as const;

/** $1 id, $2 staff, $3 intakes, $4 versions, $5 ids of the closures, $6 their sealed notes. */
export const CLOSE = [
  "bulk_close",
  `WITH wanted AS (
    SELECT * FROM unnest($3::uuid[], $4::int[], $5::uuid[], $6::text[])
      WITH ORDINALITY AS w("intakeId", "version", "closureId", "note", "at")),
  ${ruled(`${GONE}
      WHEN e."level" = 'EMERGENCY' THEN 'emergency'
      WHEN e."worseSince" IS NOT NULL THEN 'worse' ${CHANGED}
      WHEN e."claimedById" <> $2::uuid THEN 'claimed_by_other'`)},
  closed AS (
    INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome", "noteSealed")
    SELECT "closureId", "intakeId", $2, 'seen_elsewhere', "note" FROM ruling WHERE "code" = 'done'
    RETURNING "id", "intakeId"),
  gone AS (DELETE FROM "QueueEntry" q USING closed WHERE q."intakeId" = closed."intakeId"),
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, 'intake.closed', "intakeId", jsonb_build_object(
      'outcome', 'seen_elsewhere', 'closureId', "id", 'bulkId', $1::uuid) FROM closed)
  INSERT INTO "BulkAct" ("id", "staffId", "act", "results") VALUES ($1, $2, 'close', ${RESULTS}) RETURNING "id"`,
] as const;

/** $1 id, $2 staff, $3 the act to take back. Gives `undone`: false when it was taken back before. */
export const UNDO = [
  "bulk_undo",
  `WITH act AS (
    UPDATE "BulkAct" SET "undoneAt" = now() WHERE "id" = $3::uuid AND "staffId" = $2::uuid
      AND "act" = 'assign' AND "undoneAt" IS NULL RETURNING "toId", "results"),
  wanted AS (
    SELECT (r."value"->>'intakeId')::uuid AS "intakeId", (r."value"->>'version')::int + 1 AS "version",
      (r."value"->>'from')::uuid AS "before", r."at"
    FROM act, jsonb_array_elements(act."results") WITH ORDINALITY AS r("value", "at")
    WHERE r."value"->>'code' = 'done'),
  ${ruled(`${GONE} ${CHANGED}`)},
  restored AS (
    UPDATE "QueueEntry" q SET "claimedById" = ruling."before",
      "claimedAt" = CASE WHEN ruling."before" IS NOT NULL THEN now() END, "version" = q."version" + 1
    FROM ruling WHERE q."intakeId" = ruling."intakeId" AND ruling."code" = 'done'
    RETURNING q."intakeId", ruling."before"),
  audited AS (
    INSERT INTO "AuditEvent" ("actor", "staffId", "action", "intakeId", "detail")
    SELECT 'staff', $2, CASE WHEN "before" IS NULL THEN 'queue.released' ELSE 'queue.assigned' END, "intakeId",
      jsonb_strip_nulls(jsonb_build_object('toId', "before", 'bulkId', $1::uuid)) FROM restored),
  kept AS (
    INSERT INTO "BulkAct" ("id", "staffId", "act", "results")
    SELECT $1, $2, 'undo', ${RESULTS} FROM act RETURNING "id")
  SELECT EXISTS (SELECT 1 FROM kept) AS "undone" FROM "BulkAct"
  WHERE "id" = $3 AND "staffId" = $2 AND "act" = 'assign'`,
] as const;
