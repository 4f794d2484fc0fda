import type { Symptoms } from "./symptoms";
import { type FiredRule, triage } from "./triage";

/**
 * Why a level was given. `sure`: an answer says so. `unsure`: the patient answered "not sure".
 * `notAsked`: only because questions were not answered, as after an emergency stop; these cannot be
 * ruled out, but nobody said them. `former`: ids of rules that fired then and are not in today's.
 * Each most severe first.
 */
export type Reasons = {
  sure: FiredRule[];
  unsure: FiredRule[];
  notAsked: FiredRule[];
  former: string[];
};

/**
 * Is it "not sure" only because of the person's own words? They answered otherwise, and must not
 * read, nor staff tell, that they were not sure.
 */
export function isFromOwnWords({ unsure, because }: FiredRule): boolean {
  const open = because.filter(({ value }) => value === "unsure");
  return unsure && open.length > 0 && open.every(({ ownWords }) => ownWords);
}

/** Fired only because of silence: nothing was answered, or what was answered left it open. */
function isSilence({ unsure, because }: FiredRule): boolean {
  if (because.length > 0 && because.every(({ value }) => value === undefined)) return true;
  return unsure && !because.some(({ value }) => value === "unsure");
}

/**
 * Explains the rules that fired when the intake was filed (`stored`, their ids): runs today's rules
 * over the same answers for the answers that fired each. Rules that fire only today are left out.
 * Pure.
 */
export function reasonsFor(symptoms: Symptoms, stored: readonly string[]): Reasons {
  const ids = new Set(stored);
  const rules = triage(symptoms).rules.filter((rule) => ids.has(rule.id));
  const known = new Set(rules.map((rule) => rule.id));
  return {
    sure: rules.filter((rule) => !rule.unsure && !isSilence(rule)),
    unsure: rules.filter((rule) => rule.unsure && !isSilence(rule)),
    notAsked: rules.filter(isSilence),
    former: stored.filter((id) => !known.has(id)),
  };
}

/** `unsure`: the patient was not sure, or it was only read in their own words. */
export type RowReason = { id: string; unsure: false | "not_sure" | "own_words" };

/** A rule that fired, as a row tells it. */
export function rowReason(rule: FiredRule): RowReason {
  const { id, unsure } = rule;
  return { id, unsure: unsure && (isFromOwnWords(rule) ? "own_words" : "not_sure") };
}

/**
 * The red flags of a queue row: what was said, then what the patient was not sure of; what was
 * merely not asked only when there is nothing else.
 */
export function rowReasons(symptoms: Symptoms, stored: readonly string[]): RowReason[] {
  const { sure, unsure, notAsked, former } = reasonsFor(symptoms, stored);
  const said: RowReason[] = [
    ...sure.map(rowReason),
    ...former.map((id) => ({ id, unsure: false as const })),
    ...unsure.map(rowReason),
  ];
  return said.length ? said : notAsked.map(rowReason);
}
