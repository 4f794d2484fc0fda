import { HOLDS_RED_FLAG } from "@/lib/intake/draft";
import { surelyPersonsIntakesSql, visitorSql } from "@/lib/person/same/related";

/** What somebody does with an intake, and when. Looks do not count. */
const TOUCHES = [
  ["Closure", "createdAt"],
  ["Note", "createdAt"],
  ["CallAttempt", "createdAt"],
  ["Reassessment", "createdAt"],
  ["Review", "createdAt"],
  ["PatientQuestion", "createdAt"],
  ["PatientQuestion", "answeredAt"],
  ["IntakeContact", "createdAt"],
  ["CheckIn", "answeredAt"],
  ["PegScore", "scoredAt"],
  ["Appointment", "startsAt"],
  ["Recall", "endedAt"],
  ["LegalHold", "endedAt"],
] as const;

/** SQL condition: the intake was filed, or somebody did something with it, at or after `since`. */
export const touchedSql = (intake: string, since: string) =>
  `(EXISTS (SELECT 1 FROM "Intake" x WHERE x."id" = ${intake} AND x."receivedAt" >= ${since})
    ${TOUCHES.map(([table, at]) => `OR EXISTS (SELECT 1 FROM "${table}" x WHERE x."intakeId" = ${intake} AND x."${at}" >= ${since})`).join("\n    ")})`;

/**
 * SQL: the intakes of everybody who is on hold, also those that were filed or linked after the hold. Worked
 * out from the few open holds, once in a statement.
 */
export const HELD_INTAKES = `(SELECT of_person."id" FROM "LegalHold" h CROSS JOIN LATERAL (
    WITH RECURSIVE ${visitorSql('h."intakeId"')} SELECT x."id" FROM "Intake" x WHERE x."id" IN ${surelyPersonsIntakesSql}
  ) of_person WHERE h."endedAt" IS NULL)`;

/** SQL: data is being sealed anew with another key. What no key opens is not waited for. */
export const KEYS_CHANGE = `(SELECT count(*) FROM "KeyCheck" WHERE "unreadable" IS NULL) > 1`;

/** So long after the last thing that was done nothing is erased by hand. */
export const KEPT_AT_LEAST_DAYS = 30;

/** SQL: nothing of this intake is erased, and why; null when it may be. The strongest reason first. */
export const obstacleSql = (intake: string) => `CASE
  WHEN ${KEYS_CHANGE} THEN 'keys'
  WHEN ${intake} IN ${HELD_INTAKES} THEN 'held'
  WHEN EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = ${intake} AND q."level" = 'EMERGENCY') THEN 'emergency'
  WHEN EXISTS (SELECT 1 FROM "Draft" d WHERE (d."id" = ${intake} OR d."reassessesId" = ${intake})
    AND (${HOLDS_RED_FLAG} OR d."expiresAt" > now())) THEN 'unsent'
  WHEN EXISTS (SELECT 1 FROM "QueueEntry" q WHERE q."intakeId" = ${intake})
    OR EXISTS (SELECT 1 FROM "PromisedVisit" p WHERE p."intakeId" = ${intake})
    OR EXISTS (SELECT 1 FROM "Recall" r WHERE r."intakeId" = ${intake} AND r."endedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "WaitlistEntry" w WHERE w."intakeId" = ${intake} AND w."endedAt" IS NULL) THEN 'open'
  WHEN EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = ${intake} AND a."status" IN ('booked', 'arrived'))
    THEN 'booked'
  WHEN ${touchedSql(intake, `now() - interval '${KEPT_AT_LEAST_DAYS} days'`)} THEN 'recent' END`;

/**
 * Why an intake is not erased. `keys`: while data is sealed anew with another key, not all intakes of a
 * person are known. `unsent`: the patient has begun answers that they can still send, or that hold a red
 * flag which staff do not have.
 */
export type Obstacle = "keys" | "held" | "emergency" | "unsent" | "open" | "booked" | "recent";
