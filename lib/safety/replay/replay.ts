import { triageUnfinished } from "@/lib/facts/level";
import { rankOf } from "@/lib/triage/level";
import type { Level, Symptoms } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";

/** A stored triage: its answers and its verdict. */
export type Filed = {
  symptoms: Symptoms;
  /** The patient was asked every question, so a missing answer counts as "not sure". */
  complete: boolean;
  level: Level;
  firedRules: readonly string[];
};

/** What today's rules say instead. `gained` and `lost` are rule ids. */
export type Move = { from: Level; to: Level; gained: string[]; lost: string[] };

/**
 * Triages stored answers once more with the rules of this source tree. Returns the difference; null
 * when level and fired rules are the same. Pure.
 */
export function replay({ symptoms, complete, level, firedRules }: Filed): Move | null {
  const now = (complete ? triage : triageUnfinished)(symptoms);
  const before = new Set(firedRules);
  const after = new Set(now.rules.map((rule) => rule.id));
  const gained = now.rules.filter((rule) => !before.has(rule.id));
  const lost = firedRules.filter((id) => !after.has(id));
  if (now.level === level && gained.length === 0 && lost.length === 0) return null;
  return { from: level, to: now.level, gained: gained.map((rule) => rule.id), lost };
}

/** "higher" is more severe; "same": only the reasons are others. */
export function directionOf({ from, to }: Move): "higher" | "lower" | "same" {
  if (from === to) return "same";
  return rankOf(to) < rankOf(from) ? "higher" : "lower";
}
