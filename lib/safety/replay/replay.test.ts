import { describe, expect, it } from "vitest";
import { SymptomsSchema } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import vignettes from "@/lib/triage/vignettes.json" with { type: "json" };
import { directionOf, replay } from "./replay";

const CASES = vignettes.map(({ structured }) => SymptomsSchema.parse(structured));

function filed(symptoms: (typeof CASES)[number]) {
  const { level, rules } = triage(symptoms);
  return { symptoms, complete: true, level, firedRules: rules.map((rule) => rule.id) };
}

describe("replaying stored answers", () => {
  it("finds nothing where the rules are those that filed them", () => {
    expect(CASES.map((symptoms) => replay(filed(symptoms)))).toEqual(CASES.map(() => null));
  });

  it("names the level, the rules that fire now and those that no longer do", () => {
    const urgent = CASES.map(filed).find(({ level }) => level === "URGENT")!;
    const before = { ...urgent, level: "SOON" as const, firedRules: ["a_rule_of_the_past"] };
    const move = replay(before);
    expect(move).toEqual({
      from: "SOON",
      to: "URGENT",
      gained: urgent.firedRules,
      lost: ["a_rule_of_the_past"],
    });
    expect(directionOf(move!)).toBe("higher");
    expect(directionOf({ ...move!, from: "EMERGENCY" })).toBe("lower");
    expect(directionOf({ ...move!, from: "URGENT" })).toBe("same");
  });

  it("reads silence as the intake did: an unfinished one is not triaged as unsure of all", () => {
    const stopped = SymptomsSchema.parse({ age_years: 40, saddle_numbness: "new" });
    const asStopped = replay({ symptoms: stopped, complete: false, level: "SOON", firedRules: [] });
    const asWhole = replay({ symptoms: stopped, complete: true, level: "SOON", firedRules: [] });
    expect(asStopped?.to).toBe("EMERGENCY");
    expect(asWhole!.gained.length).toBeGreaterThan(asStopped!.gained.length);
  });
});
