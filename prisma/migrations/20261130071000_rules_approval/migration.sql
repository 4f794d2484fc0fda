-- Which rules were in use since when, and who approved them. Append-only, as the audit log is.
CREATE TABLE "RulesVersion" (
  "version" text PRIMARY KEY,
  -- Each rule as it was: id, level, words, source, condition.
  "rules" jsonb NOT NULL,
  "firstSeenAt" timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE "RulesApproval" (
  "id" uuid PRIMARY KEY,
  "version" text NOT NULL REFERENCES "RulesVersion" ("version"),
  "staffId" uuid NOT NULL REFERENCES "StaffMember" ("id"),
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE ("version", "staffId")
);
CREATE FUNCTION rules_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'approvals and versions of rules are only added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "RulesVersion_no_change" BEFORE UPDATE OR DELETE ON "RulesVersion"
  FOR EACH ROW EXECUTE FUNCTION rules_are_append_only();
CREATE TRIGGER "RulesApproval_no_change" BEFORE UPDATE OR DELETE ON "RulesApproval"
  FOR EACH ROW EXECUTE FUNCTION rules_are_append_only();
