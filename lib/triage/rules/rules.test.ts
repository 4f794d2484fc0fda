import { describe, expect, it } from "vitest";
import { LEVELS, type Level, SymptomsSchema } from "../symptoms";
import { triage } from "../triage";
import { RULES, ruleById } from "./all";
import { EXAMPLES } from "./examples/all";
import { type Changes, person } from "./examples/example";

function oneLower(level: Level): Level {
  if (level === "ROUTINE" || level === "SELF_CARE") return "ROUTINE";
  return LEVELS[LEVELS.indexOf(level) + 1] as Level;
}

function firing(id: string, changes: Changes) {
  const symptoms = SymptomsSchema.parse(person(changes));
  return triage(symptoms).rules.find((rule) => rule.id === id);
}

describe("the table of rules", () => {
  it("names every rule once and says everything about it", () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    for (const rule of RULES) {
      expect(rule.id).toMatch(/^[a-z0-9_]+$/);
      for (const words of [rule.screensFor, rule.staff, rule.patient, rule.source]) {
        expect(words.length, rule.id).toBeGreaterThan(2);
      }
      expect(rule.patient[0], rule.id).toBe(rule.patient[0]?.toLowerCase());
      expect(rule.patient, rule.id).not.toMatch(/\.$|you have cancer|sepsis|fracture|death|die/);
      expect(rule.source, `${rule.id} names what staff can look up`).not.toMatch(/catalogue/i);
      expect(rule.refs.length, rule.id).toBeGreaterThan(0);
      expect(ruleById(rule.id)).toBe(rule);
    }
  });

  it("has no examples of rules that do not exist", () => {
    expect(Object.keys(EXAMPLES).filter((id) => !ruleById(id))).toEqual([]);
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const cases = EXAMPLES[id];
  it("has a positive, a negative and an unsure case", () => expect(cases).toBeDefined());
  if (!cases) return;

  it("fires when it should, with the answers that fired it", () => {
    const fired = firing(id, cases.positive);
    expect(fired).toMatchObject({ level: rule.level, unsure: false });
    const symptoms = person(cases.positive);
    expect(fired?.because.length).toBeGreaterThan(0);
    for (const { key, value } of fired?.because ?? []) {
      if (key !== "free_text") expect(value).toEqual(symptoms[key]);
    }
  });

  it("does not fire when it should not", () => {
    expect(firing(id, cases.negative)).toBeUndefined();
  });

  it("fires one level lower when an unsure answer decides", () => {
    const expected = cases.unsureLevel === undefined ? oneLower(rule.level) : cases.unsureLevel;
    const fired = firing(id, cases.unsure);
    if (expected === null) expect(fired).toBeUndefined();
    else expect(fired).toMatchObject({ level: expected, unsure: true });
  });
});
