import type { SymptomKey, Symptoms } from "./symptoms";

/**
 * The signs and risks that a letter about back pain mentions even when the patient has none of them,
 * by body system: the red flags of the clinical catalogue, part (a), and the risks of part (d).
 */
const PERTINENT = {
  Nerves: [
    "saddle_numbness",
    "bladder",
    "bowel",
    "leg_weakness",
    "leg_numbness",
    "foot_drop",
    "unsteady_or_clumsy",
    "arm_numb_or_weak",
    "face_speech_or_one_side_body",
  ],
  "Heart and vessels": [
    "chest_pain",
    "short_of_breath",
    "fainted_or_collapsed",
    "cold_sweat",
    "sudden_tearing_pain",
    "pulsing_belly",
    "leg_cold_or_pale",
  ],
  Infection: ["fever", "chills_or_sweats", "shaking_chills", "recent_infection"],
  General: ["weight_loss_unexplained", "night_pain_wakes", "neck_stiff_or_bad_headache"],
  "Belly and kidneys": [
    "belly_pain",
    "vomiting",
    "urine_burning",
    "blood_in_urine",
    "blood_in_vomit_or_stool",
  ],
  Injury: ["trauma"],
  History: [
    "cancer_history",
    "iv_drug_use",
    "long_term_steroids",
    "weakened_immunity",
    "blood_thinner",
    "osteoporosis",
    "known_aneurysm",
    "recent_spine_procedure",
  ],
} as const satisfies Record<string, readonly SymptomKey[]>;

export type Denied = { system: string; signs: SymptomKey[] };

/**
 * The signs that the patient was asked about and said no to, by body system. What was not asked, and
 * what the patient was not sure of, is not among them. Pure.
 */
export function deniedSigns(symptoms: Symptoms): Denied[] {
  return Object.entries(PERTINENT)
    .map(([system, keys]) => ({
      system,
      signs: keys.filter((key) => symptoms[key] === false || symptoms[key] === "none"),
    }))
    .filter(({ signs }) => signs.length > 0);
}

/** The signs and risks that the patient was not sure of, in the order of the catalogue. Pure. */
export function unsureSigns(symptoms: Symptoms): SymptomKey[] {
  return (Object.keys(symptoms) as SymptomKey[]).filter((key) => symptoms[key] === "unsure");
}
