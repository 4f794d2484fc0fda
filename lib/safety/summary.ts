import { dueAt } from "@/lib/deadline/deadline";
import { termsOf } from "@/lib/deadline/due";
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
import type { SafetyRow } from "./queries";

type Reviewed = SafetyRow & { clinician: Level };
const isReviewed = (row: SafetyRow): row is Reviewed => row.clinician !== null;

export type Agreement = {
  reviewed: number;
  /** Of all intakes, those without a review: nothing is known of how right their level was. */
  unreviewed: Share | null;
  /** Of the reviewed, those that the clinician put higher. */
  underShare: Share | null;
  same: Share | null;
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
  const under = reviewed.filter((row) => miss(row) > 0).sort((a, b) => miss(b) - miss(a));
  return {
    reviewed: reviewed.length,
    unreviewed: share(rows.length - reviewed.length, rows.length),
    underShare: share(under.length, reviewed.length),
    same: share(same, reviewed.length),
    kappa: reviewed.length < FEWEST_FOR_KAPPA ? null : weightedKappa(table),
    table,
    under,
    over: reviewed.filter((row) => miss(row) < 0).sort((a, b) => miss(a) - miss(b)),
  };
}

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
export function decidingRule({ firedRules, triage }: SafetyRow): string | null {
  const decides = (id: string) => {
    const level = ruleById(id)?.level;
    return level !== undefined && rankOf(level) <= rankOf(triage);
  };
  return firedRules.find(decides) ?? null;
}

/**
 * For each rule that fired: how often, how often it decided, and how often a clinician then put the
 * patient at least as high. What fired beside the deciding rule earns nothing.
 */
export function ruleUse(rows: readonly SafetyRow[]): RuleUse[] {
  const ids = [...new Set(rows.flatMap((row) => row.firedRules))];
  const uses = ids.map((id) => {
    const level = ruleById(id)?.level ?? null;
    const decided = rows.filter((row) => decidingRule(row) === id);
    const reviewed = decided.filter(isReviewed);
    const confirmed = reviewed.filter((row) => rankOf(row.clinician) <= rankOf(row.triage));
    return {
      id,
      level,
      fired: rows.filter((row) => row.firedRules.includes(id)).length,
      decided: decided.length,
      confirmed: level && share(confirmed.length, reviewed.length),
    };
  });
  return uses.sort((a, b) => b.fired - a.fired || a.id.localeCompare(b.id));
}

export type Waiting = {
  level: Level;
  intakes: number;
  /** Opened before the target was over, of all whose target is over or that were opened in time. */
  inTime: Share | null;
  /** Neither opened nor over. */
  pending: number;
  /** Opened at all: what a level without a target has. */
  looked: number;
  breached: SafetyRow[];
};

/**
 * The deadline by today's targets, for intakes filed before targets were stored or triaged again.
 */
function dueNow({ triage, receivedAt, locationId }: SafetyRow): Date | null {
  const { calendar, targets } = termsOf(locationId ?? "");
  return dueAt(triage, receivedAt, calendar, targets);
}

const dueOf = (row: SafetyRow): Date | null => row.promisedAt ?? dueNow(row);

/**
 * A target is missed when nobody was in touch with the patient by then, as the settings say it:
 * claiming or opening an intake is no contact. Whether or not somebody has been since.
 */
export function isBreached(row: SafetyRow, now: Date): boolean {
  const due = dueOf(row);
  return due !== null && (row.contactAt ?? now) > due;
}

/** Whether it was opened in time; null while it still can be, and without a target. */
function openedInTime(row: SafetyRow, now: Date): boolean | null {
  const due = dueOf(row);
  if (due === null) return null;
  if (row.firstLookAt) return row.firstLookAt <= due;
  return now > due ? false : null;
}

/** How many intakes of each level were opened in time, and which targets were missed. */
export function waitingOf(rows: readonly SafetyRow[], now: Date): Waiting[] {
  return LEVELS.map((level) => {
    const own = rows.filter((row) => row.triage === level);
    const opened = own.map((row) => openedInTime(row, now));
    const inTime = opened.filter((each) => each === true).length;
    const late = opened.filter((each) => each === false).length;
    return {
      level,
      intakes: own.length,
      inTime: share(inTime, inTime + late),
      pending: own.filter((row, at) => opened[at] === null && dueOf(row) !== null).length,
      looked: own.filter((row) => row.firstLookAt !== null).length,
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
