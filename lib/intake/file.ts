import { randomInt } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import { statement } from "@/lib/db/statement";
import { deadlinesFrom, dueSql } from "@/lib/deadline/due";
import { loudBy } from "@/lib/deadline/placed-entry";
import { env } from "@/lib/env";
import { databaseErrorCode, UNIQUE_VIOLATION } from "@/lib/errors";
import type { Assessment } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { ASKED_LEVELS, checkInTimes } from "./check-ins";
import { type DraftVersion, ENTERED_BY, UNCHANGED } from "./draft";
import type { FiledAs } from "./queries";
import { newReference } from "./reference";
import {
  type Agreed,
  consentValues,
  contactValues,
  sealFiledAnswers,
  verdictValues,
} from "./sealed";
import { sourceValues } from "./source";

// The only INSERT that makes an intake from a draft. Database triggers decide who hears of it:
// - an EMERGENCY writes its alarm job in this statement: "QueueEntry_alarm_at_once" and
// "QueueEntry_alarm_later" call raise_alarm() (20261122085000_duty_and_alarm);
// - "QueueEntry_mark_unseen" decides whether an entry that got worse rings again, and since when it
// waits: mark_unseen() (20261130090100_bursts_and_rings); "alarm" is a generated column of
// 20261130073500_rings_at_urgent;
// - open boards hear of every change of an entry and of every new contact: "QueueEntry_tell_boards" and
// "IntakeContact_tell_boards" call tell_boards() (20261122080000_live_board).
// - many alike from one source become a burst: "IntakeSource_joins_burst" calls join_burst()
// (20261130083100_gather_bursts), gather_burst() (20261130090100_bursts_and_rings).
// An URGENT intake rings only where it is "loud". Else it has no trigger: its job `intake_received`
// stands in the statement.

const ASKED_SQL = ASKED_LEVELS.map((level) => `'${level}'`).join(", ");

/**
 * SQL for what belongs to filed answers: the contact, the agreements, who of the staff entered them,
 * and the check-ins of a patient who agreed to messages, with their jobs for the last SELECT. `whose`
 * is a CTE with the intake's "id" and the "level" of the answers; the CTE "draft" tells who enters
 * them. The values come from `belongingValues`, plus $now.
 */
export function belongings(whose: string): { ctes: string; jobs: string } {
  return {
    ctes: `contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens", "createdAt")
    SELECT $contactId::uuid, "id", $contactSealed::text, $searchTokens::text[], $now::timestamptz
    FROM ${whose} WHERE $contactSealed IS NOT NULL
  ), consent AS (
    INSERT INTO "Consent" ("id", "intakeId", "textVersion", "textHash", "agreedAt", "signedNameSealed",
      "heardById")
    SELECT $consentId::uuid, "id", $consentVersion::text, $consentHash::text, $now,
      $signedNameSealed::text, (SELECT "recorderId" FROM draft)
    FROM ${whose} WHERE $consentVersion IS NOT NULL
  ), agreed AS (
    INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt",
      "heardById")
    SELECT $messagesId::uuid, "id", 'messages', $messagesVersion::text, $messagesHash::text, $now,
      (SELECT "recorderId" FROM draft)
    FROM ${whose} WHERE $messagesVersion IS NOT NULL
  ), asked AS (
    INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt")
    SELECT gen_random_uuid(), ${whose}."id", c."day", c."dueAt"
    FROM ${whose}, unnest($checkInDays::smallint[], $checkInTimes::timestamptz[]) AS c("day", "dueAt")
    WHERE $messagesVersion IS NOT NULL AND "level" IN (${ASKED_SQL})
    ON CONFLICT ("intakeId", "day") DO NOTHING RETURNING "id", "dueAt"
  ), recorder AS (
    INSERT INTO "IntakeRecorder" ("intakeId", "staffId", "channel", "createdAt")
    SELECT w."id", d."recorderId", d."channel", $now FROM ${whose} w, draft d
    WHERE d."recorderId" IS NOT NULL ON CONFLICT ("intakeId", "staffId")
    DO UPDATE SET "channel" = excluded."channel", "createdAt" = excluded."createdAt"
  ), recorded AS (
    ${trail({
      action: "intake.recorded",
      staff: 'd."recorderId"',
      at: "$now",
      intake: 'w."id"',
      detail: { channel: 'd."channel"' },
      from: `${whose} w, draft d`,
      where: 'd."recorderId" IS NOT NULL',
    })}
  )`,
    jobs: `CASE WHEN $messagesVersion IS NOT NULL THEN (graphile_worker.add_job('patient_link',
      json_build_object('intakeId', "id"), job_key := 'patient_link:' || "id")).id END AS "linkJobId",
    (SELECT count((graphile_worker.add_job('check_in', json_build_object('checkInId', a."id"),
      run_at := a."dueAt", job_key := 'check_in:' || a."id")).id) FROM asked a) AS "checkIns"`,
  };
}

