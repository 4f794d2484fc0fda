import { z } from "zod";
import {
  ARM_NUMB_OR_WEAK,
  ARM_TIMING,
  BITE_OR_WOUND_KIND,
  BLADDER,
  BOWEL,
  CANCER_HISTORY,
  CONTRACEPTION_IN_USE,
  COURSE,
  GENERAL_STATE,
  HOME_TREATMENT,
  INFLAMMATORY_HISTORY,
  IV_DRUG_USE,
  LEG_NUMBNESS,
  LEG_PAIN,
  LEG_SYMPTOMS_TIMING,
  LEG_WEAKNESS,
  MOBILITY,
  ONSET,
  PAIN_CHANGE,
  PAIN_LOCATION,
  PREGNANCY,
  RESPONDENT,
  SADDLE_NUMBNESS,
  SEX_AT_BIRTH,
  SEXUAL_SENSATION_OR_FUNCTION,
  TRAUMA,
  TRIGGER,
  UNSAFE_AT_HOME,
  UNSTEADY_TIMING,
} from "./answer-words";

/** The five levels, most severe first. The order is the order of severity everywhere. */
export const LEVELS = ["EMERGENCY", "URGENT", "SOON", "ROUTINE", "SELF_CARE"] as const;
export type Level = (typeof LEVELS)[number];

// Other words people use for a trigger; anything else counts as "other" (catalogue b.6, 60).
const EXERCISE_WORDS = ["sport", "gym", "running", "weights", "training"];
// A fall or knock in any words stays one: it matters to old bones and on a blood thinner.
const KNOCK_WORDS =
  /(?<!\b(?:no|not|without|never|sin)(?: an?| any| una?)? )\b(?:knock|fall|fell(?!ow)|bump|crash|colli[ds]|golpe|caid|cai\b|caer|choque)(?!\S* asleep)/;

function readTrigger(word: string): (typeof TRIGGER)[number] | "unsure" {
  const known = word.trim().toLowerCase();
  if (known === "unsure") return "unsure";
  const listed = TRIGGER.find((value) => value === known);
  if (listed) return listed;
  if (EXERCISE_WORDS.includes(known)) return "exercise";
  const plain = known.normalize("NFD").replaceAll(/[\u0300-\u036f]/g, "");
  return KNOCK_WORDS.test(plain.replaceAll("_", " ")) ? "fall_or_knock" : "other";
}

const yesNo = z
  .union([z.boolean(), z.literal("unsure")], { error: 'must be true, false or "unsure"' })
  .optional();

function words<const T extends readonly string[]>(values: T) {
  const all = [...values, "unsure"] as [...T, "unsure"];
  return z.enum(all, { error: `must be one of ${all.join(", ")}` }).optional();
}

