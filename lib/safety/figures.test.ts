import { describe, expect, it } from "vitest";
import { RULES } from "@/lib/triage/rules/all";
import type { Level } from "@/lib/triage/symptoms";
import {
  type Agreed,
  agreementOf,
  decidingRule,
  everyWeek,
  mixOf,
  ruleUse,
  waitsOf,
} from "./figures";
import { GOALS, goalState } from "./goals";
import { BUCKETS, barsOf, LONGEST_LOOK, lookAt, SHORTEST_LOOK } from "./looks";
import { readSpan } from "./schema";

const NOW = new Date("2026-11-20T15:00:00Z");
const agreed = (triage: Level, clinician: Level | null, intakes = 1): Agreed => ({
  ...{ triage, clinician, intakes },
});

describe("agreement", () => {
  it("separates under-triage from over-triage, and says which emergencies were found", () => {
    const agreement = agreementOf([
      agreed("SOON", "URGENT"),
      agreed("ROUTINE", "EMERGENCY", 2),
      agreed("EMERGENCY", "EMERGENCY", 3),
      agreed("URGENT", "SELF_CARE"),
      agreed("URGENT", "URGENT"),
      agreed("URGENT", null, 4),
    ]);
    expect(agreement).toMatchObject({
      intakes: 12,
      reviewed: 8,
      found: { part: 3, whole: 5 },
      under: { part: 3, whole: 8 },
      same: { part: 4, whole: 8 },
      over: { part: 1, whole: 8 },
    });
    expect(agreement.table[3]).toEqual([2, 0, 0, 0, 0]);
  });

  it("has a kappa from ten reviewed intakes on", () => {
    const nine = [agreed("URGENT", "URGENT", 5), agreed("SOON", "SOON", 4)];
    expect(agreementOf(nine).kappa).toBeNull();
    expect(agreementOf([...nine, agreed("SOON", "SOON")]).kappa).toMatchObject({ value: 1 });
  });

  it("without reviews is no figure, not a perfect one", () => {
    expect(agreementOf([agreed("URGENT", null)])).toMatchObject({
      ...{ reviewed: 0, found: null, under: null, same: null, over: null, kappa: null },
    });
  });
});

describe("a goal", () => {
  const figure = (low: number, high: number) => ({ value: (low + high) / 2, low, high });

  it("is met or missed only by the whole interval", () => {
    expect(goalState(figure(0.96, 0.99), GOALS.found)).toBe("meets");
    expect(goalState(figure(0.87, 0.98), GOALS.found)).toBe("not_sure");
    expect(goalState(figure(0.5, 0.94), GOALS.found)).toBe("misses");
    expect(goalState(figure(0.01, 0.04), GOALS.under)).toBe("meets");
    expect(goalState(figure(0.01, 0.06), GOALS.under)).toBe("not_sure");
    expect(goalState(figure(0.05, 0.09), GOALS.under)).toBe("misses");
  });

  it("is neither without cases", () => {
    expect(goalState(null, GOALS.found)).toBe("not_known");
  });
});

describe("waiting", () => {
  it("has every level, the most severe first, also those without an intake", () => {
    const wait = { ...waitsOf([])[0]!, level: "SOON" as const, intakes: 3 };
    expect(waitsOf([wait]).map(({ level, intakes }) => [level, intakes])).toEqual([
      ...[["EMERGENCY", 0] as const, ["URGENT", 0] as const, ["SOON", 3] as const],
      ...[["ROUTINE", 0] as const, ["SELF_CARE", 0] as const],
    ]);
  });

  it("stands on a log scale that keeps what is shorter or longer at its ends", () => {
    expect([lookAt(1), lookAt(SHORTEST_LOOK), lookAt(LONGEST_LOOK * 9)]).toEqual([0, 0, 1]);
    expect(lookAt(Math.sqrt(SHORTEST_LOOK * LONGEST_LOOK))).toBeCloseTo(0.5, 9);
    const looks = [0, 1, 2, BUCKETS, BUCKETS + 1].map((bucket) => ({ bucket, intakes: 1 }));
    const bars = barsOf(looks);
    expect([bars.length, bars[0], bars[1], bars.at(-1)]).toEqual([BUCKETS, 2, 1, 2]);
  });
});

