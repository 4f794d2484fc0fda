import type { Condition } from "@/lib/triage/engine/condition";
import type { Rule } from "@/lib/triage/rules/rule";
import type { Level } from "@/lib/triage/symptoms";

/** A rule as it is kept with its version. */
export type KeptRule = Pick<Rule, "id" | "staff" | "screensFor" | "source"> & {
  level: Level;
  when: Condition;
};

/** What of a rule is kept. */
export const keptRule = ({ id, level, staff, screensFor, source, when }: Rule): KeptRule => ({
  ...{ id, level, staff, screensFor, source, when },
});

export type RuleChange = {
  id: string;
  /** Null: it was not there. */
  before: KeptRule | null;
  /** Null: it is gone. */
  after: KeptRule | null;
  changed: ("level" | "logic" | "source" | "words")[];
};

const PARTS: Record<RuleChange["changed"][number], (rule: KeptRule) => unknown> = {
  level: ({ level }) => level,
  logic: ({ when }) => when,
  source: ({ source }) => source,
  words: ({ staff, screensFor }) => [staff, screensFor],
};

/** Postgres keeps the keys of an object in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}
const same = (one: unknown, other: unknown) =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** What differs between two sets of rules: new ones, those that are gone, and those that changed. */
export function changesBetween(
  before: readonly KeptRule[],
  after: readonly KeptRule[],
): RuleChange[] {
  const earlier = new Map(before.map((rule) => [rule.id, rule]));
  const later = new Map(after.map((rule) => [rule.id, rule]));
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((id): RuleChange[] => {
    const [old, now] = [earlier.get(id) ?? null, later.get(id) ?? null];
    if (!old || !now) return [{ id, before: old, after: now, changed: [] }];
    const parts = Object.keys(PARTS) as RuleChange["changed"];
    const changed = parts.filter((part) => !same(PARTS[part](old), PARTS[part](now)));
    return changed.length > 0 ? [{ id, before: old, after: now, changed }] : [];
  });
}
