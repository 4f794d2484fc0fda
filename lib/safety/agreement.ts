import { rankOf } from "@/lib/triage/level";
import { LEVELS, type Level } from "@/lib/triage/symptoms";

/** What the triage said and what the clinician said of the same intake. */
export type Judged = { triage: Level; clinician: Level };

/** An estimate with the ends of its 95 % confidence interval. */
export type Estimate = { value: number; low: number; high: number };

/** A share with the counts behind it. */
export type Share = Estimate & { part: number; whole: number };

const Z = 1.959964;
const last = LEVELS.length - 1;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Row: triage, column: clinician, both most severe first; how many intakes. */
export function crossTable(judged: readonly (Judged & { intakes: number })[]): number[][] {
  const table = LEVELS.map(() => LEVELS.map(() => 0));
  for (const { triage, clinician, intakes } of judged) {
    const row = table[rankOf(triage)] as number[];
    row[rankOf(clinician)] = (row[rankOf(clinician)] as number) + intakes;
  }
  return table;
}

/**
 * A share `part` of `whole` with the Wilson score interval (Wilson 1927), which also holds for few
 * cases and for shares near 0 and 1. Null when there are none.
 */
export function share(part: number, whole: number): Share | null {
  if (whole === 0) return null;
  const p = part / whole;
  const z2 = Z * Z;
  const middle = (p + z2 / (2 * whole)) / (1 + z2 / whole);
  const reach =
    (Z * Math.sqrt((p * (1 - p)) / whole + z2 / (4 * whole * whole))) / (1 + z2 / whole);
  const [low, high] = [clamp(middle - reach, 0, 1), clamp(middle + reach, 0, 1)];
  return { value: p, low, high, part, whole };
}

/** Full weight for the same level, less with the square of the distance. */
const weight = (i: number, j: number) => 1 - ((i - j) / last) ** 2;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * Cohen's kappa with quadratic weights (Cohen 1968) of a square table of counts, with the large-sample
 * standard error of Fleiss, Cohen and Everitt (1969). Null when all fell into one level or there are
 * none: agreement by chance is then total.
 */
export function weightedKappa(table: readonly (readonly number[])[]): Estimate | null {
  const n = sum(table.map(sum));
  if (n === 0) return null;
  const p = table.map((row) => row.map((count) => count / n));
  const rows = p.map(sum);
  const columns = p.map((_, j) => sum(p.map((row) => row[j] as number)));
  const cells = p.flatMap((row, i) => row.map((share, j) => ({ i, j, share })));
  const observed = sum(cells.map(({ i, j, share }) => weight(i, j) * share));
  const chance = sum(
    cells.map(({ i, j }) => weight(i, j) * (rows[i] as number) * (columns[j] as number)),
  );
  if (chance === 1) return null;
  const kappa = (observed - chance) / (1 - chance);
  const byRow = p.map((_, i) => sum(columns.map((share, j) => share * weight(i, j))));
  const byColumn = p.map((_, j) => sum(rows.map((share, i) => share * weight(i, j))));
  const spread = sum(
    cells.map(({ i, j, share }) => {
      const margin = (byRow[i] as number) + (byColumn[j] as number);
      return share * (weight(i, j) - margin * (1 - kappa)) ** 2;
    }),
  );
  const variance = (spread - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2);
  const reach = Z * Math.sqrt(Math.max(0, variance));
  return { value: kappa, low: clamp(kappa - reach, -1, 1), high: clamp(kappa + reach, -1, 1) };
}
