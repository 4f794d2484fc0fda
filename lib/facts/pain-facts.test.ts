import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/questions/answers";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { assess } from "./assess";
import { symptomsOf } from "./symptoms-of";

const facts = (but: Answers) => symptomsOf(walk(strain(but)).answers);
const level = (but: Answers) => triage(facts(but)).level;
const stops = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

describe("pain that they had before", () => {
  it("is asked in one question, which also says whether it is the same", () => {
    const had = (pain_change: string) => facts({ pain_change });
    expect(had("new")).toMatchObject({ pain_change: "new", similar_before: false });
    expect(had("usual")).toMatchObject({ pain_change: "usual", similar_before: true });
    expect(had("unsure")).toMatchObject({ pain_change: "unsure", similar_before: "unsure" });
    const changed = facts({ pain_change: "changed", change_days: "7" });
    expect(changed).toMatchObject({ similar_before: false, change_days: 7 });
    expect(facts({ pain_change: "changed", change_days: "unsure" }).change_days).toBeUndefined();
  });

  it("counts as new where it changed days ago after years", () => {
    const years = { duration_amount: "10", duration_unit: "years", trigger: "none" };
    const worst = { pain_score_worst: "8", course: "same", home_treatment: "partly" };
    const changed = { ...years, ...worst, pain_change: "changed", change_days: "7" };
    expect(level(changed)).toBe("SOON");
    expect(level({ ...years, ...worst, pain_change: "usual" })).not.toBe("SOON");
  });

  it("stands as it was told before this question was there, until it is answered", () => {
    expect(symptomsOf({ similar_before: "no" }).similar_before).toBe(false);
    const both = { similar_before: "no", pain_change: "usual" };
    expect(symptomsOf(both).similar_before).toBe(true);
  });
});

describe("the worst pain of four weeks", () => {
  it("counts also when it has eased", () => {
    const elder = { age_years: "77", trigger: "none", pain_change: "new", onset: "sudden" };
    expect(facts({ pain_score: "2", pain_score_worst: "9" })).toMatchObject({
      pain_score: 2,
      pain_score_worst: 9,
    });
    const now = level({ ...elder, pain_score: "2", pain_score_worst: "2" });
    expect(level({ ...elder, pain_score: "2", pain_score_worst: "9" })).not.toBe(now);
  });
});

describe("a fall or a crash", () => {
  const asks = (but: Answers) =>
    walk(strain(but)).pages.filter((id) => ["injury_more", "history_injury"].includes(id));

  it("is none where nothing speaks for one and nobody was asked", () => {
    expect(facts({ injury: "big_2_weeks" }).trauma).toBe("none");
    expect(facts({ emergency_body: ["unsure"], major_injury_check: "unsure" }).trauma).toBe(
      "unsure",
    );
    expect(symptomsOf({ age_years: "34" }).trauma).toBeUndefined();
  });

  it("is asked from 65 on, after a fall or no clear cause, and of people whose bones break", () => {
    const big = { injury: "big_2_weeks", examined_since_injury: "yes" };
    const found = { trauma: "major", examined_since_injury: true } as const;
    for (const who of [
      { age_years: "70" },
      { trigger: "other" },
      { trigger: "fall_or_knock" },
      { trigger: "unsure" },
      { illnesses: ["weak_bones"] },
      { illnesses: ["steroids"] },
      { illnesses: ["unsure"], illnesses_unsure: ["weak_bones"] },
      { illnesses: ["blood_thinner"] },
    ]) {
      expect(facts({ ...who, ...big })).toMatchObject(found);
      expect(facts({ ...who, injury: "small" }).trauma).toBe("minor");
      expect(asks({ ...who, ...big })).toHaveLength(1);
      expect(asks({ ...who, injury: "small" })).toEqual([]);
    }
  });

  it("stops the form only after it was asked whether a doctor has seen it", () => {
    for (const who of [{ age_years: "70" }, { trigger: "fall_or_knock" }]) {
      const crash = { ...who, injury: "big_2_weeks" };
      const stopOf = (examined_since_injury: string) => {
        const { pages, states } = walk(strain({ ...crash, examined_since_injury }));
        return pages[states.findIndex(stops)];
      };
      expect(stopOf("no")).toBe("injury_more");
      expect(stopOf("unsure")).toBe("injury_more");
      expect(stopOf("yes")).toBeUndefined();
      expect(level({ ...crash, examined_since_injury: "yes" })).toBe("URGENT");
    }
  });

  it("keeps what was answered to the former question", () => {
    expect(symptomsOf({ injury: "big_and_checked", trigger: "lifting" })).toMatchObject({
      trauma: "major",
      examined_since_injury: true,
    });
  });
});
