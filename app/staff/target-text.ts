import { termsOf } from "@/lib/intake/due";
import { targetWords } from "@/lib/settings/targets";
import type { Level } from "@/lib/triage/symptoms";

/** The target of a level as it is set now for this location, or for the whole clinic. */
export const targetText = (level: Level, locationId: string | null = null): string =>
  targetWords(termsOf(locationId ?? "").targets[level]);
