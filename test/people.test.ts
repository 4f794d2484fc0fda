import { expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { nextStepId } from "@/lib/form/steps";
import { LEVELS } from "@/lib/triage/symptoms";
import { PERSON_OF, strain } from "./people";
import { walk } from "./walk";

it.each(LEVELS)(
  "the triage gives the person of %s that level, and the form accepts their answers",
  (level) => {
    const answers = strain(PERSON_OF[level]);
    expect(assess(answers, { finished: true }).level).toBe(level);
    expect(nextStepId(answers, null)).toBe("check");
    expect(walk(answers).answers).toEqual(answers);
  },
);
