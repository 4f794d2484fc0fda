import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import { parseStep } from "@/lib/form/parse-page";
import { SOURCES } from "@/lib/learn/sources";
import type { Answers } from "@/lib/questions/answers";
import { isUnder16 } from "@/lib/questions/gates";
import { PLAN_STEP } from "@/lib/questions/plan-fields";
import { LEVELS } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { textsOf } from "@/test/messages";
import { strain } from "@/test/people";
import { randomChoose } from "@/test/random-answers";
import { walk } from "@/test/walk";
import { planFacts } from "./facts";
import { PARTS, PLAN_ITEMS, PLAN_LEVELS } from "./items";
import { ACETAMINOPHEN, ANTI_INFLAMMATORY, judge, VERDICTS } from "./medicine";
import { planFor } from "./plan";

type But = Record<string, string[]>;
const WOMAN = { sex_at_birth: ["female"] };

/** The answers of the form, with those given beside the plan: none of the limits, unless said so. */
function answersOf({ daily_work = [], plan_limits = ["none"], ...but }: But): Answers {
  return fitted(walk(strain(but)).answers, { daily_work, plan_limits });
}

function fitted(answers: Answers, form: But): Answers {
  const read = parseStep(PLAN_STEP, answers, form);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.answers;
}

function plan(but: But, level: (typeof LEVELS)[number] = "SELF_CARE") {
  const answers = answersOf(but);
  return planFor({ level, answers, symptoms: symptomsOf(answers) });
}

const linesOf = (but: But, level?: (typeof LEVELS)[number]) =>
  plan(but, level)?.parts.flatMap(({ items }) => items) ?? [];
const medicineOf = (but: But) => plan(but, "ROUTINE")?.medicine;

describe("the lines", () => {
  it("fit the trigger and the person's kind of day", () => {
    const lifter = linesOf({ trigger: ["lifting"], daily_work: ["lifting"] });
    expect(lifter).toEqual(
      expect.arrayContaining(["no_heavy_lifts", "lighter_work", "lift_again"]),
    );
    expect(lifter).not.toContain("desk");
    const sitter = linesOf({ trigger: ["sitting_or_standing_long"], daily_work: ["sitting"] });
    expect(sitter).toEqual(expect.arrayContaining(["stand_up", "desk"]));
    expect(sitter).not.toContain("no_heavy_lifts");
    expect(linesOf({ trigger: ["exercise"] })).toEqual(
      expect.arrayContaining(["leave_sport", "sport_again"]),
    );
    expect(linesOf({ trigger: ["sudden_movement"] })).toContain("turn_slowly");
    expect(linesOf({ daily_work: ["standing"] })).toContain("on_your_feet");
    expect(linesOf({ trigger: ["fall_or_knock"] })).toContain("after_fall");
  });

  it("fit what has helped", () => {
    expect(linesOf({ home_treatment: ["helps"] })).toContain("keep_what_helps");
    expect(linesOf({ home_treatment: ["not_helping"] })).toContain("try_the_other");
    const untried = linesOf({ home_treatment: ["not_tried"] });
    expect(untried).toContain("warm_or_cold");
    expect(untried).not.toContain("keep_what_helps");
  });

  it("do not load or stretch the back with a pregnancy, thin bones or a fall, even possible ones", () => {
    const loads = ["stretch", "lift_again", "sport_again"];
    const delicate: But[] = [
      { ...WOMAN, pregnancy: ["possible"] },
      { ...WOMAN, pregnancy: ["unsure"] },
      { illnesses: ["weak_bones"] },
      { illnesses: ["unsure"], illnesses_unsure: ["weak_bones"] },
      { illnesses: ["steroids"] },
      { trigger: ["other"], injury: ["small"] },
      { trigger: ["other"], injury: ["unsure"] },
      { trigger: ["fall_or_knock"] },
    ];
    for (const but of delicate) {
      const lines = linesOf(but);
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter((line) => loads.includes(line))).toEqual([]);
    }
    expect(linesOf({})).toContain("stretch");
    expect(linesOf({ ...WOMAN, pregnancy: ["yes"] })).toContain("rest_on_side");
    expect(linesOf({})).toContain("rest_position");
  });

  it("leave fluids to the doctor with a bad heart or kidney", () => {
    expect(linesOf({})).toContain("drink");
    expect(linesOf({ illnesses: ["heart"] })).toContain("drink_as_told");
    expect(linesOf({ illnesses: ["kidneys"] })).toContain("drink_as_told");
    const unsure = { illnesses: ["unsure"], illnesses_unsure: ["kidneys"] };
    expect(linesOf(unsure)).toContain("drink_as_told");
  });

  it("only mark time for somebody who should be seen this week", () => {
    const soon = linesOf({ trigger: ["exercise"], daily_work: ["lifting"] }, "SOON");
    expect(soon).toContain("keep_moving");
    expect(soon).toContain("write_down");
    const strains = PLAN_ITEMS.filter(({ notBeforeVisit }) => notBeforeVisit).map(({ id }) => id);
    expect(soon.filter((line) => strains.includes(line))).toEqual([]);
    expect(plan({}, "SOON")?.medicine).toBeNull();
  });

  it("have a source and words in every language, and each is meant for somebody", () => {
    for (const locale of ["en", "es"] as const) {
      const paths = textsOf(locale).map(({ path }) => path);
      const ids = PLAN_ITEMS.map(({ id }) => `plan.items.${id}`);
      expect(paths.filter((path) => path.startsWith("plan.items.")).sort()).toEqual(ids.sort());
      for (const part of PARTS) expect(paths).toContain(`plan.parts.${part}`);
    }
    for (const { id, source } of PLAN_ITEMS) {
      expect(source.length, id).toBeGreaterThan(0);
      for (const each of source) expect(SOURCES[each]?.name, id).toBeTruthy();
    }
    const people: But[] = [
      {},
      { trigger: ["exercise"], mobility: ["normal"], home_treatment: ["partly"] },
      { trigger: ["twisting_or_bending"], daily_work: ["lifting"], plan_limits: ["unsure"] },
      { trigger: ["fall_or_knock"], daily_work: ["standing"], plan_limits: [] },
      { ...WOMAN, pregnancy: ["yes"], daily_work: ["sitting"] },
      { illnesses: ["kidneys"] },
    ];
    const met = new Set(people.flatMap((but) => linesOf(but)));
    // Before the kidneys and the heart were asked of everybody.
    const unasked = planFor({ level: "ROUTINE", answers: {}, symptoms: {} });
    for (const { items } of unasked?.parts ?? []) for (const id of items) met.add(id);
    expect(PLAN_ITEMS.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });
});

