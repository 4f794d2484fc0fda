import type { SymptomKey, Symptoms } from "../../symptoms";
import { type Changes, type Example, example } from "./example";

/** A rule of one yes/no question. */
function oneQuestion(key: SymptomKey, others: Changes = {}): Example {
  const answered = (value: boolean | "unsure") =>
    ({ ...others, [key]: value }) as Partial<Symptoms>;
  return example(answered(true), answered(false), answered("unsure"));
}

const COLIC = { flank_to_groin_colic: true } as const;
const OLDER = { age_years: 66, trigger: "none", vascular_risk: true } as const;
const EARLY = { pregnancy: "yes", gestation_weeks: 8 } as const;
const LATE = { pregnancy: "yes", gestation_weeks: 30 } as const;
const KIDNEY = { urine_burning: true, fever: true } as const;

export const BODY_EXAMPLES: Record<string, Example> = {
  collapse: oneQuestion("fainted_or_collapsed"),
  cold_sweat: oneQuestion("cold_sweat"),
  tearing_pain: oneQuestion("sudden_tearing_pain"),
  pulsing_belly: oneQuestion("pulsing_belly"),
  aneurysm_with_new_pain: oneQuestion("known_aneurysm"),
  aneurysm_known: oneQuestion("known_aneurysm", { duration_days: 300 }),
  aorta_pattern_with_sign: example(
    { ...OLDER, pain_score: 8, onset: "sudden" },
    { ...OLDER, pain_score: 8 },
    { ...OLDER, blood_in_urine: "unsure" },
  ),
  aorta_pattern: example(
    OLDER,
    { ...OLDER, worse_with_movement: true },
    { ...OLDER, vascular_risk: "unsure" },
  ),
  colic_over_60: example(
    { ...COLIC, age_years: 61, similar_before: false },
    { ...COLIC, age_years: 61 },
    { flank_to_groin_colic: "unsure", age_years: 61, similar_before: false },
  ),
  blood_urine_sudden_over_60: example(
    { blood_in_urine: true, age_years: 61, onset: "sudden", pain_score: 4 },
    { blood_in_urine: true, age_years: 61, onset: "sudden", pain_score: 3 },
    { blood_in_urine: true, age_years: 61, onset: "unsure", pain_score: 4 },
  ),
  cold_leg: oneQuestion("leg_cold_or_pale"),
  chest_pain: oneQuestion("chest_pain"),
  short_of_breath: oneQuestion("short_of_breath"),
  heart_pattern: example(
    { pain_location: "upper_back", vomiting: true, diabetes: true },
    { pain_location: "upper_back", vomiting: true },
    { pain_location: "upper_back", vomiting: "unsure", diabetes: true },
  ),
  breath_pain_with_clot_sign: example(
    { pain_worse_breathing: true, recent_travel_surgery_or_bed_rest: true },
    { pain_worse_breathing: true },
    { pain_worse_breathing: true, calf_swelling: "unsure" },
  ),
  breath_pain: oneQuestion("pain_worse_breathing"),
  calf_swelling: oneQuestion("calf_swelling"),
  no_relief_sudden_over_60: oneQuestion("constant_pain_no_relief_lying", {
    age_years: 60,
    onset: "sudden",
  }),
  colic_complicated: example(
    { ...COLIC, one_kidney: true },
    { ...COLIC, vomiting: true, pain_score: 7 },
    { ...COLIC, fever: "unsure" },
  ),
  flank_colic: oneQuestion("flank_to_groin_colic"),
  kidney_infection_severe: example(
    { ...KIDNEY, vomiting: true, cannot_keep_fluids_down: true },
    { ...KIDNEY, vomiting: true },
    { ...KIDNEY, vomiting: true, cannot_keep_fluids_down: "unsure" },
  ),
  kidney_infection: example(
    { urine_burning: true, pain_location: "flank" },
    { urine_burning: true },
    { urine_burning: true, fever: "unsure" },
  ),
  urine_burning: oneQuestion("urine_burning"),
  blood_urine_with_pain: example(
    { blood_in_urine: true, pain_score: 4 },
    { blood_in_urine: true },
    { blood_in_urine: true, belly_pain: "unsure" },
  ),
  blood_urine: oneQuestion("blood_in_urine"),
  belly_pain_vomiting_severe: example(
    { belly_pain: true, vomiting: true, pain_score: 7 },
    { belly_pain: true, vomiting: true },
    { belly_pain: true, vomiting: "unsure", pain_score: 7 },
  ),
  belly_pain_vomiting: example(
    { belly_pain: true, vomiting: true },
    { belly_pain: true },
    { belly_pain: "unsure", vomiting: true },
  ),
  belly_pain: oneQuestion("belly_pain"),
  vomiting_new_pain_over_60: oneQuestion("vomiting", { age_years: 60 }),
  vomiting: oneQuestion("vomiting"),
  preg_warning: example(
    { pregnancy: "possible", vaginal_bleeding_or_fluid: true },
    { pregnancy: "possible" },
    { pregnancy: "unsure", vaginal_bleeding_or_fluid: true },
  ),
  preg_early_belly_pain: example(
    { ...EARLY, belly_pain: true },
    { ...LATE, belly_pain: true },
    { pregnancy: "unsure", belly_pain: true },
  ),
  preg_early_flank_pain: example(
    { pregnancy: "possible", pain_location: "flank" },
    { pregnancy: "no", pain_location: "flank" },
    { pregnancy: "unsure", pain_location: "flank" },
  ),
  preg_late_belly_pain_severe: example(
    { ...LATE, belly_pain: true, pain_score: 7 },
    { ...LATE, belly_pain: true },
    { ...LATE, belly_pain: true, constant_pain_no_relief_lying: "unsure" },
  ),
  preg_late_belly_pain: oneQuestion("belly_pain", LATE),
  preg_infection_severe: example(
    { ...LATE, ...KIDNEY, cannot_keep_fluids_down: true },
    { ...LATE, ...KIDNEY, vomiting: true },
    { ...LATE, ...KIDNEY, cannot_keep_fluids_down: "unsure" },
  ),
  preg_infection: example({ ...LATE, ...KIDNEY }, KIDNEY, { ...LATE, ...KIDNEY, fever: "unsure" }),
  contractions_not_pregnant: oneQuestion("contractions"),
  pregnant_plain: example(LATE, { pregnancy: "possible" }, { pregnancy: "unsure" }),
  pregnancy_possible: example(
    { pregnancy: "possible" },
    { pregnancy: "no" },
    { pregnancy: "unsure" },
  ),
  postpartum_12w: example(
    { postpartum_weeks: 6, fever: true },
    { postpartum_weeks: 13, fever: true },
    { postpartum_weeks: undefined, fever: true },
  ),
  jaw_whole_body_spasm: oneQuestion("jaw_stiff_or_whole_body_spasm"),
  dark_urine: oneQuestion("dark_cola_urine"),
  exertion_severe: example(
    { trigger: "exercise", pain_score: 8, course: "worsening" },
    { trigger: "lifting", pain_score: 8, course: "worsening" },
    { trigger: "exercise", pain_score: 8, course: "unsure" },
  ),
  bite_spreading: example(
    { wound_or_bite: true, pain_location: "widespread" },
    { wound_or_bite: true },
    { wound_or_bite: true, vomiting: "unsure" },
  ),
  bite_with_spasm: example(
    { wound_or_bite: true, course: "worsening" },
    { wound_or_bite: true, course: "worsening", spasm: false },
    { wound_or_bite: true, course: "worsening", spasm: "unsure" },
  ),
  wound_or_bite: oneQuestion("wound_or_bite"),
  rash_band: oneQuestion("rash_blisters"),
  sickle_cell_with_sign: oneQuestion("fever", { sickle_cell: true }),
  sickle_cell: oneQuestion("sickle_cell"),
  adrenal_crisis: example(
    { adrenal_steroid_dependent: true, vomiting: true },
    { adrenal_steroid_dependent: false, long_term_steroids: true, vomiting: true },
    { adrenal_steroid_dependent: "unsure", vomiting: true },
  ),
  axspa: example(
    {
      duration_days: 150,
      course: "worsening",
      morning_stiffness_30min: true,
      better_with_movement: true,
    },
    { duration_days: 150, morning_stiffness_30min: true },
    { duration_days: 150, morning_stiffness_30min: true, better_with_movement: "unsure" },
  ),
  medicine_overuse: oneQuestion("medicine_overuse"),
  black_stools: oneQuestion("black_stools"),
  self_harm: oneQuestion("thoughts_self_harm"),
};
