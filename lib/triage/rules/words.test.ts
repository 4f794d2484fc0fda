import { describe, expect, it } from "vitest";
import { all, atLeast, is, not, unless, yes } from "../engine/condition";
import { RULES } from "./all";
import { SUDDEN, VASCULAR } from "./definitions";
import { within } from "./episode";
import { trunk } from "./sums";
import { conditionWords, rulesOf, SUMS } from "./words";

describe("a condition in words", () => {
  it("names answers, numbers and what is put together", () => {
    expect(conditionWords(all(SUDDEN, atLeast("age_years", 50)))).toBe(
      "sudden start and age years at least 50",
    );
    expect(conditionWords(is("course", "same", "worsening"))).toBe("course is same or worsening");
    expect(conditionWords(not(yes("fever")))).toBe("not (fever)");
    expect(conditionWords(unless(VASCULAR))).toBe(
      "not surely (smoking, high blood pressure or heart disease)",
    );
    expect(conditionWords(all(trunk(14), within(14)))).toMatch(
      /^\(the trunk sum is at least 14 and not surely \(.*\)\) and this bout is at most 14 days old$/,
    );
  });

  it("exists for every rule", () => {
    for (const { id, when } of RULES) {
      const words = conditionWords(when);
      expect(words.length, id).toBeGreaterThan(3);
      expect(words, id).not.toMatch(/undefined|\[object|a sum is/);
    }
  });
});

describe("the three sums", () => {
  it("tell how much each answer counts, and which rules they decide", () => {
    const [trunkSum, infection, fracture] = SUMS;
    expect(trunkSum!.units.map(({ points, when }) => [points, conditionWords(when)])).toEqual(
      expect.arrayContaining([
        [1, "pain of 9 or more, now or at its worst"],
        [2, "sudden start"],
        [4, "aortic risk"],
      ]),
    );
    const ids = SUMS.map((sum) => rulesOf(sum, RULES).map(({ id }) => id));
    expect(ids).toEqual([
      ["trunk_sum_emergency", "trunk_sum_urgent", "trunk_sum_soon", "trunk_sum_routine"],
      ["infection_sum_urgent", "infection_sum_soon"],
      ["fracture_sum_urgent", "fracture_sum_soon", "fracture_sum_routine"],
    ]);
    for (const { units } of [infection!, fracture!])
      for (const { when } of units) expect(conditionWords(when)).not.toBe("");
  });
});
