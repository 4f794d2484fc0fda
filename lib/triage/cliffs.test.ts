import fc from "fast-check";
import { expect, it } from "vitest";
import { randomSymptoms } from "@/test/random-symptoms";
import { person } from "./rules/examples/example";
import { LEVELS, type Symptoms } from "./symptoms";
import { triage } from "./triage";

type NumberKey = {
  [K in keyof Symptoms]-?: number extends Symptoms[K] ? K : never;
}[keyof Symptoms];

const CHANGE_DAYS = [1, 7, 14, 28, 84, 100];

/** The next value of each number: the smallest step that a person can tell. */
const NEXT: Partial<Record<NumberKey, (value: number) => number>> = {
  age_years: (years) => years + 1,
  duration_days: (days) => Math.floor(days) + 1,
  change_days: (days) => CHANGE_DAYS.find((next) => next > days) ?? days,
  pain_score: (score) => Math.min(10, score + 1),
  pain_score_worst: (score) => Math.min(10, score + 1),
  temp_c: (celsius) => Math.min(45, Math.round(celsius * 10 + 1) / 10),
  gestation_weeks: (weeks) => weeks + 1,
  postpartum_weeks: (weeks) => weeks + 1,
};

/** Jumps of two levels that stay, each with its reason. */
const KNOWN: { id: string; why: string }[] = [
  { id: "under_16", why: "a child is never told to treat it at home, at any sign" },
  { id: "giant_cell", why: "its question is asked from 50 on; the illness hardly exists before" },
];

type Cliff = { key: string; from: number; to: number; levels: string; rules: string; s: Symptoms };

function cliffsOf(s: Symptoms): Cliff[] {
  const a = triage(s);
  return Object.entries(NEXT).flatMap(([key, next]) => {
    const from = s[key as NumberKey];
    if (typeof from !== "number") return [];
    const to = next(from);
    const b = triage({ ...s, [key]: to });
    const jump = LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
    if (Math.abs(jump) < 2) return [];
    const [higher] = jump > 0 ? [b] : [a];
    const rules = higher.rules.filter(({ level }) => level === higher.level).map(({ id }) => id);
    const why = rules.join(" ");
    if (rules.every((id) => KNOWN.some((known) => known.id === id))) return [];
    return [{ key, from, to, levels: `${a.level} ${b.level}`, rules: why, s }];
  });
}

// Found among people with few answers, whom the search below rarely makes.
it.each<[string, NumberKey, number[], Symptoms, string[]]>([
  [
    "the weeks of a pregnancy with a bad headache",
    "gestation_weeks",
    [17, 18, 19, 20],
    { sex_at_birth: "female", pregnancy: "yes", neck_stiff_or_bad_headache: true },
    ["SOON", "URGENT", "URGENT", "EMERGENCY"],
  ],
  [
    "the age of somebody with thin bones and an old pain after a lift",
    "age_years",
    [64, 65, 69, 70],
    { osteoporosis: true, trigger: "lifting", duration_days: 100 },
    ["ROUTINE", "SOON", "SOON", "URGENT"],
  ],
])("no cliff in %s", (_, key, values, changes, levels) => {
  expect(values.map((value) => triage(person({ ...changes, [key]: value })).level)).toEqual(levels);
});

it("no jump of two levels hangs on one number moved by its smallest step", {
  timeout: 60_000,
}, () => {
  const found = new Map<string, Cliff>();
  fc.assert(
    fc.property(randomSymptoms, (s) => {
      for (const cliff of cliffsOf(s)) found.set(`${cliff.key} ${cliff.rules}`, cliff);
    }),
    { numRuns: Number(process.env.CLIFF_RUNS ?? 1000), seed: 20261130 },
  );
  const told = [...found.values()].map(
    ({ key, from, to, levels, rules }) => `${key} ${from} to ${to}: ${levels} (${rules})`,
  );
  expect(told).toEqual([]);
});
