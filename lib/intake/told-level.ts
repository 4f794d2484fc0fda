import { rankOf } from "@/lib/triage/level";
import type { Level } from "@/lib/triage/symptoms";

/** What a review made of the level that the patient's own answers gave. */
export type StaffSay = "raised" | "lowered" | null;

/**
 * The level that the patient is told: the more severe of what their own answers gave and what counts
 * now. A clinician who raised it is heard at once; one who lowered it tells the patient in person,
 * and no page ever says less than the answers did.
 */
export function toldLevel(answersLevel: Level, levelNow: Level): { level: Level; said: StaffSay } {
  const by = rankOf(levelNow) - rankOf(answersLevel);
  if (by === 0) return { level: answersLevel, said: null };
  return by < 0 ? { level: levelNow, said: "raised" } : { level: answersLevel, said: "lowered" };
}
