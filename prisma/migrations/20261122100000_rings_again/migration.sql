-- An emergency that somebody has rings again each time that it gets worse, until somebody says that
-- they have seen it. Whether that is so was read from two clocks; now it is a fact of its own.

-- It got worse, or an EMERGENCY, after somebody took it, and nobody has said that they saw it.
ALTER TABLE "QueueEntry" ADD COLUMN "unseen" boolean NOT NULL DEFAULT false;

DROP TRIGGER "QueueEntry_mark_raised" ON "QueueEntry";
DROP TRIGGER "QueueEntry_alarm_at_once" ON "QueueEntry";
DROP TRIGGER "QueueEntry_alarm_later" ON "QueueEntry";
DROP FUNCTION mark_raised();

UPDATE "QueueEntry" SET "unseen" = true WHERE "alarm" AND "claimedAt" IS NOT NULL;

ALTER TABLE "QueueEntry" DROP COLUMN "alarm";
ALTER TABLE "QueueEntry" ADD COLUMN "alarm" boolean NOT NULL GENERATED ALWAYS AS
  ("level" = 'EMERGENCY' AND ("claimedAt" IS NULL OR "unseen")) STORED;

-- Who takes it, takes it again or reviews it sets "claimedAt" anew: that is how they say that they
-- have seen it. All else that makes an EMERGENCY of it, or says that it is worse, is unseen.
-- "raisedAt" stays while it rings: it has waited since then. The clock is read here, when the row is
-- ours, not where the statement began.
CREATE FUNCTION mark_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."unseen" := NEW."claimedAt" IS NOT DISTINCT FROM OLD."claimedAt" AND (NEW."unseen" OR
    (NEW."level" = 'EMERGENCY' AND OLD."level" <> 'EMERGENCY') OR
    (NEW."worseSince" IS NOT NULL AND NEW."worseSince" IS DISTINCT FROM OLD."worseSince"));
  IF NEW."level" = 'EMERGENCY' AND (OLD."level" <> 'EMERGENCY' OR (NEW."unseen" AND NOT OLD."alarm")) THEN
    NEW."raisedAt" := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "QueueEntry_mark_unseen" BEFORE UPDATE ON "QueueEntry"
  FOR EACH ROW EXECUTE FUNCTION mark_unseen();

CREATE TRIGGER "QueueEntry_alarm_at_once" AFTER INSERT ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm") EXECUTE FUNCTION raise_alarm();
CREATE TRIGGER "QueueEntry_alarm_later" AFTER UPDATE ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm" AND NOT OLD."alarm") EXECUTE FUNCTION raise_alarm();
