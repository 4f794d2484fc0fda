-- The audit log as a chain (decision 112): each event gets a link with a number without gaps and the
-- SHA-256 over the event and the link before it. A job calls chain_audit_log() each minute, so what is
-- in the log already is linked by its first runs. `npm run audit:verify` finds what was changed since.

CREATE TABLE "AuditLink" (
  "seq" bigint PRIMARY KEY,
  "eventId" bigint NOT NULL UNIQUE,
  "hash" bytea NOT NULL
);

-- One row: the last link.
CREATE TABLE "AuditHead" (
  "id" smallint PRIMARY KEY DEFAULT 1 CHECK ("id" = 1),
  "seq" bigint NOT NULL,
  "hash" bytea NOT NULL
);
INSERT INTO "AuditHead" ("seq", "hash") VALUES (0, sha256(''));

-- The numbers of events come from the sequence, and their times are numbers of milliseconds.
ALTER TABLE "AuditEvent" ALTER COLUMN "id" SET GENERATED ALWAYS, ADD CHECK (isfinite("at"));

-- Links at most so many events, and says how many. Two callers take turns: the head is locked. A number
-- is drawn before its event is committed, so an event can come after some with larger numbers; never
-- after 100,000 of them. A number that the sequence has not given yet does not count for that.
CREATE FUNCTION chain_audit_log("most" int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  "head" "AuditHead";
  "event" "AuditEvent";
  "count" int := 0;
BEGIN
  SELECT * INTO STRICT "head" FROM "AuditHead" FOR UPDATE;
  FOR "event" IN
    SELECT e.* FROM "AuditEvent" e
    WHERE e."id" > coalesce((SELECT max(l."eventId") FROM "AuditLink" l
        WHERE l."eventId" <= (SELECT s."last_value" FROM "AuditEvent_id_seq" s)), 0) - 100000
      AND NOT EXISTS (SELECT 1 FROM "AuditLink" l WHERE l."eventId" = e."id")
    ORDER BY e."id" LIMIT "most"
  LOOP
    "head"."seq" := "head"."seq" + 1;
    "head"."hash" := sha256("head"."hash" || convert_to(jsonb_build_array("head"."seq", "event"."id",
      (extract(epoch FROM "event"."at") * 1000)::bigint, "event"."actor", "event"."staffId",
      "event"."action", "event"."intakeId", "event"."detail")::text, 'UTF8'));
    INSERT INTO "AuditLink" ("seq", "eventId", "hash")
    VALUES ("head"."seq", "event"."id", "head"."hash");
    "count" := "count" + 1;
  END LOOP;
  UPDATE "AuditHead" SET "seq" = "head"."seq", "hash" = "head"."hash";
  RETURN "count";
END $$;
-- The service gets it with its grants.
REVOKE EXECUTE ON FUNCTION chain_audit_log(int) FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "AuditLink_no_change" BEFORE UPDATE OR DELETE ON "AuditLink"
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER "AuditLink_no_truncate" BEFORE TRUNCATE ON "AuditLink"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
