-- What several screens ask of an intake, once. Each view gives at most one row for an intake, or is
-- a plain filter, and holds no DISTINCT, GROUP BY or LIMIT of its own outside of a LATERAL: so Postgres
-- reads only the rows of the statement that uses it.

-- 0 for EMERGENCY to 4 for SELF_CARE: LEVELS of lib/triage/symptoms.ts, which a test compares.
CREATE FUNCTION level_rank("level" text) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN array_position(ARRAY['EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE'], "level") - 1;
CREATE FUNCTION level_at("rank" int) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN (ARRAY['EMERGENCY', 'URGENT', 'SOON', 'ROUTINE', 'SELF_CARE'])["rank" + 1];

-- The latest contact of an intake; no row where the patient left none.
CREATE VIEW "LatestContact" AS
SELECT c."intakeId", c."id" AS "contactId", c."contactSealed"
FROM "IntakeContact" c
WHERE NOT EXISTS (SELECT 1 FROM "IntakeContact" later
  WHERE later."intakeId" = c."intakeId" AND (later."createdAt", later."id") > (c."createdAt", c."id"));

-- The verdict of the patient's own answers that counts now: of the latest reassessment, else as filed.
-- The level is the most severe that any of them gave, as answering again never lowers it; the rules
-- behind a more severe one stay with the latest. "reassessmentId" (null: none) says where
-- "answersSealed" is sealed. "filedAs" is sent also when that came after it was filed as abandoned.
-- "answersBefore": the sealed answers from before the patient felt worse; null when they did not. What
-- lists show of the intake itself is here too, so that they need not join it once more.
CREATE VIEW "Verdict" AS
SELECT i."id" AS "intakeId", i."reference", i."receivedAt", i."locale", i."locationId", i."demo",
  latest."id" AS "reassessmentId",
  CASE WHEN i."filedAs" = 'abandoned' AND EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = i."id" AND x."kind" = 'finished') THEN 'sent' ELSE i."filedAs" END AS "filedAs",
  coalesce(latest."createdAt", i."receivedAt") AS "answeredAt",
  coalesce(latest."ruleVersion", i."ruleVersion") AS "ruleVersion",
  coalesce(latest."reviewFlags", i."reviewFlags") AS "reviewFlags",
  coalesce(latest."answersSealed", i."answersSealed") AS "answersSealed",
  CASE WHEN latest."id" IS NULL THEN i."level" ELSE (
    SELECT o."level" FROM (SELECT i."level" UNION ALL
      SELECT x."level" FROM "Reassessment" x WHERE x."intakeId" = i."id") o
    ORDER BY level_rank(o."level") LIMIT 1) END AS "level",
  CASE WHEN latest."id" IS NULL THEN i."firedRules" ELSE latest."firedRules" || ARRAY(
    SELECT DISTINCT unnest(o."firedRules") FROM (SELECT i."level", i."firedRules" UNION ALL
      SELECT x."level", x."firedRules" FROM "Reassessment" x WHERE x."intakeId" = i."id") o
    WHERE level_rank(o."level") < level_rank(latest."level")
    EXCEPT SELECT unnest(latest."firedRules")) END AS "firedRules",
  CASE WHEN latest."kind" = 'worse' THEN coalesce(
    (SELECT jsonb_build_object('answersSealed', x."answersSealed", 'reassessmentId', x."id")
      FROM "Reassessment" x WHERE x."intakeId" = i."id" AND x."kind" <> 'worse'
      ORDER BY x."createdAt" DESC LIMIT 1),
    jsonb_build_object('answersSealed', i."answersSealed", 'reassessmentId', NULL)) END AS "answersBefore"
FROM "Intake" i
LEFT JOIN LATERAL (SELECT x."id", x."kind", x."createdAt", x."ruleVersion", x."reviewFlags",
    x."answersSealed", x."level", x."firedRules"
  FROM "Reassessment" x WHERE x."intakeId" = i."id" ORDER BY x."createdAt" DESC LIMIT 1) latest ON true;

-- The reviews that count: one that lowers an EMERGENCY does when a second clinician agreed.
CREATE VIEW "CountingReview" AS
SELECT r."id", r."intakeId", r."level", r."createdAt"
FROM "Review" r LEFT JOIN "SecondReview" s ON s."reviewId" = r."id"
WHERE NOT r."needsSecond" OR s."agrees";

-- The level of an intake by the last review that counts, else as filed; raised by what the patient
-- answered since. While an intake is open its queue entry has this level.
CREATE VIEW "EffectiveLevel" AS
SELECT i."id" AS "intakeId", (
  SELECT level_at(LEAST(level_rank(base."level"), (
    SELECT min(level_rank(x."level")) FROM "Reassessment" x
    WHERE x."intakeId" = i."id" AND x."createdAt" >= base."since")))
  FROM (
    SELECT r."level", r."createdAt" AS "since" FROM "CountingReview" r WHERE r."intakeId" = i."id"
    UNION ALL SELECT i."level", '-infinity'
    ORDER BY "since" DESC LIMIT 1) base) AS "level"
FROM "Intake" i;

-- The review of an open EMERGENCY that waits for a second clinician: the latest one, at most one.
CREATE VIEW "PendingReview" AS
SELECT r."id", r."intakeId", r."staffId", r."level", r."createdAt", r."reasonSealed"
FROM "Review" r JOIN "QueueEntry" q ON q."intakeId" = r."intakeId" AND q."level" = 'EMERGENCY'
WHERE r."needsSecond"
  AND NOT EXISTS (SELECT 1 FROM "SecondReview" s WHERE s."reviewId" = r."id")
  AND NOT EXISTS (SELECT 1 FROM "Review" later
    WHERE later."intakeId" = r."intakeId" AND (later."createdAt", later."id") > (r."createdAt", r."id"));
-- Few reviews ever needed one: a board that asks for all rows at once reads these, not every review.
CREATE INDEX "Review_needsSecond_idx" ON "Review" ("intakeId") WHERE "needsSecond";

-- The open intakes that are handed to a person, or to the role of a person: not what one has oneself
-- and handed to one's own role.
CREATE VIEW "HandedTo" AS
SELECT q."intakeId", h."id" AS "handoverId", m."id" AS "staffId"
FROM "QueueEntry" q JOIN "Handover" h ON h."id" = q."handoverId"
JOIN "StaffMember" m ON m."id" = h."toId"
  OR (m."role" = h."toRole" AND q."claimedById" IS DISTINCT FROM m."id");

-- The notes that a person was asked to read and has not.
CREATE VIEW "UnreadNote" AS
SELECT k."staffId" AS "readerId", n."id", n."intakeId", n."staffId" AS "writerId", n."createdAt", n."bodySealed"
FROM "Mention" k JOIN "Note" n ON n."id" = k."noteId"
WHERE k."readAt" IS NULL AND n."takenBackAt" IS NULL;
