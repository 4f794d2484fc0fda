import { targetWords } from "@/lib/clinic/settings/targets";
import { termsOf } from "@/lib/deadline/due";
import type { Level } from "@/lib/triage/symptoms";

/** The current target of a level for this location, or for the whole clinic. */
export const targetText = (level: Level, locationId: string | null = null): string =>
  targetWords(termsOf(locationId ?? "").targets[level]);
