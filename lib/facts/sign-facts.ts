import type { Answers } from "@/lib/questions/answers";
import { toldSign } from "@/lib/questions/contradictions";
import { EMERGENCY_BODY, EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import { type Checkboxes, isKeptAnswer } from "@/lib/questions/fields";
import { CONDITIONS, GENERAL_SIGNS } from "@/lib/questions/former-lists";
import { RECENT_SIGNS } from "@/lib/questions/general-steps";
import { DRUGS, ILLNESSES, RECENT_EVENTS } from "@/lib/questions/history-steps";
import { PAIN_PATTERN } from "@/lib/questions/pain-steps";
import type { Symptoms } from "@/lib/triage/symptoms";

type SignRow = readonly [keyof Symptoms, Checkboxes, string];

/** Ticked signs that are one yes/no fact: [fact, group, option]. */
const SIGNS = [
  ["face_speech_or_one_side_body", EMERGENCY_BODY, "face_speech_or_one_side"],
  ["fainted_or_collapsed", EMERGENCY_BODY, "fainted"],
  ["cold_sweat", EMERGENCY_BODY, "cold_sweat"],
  ["sudden_tearing_pain", EMERGENCY_BODY, "tearing_pain"],
  ["chest_pain", EMERGENCY_BODY, "chest_pain"],
  ["short_of_breath", EMERGENCY_BODY, "short_of_breath"],
  ["pulsing_belly", EMERGENCY_BODY, "pulsing_belly"],
  ["leg_cold_or_pale", EMERGENCY_BODY, "cold_leg"],
  ["jaw_stiff_or_whole_body_spasm", EMERGENCY_OTHER, "jaw_or_whole_body"],
  ["dark_cola_urine", EMERGENCY_OTHER, "cola_urine"],
  ["vaginal_bleeding_or_fluid", EMERGENCY_OTHER, "pregnancy_bleeding"],
  ["contractions", EMERGENCY_OTHER, "pregnancy_waves"],
  ["baby_moving_less", EMERGENCY_OTHER, "baby_moving_less"],
  ["medicine_overuse", EMERGENCY_OTHER, "too_many_painkillers"],
  ["black_stools", EMERGENCY_OTHER, "black_stools"],
  ["shoulder_tip_pain", EMERGENCY_OTHER, "shoulder_tip"],
  ["blood_in_vomit_or_stool", EMERGENCY_OTHER, "blood_vomit_stool"],
  ["thoughts_self_harm", EMERGENCY_OTHER, "self_harm"],
  ["spasm", PAIN_PATTERN, "spasm"],
  ["night_pain_wakes", PAIN_PATTERN, "night_pain"],
  ["constant_pain_no_relief_lying", PAIN_PATTERN, "no_relief_lying"],
  ["pain_worse_breathing", PAIN_PATTERN, "worse_breathing"],
  ["flank_to_groin_colic", PAIN_PATTERN, "side_to_groin"],
  ["worse_on_straining", PAIN_PATTERN, "worse_straining"],
  ["new_spine_deformity_or_height_loss", PAIN_PATTERN, "shape_or_height"],
  ["hard_exercise", PAIN_PATTERN, "hard_exercise"],
  ["morning_stiffness_30min", PAIN_PATTERN, "morning_stiffness"],
  ["better_with_movement", PAIN_PATTERN, "better_moving"],
  ["exertional_pain", PAIN_PATTERN, "exertional"],
  ["weight_bearing_pain", PAIN_PATTERN, "weight_bearing"],
  ["hip_cannot_straighten", PAIN_PATTERN, "hip_bent"],
  ["night_sweats", RECENT_SIGNS, "night_sweats"],
  ["weight_loss_unexplained", RECENT_SIGNS, "weight_loss"],
  ["vomiting", RECENT_SIGNS, "vomiting"],
  ["calf_swelling", RECENT_SIGNS, "calf_swelling"],
  ["testicular_lump", RECENT_SIGNS, "testicle_lump"],
  ["weakened_immunity", ILLNESSES, "weak_immunity"],
  ["diabetes", ILLNESSES, "diabetes"],
  ["blood_thinner", ILLNESSES, "blood_thinner"],
  ["osteoporosis", ILLNESSES, "weak_bones"],
  ["vascular_risk", ILLNESSES, "smoking_or_pressure"],
  ["heart_disease", ILLNESSES, "heart"],
  ["kidney_disease", ILLNESSES, "kidneys"],
  ["ulcer_history", ILLNESSES, "ulcer"],
  ["liver_or_alcohol", ILLNESSES, "liver_or_alcohol"],
  ["sickle_cell", ILLNESSES, "sickle_cell"],
  ["tb_exposure", ILLNESSES, "tb"],
  ["estrogen_use", ILLNESSES, "estrogen"],
  ["recent_infection", RECENT_EVENTS, "recent_infection"],
  ["surgery_or_hospital_3_months", RECENT_EVENTS, "surgery_or_hospital"],
  ["dialysis_line", RECENT_EVENTS, "vein_line"],
  ["recent_travel_surgery_or_bed_rest", RECENT_EVENTS, "travel_surgery_or_bed"],
  ["repeat_visits", RECENT_EVENTS, "seen_twice"],
  ["dived_3_days", RECENT_EVENTS, "dived"],
  ["stimulant_use", DRUGS, "stimulants"],
  ["nitrous_oxide_use", DRUGS, "laughing_gas"],
  ["weight_loss_unexplained", GENERAL_SIGNS, "weight_loss"],
  ["vomiting", GENERAL_SIGNS, "vomiting"],
  ["calf_swelling", GENERAL_SIGNS, "calf_swelling"],
  ["weakened_immunity", CONDITIONS, "weak_immunity"],
  ["long_term_steroids", CONDITIONS, "steroids_long"],
  ["adrenal_steroid_dependent", CONDITIONS, "steroids_daily_need"],
  ["diabetes", CONDITIONS, "diabetes"],
  ["recent_infection", CONDITIONS, "recent_infection"],
  ["dialysis_line", CONDITIONS, "dialysis_line"],
  ["recent_spine_procedure", CONDITIONS, "spine_procedure"],
  ["blood_thinner", CONDITIONS, "blood_thinner"],
  ["osteoporosis", CONDITIONS, "weak_bones"],
  ["vascular_risk", CONDITIONS, "smoking_or_pressure"],
  ["sickle_cell", CONDITIONS, "sickle_cell"],
  ["tb_exposure", CONDITIONS, "tb"],
  ["one_kidney", CONDITIONS, "one_kidney"],
  ["recent_travel_surgery_or_bed_rest", CONDITIONS, "travel_surgery_or_bed"],
  ["repeat_visits", CONDITIONS, "seen_twice"],
] as const satisfies readonly SignRow[];

/** Each sign that was ticked, denied or not sure; what was not offered is missing. */
export function signFacts(answers: Answers): Symptoms {
  const facts: Symptoms = {};
  for (const [key, list, option] of SIGNS) {
    const group: Checkboxes = list;
    const gate = group.optionGates?.[option];
    if (gate && !gate(answers)) continue;
    // A former list counts until the one in its place is answered.
    if (group.retired && !isKeptAnswer(group, answers)) continue;
    const sign = toldSign(answers, group.name, option);
    if (sign !== undefined) facts[key] = sign;
  }
  return facts;
}
