import { describe, expect, it } from "vitest";
import { all, yes } from "../engine/condition";
import { RULES } from "./all";
import { SUDDEN } from "./definitions";
import { peak, within } from "./episode";
import { definitionName, rulesOf, SUMS, sumOf } from "./words";

it("names the definitions that rules share, and nothing else", () => {
  expect(definitionName(SUDDEN)).toBe("sudden start");
  expect(definitionName(within(14))).toBe("this bout is at most 14 days old");
  expect(definitionName(peak(9))).toBe("pain of 9 or more, now or at its worst");
  expect(definitionName(all(SUDDEN, yes("fever")))).toBeUndefined();
});

describe("the three sums", () => {
  it("tell which rules they decide", () => {
    expect(SUMS.map((sum) => rulesOf(sum, RULES).map(({ id }) => id))).toEqual([
      ["trunk_sum_emergency", "trunk_sum_urgent", "trunk_sum_soon", "trunk_sum_routine"],
      ["infection_sum_urgent", "infection_sum_soon"],
      ["fracture_sum_urgent", "fracture_sum_soon", "fracture_sum_routine"],
    ]);
  });

  it("are known by their units, also when read from a record", () => {
    for (const sum of SUMS) expect(sumOf(structuredClone(sum.units))?.id).toBe(sum.id);
    expect(sumOf(SUMS[0]!.units.slice(1))).toBeUndefined();
  });
});
