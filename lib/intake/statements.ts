import { dueSql } from "./due";
import { optInSql } from "./opt-in";

// The statements that write several rows. Each is one statement, so it happens whole or not at all.

/** $1 id, $2 hash of the token, $3 sealed answers, $4 expires, $5 language, $6 code of a location. */
export const START_DRAFT = `
  INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt", "locale", "locationId")
  VALUES ($1, $2, $3, $4, $5,
    (SELECT l."id" FROM "Location" l WHERE l."code" = $6 AND l."closedAt" IS NULL))`;

/** $1 draft, $2 sealed answers, $3 whether they hold a red flag. */
export const SAVE_ANSWERS = `
  UPDATE "Draft" SET "answersSealed" = $2, "problemSealed" = NULL, "updatedAt" = now(),
    "redFlagAt" = CASE WHEN $3::boolean THEN coalesce("redFlagAt", now()) END
  WHERE "id" = $1`;

/** The draft's time when the patient is there; that of a filed one tells whether more was answered. */
export const TOUCHED = `"updatedAt" = CASE WHEN "abandonedAt" IS NULL THEN now() ELSE "updatedAt" END`;

/** $1 draft, $2 what was typed and what was wrong with it, sealed. */
export const SAVE_PROBLEM = `
  UPDATE "Draft" SET "problemSealed" = $2, ${TOUCHED} WHERE "id" = $1`;

/**
 * The same where a red flag was typed. $1 draft, $2 as there, $3 sealed answers; null: those of the
 * draft stay, which another tab may be saving in this moment.
 */
export const SAVE_FLAGGED = `
  UPDATE "Draft" SET "answersSealed" = coalesce($3, "answersSealed"), "problemSealed" = $2,
    "updatedAt" = now(), "redFlagAt" = coalesce("redFlagAt", now())
  WHERE "id" = $1`;

/**
 * Files the draft that `taken` changes or deletes. The job tells who is on duty of what must be seen
 * today; a new intake has no other yet, so none is looked for ("unsafe_dedupe"). An EMERGENCY needs
 * none here: a trigger on QueueEntry writes its own into this statement.
 * $1 draft id, $2 reference, then the values of `fileDraft` in filing.ts.
 */
const filing = (
  actor: "patient" | "system",
  taken: string,
  { ctes, jobs } = { ctes: "", jobs: "" },
) => `
  WITH draft AS (
    ${taken} RETURNING "id", "tokenHash", "locationId"
  ), intake AS (
    INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs",
      "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo", "locationId",
      "dueAt")
    SELECT "id", $2::text, "tokenHash", $3::timestamptz, $4::text, $5::text,
      $6::text, $7::text, $8::text[], $9::text[], $10::text, $11::boolean, "locationId",
      ${dueSql("$13", '"locationId"', "$12")}
    FROM draft RETURNING "id", "dueAt"
  ), queue_entry AS (
    INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt")
    SELECT "id", $6, $12::smallint, $3, "dueAt" FROM intake
  ), contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens", "createdAt")
    SELECT $14::uuid, "id", $15::text, $16::text[], $3 FROM intake WHERE $15 IS NOT NULL
  ), consent AS (
    INSERT INTO "Consent" ("id", "intakeId", "textVersion", "textHash", "agreedAt", "signedNameSealed")
    SELECT $17::uuid, "id", $18::text, $19::text, $3, $20::text FROM intake WHERE $18 IS NOT NULL
  ), audit AS (
    INSERT INTO "AuditEvent" ("at", "actor", "action", "intakeId", "detail")
    SELECT $3, '${actor}', 'intake.received', "id",
      jsonb_build_object('level', $6, 'filedAs', $5) FROM intake
  )${ctes}
  SELECT "id", CASE WHEN $6 = 'URGENT' THEN (graphile_worker.add_job(
    'intake_received', json_build_object('intakeId', "id"),
    job_key := 'intake_received:' || "id", job_key_mode := 'unsafe_dedupe')).id END AS "jobId"${jobs} FROM intake`;

const SENT = `DELETE FROM "Draft" WHERE "id" = $1 AND "abandonedAt" IS NULL`;

/** The patient sends it, or is stopped: the draft is over. */
export const SEND_INTAKE = ["intake_send", filing("patient", SENT)] as const;

/** The same for who agreed to messages; the values of `optInValues` come after $20. */
export const SEND_OPTED_IN = [
  "intake_send_opted_in",
  filing("patient", SENT, optInSql("intake", 21)),
] as const;

/** Nobody went on with it since $21: the draft stays, so that the patient still can. */
export const FILE_ABANDONED = [
  "intake_file_abandoned",
  filing(
    "system",
    `UPDATE "Draft" SET "abandonedAt" = $3 WHERE "id" = $1 AND "abandonedAt" IS NULL
      AND "redFlagAt" IS NOT NULL AND "updatedAt" <= $21::timestamptz AND "expiresAt" > $3`,
  ),
] as const;

/** $1 intake, $2 contact id, $3 sealed contact, $4 tokens to search by. */
export const ADD_CONTACT = `
  WITH contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens")
    SELECT $2::uuid, "id", $3::text, $4::text[] FROM "Intake" WHERE "id" = $1::uuid
    RETURNING "intakeId"
  ), audit AS (
    INSERT INTO "AuditEvent" ("actor", "action", "intakeId")
    SELECT 'patient', 'intake.contact_added', "intakeId" FROM contact
  )
  SELECT "intakeId" FROM contact`;

/** $1 intake, $2 addendum id, $3 kind. */
export const ADD_ADDENDUM = `
  WITH addendum AS (
    INSERT INTO "IntakeAddendum" ("id", "intakeId", "kind")
    SELECT $2::uuid, i."id", $3::text FROM "Intake" i
    WHERE i."id" = $1::uuid AND NOT EXISTS (
      SELECT 1 FROM "IntakeAddendum" a WHERE a."intakeId" = i."id" AND a."kind" = $3)
    RETURNING "intakeId"
  )
  INSERT INTO "AuditEvent" ("actor", "action", "intakeId", "detail")
  SELECT 'patient', 'intake.addendum', "intakeId", jsonb_build_object('kind', $3::text) FROM addendum`;
