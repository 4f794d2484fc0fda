import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { parseStep } from "@/lib/form/parse-page";
import { getStep, nextStepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import type { SymptomKey } from "@/lib/triage/symptoms";
import { strain } from "@/test/people";
import { post, walk } from "@/test/walk";
import { symptomsOf } from "./symptoms-of";

const facts = (but: Answers) => symptomsOf(walk(strain(but)).answers);
const OF_NO_ONE = facts({});

/** Each sign that a stem covers: the fact, what is ticked, and its value. */
const COVERED: [SymptomKey, Answers][] = [
  ["fever", { recent_signs: ["fever_or_chills"], fever_kind: ["fever_felt"] }],
  ["shaking_chills", { recent_signs: ["fever_or_chills"], fever_kind: ["shaking_chills"] }],
  ["night_sweats", { recent_signs: ["night_sweats"] }],
  ["urine_burning", { recent_signs: ["urine"], urine_kind: ["urine_burns"] }],
  ["blood_in_urine", { recent_signs: ["urine"], urine_kind: ["urine_blood"] }],
  ["rash_blisters", { recent_signs: ["skin"], skin_kind: ["rash_where_it_hurts"] }],
  ["bruising_or_pallor", { recent_signs: ["skin"], skin_kind: ["bruises_or_pale"] }],
  ["hand_or_mouth_cramps", { recent_signs: ["cramps_or_shakes"], cramp_kind: ["claw_cramps"] }],
  ["shakes_or_jerks", { recent_signs: ["cramps_or_shakes"], cramp_kind: ["body_shakes"] }],
  ["headache_sudden_severe", { recent_signs: ["headache_or_neck"], headache_sudden_severe: "yes" }],
  ["testicular_lump", { recent_signs: ["testicle_lump"] }],
  ["exertional_pain", { age_years: "45", pain_pattern: ["exertional"] }],
  ["weight_bearing_pain", { age_years: "51", pain_pattern: ["weight_bearing"] }],
  ["hip_cannot_straighten", { pain_pattern: ["hip_bent"] }],
  ["belly_hard_or_tender", { pain_pattern: ["belly_pain"], belly_hard_or_tender: "yes" }],
  ["long_term_steroids", { illnesses: ["steroids"], steroid_kind: ["steroids_long"] }],
  ["adrenal_steroid_dependent", { illnesses: ["steroids"], steroid_kind: ["steroids_daily_need"] }],
  ["heart_disease", { illnesses: ["heart"] }],
  ["kidney_disease", { illnesses: ["kidneys"] }],
  ["ulcer_history", { illnesses: ["ulcer"] }],
  ["liver_or_alcohol", { illnesses: ["liver_or_alcohol"] }],
  ["estrogen_use", { recent_signs: ["calf_swelling"], illnesses: ["estrogen"] }],
  ["dialysis_line", { recent_events: ["vein_line"] }],
  ["surgery_or_hospital_3_months", { recent_events: ["surgery_or_hospital"] }],
  ["dived_3_days", { recent_events: ["dived"] }],
  ["stimulant_use", { drugs: ["stimulants"] }],
  ["nitrous_oxide_use", { drugs: ["laughing_gas"] }],
  ...(
    [
      ["stopped_sedative_or_alcohol", "stopped_sedative"],
      ["stopped_baclofen", "stopped_baclofen"],
      ["stopped_steroid", "stopped_steroid"],
      ["started_nausea_or_psychosis_medicine", "started_nausea_or_psychosis"],
      ["started_serotonin_medicine", "started_serotonin"],
      ["statin_with_new_medicine", "statin_and_new"],
    ] as const
  ).map(([key, kind]): [SymptomKey, Answers] => [
    key,
    { recent_events: ["medicine_changed"], medicine_kind: [kind] },
  ]),
];

describe("what a tick opens", () => {
  it.each(COVERED)("tells %s", (key, but) => {
    expect(facts(but)[key]).toBe(true);
    expect(OF_NO_ONE[key] ?? false).toBe(false);
  });

  it("is denied with its stem, and told apart from what stands beside it", () => {
    const chills = facts({ recent_signs: ["fever_or_chills"], fever_kind: ["shaking_chills"] });
    expect(chills).toMatchObject({ fever: false, shaking_chills: true, chills_or_sweats: true });
    expect(OF_NO_ONE).toMatchObject({ fever: false, shaking_chills: false, blood_in_urine: false });
    expect(facts({ recent_signs: ["urine"], urine_kind: ["unsure"] })).toMatchObject({
      urine_burning: "unsure",
      blood_in_urine: "unsure",
    });
  });

  it("is not sure, never no, until it is told; a fever counts as one", () => {
    const { states, pages } = walk(strain({ recent_signs: ["fever_or_chills", "skin"] }));
    const open = states[pages.indexOf("general")]!;
    expect(symptomsOf(open)).toMatchObject({
      fever: true,
      shaking_chills: "unsure",
      rash_blisters: "unsure",
      bruising_or_pallor: "unsure",
    });
    expect(assess(open, { finished: false }).redFlags).toContain("fever URGENT");
  });

  it.each([
    ["fever", { recent_signs: ["fever_or_chills"], fever_kind: ["none"] }],
    ["shaking_chills", { recent_signs: ["fever_or_chills"], fever_kind: ["none"] }],
    ["urine_burning", { recent_signs: ["urine"], urine_kind: ["none"] }],
    ["blood_in_urine", { recent_signs: ["urine"], urine_kind: ["none"] }],
    ["rash_blisters", { recent_signs: ["skin"], skin_kind: ["none"] }],
    ["bruising_or_pallor", { recent_signs: ["skin"], skin_kind: ["none"] }],
    ["known_aneurysm", { emergency_body: ["known_aneurysm"], aorta_kind: ["none"] }],
    ["aortic_risk", { emergency_body: ["known_aneurysm"], aorta_kind: ["none"] }],
    ["inflammatory_history", { illnesses: ["skin_eye_bowel_spine"], inflammatory_history: "none" }],
  ] as [SymptomKey, Answers][])("is not sure, and flagged: %s of none of these", (key, but) => {
    const { symptoms, flags } = assess(walk(strain(but)).answers, { finished: true });
    expect(symptoms[key]).toBe("unsure");
    expect(flags).toContain("conflicting_answers");
  });

  it("does not lose a fever that was ticked among what makes it dangerous", () => {
    const sick = { recent_signs: ["fever_or_chills"], fever_kind: ["none"] };
    const levelOf = (but: Answers) =>
      assess(walk(strain({ ...sick, ...but })).answers, { finished: true }).level;
    expect(levelOf({ drugs: ["injected_lately"] })).toBe("URGENT");
    expect(levelOf({ recent_events: ["spine_procedure"] })).toBe("URGENT");
  });

  it("is denied by none of these where it is wider than what it opens", () => {
    for (const but of [
      { illnesses: ["steroids"], steroid_kind: ["none"] },
      { recent_events: ["medicine_changed"], medicine_kind: ["none"] },
      { recent_signs: ["cramps_or_shakes"], cramp_kind: ["none"] },
    ] as Answers[]) {
      const { flags, symptoms } = assess(walk(strain(but)).answers, { finished: true });
      expect(flags).not.toContain("conflicting_answers");
      expect(symptoms).toMatchObject({
        long_term_steroids: false,
        stopped_baclofen: false,
        shakes_or_jerks: false,
      });
    }
  });

  it("waits with a stop for the detail that can ease it", () => {
    const sick = { recent_signs: ["fever_or_chills", "headache_or_neck"] };
    const stopOf = (but: Answers) => {
      const { pages, states } = walk(strain({ ...sick, ...but }));
      return pages[states.findIndex((each) => assess(each, { finished: false }).isEmergency)];
    };
    expect(stopOf({ fever_kind: ["fever_felt"] })).toBe("general_more");
    expect(stopOf({ fever_kind: ["none"] })).toBeUndefined();
  });

  it("dates a procedure on the spine; without a date it was surely within the year", () => {
    const since = (spine_procedure_when: string) =>
      facts({ recent_events: ["spine_procedure"], spine_procedure_when });
    expect(since("within_3_months")).toMatchObject({
      recent_spine_procedure: true,
      spine_procedure_3_to_12_months: false,
    });
    expect(since("months_3_to_12")).toMatchObject({
      recent_spine_procedure: false,
      spine_procedure_3_to_12_months: true,
    });
    expect(since("unsure")).toMatchObject({
      recent_spine_procedure: "unsure",
      spine_procedure_3_to_12_months: true,
    });
  });

  it("says when drugs were injected, and not sure where the person would rather not say", () => {
    expect(facts({ drugs: ["injected_past"] }).iv_drug_use).toBe("past");
    expect(facts({ drugs: ["injected_past", "injected_lately"] }).iv_drug_use).toBe("current");
    expect(facts({}).iv_drug_use).toBe("none");
    const silent = { drugs: ["unsure"], drugs_unsure: ["injected_lately", "stimulants"] };
    expect(facts(silent)).toMatchObject({ iv_drug_use: "unsure", stimulant_use: "unsure" });
    expect(facts(silent).nitrous_oxide_use).toBe(false);
  });
});

describe("not sure in a list", () => {
  const UNSURE = { illnesses: ["diabetes", "unsure"] };

  it("asks which, and makes only those not sure", () => {
    expect(walk(strain(UNSURE)).pages).toContain("history_unsure");
    expect(facts({ ...UNSURE, illnesses_unsure: ["weak_bones", "tb"] })).toMatchObject({
      diabetes: true,
      osteoporosis: "unsure",
      tb_exposure: "unsure",
      blood_thinner: false,
      weakened_immunity: false,
    });
    expect(facts({ ...UNSURE, illnesses_unsure: ["none"] })).toMatchObject({
      osteoporosis: false,
    });
  });

  it("may not be left empty, and does not offer what was ticked or is not for this person", () => {
    const { states, pages } = walk(strain(UNSURE));
    const before = states[pages.indexOf("history")]!;
    const refused = (form: Record<string, string[]>) => {
      const read = parseStep(getStep("history_unsure"), before, form);
      return read.ok ? [] : read.errors.map(({ code }) => code);
    };
    expect(refused({})).toEqual(["choose_some"]);
    expect(refused({ illnesses_unsure: ["diabetes"] })).toContain("no_longer_asked");
    expect(refused({ illnesses_unsure: ["estrogen"] })).toContain("no_longer_asked");
    expect(refused({ illnesses_unsure: ["tb", "none"] })).toEqual(["none_and_others"]);
    expect(refused({ illnesses_unsure: ["tb"] })).toEqual([]);
  });

  it("leaves all of it not sure until it is answered", () => {
    const { states, pages } = walk(strain(UNSURE));
    const before = symptomsOf(states[pages.indexOf("history")]!);
    expect(before).toMatchObject({ diabetes: true, osteoporosis: "unsure", tb_exposure: "unsure" });
  });

  it("asks again for what is no longer ticked", () => {
    const which = { ...UNSURE, illnesses_unsure: ["none"] };
    const { answers } = walk(strain(which));
    const changed = post("history", answers, {
      cancer_history: ["none"],
      illnesses: ["unsure"],
    });
    expect(symptomsOf(changed).diabetes).toBe("unsure");
    expect(nextStepId(changed, null)).toBe("history_unsure");
  });
});

describe("answers to the lists of a former form", () => {
  const { answers } = walk(strain());
  const { recent_signs: _, illnesses: __, drugs: ___, recent_events: ____, ...rest } = answers;
  const stored: Answers = {
    ...rest,
    general_signs: ["fever", "chills_or_sweats"],
    temperature: "38.4",
    conditions: ["steroids_long", "spine_procedure"],
    iv_drug_use: "past",
  };

  it("count until the new lists are answered, and not one answer longer", () => {
    expect(symptomsOf(stored)).toMatchObject({
      fever: true,
      temp_c: 38.4,
      chills_or_sweats: true,
      vomiting: false,
      long_term_steroids: true,
      recent_spine_procedure: true,
      diabetes: false,
      iv_drug_use: "past",
    });
    const again = post("general", stored, { recent_signs: ["none"] });
    expect(symptomsOf(again)).toMatchObject({ fever: false, chills_or_sweats: false });
    expect(symptomsOf(again).long_term_steroids).toBe(true);
    expect(again).not.toHaveProperty("general_signs");
  });

  it("deny nothing that they did not ask", () => {
    for (const key of ["night_sweats", "shaking_chills", "heart_disease", "stimulant_use"] as const)
      expect(symptomsOf(stored), key).not.toHaveProperty(key);
    expect(nextStepId(stored, null)).toBe("general");
  });
});
