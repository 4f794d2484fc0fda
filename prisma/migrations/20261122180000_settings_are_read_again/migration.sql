-- Every process reads what is set every two seconds; nobody listens any more.
DROP TRIGGER "SettingChange_told" ON "SettingChange";
DROP FUNCTION tell_settings_changed();
