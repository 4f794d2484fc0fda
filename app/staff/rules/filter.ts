import { z } from "zod";
import type { Rule } from "@/lib/triage/rules/rule";
import { LEVELS } from "@/lib/triage/symptoms";

export const MOST_CHARACTERS = 100;

const RuleFilterSchema = z.object({
  words: z.string().trim().max(MOST_CHARACTERS).catch(""),
  level: z.enum(LEVELS).optional().catch(undefined),
  fired: z.literal("yes").optional().catch(undefined),
});
export type RuleFilter = z.infer<typeof RuleFilterSchema>;

/** The filter in the address; unknown values are dropped. */
export const readRuleFilter = (search: Record<string, unknown>): RuleFilter =>
  RuleFilterSchema.parse(search);

/** Whether it leaves anything out. */
export const isFiltering = ({ words, level, fired }: RuleFilter): boolean =>
  Boolean(words || level || fired);

const textOf = ({ id, staff, patient, screensFor, source }: Rule) =>
  [id, staff, patient, screensFor, source].join("\n").toLowerCase();

/**
 * The rules that fit, in the same order. Each of the words is somewhere in the rule's id, its words for
 * staff and patients, what it screens for or its source. `hits`: how often each rule fired, by its id.
 */
export function filterRules(
  rules: readonly Rule[],
  { words, level, fired }: RuleFilter,
  hits: ReadonlyMap<string, number>,
): Rule[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return rules.filter((rule) => {
    const text = textOf(rule);
    const levelFits = !level || rule.level === level;
    const hitsFit = !fired || (hits.get(rule.id) ?? 0) > 0;
    return levelFits && hitsFit && wanted.every((word) => text.includes(word));
  });
}
