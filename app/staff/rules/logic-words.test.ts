import { expect, it } from "vitest";
import { all, any, atLeast, is, sumAtLeast, unless, yes } from "@/lib/triage/engine/condition";
import { RULES } from "@/lib/triage/rules/all";
import { SUDDEN } from "@/lib/triage/rules/definitions";
import { SUMS } from "@/lib/triage/rules/words";
import { type Logic, logicOf } from "./logic-words";

const text = ({ words, parts }: Logic): string =>
  parts.length > 0 ? `${words} [${parts.map(text).join("; ")}]` : words;

it("says what a rule asks for, and what exempts", () => {
  const rule = all(
    any(yes("saddle_numbness"), is("leg_weakness", "both")),
    atLeast("age_years", 50),
    unless(yes("dialysis_line")),
  );
  expect(text(logicOf(rule))).toBe(
    "All of these [Any of these [Saddle numbness: yes; Weakness in both legs]; Age in years: at least 50; Except when it is sure that [Tube or port in a vein]]",
  );
});

it("says what a sum counts and how much of it is needed", () => {
  const sum = sumAtLeast(3, [
    { points: 2, when: yes("dialysis_line") },
    { points: 1, when: any(yes("belly_pain"), atLeast("age_years", 60)) },
  ]);
  expect(text(logicOf(sum))).toBe(
    "At least 3 points in all [2 points: Tube or port in a vein; 1 point: Any of these [Belly pain; Age in years: at least 60]]",
  );
});

it("puts a definition under its name and a sum under its title", () => {
  expect(logicOf(SUDDEN).words).toBe("Sudden start");
  expect(text(logicOf(SUDDEN))).toMatch(/^Sudden start \[.+\]$/);
  expect(logicOf(sumAtLeast(4, SUMS[0]!.units))).toEqual({
    words: "Sum “Main artery, belly or chest”: at least 4 points",
    parts: [],
  });
});

it("has words for every rule, without a name of the code", () => {
  for (const { id, when } of RULES) {
    const words = text(logicOf(when));
    expect(words.length, id).toBeGreaterThan(3);
    expect(words, id).not.toMatch(/undefined|\[object|[a-z]_[a-z]/);
  }
});
