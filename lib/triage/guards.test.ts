import { describe, expect, it } from "vitest";
import { type Changes, person } from "./rules/examples/example";
import { type Level, type Symptoms, SymptomsSchema } from "./symptoms";
import { triage } from "./triage";

const levelOf = (changes: Changes) => triage(person(changes)).level;
const OLD = { leg_symptoms_timing: "long_standing" } as const;

/** Part b.4: what must not make an emergency by itself. */
const GUARDS: [string, Changes, Level][] = [
  ["an old, stable leak", { bladder: "long_standing_stable" }, "ROUTINE"],
  ["an old leak that a doctor knows", { bladder: "long_standing_checked" }, "SELF_CARE"],
  ["an old leak, now worse", { bladder: "long_standing_now_worse" }, "EMERGENCY"],
  ["a toe numb since surgery", { leg_numbness: "one", ...OLD }, "ROUTINE"],
  ["a leg weak since polio", { leg_weakness: "one", ...OLD }, "ROUTINE"],
  ["constipation only", { bowel: "constipation_only" }, "SELF_CARE"],
  [
    "legs that hurt only on walking, for months",
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 200 },
    "ROUTINE",
  ],
  ["numbness that has gone", { leg_numbness: "none" }, "SELF_CARE"],
  ["a simple skin cancer", { cancer_history: "skin_only" }, "SELF_CARE"],
  ["a short steroid course", { long_term_steroids: false }, "SELF_CARE"],
  ["age alone", { age_years: 85 }, "SELF_CARE"],
  ["age alone, first episode", { age_years: 85, similar_before: false }, "ROUTINE"],
  ["duration alone", { duration_days: 2000 }, "ROUTINE"],
  ["night pain alone", { night_pain_wakes: true }, "SELF_CARE"],
  ["no relief lying alone", { constant_pain_no_relief_lying: true }, "SELF_CARE"],
  ["negated words", { free_text: "No numbness, no chest pain, I can pee." }, "SELF_CARE"],
  ["figurative words", { free_text: "My back is killing me, I am dying here" }, "SELF_CARE"],
  [
    "mild words over a red flag",
    { free_text: "it is only muscular", bladder: "new_leak" },
    "EMERGENCY",
  ],
  ["a mild score over a red flag", { pain_score: 0, saddle_numbness: "new" }, "EMERGENCY"],
];

describe("guards", () => {
  it.each(GUARDS)("%s", (_, changes, level) => expect(levelOf(changes)).toBe(level));
});

/** Part 2c.1 and the last lines of 2d: what the own words do to a mild case. */
const OWN_WORDS: [string, Changes, Level][] = [
  ["not asked again", { free_text: "I wet myself twice" }, "URGENT"],
  [
    "asked again: never checked",
    {
      free_text: "I wet myself twice",
      free_text_asked_again: true,
      bladder: "long_standing_not_checked",
    },
    "SOON",
  ],
  [
    "asked again: new",
    { free_text: "I wet myself twice", free_text_asked_again: true, bladder: "new_leak" },
    "EMERGENCY",
  ],
  ["asked again: no", { free_text: "I wet myself twice", free_text_asked_again: true }, "ROUTINE"],
  [
    "a wish to die, asked again: no",
    { free_text: "ya no quiero vivir", free_text_asked_again: true },
    "URGENT",
  ],
  ["a wish to die, not asked again", { free_text: "ya no quiero vivir" }, "URGENT"],
  ["self-harm that is past", { free_text: "years ago I tried to kill myself" }, "SOON"],
  ["last year", { free_text: "I had chest pain last year" }, "ROUTINE"],
  ["all denied", { free_text: "no fever, chest pain or numbness" }, "SELF_CARE"],
  ["a figure of speech", { free_text: "I am dying to get back to work" }, "SELF_CARE"],
  ["not safe at home", { free_text: "Mi esposo me pega", unsafe_at_home: "unsafe" }, "URGENT"],
];

describe("own words", () => {
  it.each(OWN_WORDS)("%s", (_, changes, level) => expect(levelOf(changes)).toBe(level));
});

const TWO_UNSURE = { pain_score: 8, bladder: "unsure", bowel: "unsure" } as const;

