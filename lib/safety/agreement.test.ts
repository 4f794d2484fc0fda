import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEVELS } from "@/lib/triage/symptoms";
import { crossTable, share, weightedKappa } from "./agreement";

const diagonal = (counts: number[]) =>
  counts.map((count, i) => counts.map((_, j) => (i === j ? count : 0)));

describe("a share", () => {
  it("has the Wilson interval: 8 of 10 is 49 to 94 %", () => {
    const { value, low, high } = share(8, 10)!;
    expect([value, low, high].map((each) => Number(each.toFixed(3)))).toEqual([0.8, 0.49, 0.943]);
  });

  it("of nothing is none, and of all or none stays within 0 and 1", () => {
    expect(share(0, 0)).toBeNull();
    expect(share(5, 5)).toMatchObject({ value: 1, high: 1 });
    expect(share(0, 5)).toMatchObject({ value: 0, low: 0 });
    expect(share(0, 5)!.high).toBeGreaterThan(0.3);
  });
});

describe("weighted kappa", () => {
  it("is 1 where all agree and 0 where agreement is only chance", () => {
    expect(weightedKappa(diagonal([4, 3, 5, 2, 6]))).toMatchObject({ value: 1, low: 1, high: 1 });
    const chance = LEVELS.map(() => LEVELS.map(() => 3));
    expect(weightedKappa(chance)!.value).toBeCloseTo(0, 12);
  });

  it("is none without cases, and where everybody said the same one level", () => {
    expect(weightedKappa(diagonal([0, 0, 0, 0, 0]))).toBeNull();
    expect(weightedKappa(diagonal([0, 7, 0, 0, 0]))).toBeNull();
  });

  it("weighs a miss by one level less than a miss by four", () => {
    const near = diagonal([10, 10, 10, 10, 10]);
    near[0]![1] = 5;
    const far = diagonal([10, 10, 10, 10, 10]);
    far[0]![4] = 5;
    expect(weightedKappa(near)!.value).toBeGreaterThan(weightedKappa(far)!.value);
  });

  // The delta method says the same as the published formula: the variance is that of the gradient.
  it("has the standard error that the delta method gives", () => {
    const counts = fc.array(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 }),
      {
        minLength: 5,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(counts, (table) => {
        const n = table.flat().reduce((a, b) => a + b, 0);
        const { value, low, high } = weightedKappa(table)!;
        const step = 1e-4;
        const slopes = table.flatMap((row, i) =>
          row.map((_, j) => {
            const moved = (by: number) =>
              weightedKappa(
                table.map((r, k) => r.map((c, l) => (k === i && l === j ? c + by : c))),
              )!.value;
            return {
              share: table[i]![j]! / n,
              slope: ((moved(step) - moved(-step)) / (2 * step)) * n,
            };
          }),
        );
        const mean = slopes.reduce((a, { share: p, slope }) => a + p * slope, 0);
        const variance =
          slopes.reduce((a, { share: p, slope }) => a + p * (slope - mean) ** 2, 0) / n;
        const reach = 1.959964 * Math.sqrt(variance);
        expect(high).toBeCloseTo(Math.min(1, value + reach), 4);
        expect(low).toBeCloseTo(Math.max(-1, value - reach), 4);
      }),
      { numRuns: 50 },
    );
  });
});

it("counts triage in rows and clinicians in columns", () => {
  const table = crossTable([
    { triage: "URGENT", clinician: "EMERGENCY", intakes: 1 },
    { triage: "URGENT", clinician: "URGENT", intakes: 3 },
  ]);
  expect(table[1]).toEqual([1, 3, 0, 0, 0]);
});
