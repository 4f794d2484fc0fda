-- Nobody who is disabled has an intake. The command that disables a person hands on what they hold in
-- the same statement; this also releases what they claimed in that very moment, and holds for whoever
-- is disabled in another way. Released, an EMERGENCY rings.
CREATE FUNCTION release_of_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueEntry" SET "claimedById" = NULL, "claimedAt" = NULL, "quietUntil" = NULL, "version" = "version" + 1
  WHERE "claimedById" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "StaffMember_disabled" AFTER UPDATE ON "StaffMember"
  FOR EACH ROW WHEN (NEW."disabledAt" IS NOT NULL AND OLD."disabledAt" IS NULL)
  EXECUTE FUNCTION release_of_disabled();
UPDATE "QueueEntry" q SET "claimedById" = NULL, "claimedAt" = NULL, "quietUntil" = NULL, "version" = q."version" + 1
FROM "StaffMember" m WHERE m."id" = q."claimedById" AND m."disabledAt" IS NOT NULL;
