import { compile } from "./engine/compile";
import { type Reason, reasonsOf } from "./engine/explain";
import { NO, YES } from "./engine/leaves";
import { FLAG_CONDITIONS, type FlagCondition, REVIEW_FLAGS, type ReviewFlag } from "./flags";
import { rankOf } from "./level";
import { withOwnWords } from "./own-words/facts";
import { FIRST_RULES, RULES, ruleById } from "./rules/all";
import { FALLBACK_RULES } from "./rules/person";
import type { Rule } from "./rules/rule";
import { LEVELS, type Level, type Symptoms } from "./symptoms";

export interface FiredRule {
  id: string;
  /** As fired: one level below the rule's own where an unsure answer decided. */
  level: Level;
  unsure: boolean;
  because: Reason[];
}

export interface Triage {
  level: Level;
  /** Most severe first. */
  rules: FiredRule[];
  flags: ReviewFlag[];
}

const ROUTINE = rankOf("ROUTINE");
const PROGRAM = compile([
  ...RULES.map((rule) => rule.when),
  ...FLAG_CONDITIONS.map((row) => row.when),
]);
interface Placed {
  rule: Rule;
  index: number;
}
const place = (rule: Rule): Placed => ({ rule, index: PROGRAM.indexOf(rule.when) });
const FIRST = FIRST_RULES.map(place);
const FIRST_AT = Uint16Array.from(FIRST, ({ index }) => index);
const FALLBACK = FALLBACK_RULES.map(place);
const FLAGGED = FLAG_CONDITIONS;
const FLAGGED_AT = Uint16Array.from(FLAGGED, ({ when }) => PROGRAM.indexOf(when));

/** One level lower where only an unsure answer makes the rule true; never below ROUTINE. */
function levelAsFired(level: Level, unsure: boolean): Level {
  const rank = rankOf(level);
  return unsure && rank < ROUTINE ? (LEVELS[rank + 1] as Level) : level;
}

function fire(
  { rule, index }: Placed,
  truths: Uint8Array,
  read: Symptoms,
  answers: Symptoms,
): FiredRule {
  const unsure = truths[index] !== YES;
  return {
    id: rule.id,
    level: levelAsFired(rule.level, unsure),
    unsure,
    because: reasonsOf(index, PROGRAM, truths, read, answers),
  };
}

function bySeverity(a: FiredRule, b: FiredRule): number {
  return rankOf(a.level) - rankOf(b.level);
}

function flagsOf(fired: readonly FiredRule[], truths: Uint8Array): ReviewFlag[] {
  const flags: ReviewFlag[] = [];
  for (let i = 0; i < FLAGGED.length; i += 1) {
    if (truths[FLAGGED_AT[i] as number] === YES) flags.push((FLAGGED[i] as FlagCondition).flag);
  }
  const unsure = fired.filter((rule) => rule.unsure).map(({ id }) => ruleById(id)?.level);
  if (unsure.length > 0) flags.push("not_sure_answers");
  if (unsure.includes("EMERGENCY")) flags.push("phone_alert", "unsure_red_flag");
  else if (unsure.includes("URGENT")) flags.push("unsure_red_flag");
  return flags.length > 1 ? REVIEW_FLAGS.filter((flag) => flags.includes(flag)) : flags;
}

/**
 * How soon this person must be seen. Takes parsed symptoms (SymptomsSchema); evaluates every rule,
 * the most severe wins; gives the level, every fired rule with the answers that fired it, and review
 * flags. Total and deterministic: no I/O, no clock, never throws.
 * Silence is not health: with no answers at all the level is URGENT.
 */
export function triage(answers: Symptoms): Triage {
  const symptoms = withOwnWords(answers);
  const truths = PROGRAM.run(symptoms);
  const fired: FiredRule[] = [];
  for (let i = 0; i < FIRST.length; i += 1) {
    if (truths[FIRST_AT[i] as number] !== NO)
      fired.push(fire(FIRST[i] as Placed, truths, symptoms, answers));
  }
  if (fired.length === 0) {
    const found = FALLBACK.find(({ index }) => truths[index] === YES);
    if (found) fired.push(fire(found, truths, symptoms, answers));
  }
  if (fired.length > 1) fired.sort(bySeverity);
  return {
    level: fired[0]?.level ?? "ROUTINE",
    rules: fired,
    flags: flagsOf(fired, truths),
  };
}
