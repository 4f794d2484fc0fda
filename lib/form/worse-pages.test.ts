import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { answersThatStand, knownAnswers, nextWorsePage } from "./worse-pages";

/** Filed so, and now answering again: these are the new answers, the rest is still to come. */
function inBetween(before: Answers, now: Answers) {
  const filed = walk(strain(before)).answers;
  const answers = { ...answersThatStand(filed), ...now };
  return { filed, answers, known: knownAnswers(filed, answers) };
}

describe("a sign that is checked again", () => {
  it("is not eased by what was told of it before", () => {
    const before = { recent_signs: ["fever_or_chills"], fever_kind: ["none"] };
    const { known } = inBetween(before, { recent_signs: ["fever_or_chills"] });
    expect(known).not.toHaveProperty("fever_kind");
    expect(assess(known, { finished: false })).toMatchObject({
      level: "URGENT",
      symptoms: { fever: true, shaking_chills: "unsure" },
    });
  });

  it("leaves its details not sure until they are told", () => {
    const before = { recent_signs: ["cramps_or_shakes"], cramp_kind: ["none"] };
    const now = { recent_signs: ["cramps_or_shakes"] };
    const { known, filed, answers } = inBetween(before, now);
    expect(assess(known, { finished: false }).symptoms.shakes_or_jerks).toBe("unsure");
    const told = { ...answers, cramp_kind: ["body_shakes"] };
    expect(knownAnswers(filed, told)).toMatchObject({ cramp_kind: ["body_shakes"] });
  });

  it("keeps the details of signs that were not asked again yet", () => {
    const before = { recent_signs: ["urine"], urine_kind: ["urine_blood"] };
    const { known, filed, answers } = inBetween(before, { emergency_nerves: ["none"] });
    expect(known).toMatchObject(before);
    expect(nextWorsePage(filed, answers)?.id).toBe("emergency_body");
  });
});

describe("what is asked again", () => {
  it("is whether a doctor has checked a big injury, and which trouble of the artery it was", () => {
    const injured = { emergency_body: ["major_injury"], examined_since_injury: "yes" };
    const aorta = { emergency_body: ["known_aneurysm"], aorta_kind: ["family"] };
    for (const [before, name] of [
      [injured, "examined_since_injury"],
      [aorta, "aorta_kind"],
    ] as const) {
      const filed = walk(strain(before)).answers;
      const told: Answers = { ...answersThatStand(filed), emergency_nerves: ["none"], ...before };
      const { [name]: _, ...open } = told;
      expect(answersThatStand(filed)).not.toHaveProperty(name);
      expect(nextWorsePage(filed, open)?.fields.map((field) => field.name)).toEqual([name]);
    }
  });
});
