-- Anybody of the staff makes an EMERGENCY of an intake, with a reason. It never lowers a level.
CREATE TABLE "Escalation" (
  "id" uuid PRIMARY KEY,
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "previousLevel" text NOT NULL,
  "reasonSealed" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "Escalation_intakeId_createdAt_idx" ON "Escalation" ("intakeId", "createdAt");

-- As before; an escalation after the review that counts makes it an EMERGENCY.
CREATE OR REPLACE VIEW "EffectiveLevel" AS
SELECT i."id" AS "intakeId", (
  SELECT level_at(LEAST(level_rank(base."level"), (
    SELECT min(level_rank(x."level")) FROM "Reassessment" x
    WHERE x."intakeId" = i."id" AND x."createdAt" >= base."since"), (
    SELECT min(level_rank('EMERGENCY')) FROM "Escalation" x
    WHERE x."intakeId" = i."id" AND x."createdAt" >= base."since")))
  FROM (
    SELECT r."level", r."createdAt" AS "since" FROM "CountingReview" r WHERE r."intakeId" = i."id"
    UNION ALL SELECT i."level", '-infinity'
    ORDER BY "since" DESC LIMIT 1) base) AS "level"
FROM "Intake" i;

-- The escalation of an open EMERGENCY that no review has answered: the latest one, at most one.
CREATE VIEW "OpenEscalation" AS
SELECT x."id", x."intakeId", x."staffId", x."reasonSealed", x."createdAt"
FROM "Escalation" x JOIN "QueueEntry" q ON q."intakeId" = x."intakeId" AND q."level" = 'EMERGENCY'
WHERE NOT EXISTS (SELECT 1 FROM "CountingReview" r
    WHERE r."intakeId" = x."intakeId" AND r."createdAt" > x."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Closure" c
    WHERE c."intakeId" = x."intakeId" AND c."createdAt" > x."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Escalation" later
    WHERE later."intakeId" = x."intakeId" AND (later."createdAt", later."id") > (x."createdAt", x."id"));

-- As before; what somebody escalated is news too, so contact before it does not count.
CREATE OR REPLACE VIEW "OpenContact" AS
SELECT c."id", c."intakeId", c."staffId", c."createdAt"
FROM "OpenCall" c JOIN "QueueEntry" q ON q."intakeId" = c."intakeId"
WHERE c."outcome" = 'spoke' AND coalesce(c."createdAt" > q."worseSince", true)
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = c."intakeId" AND x."createdAt" >= c."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Escalation" x
    WHERE x."intakeId" = c."intakeId" AND x."createdAt" >= c."createdAt");
CREATE OR REPLACE VIEW "PendingClosure" AS
SELECT r."id", r."intakeId", r."staffId", r."outcome", r."diagnosisGroup", r."followUp", r."noteSealed",
  r."createdAt"
FROM "ClosureRequest" r JOIN "QueueEntry" q ON q."intakeId" = r."intakeId" AND q."level" = 'EMERGENCY'
WHERE r."decidedAt" IS NULL AND coalesce(r."createdAt" > q."worseSince", true)
  AND NOT EXISTS (SELECT 1 FROM "ClosureRequest" later WHERE later."intakeId" = r."intakeId"
    AND (later."createdAt", later."id") > (r."createdAt", r."id"))
  AND NOT EXISTS (SELECT 1 FROM "Closure" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Escalation" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt");
