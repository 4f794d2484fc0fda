import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/questions/answers";
import { triage } from "@/lib/triage/triage";
import { strain } from "@/test/people";
import { walk } from "@/test/walk";
import { assess } from "./assess";
import { symptomsOf } from "./symptoms-of";

const WOMAN = { sex_at_birth: "female" };
const facts = (but: Answers) => symptomsOf(walk(strain(but)).answers);
const level = (but: Answers) => triage(facts(but)).level;
const stopOf = (but: Answers) => {
  const { pages, states } = walk(strain(but));
  return pages[states.findIndex((each) => assess(each, { finished: false }).isEmergency)];
};

describe("the main artery", () => {
  const artery = (...aorta_kind: string[]) => ({ emergency_body: ["known_aneurysm"], aorta_kind });

  it("is one sign, and which illness it is comes after", () => {
    expect(facts(artery("aneurysm"))).toMatchObject({ known_aneurysm: true, aortic_risk: false });
    expect(facts(artery("family"))).toMatchObject({ known_aneurysm: false, aortic_risk: true });
    expect(facts(artery("aneurysm", "marfan"))).toMatchObject({
      known_aneurysm: true,
      aortic_risk: true,
    });
    const unsure = { known_aneurysm: "unsure", aortic_risk: "unsure" };
    expect(facts(artery("unsure"))).toMatchObject(unsure);
    expect(facts({})).toMatchObject({ known_aneurysm: false, aortic_risk: false });
  });

  it("counts under 60, in the family too", () => {
    const pain = { trigger: "none", pain_score_worst: "9", worse_with_movement: "no" };
    expect(level({ ...artery("family"), ...pain, pain_change: "new" })).toBe("EMERGENCY");
  });

  it("of an earlier form is the aneurysm that it asked for", () => {
    const told = symptomsOf({ emergency_body: ["known_aneurysm"] });
    expect(told.known_aneurysm).toBe(true);
    expect(told).not.toHaveProperty("aortic_risk");
  });
});

describe("a crash of the last 2 weeks", () => {
  const crash = (examined_since_injury: string) => {
    return { emergency_body: ["major_injury"], examined_since_injury };
  };

  it("stops the form only after it was asked whether a doctor has seen it", () => {
    expect(stopOf(crash("no"))).toBe("emergency_body_more");
    expect(stopOf(crash("unsure"))).toBe("emergency_body_more");
    expect(stopOf(crash("yes"))).toBeUndefined();
    expect(level(crash("yes"))).toBe("URGENT");
  });

  it("stops the form of a child at once", () => {
    expect(stopOf({ ...crash("yes"), age_years: "9" })).toBe("emergency_body");
  });
});

describe("a bite", () => {
  const bite = (bite_or_wound_kind: string) => {
    return { emergency_other: ["bite_spreading"], bite_or_wound_kind };
  };

  it("stops the form only where it is not of a mosquito", () => {
    expect(stopOf(bite("spider_scorpion_snake"))).toBe("emergency_other_more");
    expect(level(bite("unsure"))).toBe("URGENT");
    expect(stopOf(bite("minor"))).toBeUndefined();
  });
});

describe("pregnancy", () => {
  const said = (pregnancy: string, more: Answers = {}) => facts({ ...WOMAN, pregnancy, ...more });

  it("is asked with the other signs, and a birth only where there was one", () => {
    const { pages } = walk(strain(WOMAN));
    expect(pages).not.toContain("pregnancy");
    expect(said("no_birth_control")).toMatchObject({ pregnancy: "no", postpartum_weeks: null });
    expect(said("not_applicable")).toMatchObject({
      pregnancy: "not_applicable",
      postpartum_weeks: null,
    });
    const birth = { birth_weeks: "weeks_7_to_12" };
    expect(said("birth", birth)).toMatchObject({ pregnancy: "no", postpartum_weeks: 12 });
    expect(said("birth", { birth_weeks: "unsure" })).not.toHaveProperty("postpartum_weeks");
    expect(said("unsure")).toMatchObject({ pregnancy: "unsure" });
    expect(said("unsure")).not.toHaveProperty("postpartum_weeks");
  });

  it("that nobody knows of is looked for where the belly hurts, also after a no", () => {
    const belly = { ...WOMAN, pain_pattern: ["belly_pain"], pregnancy: "no_birth_control" };
    const late = { period_late: "yes", contraception_in_use: "iud" };
    expect(facts({ ...belly, ...late })).toMatchObject({
      period_late: true,
      contraception_in_use: "tubes_or_iud",
    });
    const asked = (but: Answers) => "period_late" in walk(strain(but)).answers;
    expect(asked(belly)).toBe(true);
    expect(asked({ ...belly, pregnancy: "not_applicable" })).toBe(false);
    expect(asked({ ...belly, pregnancy: "yes", gestation_weeks: "8" })).toBe(false);
    expect(asked(WOMAN)).toBe(false);
    expect(asked({ pain_pattern: ["belly_pain"] })).toBe(false);
  });

  it("does not hide bleeding or waves from a person who said no", () => {
    const bleeding = { ...WOMAN, pregnancy: "no", emergency_other: ["pregnancy_bleeding"] };
    expect(facts(bleeding).vaginal_bleeding_or_fluid).toBe(true);
    expect(facts({ ...WOMAN, pregnancy: "no" }).contractions).toBe(false);
  });

  it("of an earlier form stays as it was told", () => {
    expect(symptomsOf({ pregnancy: "no", recent_birth: "weeks_0_to_6" })).toMatchObject({
      pregnancy: "no",
      postpartum_weeks: 6,
    });
    expect(
      symptomsOf({ pregnancy: "no", recent_birth: "unsure" }).postpartum_weeks,
    ).toBeUndefined();
  });
});

describe("the two signs that were added", () => {
  it("are facts of everybody", () => {
    expect(facts({ emergency_other: ["blood_vomit_stool"] }).blood_in_vomit_or_stool).toBe(true);
    expect(facts({ emergency_other: ["shoulder_tip"] }).shoulder_tip_pain).toBe(true);
    expect(facts({})).toMatchObject({
      blood_in_vomit_or_stool: false,
      shoulder_tip_pain: false,
    });
    const spleen = { pain_zones: ["side_left"], illnesses: ["blood_thinner"] };
    expect(level({ emergency_other: ["shoulder_tip"], ...spleen })).toBe("EMERGENCY");
  });
});
