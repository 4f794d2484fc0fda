-- Own words of self-harm ask for contact or a second clinician at every level, so that one person cannot
-- lower them and then close them alone.
CREATE FUNCTION closes_after_contact("level" text, "loud" boolean, "intake" uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT must_ring("level", "loud") OR wrote_of_self_harm("intake") $$;

-- As before, for all of these.
CREATE OR REPLACE VIEW "PendingClosure" AS
SELECT r."id", r."intakeId", r."staffId", r."outcome", r."diagnosisGroup", r."followUp", r."noteSealed",
  r."createdAt"
FROM "ClosureRequest" r JOIN "QueueEntry" q ON q."intakeId" = r."intakeId"
  AND closes_after_contact(q."level", q."loud", q."intakeId")
WHERE r."decidedAt" IS NULL AND coalesce(r."createdAt" > q."worseSince", true)
  AND NOT EXISTS (SELECT 1 FROM "ClosureRequest" later WHERE later."intakeId" = r."intakeId"
    AND (later."createdAt", later."id") > (r."createdAt", r."id"))
  AND NOT EXISTS (SELECT 1 FROM "Closure" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Reassessment" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt")
  AND NOT EXISTS (SELECT 1 FROM "Escalation" x
    WHERE x."intakeId" = r."intakeId" AND x."createdAt" >= r."createdAt");
