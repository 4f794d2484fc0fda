/**
 * SQL: is the patient of this queue entry silent? At SOON or above, they did not answer the last
 * sent check-in for more than a day. A later call in which staff spoke to them clears it.
 */
export const silentSql = (entry: string) => `coalesce(${entry}."levelRank" <= 2 AND EXISTS (
      SELECT 1 FROM (SELECT k."sentAt", k."answer" FROM "CheckIn" k
        WHERE k."intakeId" = ${entry}."intakeId" AND k."sentAt" IS NOT NULL
        ORDER BY k."day" DESC LIMIT 1) asked
      WHERE asked."answer" IS NULL AND asked."sentAt" <= now() - interval '24 hours'
        AND NOT EXISTS (SELECT 1 FROM "CallAttempt" t WHERE t."intakeId" = ${entry}."intakeId"
          AND t."outcome" = 'spoke' AND t."takenBackAt" IS NULL AND t."createdAt" > asked."sentAt")), false)`;
