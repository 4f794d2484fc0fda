import { dueAt } from "@/lib/deadline/deadline";
import { termsOf } from "@/lib/deadline/due";
import { rankOf } from "@/lib/triage/level";
import { ruleById } from "@/lib/triage/rules/all";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { crossTable, type Estimate, type Judged, share, weightedKappa } from "./agreement";
import type { SafetyRow } from "./queries";

type Reviewed = SafetyRow & { clinician: Level };
const isReviewed = (row: SafetyRow): row is Reviewed => row.clinician !== null;

export type Agreement = {
  reviewed: number;
  same: Estimate | null;
  kappa: Estimate | null;
  /** Row: triage, column: clinician. */
  table: number[][];
  /** The clinician put these higher: what triage missed, the widest miss first. */
  under: Reviewed[];
  /** The clinician put these lower. */
  over: Reviewed[];
};

/** With fewer cases the large-sample interval would promise too much. */
const FEWEST_FOR_KAPPA = 10;

/** How far triage and clinicians agree, over the intakes that were reviewed. */
export function agreementOf(rows: readonly SafetyRow[]): Agreement {
  const reviewed = rows.filter(isReviewed);
  const judged: Judged[] = reviewed.map(({ triage, clinician }) => ({ triage, clinician }));
  const table = crossTable(judged);
  const miss = ({ triage, clinician }: Judged) => rankOf(triage) - rankOf(clinician);
  const same = judged.filter((each) => miss(each) === 0).length;
  return {
    reviewed: reviewed.length,
    same: share(same, reviewed.length),
    kappa: reviewed.length < FEWEST_FOR_KAPPA ? null : weightedKappa(table),
    table,
    under: reviewed.filter((row) => miss(row) > 0).sort((a, b) => miss(b) - miss(a)),
    over: reviewed.filter((row) => miss(row) < 0).sort((a, b) => miss(a) - miss(b)),
  };
}

export type RuleUse = {
  id: string;
  level: Level | null;
  fired: number;
  reviewed: number;
  /** The share of the reviewed intakes that the clinician put at least as high as the rule. */
  confirmed: Estimate | null;
};

/** For each rule that fired: how often, and how often a clinician put it at least as high. */
export function ruleUse(rows: readonly SafetyRow[]): RuleUse[] {
  const ids = [...new Set(rows.flatMap((row) => row.firedRules))];
  const uses = ids.map((id) => {
    const level = ruleById(id)?.level ?? null;
    const fired = rows.filter((row) => row.firedRules.includes(id));
    const reviewed = fired.filter(isReviewed);
    const confirmed = reviewed.filter((row) => level && rankOf(row.clinician) <= rankOf(level));
    return {
      id,
      level,
      fired: fired.length,
      reviewed: reviewed.length,
      confirmed: level && share(confirmed.length, reviewed.length),
    };
  });
  return uses.sort((a, b) => b.fired - a.fired || a.id.localeCompare(b.id));
}

export type Waiting = {
  level: Level;
  intakes: number;
  looked: number;
  /** Minutes until somebody first opened it; null when nobody has. */
  medianMinutes: number | null;
  p90Minutes: number | null;
  breached: SafetyRow[];
};

function quantile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
}

/**
 * The deadline by today's targets, for intakes filed before targets were stored or triaged again.
 */
function dueNow({ triage, receivedAt, locationId }: SafetyRow): Date | null {
  const { calendar, targets } = termsOf(locationId ?? "");
  return dueAt(triage, receivedAt, calendar, targets);
}

/**
 * A target is breached when nobody had acted on an intake (claimed, called, booked, reviewed or
 * closed it) by its deadline, whether or not somebody has since.
 */
export function isBreached(row: SafetyRow, now: Date): boolean {
  const due = row.promisedAt ?? dueNow(row);
  return due !== null && (row.firstStepAt ?? now) > due;
}

/** How long intakes of each level waited for a first look, and which targets were breached. */
export function waitingOf(rows: readonly SafetyRow[], now: Date): Waiting[] {
  return LEVELS.map((level) => {
    const own = rows.filter((row) => row.triage === level);
    const minutes = own
      .flatMap(({ firstLookAt, receivedAt }) =>
        firstLookAt ? [(firstLookAt.getTime() - receivedAt.getTime()) / 60_000] : [],
      )
      .sort((a, b) => a - b);
    return {
      level,
      intakes: own.length,
      looked: minutes.length,
      medianMinutes: quantile(minutes, 0.5),
      p90Minutes: quantile(minutes, 0.9),
      breached: own.filter((row) => isBreached(row, now)),
    };
  });
}

export type Mix = { group: string; total: number; levels: Record<Level, number> };

/** How many intakes of each level in each group, groups in the order of their names. */
export function mixBy(rows: readonly SafetyRow[], groupOf: (row: SafetyRow) => string): Mix[] {
  const groups = new Map<string, Mix>();
  for (const row of rows) {
    const group = groupOf(row);
    const empty = () => Object.fromEntries(LEVELS.map((level) => [level, 0])) as Mix["levels"];
    const mix = groups.get(group) ?? { group, total: 0, levels: empty() };
    mix.total += 1;
    mix.levels[row.triage] += 1;
    groups.set(group, mix);
  }
  return [...groups.values()].sort((a, b) => a.group.localeCompare(b.group));
}