/** Part b.6, where a number decides between two readings that no single rule's example shows. */
const READINGS: [string, Changes, Level][] = [
  [
    "2 two unsure at pain 8 with a leg symptom",
    { pain_score: 8, leg_pain: "one", bladder: "unsure", bowel: "unsure" },
    "EMERGENCY",
  ],
  ["3 sexual function unsure alone", { sexual_sensation_or_function: "unsure" }, "SOON"],
  [
    "3 sexual function unsure, a leg symptom",
    { sexual_sensation_or_function: "unsure", leg_pain: "one" },
    "URGENT",
  ],
  ["6 a measured fever that is denied", { temp_c: 38.2, fever: false }, "URGENT"],
  ["6 a leg symptom without timing is new", { leg_numbness: "both" }, "EMERGENCY"],
  ["6 timing new without a symptom is ignored", { leg_symptoms_timing: "new" }, "SELF_CARE"],
  [
    "6 a man with contractions is no contradiction",
    { sex_at_birth: "male", contractions: true },
    "SELF_CARE",
  ],
  ["11 pain 8, eased, upright", { pain_score: 8, home_treatment: "partly" }, "SOON"],
  [
    "12 pain 9, not tried, not improving",
    { pain_score: 9, home_treatment: "not_tried", course: "same" },
    "URGENT",
  ],
  ["18 both arms over weeks", { arm_numb_or_weak: "both", duration_days: 28 }, "URGENT"],
  [
    "19 slow unsteadiness with a cancer history",
    { unsteady_or_clumsy: true, duration_days: 40, cancer_history: "past" },
    "EMERGENCY",
  ],
  [
    "20 worse in 72 hours overrides long-standing",
    { leg_weakness: "one", ...OLD, leg_weakness_worsening: true },
    "EMERGENCY",
  ],
  [
    "21 a weak leg for six weeks with leg pain",
    { leg_weakness: "one", leg_pain: "one", ...OLD, duration_days: 42 },
    "URGENT",
  ],
  [
    "22 both legs numb for six weeks",
    { leg_numbness: "both", ...OLD, duration_days: 42 },
    "URGENT",
  ],
  [
    "23 leak of some weeks, never checked",
    { bladder: "began_2_to_12_weeks_not_checked", duration_days: 40 },
    "URGENT",
  ],
  [
    "24 numb legs on walking, two months",
    { leg_numbness: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 60 },
    "URGENT",
  ],
  [
    "24 weak legs on walking",
    { leg_weakness: "both", leg_symptoms_walking_eased_sitting: true },
    "EMERGENCY",
  ],
  [
    "25 walking pain for ten weeks",
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 70 },
    "SOON",
  ],
  [
    "26 a weak leg, cannot stand upright",
    { leg_weakness: "one", mobility: "cannot_stand_upright" },
    "URGENT",
  ],
  ["26 a weak leg, cannot walk", { leg_weakness: "one", mobility: "cannot_walk" }, "EMERGENCY"],
  [
    "32 aorta pattern, severe and sudden without more",
    { age_years: 65, trigger: "none", onset: "sudden", pain_score: 8 },
    "URGENT",
  ],
  [
    "35 a known aneurysm with old gradual pain",
    { known_aneurysm: true, duration_days: 400 },
    "URGENT",
  ],
  ["36 a familiar colic at 62", { flank_to_groin_colic: true, age_years: 62 }, "URGENT"],
  ["37 breath pain after birth", { pain_worse_breathing: true, postpartum_weeks: 6 }, "URGENT"],
  [
    "41 a crash, examined, a month ago",
    { trauma: "major", duration_days: 30, examined_since_injury: true },
    "SOON",
  ],
  [
    "41 a crash, never examined, a month ago",
    { trauma: "major", duration_days: 30, examined_since_injury: false },
    "EMERGENCY",
  ],
  [
    "43 a headache when the neck hurts too",
    { neck_stiff_or_bad_headache: true, pain_location: "neck_and_back" },
    "SELF_CARE",
  ],
  ["46 injected long ago, old pain", { iv_drug_use: "past", duration_days: 200 }, "ROUTINE"],
  [
    "46 injecting now, not improving",
    { iv_drug_use: "current", duration_days: 60, course: "same" },
    "URGENT",
  ],
  ["47 procedure, improving", { recent_spine_procedure: true }, "SOON"],
  ["49 active cancer, improving", { cancer_history: "active" }, "SOON"],
  ["51 mild thoracic pain", { pain_location: "mid_back" }, "ROUTINE"],
  [
    "54 inflammatory pattern, slowly worse",
    {
      age_years: 24,
      duration_days: 150,
      course: "worsening",
      morning_stiffness_30min: true,
      better_with_movement: true,
    },
    "ROUTINE",
  ],
  ["56 long steroids, sudden, coping", { long_term_steroids: true, onset: "sudden" }, "SOON"],
  ["59 blood thinner and sudden", { blood_thinner: true, onset: "sudden" }, "URGENT"],
  [
    "62 pregnant, fever and flank pain",
    { pregnancy: "yes", gestation_weeks: 24, fever: true, pain_location: "flank" },
    "URGENT",
  ],
  [
    "63 30 weeks with belly pain",
    { pregnancy: "yes", gestation_weeks: 30, belly_pain: true },
    "URGENT",
  ],
  [
    "63 possible pregnancy with belly pain",
    { pregnancy: "possible", belly_pain: true, pain_score: 4 },
    "EMERGENCY",
  ],
  [
    "63 possible pregnancy with mild belly pain (2b.7)",
    { pregnancy: "possible", belly_pain: true, pain_score: 3 },
    "URGENT",
  ],
  ["64 postpartum alone", { postpartum_weeks: 4 }, "SELF_CARE"],
  ["66 self-harm unsure", { thoughts_self_harm: "unsure" }, "URGENT"],
  ["69 under 16, well", { age_years: 12 }, "SOON"],
  ["69 under 16, not walking", { age_years: 5, mobility: "cannot_walk" }, "EMERGENCY"],
  [
    "70 diabetes alone",
    { diabetes: true, recent_infection: true, vascular_risk: true },
    "SELF_CARE",
  ],
  ["72 helped but not improving", { duration_days: 9, course: "same" }, "ROUTINE"],
  [
    "77 many visits, worsening, numb leg",
    { repeat_visits: true, course: "worsening", leg_numbness: "one" },
    "EMERGENCY",
  ],
  [
    "19 slow unsteadiness, onset not sure",
    { unsteady_or_clumsy: true, duration_days: 15, onset: "unsure" },
    "URGENT",
  ],
  [
    "19 slow unsteadiness, onset not asked",
    { unsteady_or_clumsy: true, duration_days: 30, onset: undefined },
    "URGENT",
  ],
  [
    "19 unsteady for weeks, began suddenly",
    { unsteady_or_clumsy: true, duration_days: 30, onset: "sudden" },
    "EMERGENCY",
  ],
  [
    "19 unsteady for weeks with a new foot drop",
    { unsteady_or_clumsy: true, duration_days: 30, foot_drop: true },
    "EMERGENCY",
  ],
  [
    "19 newly unsteady, duration not asked yet",
    { unsteady_or_clumsy: true, duration_days: undefined },
    "EMERGENCY",
  ],
  [
    "25 walking pain and numbness in one leg for 100 days",
    {
      leg_pain: "one",
      leg_numbness: "one",
      leg_symptoms_timing: "new",
      leg_symptoms_walking_eased_sitting: true,
      duration_days: 100,
    },
    "ROUTINE",
  ],
  ["C19 a foot drop is asked of everybody", { foot_drop: undefined }, "SOON"],
  [
    "C5 with a fever that is not sure",
    { diabetes: true, recent_infection: true, night_pain_wakes: true, fever: "unsure" },
    "URGENT",
  ],
  [
    "C5 with a definite fever",
    { diabetes: true, recent_infection: true, night_pain_wakes: true, fever: true },
    "URGENT",
  ],
  ["D1 not improving at day 7", { duration_days: 7, course: "same" }, "ROUTINE"],
  ["D1 not improving before day 7", { duration_days: 6.9, course: "same" }, "SELF_CARE"],
  [
    "62 pregnant, kidney infection, threw up but drinks",
    { pregnancy: "yes", gestation_weeks: 24, fever: true, urine_burning: true, vomiting: true },
    "URGENT",
  ],
  [
    "62 pregnant, kidney infection, fluids do not stay down",
    {
      pregnancy: "yes",
      gestation_weeks: 24,
      fever: true,
      urine_burning: true,
      vomiting: true,
      cannot_keep_fluids_down: true,
    },
    "EMERGENCY",
  ],
  [
    "45 kidney infection with vomiting",
    { fever: true, urine_burning: true, vomiting: true },
    "URGENT",
  ],
  ["40 belly pain and vomiting", { belly_pain: true, vomiting: true, pain_score: 7 }, "EMERGENCY"],
  ["2 two unsure, a leg that is only not sure", { ...TWO_UNSURE, leg_pain: "unsure" }, "EMERGENCY"],
  ["2 two unsure, the legs not asked", { ...TWO_UNSURE, leg_pain: undefined }, "URGENT"],
  [
    "2 one unsure, the rest not asked",
    { ...TWO_UNSURE, leg_pain: "one", bowel: undefined, cold_sweat: undefined },
    "URGENT",
  ],
  ["78 own words, boxes say no (2c.1)", { free_text: "I can't feel when wiping" }, "URGENT"],
];

