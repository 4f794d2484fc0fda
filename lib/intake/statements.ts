import { dueSql } from "@/lib/deadline/due";
import { optInSql } from "./check-ins";
import { PREPARED_COLUMNS } from "./prepare";

// The statements that write several rows. Each is one statement, so it happens whole or not at all.

const OPT_IN = optInSql("given", 7);

/** $1 id, $2 hash of the token, $3 sealed answers, $4 expires, $5 language, $6 code of a location. */
export const START_DRAFT = `
  INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt", "locale", "locationId")
  VALUES ($1, $2, $3, $4, $5,
    (SELECT l."id" FROM "Location" l WHERE l."code" = $6 AND l."closedAt" IS NULL))`;

// Of a draft that changed since version $3 was read, nothing is saved; null saves in any case.
const UNCHANGED = `"id" = $1 AND ($3::text IS NULL OR xmin::text = $3) RETURNING "id"`;

/** $1 draft, $2 sealed answers, $3 version, $4 whether they hold a red flag, $5 what is prepared of them. */
export const SAVE_ANSWERS = `
  UPDATE "Draft" SET "answersSealed" = $2, "problemSealed" = NULL, "prepared" = $5::jsonb,
    "updatedAt" = now(), "redFlagAt" = CASE WHEN $4::boolean THEN coalesce("redFlagAt", now()) END
  WHERE ${UNCHANGED}`;

/** The draft's time when the patient is there; that of a filed one tells whether more was answered. */
export const TOUCHED = `"updatedAt" = CASE WHEN "abandonedAt" IS NULL THEN now() ELSE "updatedAt" END`;

/** $1 draft, $2 what was typed and what was wrong with it, sealed, $3 version. */
export const SAVE_PROBLEM = `
  UPDATE "Draft" SET "problemSealed" = $2, ${TOUCHED} WHERE ${UNCHANGED}`;

/**
 * The same where a red flag was typed: nothing is sent before that page was put right. $1 to $3 as
 * there, $4 sealed answers; null: those of the draft stay.
 */
export const SAVE_FLAGGED = `
  UPDATE "Draft" SET "answersSealed" = coalesce($4, "answersSealed"), "problemSealed" = $2,
    "prepared" = NULL, "updatedAt" = now(), "redFlagAt" = coalesce("redFlagAt", now())
  WHERE ${UNCHANGED}`;

/**
 * Files the draft that `taken` changes or deletes, as `prepared` says: JSON of a PreparedIntake (prepare.ts).
 * The job tells who is on duty of what must be seen today; a new intake has no other yet, so none is
 * looked for ("unsafe_dedupe"). An EMERGENCY needs none here: a trigger on QueueEntry writes its own
 * into this statement. $1 draft, then the values of `fileDraft` in filing.ts up to $9.
 */
const filing = (actor: "patient" | "system", taken: string, prepared = "$10::jsonb") => `
  WITH draft AS (
    ${taken} RETURNING "id", "tokenHash", "locationId", "prepared"
  ), given AS (
    SELECT draft."id", "tokenHash", "locationId", p.*
    FROM draft, jsonb_to_record(${prepared}) AS p(${PREPARED_COLUMNS})
  ), intake AS (
    INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs",
      "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo", "locationId",
      "dueAt")
    SELECT "id", $2::text, "tokenHash", $3::timestamptz, $9::text, $4::text, "level", "ruleVersion",
      "firedRules", "reviewFlags", "answersSealed", $5::boolean, "locationId",
      ${dueSql("$6", '"locationId"', '"levelRank"')}
    FROM given RETURNING "id", "dueAt"
  ), queue_entry AS (
    INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt")
    SELECT "id", "level", "levelRank", $3, intake."dueAt" FROM given JOIN intake USING ("id")
  ), contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens", "createdAt")
    SELECT "contactId", "id", "contactSealed", "searchTokens", $3 FROM given
    WHERE "contactSealed" IS NOT NULL
  ), consent AS (
    INSERT INTO "Consent" ("id", "intakeId", "textVersion", "textHash", "agreedAt", "signedNameSealed")
    SELECT "consentId", "id", "consentVersion", "consentHash", $3, "signedNameSealed" FROM given
    WHERE "consentVersion" IS NOT NULL
  ), audit AS (
    INSERT INTO "AuditEvent" ("at", "actor", "action", "intakeId", "detail")
    SELECT $3, '${actor}', 'intake.received', "id",
      jsonb_build_object('level', "level", 'filedAs', $4) FROM given
  )${OPT_IN.ctes}
  SELECT "id", CASE WHEN "level" = 'URGENT' THEN (graphile_worker.add_job(
    'intake_received', json_build_object('intakeId', "id"),
    job_key := 'intake_received:' || "id", job_key_mode := 'unsafe_dedupe')).id END AS "jobId"${OPT_IN.jobs}
  FROM given`;

/** The patient sends these answers, or is stopped: the draft is over. */
export const FILE_DRAFT = [
  "intake_file",
  filing("patient", `DELETE FROM "Draft" WHERE "id" = $1::uuid AND "abandonedAt" IS NULL`),
] as const;

/**
 * The patient sends what was prepared with the last answer. $1 hash of the token; nothing is found
 * where it was prepared of other answers than the draft holds, by other rules than $10, or before $11.
 */
export const SEND_PREPARED = [
  "intake_send_prepared",
  filing(
    "patient",
    `DELETE FROM "Draft" WHERE "tokenHash" = $1 AND "expiresAt" > now() AND "abandonedAt" IS NULL
      AND starts_with("answersSealed", "prepared" ->> 'preparedOf')
      AND "prepared" ->> 'ruleVersion' = $10::text
      AND ("prepared" ->> 'preparedAt')::timestamptz >= $11::timestamptz`,
    `"prepared"`,
  ),
] as const;

/** Nobody went on with it since $11: the draft stays, so that the patient still can. */
export const FILE_ABANDONED = [
  "intake_file_abandoned",
  filing(
    "system",
    `UPDATE "Draft" SET "abandonedAt" = $3 WHERE "id" = $1::uuid AND "abandonedAt" IS NULL
      AND "redFlagAt" IS NOT NULL AND "updatedAt" <= $11::timestamptz AND "expiresAt" > $3`,
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
