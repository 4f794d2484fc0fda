import { personsIntakesSql, surelyPersonsIntakesSql, visitorSql } from "@/lib/person/same/related";

/** Subquery: whether the same person has an emergency that is open, for another intake too. */
export const emergencySql = (intake: string) => `(WITH RECURSIVE ${visitorSql(intake)}
    SELECT EXISTS (SELECT 1 FROM "QueueEntry" open WHERE open."level" = 'EMERGENCY'
      AND open."intakeId" IN ${personsIntakesSql}))`;

/** Subquery: whether the person of the entry `w` got a visit for another intake since they wait. */
const VISIT_ELSEWHERE = `(WITH RECURSIVE ${visitorSql('w."intakeId"')}
    SELECT EXISTS (SELECT 1 FROM "Appointment" other WHERE other."intakeId" <> w."intakeId"
      AND other."intakeId" IN ${surelyPersonsIntakesSql} AND other."status" IN ('booked', 'arrived')
      AND other."bookedAt" > w."since" AND other."endsAt" > now()))`;

/**
 * Condition of the entry `w` of the waiting list: its patient may answer an offer by themselves. Not in
 * an emergency and not once they said that it is worse; not who could not book by themselves either
 * (children, and answers that were not finished); nor who has a visit by now. Staff call these.
 */
export const MAY_ANSWER = `(EXISTS (SELECT 1 FROM "Verdict" said WHERE said."intakeId" = w."intakeId" AND said."filedAs" = 'sent')
    AND NOT EXISTS (SELECT 1 FROM "QueueEntry" own WHERE own."intakeId" = w."intakeId"
      AND (own."level" = 'EMERGENCY' OR own."worseSince" IS NOT NULL))
    AND NOT ${emergencySql('w."intakeId"')} AND NOT ${VISIT_ELSEWHERE})`;

/** The same, and they get messages: they agreed to them, and none of them is known to have failed. */
export const MAY_BE_OFFERED = `(EXISTS (SELECT 1 FROM "Consent" x WHERE x."intakeId" = w."intakeId" AND x."kind" = 'messages'
      AND NOT EXISTS (SELECT 1 FROM "ConsentWithdrawal" y WHERE y."consentId" = x."id"))
    AND NOT EXISTS (SELECT 1 FROM "OutboundMessage" failed WHERE failed."intakeId" = w."intakeId"
      AND failed."kind" LIKE 'patient\\_%' AND failed."failedAt" IS NOT NULL AND failed."resolvedAt" IS NULL)
    AND ${MAY_ANSWER})`;
