import { type Example, example } from "./example";

const OLD_CRASH = { trauma: "major", duration_days: 30 } as const;
const THIN = { osteoporosis: true, onset: "sudden" } as const;
const SLOW = { duration_days: 60, course: "same" } as const;

export const RISK_EXAMPLES: Record<string, Example> = {
  confused_drowsy: example(
    { general_state: "confused_or_drowsy" },
    { general_state: "unwell" },
    { general_state: "unsure" },
  ),
  meningism: example(
    { fever: true, neck_stiff_or_bad_headache: true },
    { neck_stiff_or_bad_headache: true },
    { fever: "unsure", neck_stiff_or_bad_headache: true },
  ),
  headache_late_pregnancy: example(
    { pregnancy: "yes", gestation_weeks: 20, neck_stiff_or_bad_headache: true },
    { pregnancy: "yes", gestation_weeks: 19, neck_stiff_or_bad_headache: true },
    { pregnancy: "yes", gestation_weeks: undefined, neck_stiff_or_bad_headache: true },
  ),
  headache_mid_pregnancy: example(
    { pregnancy: "yes", gestation_weeks: 18, neck_stiff_or_bad_headache: true },
    { pregnancy: "yes", gestation_weeks: 17, neck_stiff_or_bad_headache: true },
    { pregnancy: "yes", gestation_weeks: 18, neck_stiff_or_bad_headache: "unsure" },
  ),
  headache_with_risk: example(
    { neck_stiff_or_bad_headache: true, vomiting: true },
    { neck_stiff_or_bad_headache: true },
    { neck_stiff_or_bad_headache: true, vomiting: "unsure" },
  ),
  headache: example(
    { neck_stiff_or_bad_headache: true },
    { neck_stiff_or_bad_headache: true, pain_location: "neck_and_back" },
    { neck_stiff_or_bad_headache: "unsure" },
  ),
  fever_with_risk: example(
    { chills_or_sweats: true, iv_drug_use: "past" },
    { fever: true },
    { fever: true, weakened_immunity: "unsure" },
  ),
  chemo_fever: example(
    { fever: true, chemotherapy_6_weeks: true },
    { fever: true, cancer_history: "past" },
    { fever: true, cancer_history: "unsure" },
  ),
  high_fever_frail: example(
    { temp_c: 39, age_years: 75 },
    { temp_c: 38.9, age_years: 75 },
    { fever: true, chills_or_sweats: "unsure", age_years: 75 },
  ),
  fever: example({ temp_c: 38 }, { temp_c: 37.9 }, { fever: "unsure" }),
  chills_or_sweats: example(
    { chills_or_sweats: true },
    { chills_or_sweats: false },
    { chills_or_sweats: "unsure" },
  ),
  unwell: example({ general_state: "unwell" }, {}, { general_state: "unsure" }),
  infection_risk_no_fever: example(
    { diabetes: true, recent_infection: true, night_pain_wakes: true },
    { diabetes: true, recent_infection: true, night_pain_wakes: true, fever: true },
    { diabetes: true, recent_infection: "unsure", night_pain_wakes: true },
  ),
  tb_with_illness: example(
    { tb_exposure: true, weight_loss_unexplained: true },
    { tb_exposure: true },
    { tb_exposure: "unsure", weight_loss_unexplained: true },
  ),
  immunity_or_tb_alone: example({ tb_exposure: true }, {}, { weakened_immunity: "unsure" }),
  injected_nerve_sign: example(
    { iv_drug_use: "past", saddle_numbness: "new" },
    { iv_drug_use: "past" },
    { iv_drug_use: "unsure", saddle_numbness: "new" },
  ),
  injected_new_pain: example(
    { iv_drug_use: "past", course: "same" },
    { iv_drug_use: "past" },
    { iv_drug_use: "unsure", course: "same" },
  ),
  injected: example(
    { iv_drug_use: "past", duration_days: 84 },
    { iv_drug_use: "past", duration_days: 85 },
    { iv_drug_use: "unsure" },
  ),
  trauma_major: example(
    { trauma: "major" },
    { ...OLD_CRASH, examined_since_injury: true },
    { trauma: "unsure" },
  ),
  trauma_major_old_not_asked: example(
    OLD_CRASH,
    { ...OLD_CRASH, examined_since_injury: true },
    { trauma: "unsure", duration_days: 30 },
  ),
  trauma_major_old_with_risk: example(
    { ...OLD_CRASH, examined_since_injury: true, osteoporosis: true },
    { ...OLD_CRASH, examined_since_injury: true },
    { ...OLD_CRASH, examined_since_injury: true, osteoporosis: "unsure" },
  ),
  trauma_major_old: example(
    { ...OLD_CRASH, examined_since_injury: true },
    { trauma: "minor" },
    { trauma: "unsure" },
  ),
  fracture_pattern_over_70: example(
    { age_years: 70, osteoporosis: true, trigger: "lifting" },
    { age_years: 69, osteoporosis: true, trigger: "lifting" },
    { age_years: 70, osteoporosis: "unsure", trigger: "lifting" },
  ),
  fracture_pattern_over_65: example(
    { age_years: 65, osteoporosis: true, trigger: "lifting" },
    { age_years: 64, osteoporosis: true, trigger: "lifting" },
    { age_years: 65, osteoporosis: "unsure", trigger: "lifting" },
  ),
  fall_over_65: example(
    { age_years: 65, trauma: "minor" },
    { age_years: 64, trauma: "minor" },
    { age_years: 65, trauma: "unsure" },
  ),
  osteoporosis_sudden_severe: example({ ...THIN, pain_score: 7 }, THIN, {
    ...THIN,
    pain_score: undefined,
  }),
  osteoporosis_sudden: example(THIN, { osteoporosis: true }, { ...THIN, onset: "unsure" }),
  steroids_sudden_or_knock: example(
    { long_term_steroids: true, onset: "sudden", course: "same" },
    { long_term_steroids: true, onset: "sudden" },
    { long_term_steroids: "unsure", trauma: "minor" },
  ),
  steroids_long: example({ long_term_steroids: true }, {}, { long_term_steroids: "unsure" }),
  trauma_minor: example({ trauma: "minor" }, { trigger: "lifting" }, { trauma: "unsure" }),
  height_loss_deformity: example(
    { new_spine_deformity_or_height_loss: true },
    {},
    { new_spine_deformity_or_height_loss: "unsure" },
  ),
  thinner_nerve_sign: example(
    { blood_thinner: true, unsteady_or_clumsy: true },
    { blood_thinner: true },
    { blood_thinner: "unsure", unsteady_or_clumsy: true },
  ),
  thinner_with_sign: example(
    { blood_thinner: true, onset: "sudden" },
    { blood_thinner: true },
    { blood_thinner: "unsure", onset: "sudden" },
  ),
  procedure_nerve_sign: example(
    { recent_spine_procedure: true, bowel: "new_leak" },
    { recent_spine_procedure: true },
    { recent_spine_procedure: "unsure", bowel: "new_leak" },
  ),
  procedure_not_improving: example(
    { recent_spine_procedure: true, course: "same" },
    { recent_spine_procedure: true, course: "same", duration_days: 91 },
    { recent_spine_procedure: "unsure", course: "same" },
  ),
  procedure: example({ recent_spine_procedure: true }, {}, { recent_spine_procedure: "unsure" }),
  cancer_nerve_sign: example(
    { cancer_history: "past", unsteady_or_clumsy: true },
    { cancer_history: "skin_only", unsteady_or_clumsy: true },
    { cancer_history: "past", unsteady_or_clumsy: "unsure" },
  ),
  cancer_pattern: example(
    { cancer_history: "past", night_pain_wakes: true },
    { cancer_history: "past" },
    { cancer_history: "past", night_pain_wakes: "unsure" },
  ),
  cancer_active_new_pain: example(
    { cancer_history: "active", course: "same" },
    { cancer_history: "active" },
    { cancer_history: "unsure", course: "same" },
  ),
  cancer_history: example(
    { cancer_history: "past" },
    { cancer_history: "skin_only" },
    { cancer_history: "unsure" },
  ),
  weight_loss_with_illness: example(
    { weight_loss_unexplained: true, chills_or_sweats: true },
    { weight_loss_unexplained: true },
    { weight_loss_unexplained: "unsure", chills_or_sweats: true },
  ),
  weight_loss_over_50_or_4_weeks: example(
    { weight_loss_unexplained: true, age_years: 50 },
    { weight_loss_unexplained: true },
    { weight_loss_unexplained: true, age_years: undefined },
  ),
  weight_loss: example(
    { weight_loss_unexplained: true },
    {},
    { weight_loss_unexplained: "unsure" },
  ),
  thoracic_with_sign: example(
    { pain_location: "mid_back", night_pain_wakes: true },
    { pain_location: "mid_back", pain_score: 7 },
    { pain_location: "mid_back", night_pain_wakes: "unsure" },
  ),
  thoracic_pain: example(
    { pain_location: "upper_back", pain_score: 5 },
    { pain_location: "upper_back", pain_score: 4 },
    { pain_location: "unsure", pain_score: 5 },
  ),
  thoracic_mild: example(
    { pain_location: "upper_back" },
    { pain_location: "flank" },
    { pain_location: "unsure" },
  ),
  two_weak_flags: example(
    { night_pain_wakes: true, constant_pain_no_relief_lying: true },
    { night_pain_wakes: true },
    { night_pain_wakes: true, constant_pain_no_relief_lying: "unsure" },
  ),
  pain_severe_not_managed: example(
    { pain_score: 8, home_treatment: "not_helping" },
    { pain_score: 8, home_treatment: "partly" },
    { pain_score: 8, home_treatment: "unsure" },
  ),
  pain_unbearable: example(
    { pain_score: 9, home_treatment: "not_tried", course: "same" },
    { pain_score: 9, home_treatment: "not_tried" },
    { pain_score: 9, home_treatment: "unsure", course: "same" },
  ),
  pain_severe: example({ pain_score: 7 }, { pain_score: 6 }, { pain_score: undefined }),
  cannot_care_severe: example(
    { self_care_impossible: true, pain_score: 7 },
    { self_care_impossible: true },
    { self_care_impossible: "unsure", pain_score: 7 },
  ),
  cannot_care: example({ self_care_impossible: true }, {}, { self_care_impossible: "unsure" }),
  cannot_upright: example(
    { mobility: "cannot_stand_upright", pain_score: 6 },
    { mobility: "cannot_stand_upright", pain_score: 5 },
    { mobility: "unsure", pain_score: 6 },
  ),
  course_worsening: example({ course: "worsening" }, { course: "same" }, { course: "unsure" }),
  repeat_visits_nerve_sign: example(
    { repeat_visits: true, course: "worsening", unsteady_or_clumsy: true },
    { repeat_visits: true, course: "worsening" },
    { repeat_visits: true, course: "unsure", unsteady_or_clumsy: true },
  ),
  repeat_visits_with_sign: example(
    { repeat_visits: true, night_pain_wakes: true },
    { repeat_visits: true },
    { repeat_visits: "unsure", night_pain_wakes: true },
  ),
  repeat_visits: example(
    { repeat_visits: true },
    { repeat_visits: false },
    { repeat_visits: "unsure" },
  ),
  over_6_weeks_over_50: example({ ...SLOW, age_years: 50 }, SLOW, {
    ...SLOW,
    age_years: undefined,
  }),
  not_improving_7_days: example(
    { duration_days: 7, course: "same" },
    { duration_days: 6, course: "same" },
    { duration_days: undefined, course: "same" },
  ),
  over_14_days: example({ duration_days: 15 }, { duration_days: 14 }, { duration_days: undefined }),
  over_12_weeks: example(
    { duration_days: 85 },
    { duration_days: 84 },
    { duration_days: undefined },
  ),
  recurrent: example({ course: "comes_and_goes" }, {}, { course: "unsure" }),
  over_70_first_episode: example(
    { age_years: 70, similar_before: false },
    { age_years: 70 },
    { age_years: undefined, similar_before: false },
  ),
  under_16_fever_or_not_walking: example(
    { age_years: 15, fever: true },
    { age_years: 16, fever: true },
    { age_years: 15, fever: "unsure" },
  ),
  under_16: example({ age_years: 15 }, { age_years: 16 }, { age_years: undefined }),
  patient_worried: example({ patient_worried: true }, {}, { patient_worried: "unsure" }),
  // Free text either holds a watched phrase or does not.
  free_text_self_harm: example(
    { free_text: "I want to die" },
    { free_text: "no thoughts of suicide" },
    {},
    null,
  ),
  free_text_self_harm_past: example(
    { free_text: "years ago I tried to kill myself" },
    { free_text: "my back is killing me" },
    {},
    null,
  ),
  free_text_red_flag: example(
    { free_text: "my leg gave way" },
    { free_text: "no chest pain, it is just killing me" },
    {},
    null,
  ),
  // The two fallbacks need certainty: with a doubt, another rule fires in their place.
  self_care: example({}, { pain_score: 7 }, { pain_score: undefined }, null),
  not_enough_for_self_care: example({ pain_score: 6.5 }, {}, { pain_score: undefined }, null),
};
