import type { Words } from "@/lib/i18n/translate";
import type { OwnIntake } from "@/lib/intake/queries";
import { isProxy } from "@/lib/questions/gates";
import { rankOf } from "@/lib/triage/level";
import { isFromOwnWords } from "@/lib/triage/reasons";
import { ruleById } from "@/lib/triage/rules/all";
import type { Variant } from "@/lib/triage/rules/rule";
import type { SymptomKey } from "@/lib/triage/symptoms";
import { type FiredRule, triage } from "@/lib/triage/triage";

const MOST = 6;

type Told = Pick<OwnIntake, "answersLevel" | "firedRules" | "symptoms">;

/** Somebody else may read the page, so it never says these; staff call by the safe way. */
const NEVER_SHOWN: readonly string[] = ["unsafe_now", "unsafe_at_home"];

/**
 * The rules behind the level, as far as they rest on something the patient said. A rule that fired
 * only because its question was never reached is for staff: patients must not read it as if they
 * had said it. Rules that were removed since the intake was filed are left out.
 */
function decidingRules({ answersLevel, firedRules, symptoms }: Told): FiredRule[] {
  const said = triage(symptoms).rules.filter(
    ({ id, unsure, because }) =>
      firedRules.includes(id) && (!unsure || because.some(({ value }) => value === "unsure")),
  );
  const deciding = said.filter((rule) => rankOf(rule.level) <= rankOf(answersLevel));
  return deciding.length > 0 ? deciding : said;
}

function inWords(t: Words, rule: FiredRule): string {
  const { id, unsure } = rule;
  const reason = t.has(`reasons.${id}`) ? t(`reasons.${id}`) : (ruleById(id)?.patient ?? "");
  if (isFromOwnWords(rule)) return t("result.ownWordsReason", { reason });
  return unsure ? t("result.unsureReason", { reason }) : reason;
}

/** Why the answers led to this level, in the patient's words, most severe first. */
export function reasonsFor(t: Words, intake: Told): string[] {
  const shown = decidingRules(intake).filter(({ id }) => !NEVER_SHOWN.includes(id));
  const words = shown.map((rule) => inWords(t, rule));
  return [...new Set(words)].slice(0, MOST);
}

/** Signs by which a serious cause shows; all of a group must be denied, in every question about them. */
const REASSURING: Readonly<Record<string, readonly SymptomKey[]>> = {
  nerves: ["saddle_numbness", "bladder", "bowel"],
  legs: ["leg_weakness", "leg_numbness", "leg_pain"],
  chest: ["chest_pain", "short_of_breath", "fainted_or_collapsed"],
  injury: ["trauma"],
  infection: ["fever", "shaking_chills"],
};

/** What is said of legs is about both. */
function isDenied(group: string, value: unknown): boolean {
  return value === false || value === "none" || (group === "legs" && value === "one");
}

/**
 * The signs of something serious that the patient said no to, wherever it was asked. Nothing from
 * URGENT up, where nobody is to be reassured, and nothing where a clinician wants them seen sooner.
 */
export function reassuring(
  t: Words,
  { level, staffSay, symptoms }: Pick<OwnIntake, "level" | "staffSay" | "symptoms">,
): string[] {
  if (level === "EMERGENCY" || level === "URGENT" || staffSay === "raised") return [];
  return Object.entries(REASSURING)
    .filter(([group, keys]) => keys.every((key) => isDenied(group, symptoms[key])))
    .map(([group]) => t(`result.reassured.${group}`));
}

/** Why it is an emergency. No lead: there is nothing to say. No reasons: a clinician decided it. */
export type EmergencyReasons = { lead: string; reasons: string[] };

/** Why it is an emergency: what the answers show, or that a clinician decided it. */
export function emergencyReasons(
  t: Words,
  intake: Told & Pick<OwnIntake, "staffSay" | "answers">,
): EmergencyReasons {
  if (intake.staffSay === "raised")
    return { lead: t("result.staffSay.raisedEmergency"), reasons: [] };
  const reasons = reasonsFor(t, intake);
  if (reasons.length === 0) return { lead: "", reasons };
  return {
    lead: t(isProxy(intake.answers) ? "result.emergency.proxyNeed" : "result.emergency.need"),
    reasons,
  };
}

/** Who to call on the emergency page, and what to add. */
export type EmergencyAdvice = {
  /** The kind whose wording leads; only when every emergency reason is of this kind. */
  leading: "pregnancy" | "self_harm" | "overdose" | null;
  has: (variant: Variant) => boolean;
};

const LEADING = ["pregnancy", "self_harm", "overdose"] as const;

/**
 * The advice that the emergency page gives for these answers (catalogue part d). When a clinician
 * made it an emergency, the reason is not in the answers, so no special advice leads.
 */
export function emergencyAdvice(intake: Told & Pick<OwnIntake, "staffSay">): EmergencyAdvice {
  const variants = decidingRules(intake).map(({ id }) => ruleById(id)?.variant);
  const own = intake.staffSay !== "raised" && variants.length > 0;
  const leading = LEADING.find((variant) => own && variants.every((each) => each === variant));
  return { leading: leading ?? null, has: (variant) => variants.includes(variant) };
}
