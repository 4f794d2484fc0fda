import { type Source, type SourceId, sourcesOf } from "@/lib/learn/sources";
import type { Answers } from "@/lib/questions/answers";
import { ADULT_AGE, isUnder16 } from "@/lib/questions/gates";
import type { Level, Symptoms } from "@/lib/triage/symptoms";
import { planFacts } from "./facts";
import { PARTS, type Part, PLAN_ITEMS, PLAN_LEVELS } from "./items";
import { ACETAMINOPHEN, ANTI_INFLAMMATORY, type Judgement, judge } from "./medicine";

export type Plan = {
  /** The checklist: ids of lines by part; a part without lines is left out. */
  parts: { part: Part; items: string[] }[];
  /**
   * Null for patients who should be seen this week: they take their usual medicines, and ask first.
   */
  medicine: { antiInflammatory: Judgement; acetaminophen: Judgement } | null;
  sources: Source[];
};

/**
 * The home-care plan that fits these answers. Null when home care is not the answer: EMERGENCY,
 * URGENT and anybody under 16. Never names a dose. Pure.
 */
export function planFor(intake: {
  level: Level;
  answers: Answers;
  symptoms: Symptoms;
}): Plan | null {
  const { level, answers, symptoms } = intake;
  const child = isUnder16(answers) || (symptoms.age_years ?? ADULT_AGE) < ADULT_AGE;
  if (child || !PLAN_LEVELS.some((known) => known === level)) return null;
  const facts = planFacts(answers, symptoms);
  const seenSoon = level === "SOON";
  const items = PLAN_ITEMS.filter(
    ({ when, notBeforeVisit }) => (when?.(facts) ?? true) && !(seenSoon && notBeforeVisit),
  );
  const parts = PARTS.map((part) => ({
    part,
    items: items.filter((item) => item.part === part).map(({ id }) => id),
  }));
  const medicine = {
    antiInflammatory: judge(ANTI_INFLAMMATORY, facts),
    acetaminophen: judge(ACETAMINOPHEN, facts),
  };
  const bars = seenSoon ? [] : [...ANTI_INFLAMMATORY, ...ACETAMINOPHEN];
  const cited: SourceId[] = [...items, ...bars].flatMap(({ source }) => source);
  return {
    parts: parts.filter((each) => each.items.length > 0),
    medicine: seenSoon ? null : medicine,
    sources: sourcesOf(cited),
  };
}
