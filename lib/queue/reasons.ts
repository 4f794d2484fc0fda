import { RULES_VERSION } from "@/lib/triage/rules/all";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type FiredRule, triage } from "@/lib/triage/triage";

/**
 * Why a level was given. `sure`: an answer says so. `unsure`: the patient answered "not sure".
 * `notAsked`: only because questions were not answered, as after an emergency stop; these cannot be
 * ruled out, but nobody said them. Each most severe first.
 */
export type Reasons = { sure: FiredRule[]; unsure: FiredRule[]; notAsked: FiredRule[] };

/** Fired only because of silence: nothing was answered, or what was answered left it open. */
function isSilence({ unsure, because }: FiredRule): boolean {
  if (because.length > 0 && because.every(({ value }) => value === undefined)) return true;
  return unsure && !because.some(({ value }) => value === "unsure");
}

/** Runs the rules over the answers again and sorts what fired by how it came to fire. Pure. */
export function reasonsFor(symptoms: Symptoms): Reasons {
  const { rules } = triage(symptoms);
  return {
    sure: rules.filter((rule) => !rule.unsure && !isSilence(rule)),
    unsure: rules.filter((rule) => rule.unsure && !isSilence(rule)),
    notAsked: rules.filter(isSilence),
  };
}

/** Whether an intake was triaged with the rules of today, so that running them again says the same. */
export function isCurrentRules(ruleVersion: string): boolean {
  return ruleVersion === RULES_VERSION;
}

export type RowReason = { id: string; unsure: boolean };

/**
 * The red flags of a queue row: what was said, then what the patient was not sure of; what was
 * merely not asked only when there is nothing else. Under other rules than today's: as stored.
 */
export function rowReasons(
  symptoms: Symptoms,
  stored: { ruleVersion: string; firedRules: string[] },
): RowReason[] {
  if (!isCurrentRules(stored.ruleVersion))
    return stored.firedRules.map((id) => ({ id, unsure: false }));
  const { sure, unsure, notAsked } = reasonsFor(symptoms);
  const said = [...sure, ...unsure];
  return (said.length ? said : notAsked).map(({ id, unsure }) => ({ id, unsure }));
}
