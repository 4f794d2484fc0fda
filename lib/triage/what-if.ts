import { z } from "zod";
import { isRequired } from "./asked";
import { rankOf } from "./level";
import {
  LEVELS,
  type Level,
  SYMPTOM_KEYS,
  type SymptomKey,
  type Symptoms,
  SymptomsSchema,
} from "./symptoms";
import { type Triage, triage } from "./triage";

/** One changed answer. */
export interface Change {
  key: SymptomKey;
  to: unknown;
}

export interface WhatIf {
  /** The fewest answers that would lower the level, with the level they would give; null: more than three. */
  lower: { level: Level; changes: Change[] } | null;
  /** Every single answer that would raise it, most severe level first. */
  higher: { level: Level; changes: Change[] }[];
}

// Who the person is does not change by asking again; their own words have no other value to try.
const FIXED: readonly SymptomKey[] = [
  "age_years",
  "sex_at_birth",
  "respondent",
  "gestation_weeks",
  "postpartum_weeks",
  "free_text",
];
/** Pain scores and temperatures on both sides of where the rules cut; days are as they are. */
const NUMBERS: Partial<Record<SymptomKey, readonly number[]>> = {
  pain_score: [2, 5, 7, 8, 9],
  temp_c: [37, 38, 39],
};
const MOST_CHANGES = 3;
/**
 * Sets of three answers are tried only among this many, which keeps the search well under a second.
 */
const MOST_TRIED = 12;

/** The words that the schema of a question accepts, except "unsure". */
function wordsOf(key: SymptomKey): readonly unknown[] {
  if (FIXED.includes(key)) return [];
  const numbers = NUMBERS[key];
  if (numbers) return numbers;
  const inner = z.toJSONSchema(SymptomsSchema.shape[key], { io: "input", unrepresentable: "any" });
  const parts = (inner.anyOf ?? [inner]) as { type?: string; enum?: unknown[] }[];
  const values = parts.flatMap((part) => (part.type === "boolean" ? [true, false] : part.enum));
  return values.filter((value) => value !== undefined && value !== "unsure");
}

const WORDS = new Map(SYMPTOM_KEYS.map((key) => [key, wordsOf(key)]));

function changesOf(key: SymptomKey, s: Symptoms): Change[] {
  const others = (WORDS.get(key) ?? []).filter((value) => value !== s[key]);
  return others.map((to) => ({ key, to }));
}

function changed(s: Symptoms, changes: readonly Change[]): Symptoms {
  return { ...s, ...Object.fromEntries(changes.map(({ key, to }) => [key, to])) };
}

/** Sets of this many changes, each to a different question, in order. */
function* sets(all: readonly Change[], size: number, from = 0): Generator<Change[]> {
  if (size === 0) return yield [];
  for (let at = from; at < all.length; at += 1) {
    const first = all[at] as Change;
    for (const rest of sets(all, size - 1, at + 1)) {
      if (rest.every(({ key }) => key !== first.key)) yield [first, ...rest];
    }
  }
}

type Verdict = (s: Symptoms) => Triage;

/** Only answers that speak in a rule of the level that counts can lower it. */
function lowering(s: Symptoms, now: Triage, verdict: Verdict): WhatIf["lower"] {
  const top = now.rules.filter(({ level }) => level === now.level);
  const keys = [...new Set(top.flatMap(({ because }) => because.map(({ key }) => key)))];
  for (let size = 1; size <= MOST_CHANGES; size += 1) {
    const tried = size < MOST_CHANGES ? keys : keys.slice(0, MOST_TRIED);
    const all = tried.flatMap((key) => changesOf(key, s));
    for (const changes of sets(all, size)) {
      const { level } = verdict(changed(s, changes));
      if (rankOf(level) > rankOf(now.level)) return { level, changes };
    }
  }
  return null;
}

function raising(s: Symptoms, now: Triage, verdict: Verdict): WhatIf["higher"] {
  const found = new Map<Level, Change[]>();
  for (const key of SYMPTOM_KEYS) {
    if (s[key] === undefined && !isRequired(key, s)) continue;
    for (const change of changesOf(key, s)) {
      const { level } = verdict(changed(s, [change]));
      if (rankOf(level) < rankOf(now.level))
        found.set(level, [...(found.get(level) ?? []), change]);
    }
  }
  return LEVELS.filter((level) => found.has(level)).map((level) => ({
    level,
    changes: found.get(level) ?? [],
  }));
}

/**
 * What would change the level of these answers: the fewest other answers (at most three) that would
 * lower it, and every single one that would raise it. `verdict` is the triage to ask; that of an
 * unfinished intake is another. Pure.
 */
export function whatWouldChange(s: Symptoms, verdict: Verdict = triage): WhatIf {
  const now = verdict(s);
  return { lower: lowering(s, now, verdict), higher: raising(s, now, verdict) };
}
