import { describe, expect, it } from "vitest";
import { LEVELS, type Symptoms, SymptomsSchema } from "./symptoms";
import { triage } from "./triage";
import vignettes from "./vignettes.json" with { type: "json" };
import { type Change, whatWouldChange } from "./what-if";

const CASES = vignettes.map(({ structured }) => SymptomsSchema.parse(structured));
const rank = (s: Symptoms) => LEVELS.indexOf(triage(s).level);
const having = (s: Symptoms, changes: readonly Change[]) =>
  SymptomsSchema.parse({ ...s, ...Object.fromEntries(changes.map(({ key, to }) => [key, to])) });

describe("what would change the level", () => {
  it("says for every worked case what really does", () => {
    for (const symptoms of CASES) {
      const { lower, higher } = whatWouldChange(symptoms);
      if (lower) {
        expect(triage(having(symptoms, lower.changes)).level).toBe(lower.level);
        expect(rank(having(symptoms, lower.changes))).toBeGreaterThan(rank(symptoms));
      }
      for (const { level, changes } of higher) {
        for (const change of changes) {
          expect(triage(having(symptoms, [change])).level).toBe(level);
          expect(LEVELS.indexOf(level)).toBeLessThan(rank(symptoms));
        }
      }
    }
  });

  it("lists every single answer that raises it", () => {
    const mild = CASES.find((symptoms) => triage(symptoms).level === "SELF_CARE")!;
    const emergencies = whatWouldChange(mild).higher[0];
    expect(emergencies?.level).toBe("EMERGENCY");
    for (const change of [
      { key: "saddle_numbness", to: "new" },
      { key: "bladder", to: "new_leak" },
      { key: "chest_pain", to: true },
    ])
      expect(emergencies?.changes).toContainEqual(change);
  });

  it("gives the fewest answers: one where one is enough, and both where there are two reasons", () => {
    const mild = CASES.find((symptoms) => triage(symptoms).level === "SELF_CARE")!;
    const one: Symptoms = { ...mild, saddle_numbness: "new" };
    expect(whatWouldChange(one).lower?.changes).toHaveLength(1);
    const two: Symptoms = { ...one, face_speech_or_one_side_body: true };
    expect(
      whatWouldChange(two)
        .lower?.changes.map(({ key }) => key)
        .sort(),
    ).toEqual(["face_speech_or_one_side_body", "saddle_numbness"]);
  });

  it("says that more than three would be needed, instead of a wrong few", () => {
    const mild = CASES.find((symptoms) => triage(symptoms).level === "SELF_CARE")!;
    const many: Symptoms = {
      ...mild,
      saddle_numbness: "new",
      face_speech_or_one_side_body: true,
      chest_pain: true,
      thoughts_self_harm: true,
      bladder: "new_leak",
    };
    expect(whatWouldChange(many).lower).toBeNull();
  });
});