/** The values of `belongings`. */
export function belongingValues(answers: Answers, now: Date, agreed?: Agreed) {
  const times = checkInTimes(now, env().CLINIC_TIME_ZONE);
  return {
    ...contactValues(answers),
    ...consentValues(answers, agreed),
    checkInDays: times.map(({ day }) => day),
    checkInTimes: times.map(({ dueAt }) => dueAt),
  };
}

const BELONGINGS = belongings("intake");

/** SQL: does it ring like an EMERGENCY? */
export const LOUD = loudBy("$firedRules::text[]");

/**
 * Files the draft that `taken` deletes or changes. The job tells the people on duty about intakes
 * that must be seen today. A new intake has no such job yet, so the statement looks for none
 * ("unsafe_dedupe").
 */
const filing = (actor: "patient" | "system", taken: string) => `
  WITH draft AS (
    ${taken} RETURNING "id", "tokenHash", "locationId", ${ENTERED_BY}
  ), intake AS (
    INSERT INTO "Intake" ("id", "reference", "tokenHash", "receivedAt", "locale", "filedAs", "level",
      "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo", "locationId", "dueAt")
    SELECT "id", $reference::text, "tokenHash", $now::timestamptz, $locale::text, $filedAs::text,
      $level::text, $ruleVersion::text, $firedRules::text[], $reviewFlags::text[],
      $answersSealed::text, $demo::boolean, "locationId",
      ${dueSql("$deadlines", '"locationId"', "$rank")}
    FROM draft RETURNING "id", "level", "dueAt"
  ), queue_entry AS (
    INSERT INTO "QueueEntry" ("intakeId", "level", "levelRank", "receivedAt", "dueAt", "loud")
    SELECT "id", "level", $rank::int, $now, "dueAt", ${LOUD} FROM intake
  ), source AS (
    INSERT INTO "IntakeSource" ("intakeId", "source", "likeness")
    -- Callers share the address of the staff who enter their answers, and are no burst.
    SELECT "id", $source::text, $likeness::text FROM intake
    WHERE $source IS NOT NULL AND (SELECT "recorderId" FROM draft) IS NULL
  ), audit AS (
    ${trail({
      action: "intake.received",
      actor,
      at: "$now",
      intake: '"id"',
      detail: { level: '"level"', filedAs: "$filedAs" },
      from: "intake",
    })}
  ), ${BELONGINGS.ctes}
  SELECT "id", CASE WHEN "level" = 'URGENT' THEN (graphile_worker.add_job(
    'intake_received', json_build_object('intakeId', "id"),
    job_key := 'intake_received:' || "id", job_key_mode := 'unsafe_dedupe')).id END AS "jobId",
    ${BELONGINGS.jobs}
  FROM intake`;

const COLUMNS = { id: "uuid", jobId: "int8?", linkJobId: "int8?", checkIns: "int8" } as const;

/** The patient sends the draft or an emergency stops it. The draft is deleted. */
const FILE = statement({
  name: "intake_file",
  text: filing("patient", `DELETE FROM "Draft" WHERE ${UNCHANGED}`),
  columns: COLUMNS,
});

/** The patient did not continue. The draft stays, so that they still can. */
const FILE_ABANDONED = statement({
  name: "intake_file_abandoned",
  text: filing("system", `UPDATE "Draft" SET "abandonedAt" = $now WHERE ${UNCHANGED}`),
  columns: COLUMNS,
});

/**
 * How an intake is filed: when, why, in which language, and from which network address, of which
 * only a hash is kept. `byPatient`: the patient posts it, though staff go on with the draft. `random`
 * makes the reference.
 */
export type Filing = {
  now: Date;
  locale: string;
  caller?: string;
  byPatient?: boolean;
  random?: (below: number) => number;
} & (
  | ({ filedAs: "sent"; assessed: Assessment<true> } & Agreed)
  | { filedAs: Exclude<FiledAs, "sent">; assessed: Assessment<false> }
);

const REFERENCE_TRIES = 5;

/**
 * Inserts the intake of a draft with its queue entry, contact, search tokens, consents, check-ins,
 * audit event and jobs, in one statement and only if the draft is still at the version that was
 * read, else returns false. Tries another reference when one is taken.
 */
export async function insertIntake(draft: DraftVersion, filing: Filing): Promise<boolean> {
  const { assessed, filedAs, locale, now, caller, byPatient = false, random = randomInt } = filing;
  const { run } = filedAs === "abandoned" ? FILE_ABANDONED : FILE;
  const values = {
    draft: draft.id,
    version: draft.version,
    byPatient,
    now,
    locale,
    filedAs,
    demo: env().DEMO,
    deadlines: await deadlinesFrom(now),
    answersSealed: sealFiledAnswers(draft.id, assessed),
    ...verdictValues(assessed),
    ...sourceValues(assessed, caller),
    ...belongingValues(assessed.answers, now, filedAs === "sent" ? filing : undefined),
  };
  for (let tries = 1; ; tries += 1) {
    try {
      return (await run({ ...values, reference: newReference(random) })).length > 0;
    } catch (error) {
      // Only the reference can collide with another intake.
      if (databaseErrorCode(error) !== UNIQUE_VIOLATION || tries === REFERENCE_TRIES) throw error;
    }
  }
}
