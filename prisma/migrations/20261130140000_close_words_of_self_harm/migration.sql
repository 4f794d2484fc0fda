-- An URGENT whose own words tell of self-harm is closed as an EMERGENCY is: after contact, or by two.
-- As before, for all that must ring.
CREATE OR REPLACE VIEW "PendingClosure" AS
SELECT r."id", r."intakeId", r."staffId", r."outcome", r."diagnosisGroup", r."followUp", r."noteSealed",
  r."createdAt"
FROM "ClosureRequest" r JOIN "QueueEntry" q ON q."intakeId" = r."intakeId" AND must_ring(q."level", q."loud")
WHERE r."decidedAt" IS NULL AND coalesce(r."createdAt" > q."worseSince", true)
  AND NOT EXISTS (SELECT 1 FROM "ClosureRequest" later WHERE later."intakeId" = r."intakeId"
    AND (later."createdAt", later."id") > (r."createdAt", r."id"))
  AND NOT EXISTS (SELECT 1 FROM "Closure" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Escalation" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt");
