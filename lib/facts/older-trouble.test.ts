import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/questions/answers";
import { deniedSigns } from "@/lib/triage/pertinent";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { assess } from "./assess";
import { symptomsOf } from "./symptoms-of";

const facts = (but: Answers) => symptomsOf(walk(strain(but)).answers);
const level = (but: Answers) => triage(facts(but)).level;
const stopOf = (but: Answers) => {
  const { pages, states } = walk(strain(but));
  return pages[states.findIndex((each) => assess(each, { finished: false }).isEmergency)];
};

/** Years of pain do not make a sign old and checked. */
const YEARS = { duration_amount: "10", duration_unit: "years" };

describe("saddle numbness of more than two weeks", () => {
  const saddle = (older_saddle: string, more: Answers = {}) => {
    return { ...YEARS, older_signs: ["old_saddle"], older_saddle, ...more };
  };

  it("is graded by its age and by whether a doctor has checked it", () => {
    expect(level(saddle("now_worse"))).toBe("EMERGENCY");
    expect(level(saddle("weeks_not_checked", { course: "worsening" }))).toBe("EMERGENCY");
    expect(level(saddle("weeks_not_checked"))).toBe("URGENT");
    expect(level(saddle("long_not_checked"))).toBe("URGENT");
    expect(level(saddle("unsure"))).toBe("URGENT");
    expect(level(saddle("checked"))).toBe("ROUTINE");
    expect(facts(saddle("none")).saddle_numbness).toBe("none");
  });

  it("stops the form only after it was asked how it goes", () => {
    expect(stopOf(saddle("now_worse"))).toBe("nerves_course");
    expect(stopOf(saddle("checked"))).toBeUndefined();
  });

  it("is asked about also where it was marked on the body map", () => {
    const marked = { pain_zones: ["saddle_area"], zone_saddle: "numb_old" };
    expect(facts({ ...marked, older_saddle: "long_not_checked" }).saddle_numbness).toBe(
      "long_standing_not_checked",
    );
  });

  it("of an earlier form is of unknown age and check", () => {
    const ticked = { emergency_nerves: ["none"], older_signs: ["old_saddle"] };
    expect(symptomsOf(ticked).saddle_numbness).toBe("long_standing");
    const unsure = { emergency_nerves: ["none"], older_signs: ["unsure"] };
    expect(symptomsOf({ ...unsure, older_saddle: "yes" }).saddle_numbness).toBe("long_standing");
    expect(symptomsOf({ ...unsure, older_saddle: "no" }).saddle_numbness).toBe("none");
    expect(symptomsOf({ ...unsure, older_saddle: "unsure" }).saddle_numbness).toBe("unsure");
  });

  it("is never lower because it is also not sure to be new", () => {
    const unsure = { emergency_nerves: ["unsure"], saddle_check: "unsure" };
    expect(level(saddle("now_worse", unsure))).toBe("EMERGENCY");
    expect(level(saddle("checked", unsure))).toBe("URGENT");
  });
});

describe("leg trouble of more than two weeks", () => {
  const legs = (older_legs: string, more: Answers = {}) => {
    return { ...YEARS, nerve_signs: ["leg_weak"], leg_change: "no", older_legs, ...more };
  };

  it("is graded by its age and by whether a doctor has checked it", () => {
    expect(level(legs("weeks_not_checked"))).toBe("URGENT");
    expect(level(legs("long_not_checked"))).toBe("URGENT");
    expect(level(legs("checked"))).toBe("ROUTINE");
    const both = { older_signs: ["old_both_legs"], both_legs_kind: ["numb"], course: "worsening" };
    expect(level(legs("weeks_not_checked", both))).toBe("EMERGENCY");
  });

  it("stops the form only after it was asked how it goes", () => {
    const both = { older_signs: ["old_both_legs"], both_legs_kind: ["weak"], course: "worsening" };
    expect(stopOf(legs("weeks_not_checked", both))).toBe("nerves_age");
    expect(stopOf(legs("checked", both))).toBeUndefined();
  });

  it("is not asked for its age where it changed", () => {
    const { pages } = walk(strain({ nerve_signs: ["leg_weak"], leg_change: "yes" }));
    expect(pages).not.toContain("nerves_age");
  });

  it("of an earlier form is long-standing, of unknown check", () => {
    const told = { emergency_nerves: ["none"], nerve_signs: ["leg_weak"], leg_change: "no" };
    expect(symptomsOf(told).leg_symptoms_timing).toBe("long_standing");
  });
});

describe("unsteadiness", () => {
  const unsteady = (older_unsteady: string) => {
    return { ...YEARS, onset: "gradual", older_signs: ["old_unsteady"], older_unsteady };
  };

  it("is new on the first pages, and graded by its check where it is older", () => {
    expect(facts({ emergency_nerves: ["unsteady"] })).toMatchObject({
      unsteady_or_clumsy: true,
      unsteady_timing: "new",
    });
    expect(level({ ...YEARS, onset: "gradual", emergency_nerves: ["unsteady"] })).toBe("EMERGENCY");
    expect(level(unsteady("now_worse"))).toBe("EMERGENCY");
    expect(level(unsteady("weeks_not_checked"))).toBe("URGENT");
    expect(level(unsteady("long_not_checked"))).toBe("URGENT");
    expect(level(unsteady("unsure"))).toBe("URGENT");
    expect(level(unsteady("checked"))).toBe("ROUTINE");
    expect(facts(unsteady("none")).unsteady_or_clumsy).toBe(false);
  });

  it("is not denied by what is new alone, as no sign of that list is, until older trouble is asked", () => {
    const stopped = symptomsOf({ emergency_nerves: ["saddle", "bowel"] });
    expect(deniedSigns(stopped)).toEqual([]);
    const nerves = deniedSigns(facts({})).find(({ system }) => system === "Nerves")?.signs;
    for (const sign of ["saddle_numbness", "bladder", "bowel", "unsteady_or_clumsy"])
      expect(nerves).toContain(sign);
  });
});

describe("an arm or a hand", () => {
  const arm = (arm_timing: string, carpal_pattern: string) => {
    return { nerve_signs: ["one_arm"], arm_timing, carpal_pattern };
  };

  it("that only tingles at night is carpal tunnel, not the neck", () => {
    expect(facts(arm("new", "yes"))).toMatchObject({ arm_timing: "new", carpal_pattern: true });
    expect(level(arm("new", "yes"))).toBe("ROUTINE");
    const rank = ["EMERGENCY", "URGENT", "SOON"];
    expect(rank).toContain(level(arm("new", "no")));
    expect(rank).toContain(level(arm("new", "unsure")));
  });

  it("stops the form only after it was asked how old it is and what it is like", () => {
    const both = (more: Answers) => ({ nerve_signs: ["both_arms"], ...more });
    expect(stopOf(both({ arm_timing: "new", carpal_pattern: "no" }))).toBe("nerves_arms");
    expect(stopOf(both({ arm_timing: "over_2_weeks", carpal_pattern: "no" }))).toBeUndefined();
    expect(stopOf(both({ arm_timing: "new", carpal_pattern: "yes" }))).toBeUndefined();
  });
});
