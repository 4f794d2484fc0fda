import { ruleById } from "@/lib/triage/rules/all";
import type { Variant } from "@/lib/triage/rules/rule";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import type { Words } from "../words";

const MOST = 6;

function isAsSevere(ruleId: string, level: Level): boolean {
  const rule = ruleById(ruleId);
  return rule !== undefined && LEVELS.indexOf(rule.level) <= LEVELS.indexOf(level);
}

/**
 * Why the answers led to this level, in the patient's words, most severe first. Another language's
 * message file says it under `reasons.<rule id>`. Rules of an older version that are gone are left
 * out.
 */
export function reasonsFor(t: Words, level: Level, firedRules: readonly string[]): string[] {
  const known = firedRules.filter((id) => ruleById(id));
  const deciding = known.filter((id) => isAsSevere(id, level));
  const words = (deciding.length > 0 ? deciding : known).map((id) =>
    t.has(`reasons.${id}`) ? t(`reasons.${id}`) : (ruleById(id)?.patient ?? ""),
  );
  return [...new Set(words)].slice(0, MOST);
}

/** Whom to call on the emergency page, and what to add to it. */
export type EmergencyAdvice = {
  /** The one whose wording leads: only when every emergency reason is of this kind. */
  leading: "pregnancy" | "self_harm" | "overdose" | null;
  has: (variant: Variant) => boolean;
};

const LEADING = ["pregnancy", "self_harm", "overdose"] as const;

/** Which advice the emergency page gives for these fired rules (catalogue part d). */
export function emergencyAdvice(firedRules: readonly string[]): EmergencyAdvice {
  const rules = firedRules.map(ruleById).filter((rule) => rule?.level === "EMERGENCY");
  const leading = LEADING.find(
    (variant) => rules.length > 0 && rules.every((rule) => rule?.variant === variant),
  );
  return {
    leading: leading ?? null,
    has: (variant) => rules.some((rule) => rule?.variant === variant),
  };
}
