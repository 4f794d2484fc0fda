import { daysLater } from "@/lib/time";
import { rankOf } from "@/lib/triage/level";
import { ruleById } from "@/lib/triage/rules/all";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import {
  crossTable,
  type Estimate,
  type Judged,
  type Share,
  share,
  weightedKappa,
} from "./agreement";

// What the page says, from the counts of `readFigures`. Pure.

/** So many intakes got this level by triage, and this one by the clinician; null: no review counts. */
export type Agreed = { triage: Level; clinician: Level | null; intakes: number };
type Reviewed = Judged & { intakes: number };
const isReviewed = (each: Agreed): each is Reviewed => each.clinician !== null;

const total = (groups: readonly { intakes: number }[]) =>
  groups.reduce((sum, { intakes }) => sum + intakes, 0);

export type Agreement = {
  intakes: number;
  reviewed: number;
  /** Of those that a clinician put at EMERGENCY, those that the triage put there too. */
  found: Share | null;
  /** Of the reviewed, those that the clinician put higher, at the same level, and lower. */
  under: Share | null;
  same: Share | null;
  over: Share | null;
  kappa: Estimate | null;
  /** Row: triage, column: clinician. */
  table: number[][];
};

/** With fewer cases the large-sample interval would promise too much. */
export const FEWEST_FOR_KAPPA = 10;

/** How far triage and clinicians agree, over the intakes that were reviewed. */
export function agreementOf(groups: readonly Agreed[]): Agreement {
  const judged = groups.filter(isReviewed);
  const reviewed = total(judged);
  const table = crossTable(judged);
  const of = (fits: (miss: number) => boolean) =>
    total(judged.filter((each) => fits(rankOf(each.triage) - rankOf(each.clinician))));
  const emergencies = judged.filter(({ clinician }) => clinician === "EMERGENCY");
  return {
    intakes: total(groups),
    reviewed,
    found: share(
      total(emergencies.filter(({ triage }) => triage === "EMERGENCY")),
      total(emergencies),
    ),
    under: share(
      of((miss) => miss > 0),
      reviewed,
    ),
    same: share(
      of((miss) => miss === 0),
      reviewed,
    ),
    over: share(
      of((miss) => miss < 0),
      reviewed,
    ),
    kappa: reviewed < FEWEST_FOR_KAPPA ? null : weightedKappa(table),
    table,
  };
}

/** So many intakes of these levels fired just these rules, the most severe first. */
export type FiredGroup = Agreed & { firedRules: string[] };

export type RuleUse = {
  id: string;
  level: Level | null;
  fired: number;
  /** Of these, the intakes whose level it decided. */
  decided: number;
  /** Of the reviewed intakes that it decided, those that the clinician put at least as high. */
  confirmed: Share | null;
};

/**
 * The rule that decided the level of an intake: of those that fired (the most severe first) the
 * first that can give that level. Null when it is no rule of today.
 */
export function decidingRule({
  firedRules,
  triage,
}: Pick<FiredGroup, "firedRules" | "triage">): string | null {
  const decides = (id: string) => {
    const level = ruleById(id)?.level;
    return level !== undefined && rankOf(level) <= rankOf(triage);
  };
  return firedRules.find(decides) ?? null;
}

type Count = { fired: number; decided: number; reviewed: number; confirmed: number };

/**
 * For each rule that fired: how often, how often it decided, and how often a clinician then put the
 * patient at least as high. What fired beside the deciding rule earns nothing.
 */
export function ruleUse(groups: readonly FiredGroup[]): RuleUse[] {
  const counts = new Map<string, Count>();
  for (const group of groups) {
    const { intakes, triage, clinician } = group;
    const deciding = decidingRule(group);
    for (const id of new Set(group.firedRules)) {
      const count = counts.get(id) ?? { fired: 0, decided: 0, reviewed: 0, confirmed: 0 };
      counts.set(id, count);
      count.fired += intakes;
      if (id !== deciding) continue;
      count.decided += intakes;
      if (clinician === null) continue;
      count.reviewed += intakes;
      if (rankOf(clinician) <= rankOf(triage)) count.confirmed += intakes;
    }
  }
  return [...counts]
    .map(([id, { fired, decided, reviewed, confirmed }]) => {
      const level = ruleById(id)?.level ?? null;
      return { id, level, fired, decided, confirmed: level && share(confirmed, reviewed) };
    })
    .sort((a, b) => b.fired - a.fired || a.id.localeCompare(b.id));
}

/** How soon staff looked at the intakes of a level. */
export type Wait = {
  level: Level;
  intakes: number;
  /** Opened at all. */
  looked: number;
  /** Opened after the target, or not opened and the target is over. */
  late: number;
  /** Not opened, and the target is not over. */
  pending: number;
  /** Nobody was in touch with the patient by the target. */
  missed: number;
  /** It has no target, or the target is not known. */
  noTarget: number;
  /** Seconds within which half, and nine of ten, were opened; null: fewer were opened at all. */
  half: number | null;
  nineOfTen: number | null;
};

const NONE = { intakes: 0, looked: 0, late: 0, pending: 0, missed: 0, noTarget: 0 };

/** One for each level, the most severe first, also for levels without an intake. */
export const waitsOf = (waits: readonly Wait[]): Wait[] =>
  LEVELS.map(
    (level) =>
      waits.find((each) => each.level === level) ?? { level, ...NONE, half: null, nineOfTen: null },
  );

/** So many intakes of a level were opened in this part of the time scale (lib/safety/looks.ts). */
export type Look = { level: Level; bucket: number; intakes: number };

/** So many intakes of a level are in this group. */
export type MixGroup = { group: string; level: Level; intakes: number };

export type Mix = { group: string; total: number; levels: Record<Level, number> };

const NO_LEVELS = () => Object.fromEntries(LEVELS.map((each) => [each, 0])) as Mix["levels"];

/** How many intakes of each level are in each group, groups in the order of their names. */
export function mixOf(groups: readonly MixGroup[]): Mix[] {
  const mixes = new Map<string, Mix>();
  for (const { group, level, intakes } of groups) {
    const mix = mixes.get(group) ?? { group, total: 0, levels: NO_LEVELS() };
    mixes.set(group, mix);
    mix.total += intakes;
    mix.levels[level] += intakes;
  }
  return [...mixes.values()].sort((a, b) => a.group.localeCompare(b.group));
}

/** Weeks by their Mondays in order, and between them also those in which nobody came. */
export function everyWeek(weeks: readonly Mix[]): Mix[] {
  const all: Mix[] = [];
  for (const week of weeks) {
    const last = all.at(-1);
    for (
      let day = last && daysLater(last.group, 7);
      day && day < week.group;
      day = daysLater(day, 7)
    )
      all.push({ group: day, total: 0, levels: NO_LEVELS() });
    all.push(week);
  }
  return all;
}