describe("a rule", () => {
  const of = (level: Level) => RULES.find((rule) => rule.level === level)!.id;
  const fired = (clinician: Level | null, firedRules: string[], triage: Level = "URGENT") => ({
    ...agreed(triage, clinician, 2),
    firedRules,
  });

  it("is confirmed by a clinician who puts the patient at least as high", () => {
    const id = of("URGENT");
    const levels = ["EMERGENCY", "URGENT", "SOON", null] as const;
    expect(ruleUse(levels.map((level) => fired(level, [id])))[0]).toMatchObject({
      ...{ id, fired: 8, decided: 8, confirmed: { part: 4, whole: 6 } },
    });
  });

  it("earns nothing beside the one that decided", () => {
    const [deciding, beside] = [of("URGENT"), of("SOON")];
    const uses = ruleUse([fired("URGENT", [deciding, beside])]);
    expect(uses.find(({ id }) => id === deciding)).toMatchObject({ decided: 2 });
    expect(uses.find(({ id }) => id === beside)).toMatchObject({
      ...{ fired: 2, decided: 0, confirmed: null },
    });
  });

  it("decides also from an earlier answer whose level still counts", () => {
    const rules = [of("SOON"), of("EMERGENCY")];
    expect(decidingRule(fired(null, rules, "EMERGENCY"))).toBe(of("EMERGENCY"));
  });

  it("of an earlier version is counted and not judged", () => {
    const [use] = ruleUse([fired("SOON", ["a_former_rule"])]);
    expect(use).toMatchObject({ level: null, fired: 2, confirmed: null });
  });
});

it("the mix counts levels by group", () => {
  const mixes = mixOf([
    { group: "B", level: "URGENT", intakes: 1 },
    { group: "A", level: "URGENT", intakes: 1 },
    { group: "B", level: "SOON", intakes: 2 },
  ]);
  expect(mixes.map(({ group, total }) => [group, total])).toEqual([
    ["A", 1],
    ["B", 3],
  ]);
  expect(mixes[1]?.levels).toMatchObject({ URGENT: 1, SOON: 2, EMERGENCY: 0 });
});

it("weeks without an intake stand between the others", () => {
  const week = (group: string) => mixOf([{ group, level: "SOON", intakes: 1 }]);
  const weeks = everyWeek([...week("2026-10-12"), ...week("2026-11-02")]);
  expect(weeks.map(({ group, total }) => [group, total])).toEqual([
    ["2026-10-12", 1],
    ["2026-10-19", 0],
    ["2026-10-26", 0],
    ["2026-11-02", 1],
  ]);
});

describe("the span of an address", () => {
  const ZONE = "America/New_York";
  const days = ({ from, until }: { from: Date; until: Date }) =>
    Math.round((until.getTime() - from.getTime()) / 86_400_000);

  it("holds both days of the clinic, also where the clocks change, and is at most 366 days long", () => {
    expect(readSpan({ from: "2026-11-01", to: "2026-11-02" }, NOW, ZONE)).toEqual({
      from: new Date("2026-11-01T04:00:00Z"),
      until: new Date("2026-11-03T05:00:00Z"),
    });
    expect(days(readSpan({ from: "2001-01-01", to: "2026-11-02" }, NOW, ZONE))).toBe(366);
  });

  it.each([
    {},
    { from: "yesterday" },
    { from: "2026-11-05", to: "2026-11-01" },
    { from: ["2026-01-01"] },
  ])("is the last 90 days for %j", (given) => {
    const span = readSpan(given, NOW, ZONE);
    expect(span.until).toEqual(NOW);
    expect(span.from).toEqual(new Date("2026-08-22T04:00:00Z"));
  });
});
