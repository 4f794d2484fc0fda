import type { SymptomKey } from "../../symptoms";
import { type Changes, type Example, example } from "./example";

/** Three cases of a yes/no question, told beside these others. */
function question(key: SymptomKey, others: Changes = {}): Example {
  const told = (value: boolean | "unsure") => ({ ...others, [key]: value }) as Changes;
  return example(told(true), told(false), told("unsure"));
}
/** Three cases of a question answered in words. */
function words(key: SymptomKey, yes: string, no: string, others: Changes = {}): Example {
  const told = (value: string) => ({ ...others, [key]: value }) as Changes;
  return example(told(yes), told(no), told("unsure"));
}

const NEW = { trigger: "none", similar_before: false } as const;
const UNMOVED = { ...NEW, worse_with_movement: false } as const;
const SUDDEN_WORST_9 = { ...UNMOVED, onset: "sudden", pain_score_worst: 9 } as const;
const SMOKER_54 = { ...SUDDEN_WORST_9, age_years: 54, vascular_risk: true } as const;
const HIGH = { pain_location: "upper_back", trigger: "none" } as const;
const LEGS_OLD = { leg_symptoms_timing: "long_standing" } as const;
const LEGS_NEVER = { leg_symptoms_timing: "long_standing_not_checked" } as const;
const LEGS_WEEKS = { leg_symptoms_timing: "began_2_to_12_weeks_not_checked" } as const;
const LEGS_NEW = { leg_symptoms_timing: "new" } as const;
const HAND = { arm_numb_or_weak: "one", arm_timing: "over_2_weeks" } as const;
const BELLY = { belly_pain: true } as const;
const HIP = { hip_cannot_straighten: true } as const;
const LATE_PROCEDURE = { spine_procedure_3_to_12_months: true } as const;
const THIN = { osteoporosis: true } as const;
const OLD_77 = { ...NEW, age_years: 77, pain_score_worst: 7 } as const;
const STIFF = { inflammatory_history: "ankylosing_spondylitis" } as const;
const SHAKES = { shakes_or_jerks: true } as const;
const LINE = { dialysis_line: true } as const;
const FELL_HARD = { trauma: "major", trigger: "fall_or_knock" } as const;
const EXAMINED = { ...FELL_HARD, examined_since_injury: true } as const;
const CANNOT_RISE = { mobility: "cannot_stand_upright" } as const;
const CHANGED = { pain_change: "changed", change_days: 3, duration_days: 3650 } as const;
const TIP = { shoulder_tip_pain: true } as const;
const EFFORT = { ...HIGH, exertional_pain: true } as const;
const STIFF_MORNING = { morning_stiffness_30min: true, pain_location: "widespread" } as const;

export const NERVE_EXAMPLES_2: Record<string, Example> = {
  saddle_now_worse: words("saddle_numbness", "long_standing_now_worse", "none"),
  saddle_unchecked_worsening: words("saddle_numbness", "began_2_to_12_weeks_not_checked", "none", {
    course: "worsening",
  }),
  saddle_unchecked: words("saddle_numbness", "long_standing_not_checked", "none"),
  saddle_old_unknown: words("saddle_numbness", "long_standing", "none"),
  bladder_bowel_unchecked_long: words("bladder", "long_standing_not_checked", "none"),
  bladder_bowel_stable: words("bowel", "long_standing_stable", "constipation_only"),
  legs_unchecked_worsening: words("leg_weakness", "both", "one", {
    ...LEGS_WEEKS,
    course: "worsening",
  }),
  legs_unchecked: words("leg_weakness", "one", "none", LEGS_NEVER),
  leg_numb_unchecked: words("leg_numbness", "one", "none", LEGS_WEEKS),
  both_legs_old_unknown: words("leg_numbness", "both", "one", { ...LEGS_OLD, duration_days: 85 }),
  leg_weak_old_edge: words("leg_pain", "one", "none", {
    ...LEGS_OLD,
    leg_weakness: "one",
    duration_days: 85,
  }),
  unsteady_checked: question("unsteady_or_clumsy", { unsteady_timing: "long_standing_checked" }),
  arm_carpal_neck: question("carpal_pattern", { ...HAND, pain_location: "neck_and_back" }),
  arm_carpal: question("carpal_pattern", HAND),
  nitrous_oxide_nerve_sign: question("nitrous_oxide_use", { ...LEGS_NEW, leg_numbness: "one" }),
  thoracic_leg_sign: words("leg_numbness", "one", "none", {
    ...LEGS_NEW,
    ...HIGH,
    course: "worsening",
  }),
  thoracic_leg_sign_slow: words("leg_numbness", "one", "none", {
    ...LEGS_NEW,
    ...HIGH,
    duration_days: 60,
  }),
  nerve_unsure_twice_with_risk: example(
    { leg_weakness: "unsure", bladder: "unsure", night_pain_wakes: true, weakened_immunity: true },
    { leg_weakness: "unsure", night_pain_wakes: true, weakened_immunity: true },
    {
      leg_weakness: "unsure",
      bladder: "unsure",
      night_pain_wakes: "unsure",
      weakened_immunity: true,
    },
  ),
};

