-- What an admin set. The row with the highest version of a key and scope counts; none, or a null
-- value, means as it was delivered. Nothing is ever changed or removed, so this is its own history.
CREATE TABLE "SettingChange" (
  "id" uuid PRIMARY KEY,
  "key" text NOT NULL,
  "scope" text NOT NULL DEFAULT '',
  "version" integer NOT NULL CHECK ("version" > 0),
  "value" jsonb,
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "changedAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX "SettingChange_key_scope_version_key" ON "SettingChange" ("key", "scope", "version");

CREATE FUNCTION settings_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'SettingChange is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "SettingChange_no_change" BEFORE UPDATE OR DELETE ON "SettingChange"
  FOR EACH ROW EXECUTE FUNCTION settings_are_append_only();

-- Every process keeps what is set in memory and reads it again when it hears this.
CREATE FUNCTION tell_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY settings_changed;
  RETURN NULL;
END $$;
CREATE TRIGGER "SettingChange_told" AFTER INSERT ON "SettingChange"
  FOR EACH STATEMENT EXECUTE FUNCTION tell_settings_changed();

-- When staff had to be in touch by the targets of the day it was filed; null where that is not known
-- or the level has no target. What is set later does not change what was promised.
ALTER TABLE "Intake" ADD COLUMN "dueAt" timestamptz(3);
