import { expect, it } from "vitest";
import type { StepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { assess } from "./assess";
import { easingToCome } from "./follow-ups";

/** Follow-ups that a stop waits for (catalogue 2a.1): the sign, its page, the question that can ease it. */
const WAITS: [Answers, StepId, string[]][] = [
  [{ nerve_signs: ["both_arms"] }, "nerves", ["arm_timing", "carpal_pattern"]],
  [{ recent_signs: ["vomiting"] }, "general", ["vomiting_over_and_explained"]],
  [{ recent_signs: ["bite_or_wound"] }, "general", ["bite_or_wound_kind"]],
  [{ emergency_other: ["bite_spreading"] }, "emergency_other", ["bite_or_wound_kind"]],
  [{ emergency_body: ["major_injury"] }, "emergency_body", ["examined_since_injury"]],
  [{ age_years: "70", injury: "big_2_weeks" }, "pain_cause", ["examined_since_injury"]],
  [{ trigger: "fall_or_knock", injury: "big_2_weeks" }, "pain_more", ["examined_since_injury"]],
  [{ illnesses: ["weak_bones"], injury: "big_older" }, "recent_more", ["examined_since_injury"]],
  [{ emergency_body: ["known_aneurysm"] }, "emergency_body", ["aorta_kind", "worse_with_movement"]],
  [
    { older_signs: ["old_unsteady", "old_saddle", "old_bladder", "old_bowel"] },
    "nerves",
    ["older_unsteady", "older_saddle", "older_bladder", "older_bowel"],
  ],
  [{ nerve_signs: ["leg_weak"], leg_change: "no" }, "nerves_more", ["older_legs"]],
];

it("a stop of the trunk sum waits for when known pain changed, and for a colic", () => {
  const sudden: Answers = {
    age_years: "50",
    onset: "sudden",
    trigger: "none",
    pain_change: "new",
    pain_score: "9",
    worse_with_movement: "no",
  };
  const stopOf = (but: Answers) => {
    const { pages, states } = walk(strain({ ...sudden, ...but }));
    return pages[states.findIndex((each) => assess(each, { finished: false }).isEmergency)];
  };
  expect(stopOf({ pain_change: "changed", change_days: "1" })).toBe("pain_pattern");
  expect(stopOf({ pain_change: "changed", change_days: "28" })).toBeUndefined();
  expect(stopOf({ pain_pattern: ["side_to_groin"] })).toBeUndefined();
  expect(stopOf({ pain_pattern: ["none"] })).toBe("pain_pattern");
});

it.each(WAITS)("a stop waits: %j at %s for %j", (but, page, questions) => {
  const { pages, states } = walk(strain(but));
  const at = pages.indexOf(page);
  expect(at).toBeGreaterThanOrEqual(0);
  expect(Object.keys(easingToCome(states[at]!))).toEqual(expect.arrayContaining(questions));
  // Once it was answered, its own answer counts.
  for (const question of questions)
    expect(Object.keys(easingToCome(states.at(-1)!))).not.toContain(question);
});