describe("precise readings", () => {
  it.each(READINGS)("%s", (_, changes, level) => expect(levelOf(changes)).toBe(level));
});

describe("reasons", () => {
  it("never speak of infection without fever where there is one", () => {
    const risk = { diabetes: true, recent_infection: true, night_pain_wakes: true } as const;
    const fired = (fever: boolean | "unsure") =>
      triage(person({ ...risk, fever })).rules.find(({ id }) => id === "infection_risk_no_fever");
    expect(fired(true)).toBeUndefined();
    expect(fired(false)).toMatchObject({ level: "URGENT", unsure: false });
    expect(fired("unsure")).toMatchObject({ level: "URGENT", unsure: false });
  });
});

describe("an intake that has only begun", () => {
  it.each([
    ["URGENT", { pain_score: 9 }],
    ["URGENT", { pain_score: 10, course: "worsening", mobility: "cannot_walk" }],
    ["EMERGENCY", { unsteady_or_clumsy: true }],
    ["EMERGENCY", { pain_score: 9, leg_pain: "unsure", bladder: "unsure" }],
  ] as [Level, Symptoms][])("is %s: %j", (level, symptoms) => {
    expect(triage(symptoms).level).toBe(level);
  });
});

describe("a knock told in other words", () => {
  const onThinner = (trigger: string) =>
    triage(SymptomsSchema.parse({ ...person({ blood_thinner: true }), trigger }));

  it.each(["knock", "hard fall", "golpe", "me caí"])("counts on a blood thinner: %s", (trigger) => {
    expect(onThinner(trigger)).toMatchObject({ level: "URGENT", flags: ["conflicting_answers"] });
  });

  it("is not heard in a word that has nothing to do with it", () => {
    expect(onThinner("gardening").level).toBe("SELF_CARE");
  });
});

