import { describe, expect, it } from "vitest";
import { SymptomsSchema } from "./symptoms";
import { triage } from "./triage";
import vignettes from "./vignettes.json";

function levelOf(structured: unknown) {
  return triage(SymptomsSchema.parse(structured)).level;
}

describe("the worked cases", () => {
  it.each(vignettes.map((one) => [`${one.id} ${one.title}`, one] as const))("%s", (_, one) => {
    expect(one.acceptable_levels).toContain(levelOf(one.structured));
  });

  it("are met exactly in at least 38 of 40", () => {
    const exact = vignettes.filter((one) => levelOf(one.structured) === one.gold_level);
    expect(vignettes).toHaveLength(40);
    expect(exact.length).toBeGreaterThanOrEqual(38);
  });
});
