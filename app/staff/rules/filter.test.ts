import { expect, it } from "vitest";
import { RULES } from "@/lib/triage/rules/all";
import { filterRules, isFiltering, readRuleFilter } from "./filter";

const NONE = new Map<string, number>();

const idsOf = (search: Record<string, unknown>, hits = NONE) =>
  filterRules(RULES, readRuleFilter(search), hits).map(({ id }) => id);

it("leaves nothing out without a filter", () => {
  expect(idsOf({})).toHaveLength(RULES.length);
  expect(idsOf({ words: "", level: "", fired: "" })).toHaveLength(RULES.length);
  expect(isFiltering(readRuleFilter({ words: "  ", level: "", fired: "" }))).toBe(false);
});

it("finds a rule by its id, its words, what it screens for and its source", () => {
  const rule = RULES.find(({ id }) => id === "ces_saddle_new");
  if (!rule) throw new Error("The rule is gone: take another one.");
  for (const words of [rule.id, rule.staff, rule.patient, rule.screensFor, rule.source])
    expect(idsOf({ words: words.slice(0, 100) }), words).toContain(rule.id);
});

it("wants every word, in any order, upper or lower case", () => {
  const both = idsOf({ words: "SADDLE  new" });
  expect(both).toEqual(idsOf({ words: "new saddle" }));
  expect(both).toContain("ces_saddle_new");
  expect(idsOf({ words: "saddle xylophone" })).toEqual([]);
});

it("keeps one level, and those that fired", () => {
  const urgent = filterRules(RULES, readRuleFilter({ level: "URGENT" }), NONE);
  expect(new Set(urgent.map(({ level }) => level))).toEqual(new Set(["URGENT"]));
  const hits = new Map([["ces_saddle_new", 2]]);
  expect(idsOf({ fired: "yes" }, hits)).toEqual(["ces_saddle_new"]);
  expect(idsOf({ fired: "yes", level: "URGENT" }, hits)).toEqual([]);
});

it("drops what no form of ours sends", () => {
  const read = readRuleFilter({
    words: ["a", "b"],
    level: "WORST",
    fired: "on",
    rule: "ces_saddle_new",
  });
  expect(read).toEqual({ words: "" });
  expect(readRuleFilter({ words: "x".repeat(101) }).words).toBe("");
});
