import { expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { fill, walk } from "@/test/walk";
import { askedPage, asPosted, onToday } from "./former-pages";
import { parseStep } from "./parse-page";
import { flaggedPages, withFlaggedPages } from "./refused-flags";
import { openStepOf, problemOn } from "./refused-pages";
import { askedSteps, getStep, nextStepId, type StepId, stepAt } from "./steps";

/** The answers of this person before the page, and all that the pages post together. */
function longForm(but: Answers, ...ids: StepId[]) {
  const { pages, states } = walk(strain(but));
  const before = states[pages.indexOf(ids[0]!) - 1]!;
  const forms = ids.map((id) => fill(getStep(id), states[pages.indexOf(id) - 1]!, strain(but)));
  return { before, form: Object.assign({}, ...forms) as Record<string, string[]> };
}

it("a page that was longer when it was opened is taken whole, and nothing on it is asked twice", () => {
  const start = longForm({}, "pain_where", "pain_start", "pain_cause");
  const old = asPosted(getStep("pain_start"), start.form);
  const begun = parseStep(old, start.before, start.form);
  if (!begun.ok) throw new Error(JSON.stringify(begun.errors));
  expect(nextStepId(begun.answers, "pain_start")).toBe("pain_now");
});

it("what such a page leaves blank is asked on its own page", () => {
  const { before, form } = longForm({}, "pain_start", "pain_cause");
  const { trigger: _, ...rest } = form;
  const read = parseStep(asPosted(getStep("pain_start"), rest), before, rest);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  expect(read.answers).not.toHaveProperty("trigger");
  expect(nextStepId(read.answers, "pain_start")).toBe("pain_cause");
});

it("older nerve signs, which had a page of their own for a while, are taken from there", () => {
  const { before, form } = longForm({}, "nerves");
  const { nerve_signs, ...older } = form;
  expect(stepAt("q-8z")?.id).toBe("nerves_older");
  // The first of the two pages was answered; the second is posted.
  const first = parseStep(asPosted(getStep("nerves"), { nerve_signs: ["none"] }, true), before, {
    nerve_signs: ["none"],
  });
  if (!first.ok) throw new Error(JSON.stringify(first.errors));
  expect(nerve_signs).toEqual(["none"]);
  expect(nextStepId(first.answers, null)).toBe("nerves");
  const read = parseStep(asPosted(getStep("nerves_older"), older), first.answers, older);
  expect(read).toMatchObject({
    ok: true,
    answers: { nerve_signs: ["none"], older_signs: ["none"], sexual_change: "no" },
  });
  if (read.ok) expect(nextStepId(read.answers, "nerves_older")).toBe("general");
});

it.each<[string, Record<string, string[]>]>([
  ["a list left blank", { sexual_change: ["new"] }],
  ["a blank question on sex", { older_signs: ["old_unsteady"] }],
  ["none beside a sign", { older_signs: ["old_unsteady", "none"], sexual_change: ["no"] }],
])("a red flag on a former page with %s is shown on today's page before sending", (_, values) => {
  const { answers } = walk(strain());
  const { older_signs, sexual_change, ...before } = answers;
  const problem = onToday(before, { stepId: "nerves_older", values, errors: [] });
  expect(problemOn({ answers: before, problem }, "nerves")?.values).toEqual({
    nerve_signs: ["none"],
    ...values,
  });
  const open = assess(before, { finished: false });
  expect(withFlaggedPages(open, problem).redFlags).not.toEqual(open.redFlags);
  // Somebody answered the questions elsewhere: what was typed here still waits to be shown.
  const whole = assess(answers, { finished: false });
  expect(openStepOf(whole, problem)).toBe("nerves");
  expect(flaggedPages(whole, problem, getStep("pain_now"))).not.toEqual([]);
  expect(flaggedPages(whole, problem, getStep("nerves"))).toEqual([]);
  const older = asPosted(getStep("nerves_older"), { older_signs: [], sexual_change: [] });
  expect(flaggedPages(whole, problem, older)).toEqual([]);
});

it("what a longer page held is shown on the page that asks it now, beside what that page knows", () => {
  const { answers } = walk(strain());
  const values = { pain_score: ["4"], course: ["worse"], mobility: ["unable"] };
  const errors = [{ field: "pain_score_worst", code: "choose_one" }];
  const problem = onToday(answers, { stepId: "pain_now", values, errors });
  expect(problem).toMatchObject({ stepId: "pain_now", errors });
  expect(problem.values).toEqual({ pain_score: ["4"], mobility: ["unable"] });
  expect(problemOn({ answers, problem }, "pain_cause")?.values).toMatchObject({
    course: ["worse"],
    trigger: [answers.trigger].flat(),
  });
});

it("a red flag on a former page that is no longer asked still reaches staff", () => {
  const before = walk(strain({ recent_signs: ["cramps_or_shakes"] })).states.at(-1)!;
  expect(askedSteps(before).map(({ id }) => id)).not.toContain("general_more");
  const problem = {
    stepId: "general_more",
    values: { cramp_kind: ["claw_cramps"] },
    errors: [],
  };
  const { cramp_kind: _, ...open } = before;
  const told = withFlaggedPages(assess(open, { finished: false }), problem);
  expect(told.answers).toMatchObject({ cramp_kind: ["claw_cramps"] });
  expect(askedPage(before, "general_more")?.id).toBe("general_more");
  expect(askedPage(walk(strain()).answers, "general_more")).toBeUndefined();
});

it("how one moves, which had a page of its own, is taken from there", () => {
  const { pages, states } = walk(strain());
  const { mobility, worse_with_movement, ...before } = states[pages.indexOf("pain_now")]!;
  const form = { mobility: ["limited"], worse_with_movement: ["yes"] };
  expect(stepAt("q-8g")?.id).toBe("pain_moves");
  expect(askedPage(before, "pain_moves")?.id).toBe("pain_moves");
  const read = parseStep(asPosted(getStep("pain_moves"), form), before, form);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  expect(read.answers).toMatchObject({ mobility, worse_with_movement });
  expect(nextStepId(read.answers, "pain_moves")).toBe("pain_pattern");
});

it("a former page is taken without the questions that came later, which are asked after it", () => {
  const { pages, states } = walk(strain());
  const { course: _, ...before } = states[pages.indexOf("pain_start")]!;
  const cause = { trigger: ["lifting"], home_treatment: ["helps"] };
  const caused = parseStep(asPosted(getStep("pain_cause"), cause), before, cause);
  if (!caused.ok) throw new Error(JSON.stringify(caused.errors));
  const now = { pain_score: ["4"], pain_score_worst: ["5"], course: ["same"] };
  const felt = parseStep(asPosted(getStep("pain_now"), now), caused.answers, now);
  if (!felt.ok) throw new Error(JSON.stringify(felt.errors));
  expect(felt.answers).toMatchObject({ home_treatment: "helps", course: "same" });
  expect(nextStepId(felt.answers, null)).toBe("pain_cause");
  const { pain_score: __, ...blank } = now;
  const refused = parseStep(asPosted(getStep("pain_now"), blank), caused.answers, blank);
  expect(refused).toMatchObject({ ok: false, errors: [{ field: "pain_score" }] });
});

it("a refused page says nothing of a question that moved, which its own page asks first", () => {
  const { pages, states } = walk(strain());
  const { course: _, ...answers } = states[pages.indexOf("pain_cause")]!;
  const errors = [
    { field: "pain_score", code: "choose_one" },
    { field: "course", code: "choose_one" },
  ];
  const problem = { stepId: "pain_now", values: { pain_score_worst: ["5"] }, errors };
  expect(problemOn({ answers, problem }, "pain_now")).toEqual({
    values: problem.values,
    errors: [{ field: "pain_score", code: "choose_one" }],
  });
  expect(openStepOf(assess(answers, { finished: false }), problem)).toBe("pain_cause");
});

it("a form of today is read as today's page", () => {
  const { form } = longForm({}, "nerves");
  expect(asPosted(getStep("nerves"), form)).toBe(getStep("nerves"));
});

it("a former form that leaves blank what moved is not refused for a question it did not show", () => {
  const { pages, states } = walk(strain());
  const { pain_zones: _, pain_location: __, ...before } = states[pages.indexOf("pain_start") - 1]!;
  const form = {
    ...{ duration_amount: ["2"], duration_unit: ["days"] },
    ...{ onset: ["sudden"], pain_change: ["new"] },
  };
  const page = getStep("pain_start");
  expect(parseStep(asPosted(page, form), before, form)).toMatchObject({
    errors: [{ field: "pain_location" }],
  });
  const read = parseStep(asPosted(page, form, true), before, form);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  expect(read.answers).toMatchObject({ onset: "sudden" });
  // Its page asks it before the answers can be sent.
  const { pain_zones, ...rest } = { ...walk(strain()).answers, ...read.answers };
  const { pain_location, ...open } = rest;
  expect(pain_location ?? pain_zones).toBeDefined();
  expect(nextStepId({ ...open, pain_zones: ["unsure"] }, null)).toBe("pain_start");
});

it.each([
  ["pain_cause", "course"],
  ["pain_cause", "worse_with_movement"],
  ["pain_now", "mobility"],
] as const)("a former form of %s is taken without %s, which came later", (id, moved) => {
  const { before, form } = longForm({}, id);
  const { [moved]: _, ...blank } = form;
  const { [moved]: __, ...open } = before;
  const page = getStep(id);
  expect(parseStep(asPosted(page, blank), open, blank)).toMatchObject({
    errors: [{ field: moved }],
  });
  const read = parseStep(asPosted(page, blank, true), open, blank);
  expect(read).toMatchObject({ ok: true });
});
