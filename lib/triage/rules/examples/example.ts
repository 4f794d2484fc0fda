import type { Level, Symptoms } from "../../symptoms";

/** Changes to a healthy person's answers; `undefined` takes the answer away. */
export type Changes = { [K in keyof Symptoms]?: Symptoms[K] | undefined };

export interface Example {
  positive: Changes;
  negative: Changes;
  unsure: Changes;
  /** The level the unsure case fires at; null: does not fire. Without it, one below the rule's. */
  unsureLevel?: Level | null;
}

/** One rule's three cases, with the level of the unsure one where it is not the usual. */
export function example(
  positive: Changes,
  negative: Changes,
  unsure: Changes,
  unsureLevel?: Level | null,
): Example {
  return { positive, negative, unsure, ...(unsureLevel !== undefined && { unsureLevel }) };
}

/** A woman of 40 with two days of mild, improving pain after a lift, and nothing else. */
export const HEALTHY: Symptoms = {
  age_years: 40,
  sex_at_birth: "female",
  respondent: "self",
  pregnancy: "no",
  gestation_weeks: null,
  postpartum_weeks: null,
  pain_location: "lower_back",
  duration_days: 2,
  onset: "gradual",
  course: "improving",
  pain_score: 3,
  spasm: true,
  trigger: "lifting",
  mobility: "normal",
  home_treatment: "helps",
  similar_before: true,
  constant_pain_no_relief_lying: false,
  night_pain_wakes: false,
  sudden_tearing_pain: false,
  trauma: "none",
  leg_pain: "none",
  leg_numbness: "none",
  leg_weakness: "none",
  leg_symptoms_timing: "none",
  leg_weakness_worsening: false,
  foot_drop: false,
  unsteady_or_clumsy: false,
  arm_numb_or_weak: "none",
  face_speech_or_one_side_body: false,
  saddle_numbness: "none",
  bladder: "none",
  bowel: "none",
  sexual_sensation_or_function: "none",
  fever: false,
  temp_c: null,
  chills_or_sweats: false,
  general_state: "well",
  weight_loss_unexplained: false,
  cancer_history: "none",
  weakened_immunity: false,
  long_term_steroids: false,
  diabetes: false,
  iv_drug_use: "none",
  recent_infection: false,
  recent_spine_procedure: false,
  blood_thinner: false,
  osteoporosis: false,
  tb_exposure: false,
  sickle_cell: false,
  known_aneurysm: false,
  vascular_risk: false,
  chest_pain: false,
  short_of_breath: false,
  pain_worse_breathing: false,
  fainted_or_collapsed: false,
  cold_sweat: false,
  belly_pain: false,
  pulsing_belly: false,
  leg_cold_or_pale: false,
  calf_swelling: false,
  flank_to_groin_colic: false,
  urine_burning: false,
  blood_in_urine: false,
  dark_cola_urine: false,
  vomiting: false,
  vaginal_bleeding_or_fluid: false,
  contractions: false,
  rash_blisters: false,
  jaw_stiff_or_whole_body_spasm: false,
  neck_stiff_or_bad_headache: false,
  wound_or_bite: false,
  morning_stiffness_30min: false,
  better_with_movement: false,
  leg_symptoms_walking_eased_sitting: false,
  new_spine_deformity_or_height_loss: false,
  medicine_overuse: false,
  thoughts_self_harm: false,
};

/** The healthy person with these changes. */
export function person(changes: Changes = {}): Symptoms {
  const answers = Object.entries({ ...HEALTHY, ...changes });
  return Object.fromEntries(answers.filter(([, value]) => value !== undefined)) as Symptoms;
}