describe("flags", () => {
  it.each([
    ["conflicting_answers", { temp_c: 38.2, fever: false }],
    ["conflicting_answers", { leg_symptoms_timing: "new" }],
    ["conflicting_answers", { leg_pain: "one" }],
    ["conflicting_answers", { contractions: true }],
    ["conflicting_answers", { vaginal_bleeding_or_fluid: true }],
    ["conflicting_answers", { trigger: "fall_or_knock" }],
    ["patient_worried", { patient_worried: true }],
    ["free_text_watch_word", { free_text: "me desmayé ayer" }],
    ["free_text_self_harm", { free_text: "ya no quiero vivir" }],
    ["crisis_line", { free_text: "ya no quiero vivir" }],
    ["safe_contact_only", { free_text: "mi esposo me pega" }],
    ["free_text_denied", { free_text: "I wet myself", free_text_asked_again: true }],
    ["crisis_line", { thoughts_self_harm: "unsure" }],
    ["poison_line", { medicine_overuse: "unsure" }],
    ["maternity", { pregnancy: "possible" }],
    ["under_16", { age_years: 9 }],
    ["phone_alert", { bladder: "unsure" }],
    ["phone_alert", { unsteady_or_clumsy: true, duration_days: 30, onset: "unsure" }],
    ["not_sure_answers", { osteoporosis: "unsure", onset: "sudden" }],
  ] as [string, Changes][])("%s", (flag, changes) => {
    expect(triage(person(changes)).flags).toContain(flag);
  });

  it("hold no conflict in a man who answers about bleeding", () => {
    const man = person({ sex_at_birth: "male", vaginal_bleeding_or_fluid: true });
    expect(triage(man).flags).not.toContain("conflicting_answers");
  });

  it("are none for a simple spasm", () => expect(triage(person()).flags).toEqual([]));
});