export const BODY_EXAMPLES_2: Record<string, Example> = {
  trunk_sum_emergency: example(
    SMOKER_54,
    { ...SMOKER_54, trigger: "lifting", worse_with_movement: true },
    { ...SMOKER_54, vascular_risk: "unsure", onset: "unsure", pain_score_worst: 8 },
  ),
  trunk_sum_urgent: example(
    { ...SMOKER_54, duration_days: 20 },
    { ...SMOKER_54, trigger: "lifting", worse_with_movement: true },
    { ...SUDDEN_WORST_9, age_years: 54, worse_with_movement: true, vascular_risk: "unsure" },
  ),
  trunk_sum_soon: example(
    { ...SMOKER_54, duration_days: 35 },
    { ...SMOKER_54, duration_days: 50 },
    { ...SMOKER_54, vascular_risk: "unsure", worse_with_movement: true, pain_score_worst: 7 },
  ),
  trunk_sum_routine: example(
    { ...SUDDEN_WORST_9, worse_with_movement: true },
    { ...SUDDEN_WORST_9, worse_with_movement: true, pain_score_worst: 5 },
    { ...SUDDEN_WORST_9, worse_with_movement: true, onset: "unsure" },
  ),
  aortic_risk_new_pain: question("aortic_risk", { ...UNMOVED, pain_location: "mid_back" }),
  aortic_risk_new_pain_mild: question("aortic_risk", NEW),
  aortic_risk_known: question("aortic_risk", { duration_days: 300 }),
  aorta_pattern_50s_blood: question("blood_in_urine", { ...UNMOVED, age_years: 54 }),
  aorta_pattern_50s: question("vascular_risk", { ...UNMOVED, age_years: 56 }),
  aorta_pattern_45: question("vascular_risk", { ...UNMOVED, age_years: 47 }),
  aorta_pattern_weeks: question("vascular_risk", {
    ...UNMOVED,
    age_years: 62,
    duration_days: 20,
  }),
  no_relief_sudden_55: question("constant_pain_no_relief_lying", {
    age_years: 57,
    onset: "sudden",
  }),
  no_relief_sudden_50: question("constant_pain_no_relief_lying", {
    age_years: 52,
    onset: "sudden",
  }),
  one_weak_flag_45: question("night_pain_wakes", { age_years: 46, similar_before: false }),
  blood_urine_sudden_60_mild: question("blood_in_urine", { age_years: 66, onset: "sudden" }),
  heart_pattern_40s: question("vomiting", { ...HIGH, age_years: 44 }),
  heart_pattern_35: question("vomiting", { pain_location: "neck_and_back", age_years: 36 }),
  exertional_pain_high: question("exertional_pain", {
    ...HIGH,
    age_years: 58,
    vascular_risk: true,
  }),
  exertional_pain: question("exertional_pain", { ...HIGH, age_years: 44 }),
  exertional_pain_low: example(
    { ...EFFORT, age_years: 24 },
    { exertional_pain: true, age_years: 24 },
    { ...EFFORT, age_years: 24, exertional_pain: "unsure" },
  ),
  heart_arm_pattern: words("arm_timing", "new", "over_2_weeks", {
    ...HIGH,
    worse_with_movement: false,
    arm_numb_or_weak: "one",
  }),
  belly_hard: question("belly_hard_or_tender", BELLY),
  belly_severe_constant: question("constant_pain_no_relief_lying", {
    ...BELLY,
    pain_score_worst: 8,
  }),
  belly_severe: question("belly_pain", { pain_score_worst: 7 }),
  belly_risk_new: question("ulcer_history", BELLY),
  gi_bleed: question("blood_in_vomit_or_stool"),
  vomiting_new_pain_50s: question("vomiting", { age_years: 54 }),
  vomiting_60_weeks: question("vomiting", { age_years: 64, duration_days: 20 }),
  spleen_bleed: question("recent_infection", { ...TIP, ...BELLY }),
  shoulder_tip_trunk: question("belly_pain", TIP),
  shoulder_tip: question("shoulder_tip_pain"),
  ectopic_signs_said_no: question("period_late", BELLY),
  ectopic_two_signs_mild: question("vaginal_bleeding_or_fluid", BELLY),
  ectopic_one_sign: question("shoulder_tip_pain"),
  bleeding_unusual: question("vaginal_bleeding_or_fluid"),
  late_period: question("period_late"),
  preg_possible_belly_mild: question("belly_pain", { pregnancy: "possible" }),
  preg_flank_weeks: words("pain_location", "flank", "lower_back", {
    pregnancy: "possible",
    duration_days: 20,
  }),
};