function number(min: number, max: number) {
  const error = `must be a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
}

/**
 * The answers of one intake: the fact dictionary of the clinical catalogue, part (h), with the keys
 * that b.6 adds. Every key may be missing (not answered); every yes/no and every word may be
 * "unsure". Units: years, days, weeks, degrees Celsius, pain 0-10. Refuses unknown keys, unknown
 * words, numbers out of range and strings where a number belongs. `trigger` takes any word and
 * reads it into the closed list of TRIGGER.
 */
export const SymptomsSchema = z.strictObject({
  age_years: number(0, 130).optional(),
  sex_at_birth: words(SEX_AT_BIRTH),
  respondent: words(RESPONDENT),
  pregnancy: words(PREGNANCY),
  gestation_weeks: number(0, 45).nullable().optional(),
  postpartum_weeks: number(0, 5000).nullable().optional(),

  pain_location: words(PAIN_LOCATION),
  duration_days: number(0, 47500).optional(),
  onset: words(ONSET),
  course: words(COURSE),
  pain_score: number(0, 10).optional(),
  pain_score_worst: number(0, 10).optional(),
  pain_change: words(PAIN_CHANGE),
  change_days: number(0, 47500).optional(),
  spasm: yesNo,
  trigger: z
    .string({ error: "must be a word of at most 200 characters" })
    .max(200, { error: "must be a word of at most 200 characters" })
    .transform(readTrigger)
    .optional(),
  mobility: words(MOBILITY),
  self_care_impossible: yesNo,
  home_treatment: words(HOME_TREATMENT),
  similar_before: yesNo,
  worse_with_movement: yesNo,
  worse_on_straining: yesNo,
  constant_pain_no_relief_lying: yesNo,
  night_pain_wakes: yesNo,
  sudden_tearing_pain: yesNo,
  trauma: words(TRAUMA),
  examined_since_injury: yesNo,
  hard_exercise: yesNo,

  leg_pain: words(LEG_PAIN),
  leg_numbness: words(LEG_NUMBNESS),
  leg_weakness: words(LEG_WEAKNESS),
  leg_symptoms_timing: words(LEG_SYMPTOMS_TIMING),
  leg_weakness_worsening: yesNo,
  foot_drop: yesNo,
  leg_symptoms_walking_eased_sitting: yesNo,
  arm_numb_or_weak: words(ARM_NUMB_OR_WEAK),
  unsteady_or_clumsy: yesNo,
  face_speech_or_one_side_body: yesNo,
  saddle_numbness: words(SADDLE_NUMBNESS),
  bladder: words(BLADDER),
  bowel: words(BOWEL),
  sexual_sensation_or_function: words(SEXUAL_SENSATION_OR_FUNCTION),

  fever: yesNo,
  temp_c: number(25, 45).nullable().optional(),
  chills_or_sweats: yesNo,
  general_state: words(GENERAL_STATE),
  weight_loss_unexplained: yesNo,

  cancer_history: words(CANCER_HISTORY),
  chemotherapy_6_weeks: yesNo,
  weakened_immunity: yesNo,
  long_term_steroids: yesNo,
  adrenal_steroid_dependent: yesNo,
  diabetes: yesNo,
  dialysis_line: yesNo,
  iv_drug_use: words(IV_DRUG_USE),
  recent_infection: yesNo,
  recent_spine_procedure: yesNo,
  recent_travel_surgery_or_bed_rest: yesNo,
  blood_thinner: yesNo,
  skin_bruise: yesNo,
  osteoporosis: yesNo,
  tb_exposure: yesNo,
  sickle_cell: yesNo,
  known_aneurysm: yesNo,
  vascular_risk: yesNo,
  one_kidney: yesNo,
  repeat_visits: yesNo,

  chest_pain: yesNo,
  short_of_breath: yesNo,
  pain_worse_breathing: yesNo,
  fainted_or_collapsed: yesNo,
  cold_sweat: yesNo,
  belly_pain: yesNo,
  pulsing_belly: yesNo,
  leg_cold_or_pale: yesNo,
  calf_swelling: yesNo,
  flank_to_groin_colic: yesNo,
  urine_burning: yesNo,
  blood_in_urine: yesNo,
  dark_cola_urine: yesNo,
  vomiting: yesNo,
  cannot_keep_fluids_down: yesNo,
  vaginal_bleeding_or_fluid: yesNo,
  contractions: yesNo,
  baby_moving_less: yesNo,
  rash_blisters: yesNo,
  jaw_stiff_or_whole_body_spasm: yesNo,
  neck_stiff_or_bad_headache: yesNo,
  wound_or_bite: yesNo,
  morning_stiffness_30min: yesNo,
  better_with_movement: yesNo,
  new_spine_deformity_or_height_loss: yesNo,
  medicine_overuse: yesNo,
  black_stools: yesNo,
  thoughts_self_harm: yesNo,
  patient_worried: yesNo,

  // Added by part 2 of the catalogue; a caller may leave out each of them.
  exertional_pain: yesNo,
  weight_bearing_pain: yesNo,
  hip_cannot_straighten: yesNo,
  belly_hard_or_tender: yesNo,
  shoulder_tip_pain: yesNo,
  period_late: yesNo,
  contraception_in_use: words(CONTRACEPTION_IN_USE),
  blood_in_vomit_or_stool: yesNo,
  unsteady_timing: words(UNSTEADY_TIMING),
  arm_timing: words(ARM_TIMING),
  carpal_pattern: yesNo,
  shaking_chills: yesNo,
  night_sweats: yesNo,
  vomiting_over_and_explained: yesNo,
  headache_sudden_severe: yesNo,
  scalp_jaw_or_sight: yesNo,
  bruising_or_pallor: yesNo,
  testicular_lump: yesNo,
  hand_or_mouth_cramps: yesNo,
  shakes_or_jerks: yesNo,
  bite_or_wound_kind: words(BITE_OR_WOUND_KIND),
  aortic_risk: yesNo,
  heart_disease: yesNo,
  kidney_disease: yesNo,
  ulcer_history: yesNo,
  liver_or_alcohol: yesNo,
  inflammatory_history: words(INFLAMMATORY_HISTORY),
  estrogen_use: yesNo,
  spine_procedure_3_to_12_months: yesNo,
  surgery_or_hospital_3_months: yesNo,
  stimulant_use: yesNo,
  nitrous_oxide_use: yesNo,
  stopped_sedative_or_alcohol: yesNo,
  stopped_baclofen: yesNo,
  stopped_steroid: yesNo,
  started_nausea_or_psychosis_medicine: yesNo,
  started_serotonin_medicine: yesNo,
  statin_with_new_medicine: yesNo,
  dived_3_days: yesNo,
  unsafe_at_home: words(UNSAFE_AT_HOME),

  /** The signs in the own words were asked again, and answered. */
  free_text_asked_again: yesNo,
  free_text: z
    .string({ error: "must be text of at most 5000 characters" })
    .max(5000, { error: "must be text of at most 5000 characters" })
    .optional(),
});

export type Symptoms = z.infer<typeof SymptomsSchema>;
export type SymptomKey = keyof Symptoms;
export const SYMPTOM_KEYS = Object.keys(SymptomsSchema.shape) as SymptomKey[];
