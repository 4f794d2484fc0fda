-- Own words that tell of self-harm ring like an emergency, though their level is URGENT.

ALTER TABLE "QueueEntry" ADD COLUMN "loud" boolean NOT NULL DEFAULT false;

DROP TRIGGER "QueueEntry_alarm_at_once" ON "QueueEntry";
DROP TRIGGER "QueueEntry_alarm_later" ON "QueueEntry";

ALTER TABLE "QueueEntry" DROP COLUMN "alarm";
ALTER TABLE "QueueEntry" ADD COLUMN "alarm" boolean NOT NULL GENERATED ALWAYS AS
  (("level" = 'EMERGENCY' OR ("loud" AND "level" = 'URGENT')) AND ("claimedAt" IS NULL OR "unseen")) STORED;

CREATE TRIGGER "QueueEntry_alarm_at_once" AFTER INSERT ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm") EXECUTE FUNCTION raise_alarm();
CREATE TRIGGER "QueueEntry_alarm_later" AFTER UPDATE ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."alarm" AND NOT OLD."alarm") EXECUTE FUNCTION raise_alarm();

-- What becomes loud after somebody took it is unseen, as what becomes an EMERGENCY is. Runs after
-- "QueueEntry_mark_unseen", by its name.
CREATE FUNCTION mark_loud() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."unseen" := true;
  NEW."raisedAt" := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER "QueueEntry_now_loud" BEFORE UPDATE ON "QueueEntry"
  FOR EACH ROW WHEN (NEW."loud" AND NOT OLD."loud" AND NEW."level" = 'URGENT') EXECUTE FUNCTION mark_loud();