describe("painkillers", () => {
  const contraindications: [string, But][] = [
    ["pregnant", { ...WOMAN, pregnancy: ["yes"] }],
    ["pregnant", { ...WOMAN, pregnancy: ["possible"] }],
    ["nursing", { ...WOMAN, pregnancy: ["birth"], birth_weeks: ["weeks_7_to_12"] }],
    ["nursing", { ...WOMAN, plan_limits: ["breastfeeding"] }],
    ["kidney", { illnesses: ["kidneys"] }],
    ["kidney", { pain_pattern: ["side_to_groin"], illnesses: ["kidneys"] }],
    ["heart", { illnesses: ["heart"] }],
    ["ulcer", { illnesses: ["ulcer"] }],
    ["blood_thinner", { illnesses: ["blood_thinner"] }],
    ["asthma", { plan_limits: ["asthma_or_allergy"] }],
    ["liver", { illnesses: ["liver_or_alcohol"] }],
    ["too_many", { emergency_other: ["too_many_painkillers"] }],
    ["age", { age_years: ["65"] }],
    ["steroids", { illnesses: ["steroids"] }],
    ["stomach", { recent_signs: ["vomiting"] }],
  ];

  it.each(contraindications)("are not simply advised with %s", (id, but) => {
    const told = medicineOf(but)?.antiInflammatory;
    expect(["avoid", "ask"]).toContain(told?.verdict);
    expect(told?.reasons).toContain(id);
  });

  it("have a case for every bar", () => {
    const tried = new Set(contraindications.map(([id]) => id));
    expect(ANTI_INFLAMMATORY.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  it("are advised after a no to everything, and become a condition without answers", () => {
    expect(medicineOf({})?.antiInflammatory).toEqual({ verdict: "plain", reasons: [] });
    expect(medicineOf({})?.acetaminophen.verdict).toBe("plain");
    expect(medicineOf({ plan_limits: [] })?.antiInflammatory).toEqual({
      verdict: "if",
      reasons: ["asthma"],
    });
    expect(medicineOf({ ...WOMAN, plan_limits: [] })?.antiInflammatory.reasons).toContain(
      "nursing",
    );
    expect(medicineOf({ plan_limits: [] })?.acetaminophen.verdict).toBe("plain");
    expect(medicineOf({ plan_limits: ["unsure"] })?.antiInflammatory.verdict).toBe("ask");
    const unsure = { illnesses: ["unsure"], illnesses_unsure: ["ulcer"] };
    expect(medicineOf(unsure)?.antiInflammatory.verdict).toBe("ask");
  });

  const LIMITS = fc.constantFrom<string[]>(["none"], ["unsure"], []);
  const TRUTH = fc.constantFrom(true, false, "unsure" as const, undefined);

  it.each([
    ["an anti-inflammatory", ANTI_INFLAMMATORY],
    ["acetaminophen", ACETAMINOPHEN],
  ])("such as %s are advised only where every bar was denied", (_, bars) => {
    const facts = planFacts({}, {});
    const truths = fc.array(TRUTH, { minLength: bars.length, maxLength: bars.length });
    fc.assert(
      fc.property(truths, (given) => {
        const asked = bars.map((bar, at) => ({ ...bar, has: () => given[at] }));
        const { verdict, reasons } = judge(asked, facts);
        expect(verdict === "plain").toBe(given.every((truth) => truth === false));
        expect(reasons.length === 0).toBe(verdict === "plain");
        const named = reasons.map((id) => given[bars.findIndex((bar) => bar.id === id)]);
        expect(named).not.toContain(false);
        if (verdict === "if") expect(given).not.toContain("unsure");
        if (verdict === "if") expect(given).not.toContain(true);
      }),
    );
  });

  it("are never simply advised to anybody who has, may have, or did not say", () => {
    fc.assert(
      fc.property(randomChoose("calm"), LIMITS, (choose, plan_limits) => {
        const answers = fitted(walk(choose).answers, { plan_limits });
        const symptoms = symptomsOf(answers);
        const verdict = planFor({ level: "ROUTINE", answers, symptoms })?.medicine?.antiInflammatory
          .verdict;
        expect(verdict === undefined).toBe(isUnder16(answers));
        if (verdict !== "plain") return;
        expect(plan_limits).toEqual(["none"]);
        expect(symptoms.blood_thinner).toBe(false);
        expect(["yes", "possible", "unsure"]).not.toContain(symptoms.pregnancy);
      }),
      { numRuns: 80 },
    );
  });

  it("have words for every verdict and reason, and no word names a dose", () => {
    for (const locale of ["en", "es"] as const) {
      const texts = textsOf(locale).filter(({ path }) => path.startsWith("plan."));
      const paths = texts.map(({ path }) => path);
      const bars = [...ANTI_INFLAMMATORY, ...ACETAMINOPHEN];
      for (const { id, source } of bars) {
        expect(paths).toContain(`plan.reasons.${id}`);
        expect(source.length, id).toBeGreaterThan(0);
      }
      for (const verdict of VERDICTS) {
        expect(paths).toContain(`plan.antiInflammatory.${verdict}`);
        expect(paths).toContain(`plan.acetaminophen.${verdict}`);
      }
      for (const { path, text } of texts)
        expect(text, path).not.toMatch(/\b\d+ ?(mg|g|ml|pill|tablet|pastilla|tableta)/i);
    }
  });
});

describe("a plan", () => {
  it("is made for SOON, ROUTINE and SELF_CARE only, and for no child", () => {
    for (const level of LEVELS) {
      const planned = PLAN_LEVELS.some((known) => known === level);
      expect(plan({}, level) === null, level).toBe(!planned);
    }
    const answers: Answers = { respondent: "proxy", age_years: "15" };
    expect(planFor({ level: "SELF_CARE", answers, symptoms: { age_years: 15 } })).toBeNull();
    expect(planFor({ level: "SELF_CARE", answers: {}, symptoms: { age_years: 15 } })).toBeNull();
  });

  it("never reads a missing answer as a no: without any answer it warns of everything", () => {
    const told = planFor({ level: "SELF_CARE", answers: {}, symptoms: {} });
    expect(told?.medicine?.antiInflammatory).toEqual({
      verdict: "if",
      reasons: ANTI_INFLAMMATORY.map(({ id }) => id),
    });
    const lines = told?.parts.flatMap(({ items }) => items) ?? [];
    expect(lines).toContain("rest_on_side");
    expect(lines).toContain("drink_unless");
    expect(lines).not.toContain("stretch");
  });

  it("says where its advice comes from, each source once", () => {
    const names = plan({})?.sources.map(({ name }) => name) ?? [];
    expect(names).toContain(SOURCES.nice_ng59.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("does not change how soon somebody is seen", () => {
    for (const but of [{ illnesses: ["kidneys"] }, { daily_work: ["lifting"] }]) {
      const levels = [{}, but].map((each: But) => triage(symptomsOf(answersOf(each))).level);
      expect(levels[0]).toBe(levels[1]);
    }
  });
});
