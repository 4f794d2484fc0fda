import fc from "fast-check";
import * as vocabulary from "@/lib/triage/answer-words";
import { SYMPTOM_KEYS, type SymptomKey, type Symptoms } from "@/lib/triage/symptoms";

const NUMBERS: Partial<Record<SymptomKey, fc.Arbitrary<number | null>>> = {
  age_years: fc.integer({ min: 0, max: 110 }),
  pain_score: fc.integer({ min: 0, max: 10 }),
  duration_days: fc.oneof(
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.integer({ max: 400, min: 0 }),
  ),
  temp_c: fc.option(fc.double({ min: 35, max: 41, noNaN: true })),
  gestation_weeks: fc.option(fc.integer({ min: 0, max: 42 })),
  postpartum_weeks: fc.option(fc.integer({ min: 0, max: 60 })),
  pain_score_worst: fc.integer({ min: 0, max: 10 }),
  change_days: fc.constantFrom(1, 7, 14, 28, 84, 100),
};

/** The possible values of a symptom; undefined for one without a list. */
export function wordsOf(key: SymptomKey): readonly string[] | undefined {
  const table = vocabulary as unknown as Record<string, readonly string[] | undefined>;
  return table[key.toUpperCase()];
}

function answerTo(key: SymptomKey): fc.Arbitrary<unknown> {
  if (NUMBERS[key]) return NUMBERS[key];
  if (key === "free_text") return fc.string();
  const words = wordsOf(key);
  if (!words)
    return fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, fc.constantFrom(true, "unsure"));
  const quiet = fc.constant(words[0]);
  return fc.oneof({ weight: 4, arbitrary: quiet }, fc.constantFrom(...words, "unsure"));
}

/** Random symptoms of one person; each may be missing, and most are denied. */
export const randomSymptoms = fc.record(
  Object.fromEntries(SYMPTOM_KEYS.map((key) => [key, answerTo(key)])),
  {
    requiredKeys: [],
  },
) as unknown as fc.Arbitrary<Symptoms>;
