import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { triageUnfinished } from "@/lib/facts/level";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import type { Answers } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { isUnder16 } from "@/lib/questions/gates";
import { isRequired } from "@/lib/triage/asked";
import { SYMPTOM_KEYS, SymptomsSchema } from "@/lib/triage/symptoms";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { randomChoose } from "@/test/random-answers";
import { walk } from "@/test/walk";
import {
  askedFields,
  askedSteps,
  codeOf,
  FORMER_STEPS,
  isAnswered,
  STEPS,
  stepAt,
  usualPages,
} from "./steps";

const isEmergency = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

const ANY = fc.oneof(randomChoose("any"), randomChoose("calm"));
const WOMAN = { sex_at_birth: ["female"] };

describe("the pages", () => {
  it("have unique ids, and put no question twice to anybody", () => {
    fc.assert(
      fc.property(ANY, (choose) => {
        for (const answers of walk(choose).states) {
          const names = askedSteps(answers)
            .flatMap((page) => askedFields(page, answers))
            .map(({ name }) => name);
          expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
    expect(new Set(STEPS.map((page) => page.id)).size).toBe(STEPS.length);
  });

  it("have address codes that reveal nothing and never change", () => {
    const all = [...STEPS, ...FORMER_STEPS];
    const codes = Object.fromEntries(all.map((page) => [page.id, page.code]));
    for (const code of Object.values(codes)) expect(code).toMatch(/^q-\d[b-z]$/);
    expect(new Set(Object.values(codes)).size).toBe(all.length);
    // Published codes stand in bookmarks: add lines, change none.
    expect(codes).toEqual({
      about_you: "q-6p",
      emergency_nerves: "q-5k",
      emergency_nerves_unsure: "q-5f",
      emergency_body: "q-6v",
      emergency_body_unsure: "q-5g",
      emergency_body_more: "q-2g",
      emergency_other: "q-4j",
      emergency_other_unsure: "q-8h",
      emergency_other_more: "q-3t",
      pregnancy: "q-2m",
      gestation: "q-2v",
      child: "q-7p",
      pain_where: "q-7k",
      pain_start: "q-3d",
      pain_cause: "q-3h",
      zones_check: "q-6x",
      pain_now: "q-9j",
      pain_moves: "q-8g",
      pain_more: "q-4m",
      injury_more: "q-7d",
      pain_pattern: "q-5j",
      pain_pattern_unsure: "q-7v",
      pattern_more: "q-5s",
      nerves: "q-5x",
      nerves_unsure: "q-9x",
      nerves_older: "q-8z",
      nerves_more: "q-3f",
      nerves_course: "q-6t",
      nerves_arms: "q-2w",
      nerves_age: "q-6k",
      general: "q-5p",
      general_unsure: "q-4t",
      general_more: "q-9d",
      general_head: "q-9v",
      general_bite: "q-4w",
      history: "q-3m",
      history_unsure: "q-2k",
      history_recent: "q-8f",
      history_recent_unsure: "q-6d",
      history_more: "q-3q",
      recent_more: "q-5n",
      history_injury: "q-8n",
      words_check: "q-7g",
      words_more: "q-4c",
      contact: "q-2r",
      privacy: "q-9r",
    });
  });

  it("are found by their code and by nothing else", () => {
    for (const page of STEPS) expect(stepAt(codeOf(page.id))?.id).toBe(page.id);
    expect(codeOf("check")).toBe("check");
    for (const other of ["", "about_you", "q-0a", "constructor"])
      expect(stepAt(other)).toBeUndefined();
  });

  it("name no sign twice, so that the follow-up of one never answers another", () => {
    const options = STEPS.flatMap((page: Step) =>
      page.fields.flatMap((field) => {
        const isOwn = field.kind === "checkboxes" && !field.retired && !field.wordsOf;
        return isOwn ? field.options : [];
      }),
    );
    expect(options.filter((option, at) => options.indexOf(option) !== at)).toEqual([]);
  });

  it("are about as many as the start page says, for people without a warning sign", () => {
    const people: Record<string, string[]>[] = [
      {},
      WOMAN,
      { respondent: ["proxy"] },
      { recent_signs: ["vomiting"] },
    ];
    for (const but of people) {
      const pages = walk(strain(but)).pages.length + 1;
      expect(Math.abs(pages - usualPages())).toBeLessThanOrEqual(1);
    }
  });

  it("take a healthy back strain at most 16 pages, with the check", () => {
    expect(walk(strain()).pages.length + 1).toBe(16);
    expect(walk(strain(WOMAN)).pages.length + 1).toBe(16);
    expect(walk(strain({ ...WOMAN, respondent: ["proxy"] })).pages.length + 1).toBe(16);
    const old = { age_years: ["71"] };
    expect(walk(strain(old)).pages.length + 1).toBe(16);
    const long = { duration_amount: ["5"], duration_unit: ["months"] };
    expect(walk(strain({ ...WOMAN, ...long })).pages.length + 1).toBe(16);
    expect(walk(strain({ recent_signs: ["vomiting"] })).pages.length + 1).toBe(17);
  });

  it("put no more questions to a healthy back strain than the page plan has", () => {
    const count = (but: Record<string, string[]>) => {
      const { answers } = walk(strain(but));
      const clinical = askedSteps(answers).filter(
        ({ section }) => section !== "contact" && section !== "privacy",
      );
      return clinical.flatMap((page) => askedFields(page, answers)).length;
    };
    expect(count({})).toBe(29);
    expect(count(WOMAN)).toBe(30);
  });

  it("end a simple strain in self-care", () => {
    expect(triage(symptomsOf(walk(strain()).answers)).level).toBe("SELF_CARE");
    expect(triage(symptomsOf(walk(strain(WOMAN)).answers)).level).toBe("SELF_CARE");
  });

  it("reach a nerve emergency on page 2 and any first-screen emergency by page 4", () => {
    const stopAt = (but: Record<string, string[]>) =>
      walk(strain(but)).states.findIndex(isEmergency) + 1;
    expect(stopAt({ emergency_nerves: ["saddle"] })).toBe(2);
    expect(stopAt({ emergency_body: ["chest_pain"] })).toBe(3);
    expect(stopAt({ emergency_other: ["self_harm"] })).toBe(4);
    expect(stopAt({ ...WOMAN, emergency_other: ["self_harm"] })).toBe(4);
  });

  it("ask a child the short screen only, and never give self-care", () => {
    const { pages, answers } = walk(strain({ age_years: ["9"] }));
    expect(pages).toEqual([
      "about_you",
      "emergency_nerves",
      "emergency_body",
      "emergency_other",
      "child",
    ]);
    expect(triage(symptomsOf(answers)).level).not.toBe("SELF_CARE");
    const fever = walk(strain({ age_years: ["9"], child_fever: ["yes"] }));
    expect(isEmergency(fever.answers)).toBe(true);
  });
});

describe("an intake that ends early", () => {
  const early = (but: Record<string, string[]>) => {
    const { states, answers } = walk(strain(but));
    const { level, rules, flags } = triageUnfinished(
      symptomsOf(states.find(isEmergency) ?? answers),
    );
    return { level, rules: rules.map((rule) => rule.id), flags };
  };

  it("has only reasons from the person's own answers", () => {
    expect(early({ emergency_nerves: ["saddle"] })).toEqual({
      level: "EMERGENCY",
      rules: ["ces_saddle_new"],
      flags: [],
    });
    const legs = early({ emergency_nerves: ["both_legs_weak_or_numb"] }).rules;
    expect(legs).toContain("both_legs_weak_new");
    expect(legs).not.toContain("walking_legs");
  });

  it("is SOON for a child with no sign, URGENT when not sure, EMERGENCY with fever", () => {
    const child = { age_years: ["9"] };
    expect(early(child)).toEqual({ level: "SOON", rules: ["under_16"], flags: ["under_16"] });
    expect(early({ ...child, child_fever: ["unsure"] }).level).toBe("URGENT");
    expect(early({ ...child, child_walking: ["cannot"] }).level).toBe("EMERGENCY");
    const unsure = { ...child, emergency_nerves: ["unsure"], saddle_check: ["unsure"] };
    expect(early(unsure).level).toBe("URGENT");
  });

  it("stays an emergency at every page that stopped it", () => {
    fc.assert(
      fc.property(ANY, (choose) => {
        const stop = walk(choose).states.find(isEmergency);
        if (stop) expect(triageUnfinished(symptomsOf(stop)).level).toBe("EMERGENCY");
      }),
      { numRuns: 80 },
    );
  });
});

describe("skip logic", () => {
  it("asks about pregnancy only where it can be", () => {
    const asks = (but: Record<string, string[]>) => "pregnancy" in walk(strain(but)).answers;
    expect(asks(WOMAN)).toBe(true);
    expect(asks({ sex_at_birth: ["intersex"] })).toBe(true);
    expect(asks({ sex_at_birth: ["male"] })).toBe(false);
    expect(asks({ ...WOMAN, age_years: ["56"] })).toBe(false);
  });

  it("asks about keeping drinks down only people who throw up, or may", () => {
    const asked = (recent_signs: string[], recent_signs_unsure: string[] = []) =>
      "cannot_keep_fluids_down" in walk(strain({ recent_signs, recent_signs_unsure })).answers;
    expect(asked(["vomiting"])).toBe(true);
    expect(asked(["unsure"], ["vomiting", "skin"])).toBe(true);
    expect(asked(["unsure"], ["skin"])).toBe(false);
    expect(asked(["fever_or_chills"])).toBe(false);
    expect(asked(["none"])).toBe(false);
  });

  it("asks again in plain words only after 'not sure'", () => {
    const { pages } = walk(strain({ emergency_body: ["unsure"] }));
    expect(pages).toContain("emergency_body_unsure");
    expect(pages).not.toContain("emergency_nerves_unsure");
  });
});

describe("random answers", () => {
  it("always end, give facts that parse, and leave nothing open that triage needs", () => {
    fc.assert(
      fc.property(ANY, (choose) => {
        const { answers, states } = walk(choose);
        for (const state of states) SymptomsSchema.parse(symptomsOf(state));
        expect(askedSteps(answers).every((page) => isAnswered(page, answers))).toBe(true);
        if (isUnder16(answers)) return;
        const symptoms = symptomsOf(answers);
        const open = SYMPTOM_KEYS.filter(
          (key) => symptoms[key] === undefined && isRequired(key, symptoms),
        ).filter(
          (key) =>
            !(key === "postpartum_weeks" && answers.pregnancy === "unsure") &&
            !(key === "postpartum_weeks" && answers.birth_weeks === "unsure") &&
            !(key === "gestation_weeks" && answers.gestation_weeks === ""),
        );
        expect(open).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it("never stop an intake that would not have ended as an emergency", () => {
    fc.assert(
      fc.property(randomChoose("calm"), (choose) => {
        const { answers, states } = walk(choose);
        if (triage(symptomsOf(answers)).level === "EMERGENCY") return;
        // New unsteadiness stops at once. Only a slow onset, asked later, would have lowered it.
        if (symptomsOf(answers).unsteady_or_clumsy !== false) return;
        const stop = states.find(isEmergency);
        expect(stop && triage(symptomsOf(stop)).rules[0]).toBeUndefined();
      }),
      { numRuns: 80 },
    );
  });

  it("stop at the latest when the last clinical page makes it an emergency", () => {
    fc.assert(
      fc.property(ANY, (choose) => {
        const { answers } = walk(choose);
        if (isUnder16(answers)) return;
        expect(isEmergency(answers)).toBe(triage(symptomsOf(answers)).level === "EMERGENCY");
      }),
      { numRuns: 80 },
    );
  });
});
