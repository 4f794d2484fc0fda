import { LEVELS, type Level } from "@/lib/triage/symptoms";

/** 0 for EMERGENCY to 4 for SELF_CARE: the order of severity and of the queue. */
export function rankOf(level: Level): number {
  return LEVELS.indexOf(level);
}

/**
 * SQL for the level of intake `i` now: the last review that counts (one that lowers an EMERGENCY
 * counts only when a second clinician agreed), else the level it was filed with.
 */
export const EFFECTIVE_LEVEL = `COALESCE((
  SELECT r."level" FROM "Review" r LEFT JOIN "SecondReview" s ON s."reviewId" = r."id"
  WHERE r."intakeId" = i."id" AND (NOT r."needsSecond" OR s."agrees")
  ORDER BY r."createdAt" DESC LIMIT 1), i."level")`;
