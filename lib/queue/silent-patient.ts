/**
 * SQL: is the patient of this queue entry silent? They were asked how they are, from SOON up, more
 * than a day ago, and did not answer; the last check-in that was sent counts. A call in which
 * somebody spoke to them since settles it.
 */
export const silentSql = (entry: string) => `coalesce(${entry}."levelRank" <= 2 AND EXISTS (
      SELECT 1 FROM (SELECT k."sentAt", k."answer" FROM "CheckIn" k
        WHERE k."intakeId" = ${entry}."intakeId" AND k."sentAt" IS NOT NULL
        ORDER BY k."day" DESC LIMIT 1) asked
      WHERE asked."answer" IS NULL AND asked."sentAt" <= now() - interval '24 hours'
        AND NOT EXISTS (SELECT 1 FROM "CallAttempt" t WHERE t."intakeId" = ${entry}."intakeId"
          AND t."outcome" = 'spoke' AND t."takenBackAt" IS NULL AND t."createdAt" > asked."sentAt")), false)`;
