import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import { getStep, isAnswered, nextStepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { post, walk } from "@/test/walk";
import { EMERGENCY_OTHER } from "./emergency-steps";
import { standingTicks } from "./offered";

const { answers: DONE } = walk(strain());

/** The draft of a release whose list did not have these options. */
function before(answers: Answers, ...missing: string[]): Answers {
  const offered = EMERGENCY_OTHER.options.filter((option) => !missing.includes(option));
  return { ...answers, emergency_other_offered: offered };
}
/** A draft of the time when lists kept no record of what they offered. */
function withoutRecord(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !name.endsWith("_offered")));
}
/** What the page shows as ticked when it is opened again. */
const shown = (answers: Answers) => standingTicks(EMERGENCY_OTHER, answers);

describe("a draft that was begun before a release that adds an option", () => {
  const draft = before(DONE, "black_stools");

  it("does not count the option as denied, but all others", () => {
    expect(symptomsOf(DONE)).toMatchObject({ black_stools: false, shoulder_tip_pain: false });
    expect(symptomsOf(draft)).not.toHaveProperty("black_stools");
    expect(symptomsOf(draft)).toMatchObject({ shoulder_tip_pain: false });
  });

  it("is asked the list again before it can be sent, without its none of these", () => {
    expect(nextStepId(DONE, null)).toBe("check");
    expect(nextStepId(draft, null)).toBe("emergency_other");
    expect(shown(DONE)).toEqual(["none"]);
    expect(shown(draft)).toEqual([]);
    const answered = post("emergency_other", draft, { emergency_other: ["black_stools"] });
    expect(symptomsOf(answered).black_stools).toBe(true);
    expect(nextStepId(answered, null)).toBe("check");
  });

  it("keeps what was ticked, also when another page is answered first", () => {
    const ticked = { ...draft, emergency_other: ["confused"] };
    const later = post("emergency_nerves", ticked, { emergency_nerves: ["none"] });
    for (const answers of [ticked, later]) {
      expect(assess(answers, { finished: false }).isEmergency).toBe(true);
      expect(shown(answers)).toEqual(["confused"]);
      expect(symptomsOf(answers)).not.toHaveProperty("black_stools");
      expect(isAnswered(getStep("emergency_other"), answers)).toBe(false);
    }
  });
});

describe("a draft of the time before lists kept what they offered", () => {
  const draft = withoutRecord(DONE);

  it("is asked every list again, and denies nothing that came since", () => {
    expect(nextStepId(draft, null)).toBe("emergency_nerves");
    expect(isAnswered(getStep("emergency_other"), draft)).toBe(false);
    expect(symptomsOf(draft)).not.toHaveProperty("shoulder_tip_pain");
    expect(symptomsOf(draft)).not.toHaveProperty("blood_in_vomit_or_stool");
    expect(symptomsOf(draft)).toMatchObject({ black_stools: false });
  });
});

it("an option that is offered only because an earlier answer changed is asked too", () => {
  const pained = { ...DONE, pain_score: "9" };
  expect(symptomsOf(DONE)).not.toHaveProperty("hard_exercise");
  expect(symptomsOf(pained)).not.toHaveProperty("hard_exercise");
  expect(isAnswered(getStep("pain_pattern"), pained)).toBe(false);
});
