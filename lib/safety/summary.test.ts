import { describe, expect, it } from "vitest";
import { RULES } from "@/lib/triage/rules/all";
import type { SafetyRow } from "./queries";
import { readSpan } from "./schema";
import { agreementOf, decidingRule, isBreached, mixBy, ruleUse, waitingOf } from "./summary";

const AT = new Date("2026-11-16T15:00:00Z");
const NOW = new Date("2026-11-20T15:00:00Z");
const minutesLater = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

function row(given: Partial<SafetyRow>): SafetyRow {
  return {
    intakeId: "00000000-0000-4000-8000-000000000000",
    reference: "BK-TEST-01",
    receivedAt: AT,
    filedAs: "sent",
    triage: "URGENT",
    clinician: null,
    firedRules: [],
    ruleVersion: "v1",
    location: null,
    locationId: null,
    promisedAt: null,
    firstLookAt: null,
    contactAt: null,
    outcome: null,
    diagnosisGroup: null,
    ...given,
  };
}

describe("agreement", () => {
  it("separates under-triage from over-triage, the widest miss first", () => {
    const missedByOne = row({ triage: "SOON", clinician: "URGENT" });
    const missedByThree = row({ triage: "ROUTINE", clinician: "EMERGENCY" });
    const overdone = row({ triage: "URGENT", clinician: "SELF_CARE" });
    const same = row({ clinician: "URGENT" });
    const agreement = agreementOf([missedByOne, missedByThree, overdone, same, row({})]);
    expect(agreement).toMatchObject({
      reviewed: 4,
      unreviewed: { part: 1, whole: 5 },
      underShare: { part: 2, whole: 4 },
      under: [missedByThree, missedByOne],
      over: [overdone],
      same: { value: 0.25 },
    });
  });

  it("has a kappa from ten reviewed intakes on", () => {
    const pairs = Array.from({ length: 9 }, (_, at) =>
      row(at % 2 ? { clinician: "URGENT" } : { triage: "SOON", clinician: "SOON" }),
    );
    expect(agreementOf(pairs).kappa).toBeNull();
    expect(agreementOf([...pairs, pairs[0]!]).kappa).toMatchObject({ value: 1 });
  });

  it("without reviews is no figure, not a perfect one", () => {
    expect(agreementOf([row({})])).toMatchObject({ reviewed: 0, same: null, kappa: null });
  });
});

describe("waiting", () => {
  it("is breached when nobody was in touch in time, even if it was opened or done later", () => {
    const breached = (given: Partial<SafetyRow>) =>
      isBreached(row({ triage: "EMERGENCY", ...given }), NOW);
    expect(breached({ contactAt: minutesLater(14) })).toBe(false);
    expect(breached({ contactAt: minutesLater(16) })).toBe(true);
    expect(breached({ firstLookAt: minutesLater(1) })).toBe(true);
    expect(breached({ triage: "SELF_CARE" })).toBe(false);
    expect(isBreached(row({ triage: "EMERGENCY" }), minutesLater(10))).toBe(false);
  });

  it("counts who was opened in time of all, also those that nobody opened", () => {
    const looks = [1, 2, 239, 241].map((minutes) => row({ firstLookAt: minutesLater(minutes) }));
    const [emergency, urgent] = waitingOf([...looks, row({})], NOW);
    expect(urgent).toMatchObject({ intakes: 5, looked: 4, inTime: { part: 3, whole: 5 } });
    expect(emergency).toMatchObject({ intakes: 0, inTime: null });
    const [, early] = waitingOf([row({}), looks[0]!], minutesLater(10));
    expect(early).toMatchObject({ pending: 1, inTime: { part: 1, whole: 1 } });
    expect(waitingOf([row({ triage: "SELF_CARE" })], NOW).at(-1)).toMatchObject({
      inTime: null,
      pending: 0,
    });
  });
});

describe("a rule", () => {
  const of = (level: SafetyRow["triage"]) => RULES.find((rule) => rule.level === level)!.id;

  it("is confirmed by a clinician who puts the patient at least as high", () => {
    const id = of("URGENT");
    const fired = (clinician: SafetyRow["clinician"]) => row({ clinician, firedRules: [id] });
    const rows = [fired("EMERGENCY"), fired("URGENT"), fired("SOON"), fired(null)];
    expect(ruleUse(rows)[0]).toMatchObject({
      id,
      fired: 4,
      decided: 4,
      confirmed: { part: 2, whole: 3 },
    });
  });

  it("earns nothing beside the one that decided", () => {
    const [deciding, beside] = [of("URGENT"), of("SOON")];
    const both = row({ clinician: "URGENT", firedRules: [deciding, beside] });
    const uses = ruleUse([both]);
    expect(uses.find(({ id }) => id === deciding)).toMatchObject({ decided: 1 });
    expect(uses.find(({ id }) => id === beside)).toMatchObject({
      fired: 1,
      decided: 0,
      confirmed: null,
    });
  });

  it("decides also from an earlier answer whose level still counts", () => {
    const later = row({ triage: "EMERGENCY", firedRules: [of("SOON"), of("EMERGENCY")] });
    expect(decidingRule(later)).toBe(of("EMERGENCY"));
  });

  it("of an earlier version is counted and not judged", () => {
    const [use] = ruleUse([row({ clinician: "SOON", firedRules: ["a_former_rule"] })]);
    expect(use).toMatchObject({ level: null, fired: 1, confirmed: null });
  });
});

it("the mix counts levels by group", () => {
  const rows = [
    row({ location: "B" }),
    row({ location: "A" }),
    row({ location: "B", triage: "SOON" }),
  ];
  const mixes = mixBy(rows, ({ location }) => location ?? "None");
  expect(mixes.map(({ group, total }) => [group, total])).toEqual([
    ["A", 1],
    ["B", 2],
  ]);
  expect(mixes[1]?.levels).toMatchObject({ URGENT: 1, SOON: 1, EMERGENCY: 0 });
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
