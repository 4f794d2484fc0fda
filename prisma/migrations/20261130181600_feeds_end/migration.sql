-- The calendar link of a clinician ends for good when they are disabled or are no clinician any more.
CREATE FUNCTION end_feed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH revoked AS (
    UPDATE "CalendarFeed" SET "revokedAt" = now() WHERE "staffId" = NEW."id" AND "revokedAt" IS NULL RETURNING 1)
  INSERT INTO "AuditEvent" ("actor", "action", "detail") SELECT 'system', 'feed.revoked', '{}' FROM revoked;
  RETURN NULL;
END $$;
CREATE TRIGGER "StaffMember_feed_ended" AFTER UPDATE ON "StaffMember" FOR EACH ROW
  WHEN ((NEW."disabledAt" IS NOT NULL AND OLD."disabledAt" IS NULL)
    OR (NEW."role" <> 'clinician' AND OLD."role" = 'clinician'))
  EXECUTE FUNCTION end_feed();

UPDATE "CalendarFeed" f SET "revokedAt" = now() FROM "StaffMember" m
WHERE m."id" = f."staffId" AND f."revokedAt" IS NULL AND (m."disabledAt" IS NOT NULL OR m."role" <> 'clinician');