export const RISK_EXAMPLES_2: Record<string, Example> = {
  psoas_infection_fever: question("hip_cannot_straighten", {
    iv_drug_use: "past",
    shaking_chills: true,
  }),
  psoas_pattern: words("inflammatory_history", "crohns_or_colitis", "none", HIP),
  hip_raised_temp: question("hip_cannot_straighten", { temp_c: 37.6 }),
  hip_cannot_straighten: question("hip_cannot_straighten"),
  shaking_chills: question("shaking_chills"),
  temp_378_risk: question("weakened_immunity", { temp_c: 37.9 }),
  temp_378: example({ temp_c: 37.8 }, { temp_c: 37.7 }, { temp_c: null, fever: "unsure" }, null),
  temp_375_risk: question("weakened_immunity", { temp_c: 37.6 }),
  temp_375: example({ temp_c: 37.5 }, { temp_c: 37.4 }, { temp_c: null, fever: "unsure" }, null),
  adrenal_dependent: question("adrenal_steroid_dependent"),
  infection_sum_urgent: question("night_sweats", {
    diabetes: true,
    constant_pain_no_relief_lying: true,
    course: "worsening",
  }),
  infection_sum_soon: question("night_pain_wakes", {
    diabetes: true,
    surgery_or_hospital_3_months: true,
  }),
  line_new_pain: question("dialysis_line", { course: "same" }),
  line: example(LINE, {}, { dialysis_line: "unsure" }),
  procedure_late_sign: question("spine_procedure_3_to_12_months", { course: "worsening" }),
  procedure_late_not_improving: question("spine_procedure_3_to_12_months", {
    course: "same",
    duration_days: 10,
  }),
  procedure_late: example(LATE_PROCEDURE, {}, { spine_procedure_3_to_12_months: "unsure" }),
  injected_current_old: words("iv_drug_use", "current", "none", {
    course: "same",
    duration_days: 90,
  }),
  injected_old: words("iv_drug_use", "past", "none", { duration_days: 200 }),
  trauma_major_examined: example(
    { ...EXAMINED, duration_days: 5 },
    { ...EXAMINED, duration_days: 20 },
    { ...EXAMINED, trauma: "unsure", duration_days: 5 },
  ),
  trauma_major_examined_worse: example(
    { ...EXAMINED, duration_days: 20, course: "worsening" },
    { ...EXAMINED, duration_days: 20 },
    { ...EXAMINED, trauma: "unsure", duration_days: 20, course: "worsening" },
  ),
  fracture_sum_urgent: words("onset", "sudden", "gradual", OLD_77),
  fracture_sum_soon: example(
    OLD_77,
    { ...OLD_77, age_years: 66 },
    { ...OLD_77, onset: "unsure", age_years: 72 },
  ),
  fracture_sum_routine: words("onset", "sudden", "gradual", { ...NEW, age_years: 71 }),
  sacral_fracture_urgent: question("weight_bearing_pain", { age_years: 79, pain_score_worst: 8 }),
  sacral_fracture: question("weight_bearing_pain", { age_years: 68, pain_score_worst: 4 }),
  osteoporosis_new_pain: example(THIN, { ...THIN, duration_days: 90 }, { osteoporosis: "unsure" }),
  stiff_spine_injury: words("trauma", "minor", "none", STIFF),
  stiff_spine_possible: words("trauma", "minor", "none", { ...STIFF, duration_days: 60 }),
  stiff_spine_old: words("trauma", "minor", "none", { ...STIFF, duration_days: 300 }),
  cannot_upright_moderate: words("mobility", "cannot_stand_upright", "limited", { pain_score: 4 }),
  cannot_upright_mild: example(
    CANNOT_RISE,
    { mobility: "bent_or_crooked" },
    {
      mobility: "unsure",
    },
  ),
  pain_6_not_settling: words("home_treatment", "not_helping", "helps", { pain_score: 6 }),
  pain_changed_new: words("pain_change", "changed", "usual", { ...CHANGED, pain_score_worst: 8 }),
  pain_changed: words("pain_change", "changed", "usual", { ...CHANGED, change_days: 60 }),
};

