import { compile } from "./compile";
import { type Reason, reasonsOf } from "./explain";
import { FLAG_CONDITIONS, REVIEW_FLAGS, type ReviewFlag } from "./flags";
import { NO, YES } from "./leaves";
import { FIRST_RULES, RULES, RULES_VERSION, ruleById } from "./rules/all";
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
  version: string;
}

const ROUTINE = LEVELS.indexOf("ROUTINE");
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
const FLAGGED = FLAG_CONDITIONS.map(({ flag, when }) => ({ flag, index: PROGRAM.indexOf(when) }));

/** One level lower where only an unsure answer makes the rule true; never below ROUTINE. */
function levelAsFired(level: Level, unsure: boolean): Level {
  const rank = LEVELS.indexOf(level);
  return unsure && rank < ROUTINE ? (LEVELS[rank + 1] as Level) : level;
}

function fire({ rule, index }: Placed, truths: Uint8Array, s: Symptoms): FiredRule {
  const unsure = truths[index] !== YES;
  return {
    id: rule.id,
    level: levelAsFired(rule.level, unsure),
    unsure,
    because: reasonsOf(index, PROGRAM, truths, s),
  };
}

function bySeverity(a: FiredRule, b: FiredRule): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
}

function flagsOf(fired: readonly FiredRule[], truths: Uint8Array): ReviewFlag[] {
  const flags = new Set<ReviewFlag>();
  for (const { flag, index } of FLAGGED) if (truths[index] === YES) flags.add(flag);
  for (const { id, unsure } of fired) {
    if (!unsure) continue;
    const level = ruleById(id)?.level;
    flags.add("not_sure_answers");
    if (level === "EMERGENCY") flags.add("phone_alert");
    if (level === "EMERGENCY" || level === "URGENT") flags.add("unsure_red_flag");
  }
  return flags.size > 0 ? REVIEW_FLAGS.filter((flag) => flags.has(flag)) : [];
}

/**
 * How soon this person must be seen. Takes parsed symptoms (SymptomsSchema); evaluates every rule,
 * the most severe wins; gives the level, every fired rule with the answers that fired it, review
 * flags and the version of the rules. Total and deterministic: no I/O, no clock, never throws.
 * Silence is not health: with no answers at all the level is URGENT.
 */
export function triage(symptoms: Symptoms): Triage {
  const truths = PROGRAM.run(symptoms);
  const fired: FiredRule[] = [];
  for (let i = 0; i < FIRST.length; i += 1) {
    if (truths[FIRST_AT[i] as number] !== NO)
      fired.push(fire(FIRST[i] as Placed, truths, symptoms));
  }
  if (fired.length === 0) {
    const found = FALLBACK.find(({ index }) => truths[index] === YES);
    if (found) fired.push(fire(found, truths, symptoms));
  }
  if (fired.length > 1) fired.sort(bySeverity);
  return {
    level: fired[0]?.level ?? "ROUTINE",
    rules: fired,
    flags: flagsOf(fired, truths),
    version: RULES_VERSION,
  };
}
