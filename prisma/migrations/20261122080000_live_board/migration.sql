-- Open boards hear of a change at once, and one column says what nobody has seen to yet.

-- When it last became an EMERGENCY, or worse while it was one; null when it was so from the start.
ALTER TABLE "QueueEntry" ADD COLUMN "raisedAt" timestamptz(3);

-- An emergency that nobody has taken, or not since it was raised.
ALTER TABLE "QueueEntry" ADD COLUMN "alarm" boolean NOT NULL GENERATED ALWAYS AS
  ("level" = 'EMERGENCY' AND ("claimedAt" IS NULL OR coalesce("claimedAt" < "raisedAt", false))) STORED;

CREATE FUNCTION mark_raised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."raisedAt" := now();
  RETURN NEW;
END $$;
CREATE TRIGGER "QueueEntry_mark_raised" BEFORE UPDATE ON "QueueEntry" FOR EACH ROW
  WHEN (NEW."level" = 'EMERGENCY' AND (OLD."level" <> 'EMERGENCY' OR
    (NEW."worseSince" IS NOT NULL AND NEW."worseSince" IS DISTINCT FROM OLD."worseSince")))
  EXECUTE FUNCTION mark_raised();

-- Once a statement and without a payload: Postgres sends equal ones of a transaction once, and the
-- boards read how things stand for themselves.
CREATE FUNCTION tell_boards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY board_changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "QueueEntry_tell_boards" AFTER INSERT OR UPDATE OR DELETE ON "QueueEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
-- The board shows who the patient is.
CREATE TRIGGER "IntakeContact_tell_boards" AFTER INSERT ON "IntakeContact"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_boards();
