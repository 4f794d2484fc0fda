import { isRequired } from "./asked";
import type { Condition } from "./condition";
import { watchWordsIn } from "./free-text";
import type { SymptomKey, Symptoms } from "./symptoms";

// Kleene's three values as numbers, so that "and" is the smaller and "or" the larger.
export const NO = 0;
export const UNSURE = 1;
export const YES = 2;
export type Truth = typeof NO | typeof UNSURE | typeof YES;
type Step = (truths: Uint8Array, s: Symptoms) => Truth;

/** A program: every different condition once, each after the conditions it is made of. */
export interface Program {
  /** Where a condition's truth stands in the array that `run` returns. */
  indexOf(condition: Condition): number;
  run(symptoms: Symptoms): Uint8Array;
}

/** An answer is unknown when it is "unsure", or missing although a rule needs it (b.6, 4). */
function unknown(key: SymptomKey, value: unknown, s: Symptoms): boolean {
  if (value === "unsure") return true;
  return value === undefined && isRequired(key, s);
}

function isStep(key: SymptomKey, values: readonly (string | boolean)[]): Step {
  const set = new Set<unknown>(values);
  return (_, s) => {
    const value = s[key];
    if (set.has(value)) return YES;
    return unknown(key, value, s) ? UNSURE : NO;
  };
}

function numberStep(condition: Extract<Condition, { op: "number" }>): Step {
  const { key, value: limit } = condition;
  const holds = {
    at_least: (value: number) => value >= limit,
    at_most: (value: number) => value <= limit,
    over: (value: number) => value > limit,
    under: (value: number) => value < limit,
  }[condition.compare];
  return (_, s) => {
    const value = s[key];
    if (typeof value === "number") return holds(value) ? YES : NO;
    return unknown(key, value, s) ? UNSURE : NO;
  };
}

function onsetAgeStep(years: number): Step {
  return (_, s) => {
    if (s.age_years === undefined || s.duration_days === undefined) return UNSURE;
    return s.age_years - s.duration_days / 365.25 < years ? YES : NO;
  };
}

function countStep(n: number, parts: readonly number[]): Step {
  return (truths) => {
    let sure = 0;
    let possible = 0;
    for (const part of parts) {
      if (truths[part] === YES) sure += 1;
      if (truths[part] !== NO) possible += 1;
    }
    if (sure >= n) return YES;
    return possible >= n ? UNSURE : NO;
  };
}

/** All or any: stops at the first part that settles it. */
function groupStep(parts: readonly number[], settled: Truth, otherwise: Truth): Step {
  return (truths) => {
    let result = otherwise;
    for (const part of parts) {
      if (truths[part] === settled) return settled;
      if (truths[part] === UNSURE) result = UNSURE;
    }
    return result;
  };
}

/** How many of these questions are unknown. */
export function unknownKeys(keys: readonly SymptomKey[], s: Symptoms): SymptomKey[] {
  return keys.filter((key) => unknown(key, s[key], s));
}

function stepOf(condition: Condition, indexOf: (part: Condition) => number): Step {
  switch (condition.op) {
    case "is":
      return isStep(condition.key, condition.values);
    case "number":
      return numberStep(condition);
    case "onset_age_under":
      return onsetAgeStep(condition.years);
    case "absent":
      return (_, s) => (s[condition.key] === undefined ? YES : NO);
    case "unsure_at_least":
      return (_, s) => (unknownKeys(condition.keys, s).length >= condition.n ? YES : NO);
    case "watch_words":
      return (_, s) => (s.free_text && watchWordsIn(s.free_text).length > 0 ? YES : NO);
    case "all":
      return groupStep(condition.of.map(indexOf), NO, YES);
    case "any":
      return groupStep(condition.of.map(indexOf), YES, NO);
    case "count":
      return countStep(condition.n, condition.of.map(indexOf));
    case "not": {
      const part = indexOf(condition.of);
      return (truths) => (YES - (truths[part] ?? UNSURE)) as Truth;
    }
    case "unless": {
      const part = indexOf(condition.of);
      return (truths) => (truths[part] === YES ? NO : YES);
    }
  }
}

/** Compiles conditions once; running the program evaluates each different one once. Pure. */
export function compile(conditions: readonly Condition[]): Program {
  const steps: Step[] = [];
  const known = new Map<string, number>();
  const seen = new Map<Condition, number>();
  const indexOf = (condition: Condition): number => {
    const before = seen.get(condition);
    if (before !== undefined) return before;
    const name = JSON.stringify(condition);
    let index = known.get(name);
    if (index === undefined) {
      const step = stepOf(condition, indexOf);
      index = steps.push(step) - 1;
      known.set(name, index);
    }
    seen.set(condition, index);
    return index;
  };
  for (const condition of conditions) indexOf(condition);
  const run = (symptoms: Symptoms) => {
    const truths = new Uint8Array(steps.length);
    for (let i = 0; i < steps.length; i += 1) truths[i] = (steps[i] as Step)(truths, symptoms);
    return truths;
  };
  return { indexOf, run };
}
