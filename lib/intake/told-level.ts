import { rankOf } from "@/lib/triage/level";
import type { Level } from "@/lib/triage/symptoms";

/** How a review changed the level from the patient's own answers. */
export type StaffSay = "raised" | "lowered" | null;

/**
 * The level that the patient is told: the more severe of their answers' level and the current
 * level. A raised level shows at once. A clinician who lowers it tells the patient in person; no
 * page ever shows a milder level than the answers gave.
 */
export function toldLevel(answersLevel: Level, levelNow: Level): { level: Level; said: StaffSay } {
  const by = rankOf(levelNow) - rankOf(answersLevel);
  if (by === 0) return { level: answersLevel, said: null };
  return by < 0 ? { level: levelNow, said: "raised" } : { level: answersLevel, said: "lowered" };
}
