-- An offer holds only for the level at which it was made: who must be seen sooner by now gets another one.
-- Null: made before this was kept.
ALTER TABLE "SlotOffer" ADD COLUMN "level" text CHECK ("level" IS NULL OR level_rank("level") IS NOT NULL);

-- As before, and a message about it that is not sent yet is taken back.
CREATE OR REPLACE FUNCTION withdraw_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH withdrawn AS (
    UPDATE "SlotOffer" SET "answer" = 'withdrawn', "answeredAt" = now()
    WHERE "entryId" = NEW."id" AND "answer" IS NULL RETURNING "id", "appointmentId"),
  freed AS (
    DELETE FROM "Appointment" a USING withdrawn WHERE a."id" = withdrawn."appointmentId" AND a."status" = 'hold'),
  taken_back AS (
    UPDATE "OutboundMessage" m SET "resolvedAt" = now() FROM withdrawn
    WHERE m."dedupeKey" = 'patient_offer:' || withdrawn."id" AND m."sentAt" IS NULL AND m."resolvedAt" IS NULL)
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  SELECT 'system', 'offer.withdrawn', NEW."intakeId", jsonb_build_object('offerId', "id") FROM withdrawn;
  RETURN NULL;
END $$;
