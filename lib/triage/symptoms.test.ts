import { describe, expect, it } from "vitest";
import { isAsked, isRequired } from "./asked";
import { SymptomsSchema } from "./symptoms";

const parse = (input: unknown) => SymptomsSchema.safeParse(input);

describe("SymptomsSchema", () => {
  it.each([
    [{ pain_score: "3" }, "pain_score"],
    [{ pain_score: "" }, "pain_score"],
    [{ pain_score: null }, "pain_score"],
    [{ pain_score: 11 }, "pain_score"],
    [{ pain_score: Number.NaN }, "pain_score"],
    [{ fever: "yes" }, "fever"],
    [{ fever: null }, "fever"],
    [{ course: "better" }, "course"],
    [{ temp_c: 100.4 }, "temp_c"],
    [{ trigger: 3 }, "trigger"],
    [{ free_text: "x".repeat(5001) }, "free_text"],
  ])("refuses %j and names the key", (input, key) => {
    expect(parse(input).error?.issues[0]?.path).toEqual([key]);
  });

  it("refuses an unknown key", () => {
    expect(parse({ shoe_size: 42 }).error?.issues[0]).toMatchObject({ keys: ["shoe_size"] });
  });

  it("takes unsure for every yes/no and every word", () => {
    for (const [key, schema] of Object.entries(SymptomsSchema.shape)) {
      const isNumber = schema.safeParse(30).success || schema.safeParse(5).success;
      expect(schema.safeParse("unsure").success, key).toBe(!isNumber);
    }
  });

  it.each([
    ["gym", "exercise"],
    ["Sport", "exercise"],
    ["lifting", "lifting"],
    ["gardening", "other"],
    ["knock", "fall_or_knock"],
    ["fall from height", "fall_or_knock"],
    ["car collision", "fall_or_knock"],
    ["I fell down", "fall_or_knock"],
    ["bumped my back", "fall_or_knock"],
    ["bike crash", "fall_or_knock"],
    ["un golpe", "fall_or_knock"],
    ["Caída", "fall_or_knock"],
    ["choque", "fall_or_knock"],
    ["no fall", "other"],
    ["fell asleep on the sofa", "other"],
    ["school fellows", "other"],
    ["none", "none"],
    ["unsure", "unsure"],
  ])("reads the trigger %s as %s", (word, trigger) => {
    expect(parse({ trigger: word }).data).toEqual({ trigger });
  });
});

describe("the skip logic", () => {
  it("asks everybody about the first red flags and the history", () => {
    for (const key of ["saddle_numbness", "bladder", "chest_pain", "cancer_history"] as const) {
      expect(isAsked(key, {})).toBe(true);
    }
  });

  it("asks about pregnancy only where it can be", () => {
    expect(isAsked("pregnancy", { sex_at_birth: "female", age_years: 30 })).toBe(true);
    expect(isAsked("pregnancy", { sex_at_birth: "male", age_years: 30 })).toBe(false);
    expect(isAsked("pregnancy", { sex_at_birth: "female", age_years: 70 })).toBe(false);
    expect(isAsked("contractions", { pregnancy: "no" })).toBe(false);
    expect(isAsked("contractions", { pregnancy: "possible" })).toBe(true);
  });

  it("asks everybody about a foot drop", () => {
    expect(isRequired("foot_drop", { leg_pain: "none", leg_weakness: "none" })).toBe(true);
  });

  it("asks about fluids only where somebody throws up", () => {
    expect(isAsked("cannot_keep_fluids_down", { vomiting: true })).toBe(true);
    expect(isAsked("cannot_keep_fluids_down", { vomiting: "unsure" })).toBe(true);
    expect(isAsked("cannot_keep_fluids_down", { vomiting: false })).toBe(false);
  });

  it("asks about timing only with a leg symptom", () => {
    expect(isAsked("leg_symptoms_timing", { leg_pain: "none" })).toBe(false);
    expect(isAsked("leg_symptoms_timing", { leg_pain: "unsure" })).toBe(true);
  });

  it("does not require what was added later, nor a thermometer", () => {
    expect(isRequired("repeat_visits", {})).toBe(false);
    expect(isRequired("cannot_keep_fluids_down", { vomiting: true })).toBe(false);
    expect(isRequired("temp_c", { fever: true })).toBe(false);
    expect(isRequired("fever", {})).toBe(true);
  });
});