export const OTHER_EXAMPLES_2: Record<string, Example> = {
  sedative_withdrawal_severe: question("stopped_sedative_or_alcohol", {
    ...SHAKES,
    vomiting: true,
  }),
  sedative_withdrawal: question("stopped_sedative_or_alcohol", SHAKES),
  sedative_stopped: question("stopped_sedative_or_alcohol"),
  baclofen_shakes: question("shakes_or_jerks", { stopped_baclofen: true }),
  drug_dystonia: question("started_nausea_or_psychosis_medicine", SHAKES),
  drug_dystonia_possible: question("started_nausea_or_psychosis_medicine", NEW),
  serotonin_severe: question("started_serotonin_medicine", { ...SHAKES, night_sweats: true }),
  serotonin: question("started_serotonin_medicine", SHAKES),
  statin_muscle: question("statin_with_new_medicine", { pain_location: "widespread" }),
  statin_interaction: question("statin_with_new_medicine"),
  steroid_stopped: question("stopped_steroid", { vomiting: true }),
  stopped_raised_temp: question("stopped_steroid", { temp_c: 37.6 }),
  steroid_stopped_alone: question("stopped_steroid"),
  headache_thunderclap: question("headache_sudden_severe"),
  giant_cell: question("scalp_jaw_or_sight", { age_years: 62 }),
  headache_50_stiff: question("neck_stiff_or_bad_headache", { age_years: 52 }),
  headache_45_stiff: question("neck_stiff_or_bad_headache", { age_years: 46 }),
  headache_raised_temp: question("neck_stiff_or_bad_headache", { temp_c: 37.6 }),
  polymyalgia: example(
    { ...STIFF_MORNING, age_years: 60 },
    { ...STIFF_MORNING, age_years: 60, morning_stiffness_30min: false },
    { ...STIFF_MORNING, age_years: 60, morning_stiffness_30min: "unsure" },
  ),
  polymyalgia_45: example(
    { ...STIFF_MORNING, age_years: 46 },
    { ...STIFF_MORNING, age_years: 44 },
    { ...STIFF_MORNING, age_years: 46, morning_stiffness_30min: "unsure" },
  ),
  bruising_or_pallor_sign: question("bruising_or_pallor", { night_sweats: true }),
  bruising_or_pallor: question("bruising_or_pallor"),
  testicular_lump_sign: question("testicular_lump", {
    sex_at_birth: "male",
    night_pain_wakes: true,
  }),
  testicular_lump: question("testicular_lump", { sex_at_birth: "male" }),
  calcium_cramps_risk: question("hand_or_mouth_cramps", { kidney_disease: true }),
  calcium_cramps: question("hand_or_mouth_cramps"),
  wound_tetanus: question("wound_or_bite", {
    ...SHAKES,
    bite_or_wound_kind: "animal_or_dirty_wound",
  }),
  inflammatory_history: words("inflammatory_history", "psoriasis_or_uveitis", "none", {
    duration_days: 200,
  }),
  dive_bends: question("dived_3_days", BELLY),
  dive_pain: question("dived_3_days"),
  dive_bends_week: question("dived_3_days", { ...BELLY, duration_days: 6 }),
  dive_week: question("dived_3_days", { duration_days: 6 }),
  dive_two_weeks: question("dived_3_days", { duration_days: 12 }),
  unsafe_now: words("unsafe_at_home", "danger_now", "none"),
  unsafe_at_home: words("unsafe_at_home", "unsafe", "none"),
};
