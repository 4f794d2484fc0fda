-- Who looks at which intake right now. It holds seconds only, so it need not survive a crash.
CREATE UNLOGGED TABLE "Presence" (
  "intakeId" uuid NOT NULL REFERENCES "Intake" ("id"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "seenAt" timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY ("intakeId", "staffId")
);
-- For each row, so that one who is still there tells nobody anew.
CREATE TRIGGER "Presence_tell_boards" AFTER INSERT OR DELETE ON "Presence"
  FOR EACH ROW EXECUTE FUNCTION tell_boards();
