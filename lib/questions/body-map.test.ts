import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "@/lib/facts/assess";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import { getStep } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { LEVELS } from "@/lib/triage/symptoms";
import { strain } from "@/test/people";
import { randomChoose } from "@/test/random-answers";
import { fill, post, walk } from "@/test/walk";
import { markedLocation, shownZones, ZONES } from "./body-map";

const isEmergency = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

const marked = (...pain_zones: string[]) => walk(strain({ pain_zones }));
const verdict = (but: Record<string, string[]>) =>
  assess(walk(strain(but)).answers, { finished: true });

describe("marks on the body", () => {
  it("say where the pain is, so that nobody is asked twice", () => {
    const cases: [string, string[]][] = [
      ["lower_back", ["lower_back_left", "lower_back_right", "buttock_left", "leg_back_left"]],
      ["mid_back", ["mid_back_right"]],
      ["upper_back", ["upper_back_left", "upper_back_right"]],
      ["neck_and_back", ["neck"]],
      ["flank", ["side_left", "groin_left"]],
      ["widespread", ["all_over"]],
    ];
    for (const [location, zones] of cases) {
      const { pages, answers } = marked(...zones);
      expect(symptomsOf(answers).pain_location, location).toBe(location);
      expect(answers, location).not.toHaveProperty("pain_location");
      expect(pages.length + 1).toBe(16);
    }
  });

  it("lead to the question where it is worst when they name several parts of the back or none", () => {
    for (const zones of [
      ["lower_back_left", "mid_back_left"],
      ["neck", "upper_back_left"],
      ["all_over", "lower_back_left"],
      ["leg_back_left"],
      ["lower_back_left", "unsure"],
      ["unsure"],
      ["none"],
    ]) {
      expect(markedLocation({ pain_zones: zones })).toBeUndefined();
      const { answers, pages } = walk(strain({ pain_zones: zones, pain_location: ["mid_back"] }));
      expect(symptomsOf(answers).pain_location, zones.join()).toBe("mid_back");
      expect(pages.length + 1).toBe(16);
    }
  });

  it("count as belly pain, also when its box was left empty", () => {
    const { states, pages, answers } = marked("lower_back_left", "belly");
    expect(symptomsOf(answers).belly_pain).toBe(true);
    expect(symptomsOf(states[pages.indexOf("pain_where")]!)).not.toHaveProperty("belly_pain");
    expect(symptomsOf(marked("lower_back_left").answers).belly_pain).toBe(false);
  });

  it("are asked of nobody under 16", () => {
    expect(walk(strain({ age_years: ["9"] })).answers).not.toHaveProperty("pain_zones");
  });
});

