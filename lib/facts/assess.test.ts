import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/questions/answers";
import { LEVELS } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { randomChoose } from "@/test/random-answers";
import { walk } from "@/test/walk";
import { assess } from "./assess";
import { triageUnfinished } from "./level";
import { RULES_VERSION } from "./rules-version";

const ANY = fc.oneof(randomChoose("any"), randomChoose("calm"));
const both = (answers: Answers) => [
  assess(answers, { finished: true }),
  assess(answers, { finished: false }),
];
const rank = (level: (typeof LEVELS)[number]) => LEVELS.indexOf(level);

describe("an assessment", () => {
  it("holds its answers and the triage of its own symptoms", () => {
    const { answers } = walk(strain({ recent_signs: ["fever_or_chills"] }));
    const assessed = assess(answers, { finished: true });
    expect(assessed).toMatchObject({ answers, finished: true, level: "URGENT" });
    const { level, rules, flags, version } = assessed;
    expect(triage(assessed.symptoms)).toEqual({ level, rules, flags });
    expect(version).toBe(RULES_VERSION);
  });

  it("counts silence as not sure only when every question was asked", () => {
    const begun = walk(strain()).states[0] ?? {};
    expect(assess(begun, { finished: true }).level).toBe("URGENT");
    expect(assess(begun, { finished: false })).toMatchObject({ redFlags: [], isEmergency: false });
  });

  it("names the red flags with their levels as fired, and leaves out signs that can wait", () => {
    const red = (but: Record<string, string[]>) =>
      assess(walk(strain(but)).answers, { finished: false }).redFlags;
    expect(red({ emergency_nerves: ["saddle"] })).toContain("ces_saddle_new EMERGENCY");
    expect(red({ emergency_nerves: ["unsure"], saddle_check: ["unsure"] })).toContain(
      "ces_saddle_new URGENT",
    );
    expect(red({ recent_signs: ["weight_loss"] })).toEqual([]);
    expect(red({})).toEqual([]);
  });

  it("gives the same emergency and red flags whether it is finished or not", () => {
    fc.assert(
      fc.property(ANY, fc.nat(), (choose, place) => {
        const { states } = walk(choose);
        const [whole, part] = both(states[place % states.length] ?? {});
        expect(whole!.isEmergency).toBe(part!.isEmergency);
        expect(whole!.redFlags).toEqual(part!.redFlags);
        // An emergency is a red flag, and is filed as an emergency.
        if (part!.isEmergency) {
          expect(part!.level).toBe("EMERGENCY");
          expect(part!.redFlags.some((flag) => flag.endsWith(" EMERGENCY"))).toBe(true);
        }
        // Silence that counts as "not sure" is never milder than silence that counts as no, and a doubt
        // about legs that were not asked about yet makes it no milder either.
        const silent = triageUnfinished(whole!.symptoms);
        expect(rank(whole!.level)).toBeLessThanOrEqual(rank(silent.level));
        expect(rank(part!.level)).toBeLessThanOrEqual(rank(silent.level));
      }),
      { numRuns: 60 },
    );
  });
});