describe("a mark where a red flag was denied", () => {
  const SADDLE = { pain_zones: ["lower_back_left", "saddle_area"] };
  const LEGS = { pain_zones: ["lower_back_left", "leg_back_left", "leg_front_right"] };
  const CHEST = { pain_zones: ["upper_back_left", "chest"] };

  it("is asked about once more, right after the marks, and of nobody else", () => {
    const asked = (but: Record<string, string[]>) => {
      const { pages } = walk(strain(but));
      return pages[pages.indexOf("pain_where") + 1] === "zones_check";
    };
    for (const marks of [SADDLE, LEGS, CHEST]) expect(asked(marks)).toBe(true);
    for (const zones of [
      ["leg_back_left", "leg_front_left"],
      ["buttock_left", "buttock_right", "groin_left", "groin_right"],
      ["all_over"],
      ["none"],
    ]) {
      expect(asked({ pain_zones: zones }), zones.join()).toBe(false);
    }
    const unsure = { emergency_nerves: ["unsure"], saddle_check: ["unsure"] };
    expect(asked({ ...SADDLE, ...unsure }), "not sure is no denial").toBe(false);
    expect(asked({ ...SADDLE, emergency_nerves: ["unsure"] }), "denied on the second look").toBe(
      true,
    );
  });

  it("is not sure until it is answered, and that alone stops nobody", () => {
    for (const [marks, key] of [
      [SADDLE, "saddle_numbness"],
      [LEGS, "leg_weakness"],
      [CHEST, "chest_pain"],
    ] as const) {
      const { states, pages } = walk(strain(marks));
      const open = states[pages.indexOf("pain_where")]!;
      const { symptoms, level, flags } = assess(open, { finished: false });
      expect(isEmergency(open), key).toBe(false);
      expect(symptoms[key]).toBe("unsure");
      expect(level, key).toBe("URGENT");
      expect(flags, key).toContain("conflicting_answers");
    }
  });

  it("is an emergency at once when the mark is right", () => {
    for (const answer of [
      { ...SADDLE, zone_saddle: ["numb_new"] },
      { ...LEGS, zone_both_legs: ["weak_or_numb_new"] },
      { ...LEGS, zone_both_legs: ["pain_new"] },
      { ...CHEST, zone_chest: ["yes"] },
    ]) {
      const { pages, states } = walk(strain(answer));
      expect(pages[states.findIndex(isEmergency)]).toBe("zones_check");
    }
    expect(
      symptomsOf(walk(strain({ ...LEGS, zone_both_legs: ["pain_new"] })).answers),
    ).toMatchObject({ leg_pain: "both", leg_weakness: "none", leg_symptoms_timing: "new" });
  });

  it("keeps the no when the no is right", () => {
    for (const answer of [
      { ...SADDLE, zone_saddle: ["pain_only"] },
      { ...SADDLE, zone_saddle: ["mistake"] },
      { ...LEGS, zone_both_legs: ["only_sore"] },
      { ...LEGS, zone_both_legs: ["mistake"] },
    ]) {
      expect(verdict(answer)).toMatchObject({ level: "SELF_CARE", flags: [] });
    }
    const { answers } = walk(strain({ ...CHEST, zone_chest: ["no"] }));
    expect(symptomsOf(answers).chest_pain).toBe(false);
  });

  it("stays not sure, urgent and flagged when the person cannot tell", () => {
    for (const answer of [
      { ...SADDLE, zone_saddle: ["unsure"] },
      { ...LEGS, zone_both_legs: ["unsure"], leg_change: ["unsure"] },
      { ...CHEST, zone_chest: ["unsure"] },
    ]) {
      const { level, flags } = verdict(answer);
      expect(level).toBe("URGENT");
      expect(flags).toEqual(expect.arrayContaining(["conflicting_answers", "unsure_red_flag"]));
    }
  });

  it("is asked about as older trouble when it is not new", () => {
    expect(
      symptomsOf(
        walk(strain({ ...SADDLE, zone_saddle: ["numb_old"], older_saddle: ["checked"] })).answers,
      ),
    ).toMatchObject({ saddle_numbness: "long_standing_checked" });
    const older = { ...LEGS, zone_both_legs: ["older_or_walks"], both_legs_kind: ["pain"] };
    const { pages, answers } = walk(strain({ ...older, leg_walking_only: ["yes"] }));
    expect(pages).toContain("nerves_more");
    expect(symptomsOf(answers)).toMatchObject({
      leg_pain: "both",
      leg_symptoms_walking_eased_sitting: true,
    });
  });

  it("takes its answer away with the mark", () => {
    const { answers } = walk(strain({ ...SADDLE, zone_saddle: ["unsure"] }));
    const form = fill(getStep("pain_where"), answers, strain());
    const without = post("pain_where", answers, form);
    expect(without).not.toHaveProperty("zone_saddle");
    expect(assess(without, { finished: true }).level).toBe("SELF_CARE");
  });

  it("does not make old numbness that is surely there any less", () => {
    const old = {
      older_signs: ["old_saddle"],
      older_saddle: ["weeks_not_checked"],
      course: ["worsening"],
    };
    const open = { ...SADDLE, zone_saddle: ["unsure"] };
    const without = verdict({ ...old, pain_zones: ["lower_back_left"] });
    expect(without.symptoms.saddle_numbness).toBe("began_2_to_12_weeks_not_checked");
    expect(LEVELS.indexOf(verdict({ ...old, ...open }).level)).toBeLessThanOrEqual(
      LEVELS.indexOf(without.level),
    );
  });

  it("never lowers a level, whatever else was answered", () => {
    const rank = (answers: Answers) => LEVELS.indexOf(assess(answers, { finished: true }).level);
    fc.assert(
      fc.property(randomChoose("calm"), fc.constantFrom("saddle_area", "chest"), (choose, zone) => {
        const { answers } = walk(choose);
        const zones = [answers.pain_zones ?? []].flat().filter((each) => each !== zone);
        const { zone_saddle: _saddle, zone_chest: _chest, ...rest } = answers;
        const more = { ...rest, pain_zones: [...zones, zone] };
        expect(rank(more)).toBeLessThanOrEqual(rank({ ...rest, pain_zones: zones }));
      }),
      { numRuns: 60 },
    );
  });
});

it("staff see the marks but for those that were a mistake", () => {
  const pain_zones = [...ZONES];
  expect(shownZones({ pain_zones })).toEqual(ZONES);
  const taken = { pain_zones, zone_saddle: "mistake", zone_chest: "no" };
  expect(ZONES.filter((zone) => !shownZones(taken).includes(zone))).toEqual([
    "saddle_area",
    "chest",
  ]);
});
