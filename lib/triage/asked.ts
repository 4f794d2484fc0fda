import type { SymptomKey, Symptoms } from "./symptoms";

type Gate = (s: Symptoms) => boolean;

/** Yes or "not sure" to at least one of the questions. */
function maybe(s: Symptoms, ...keys: SymptomKey[]): boolean {
  return keys.some((key) => s[key] === true || s[key] === "unsure");
}

function hasLegSymptom(s: Symptoms): boolean {
  const present = (value: string | undefined) => value !== undefined && value !== "none";
  return [s.leg_pain, s.leg_numbness, s.leg_weakness].some(present) || maybe(s, "foot_drop");
}

// Never hidden by a missing age or sex: only a known answer that rules pregnancy out skips it.
const mayBePregnant: Gate = (s) =>
  s.sex_at_birth !== "male" &&
  (s.age_years === undefined || (s.age_years >= 10 && s.age_years <= 55));

const pregnancyNotRuledOut: Gate = (s) =>
  s.pregnancy === "yes" ||
  s.pregnancy === "possible" ||
  (s.pregnancy !== "no" && s.pregnancy !== "not_applicable" && mayBePregnant(s));

const hadCancer: Gate = (s) =>
  s.cancer_history === "past" || s.cancer_history === "active" || s.cancer_history === "unsure";

const longLasting: Gate = (s) => s.duration_days !== undefined && s.duration_days >= 84;

const GATES: Partial<Record<SymptomKey, Gate>> = {
  pregnancy: mayBePregnant,
  postpartum_weeks: (s) => mayBePregnant(s) && s.pregnancy !== "yes",
  gestation_weeks: (s) => s.pregnancy === "yes",
  contractions: pregnancyNotRuledOut,
  vaginal_bleeding_or_fluid: pregnancyNotRuledOut,
  baby_moving_less: (s) => s.pregnancy === "yes",

  leg_symptoms_timing: hasLegSymptom,
  leg_symptoms_walking_eased_sitting: hasLegSymptom,
  leg_weakness_worsening: (s) =>
    (s.leg_weakness !== undefined && s.leg_weakness !== "none") || maybe(s, "foot_drop"),

  examined_since_injury: (s) => s.trauma === "major" && (s.duration_days ?? 0) > 14,
  self_care_impossible: (s) =>
    (s.mobility !== undefined && s.mobility !== "normal") || (s.pain_score ?? 0) >= 7,
  worse_with_movement: (s) => (s.age_years ?? 0) >= 60,
  worse_on_straining: hadCancer,
  hard_exercise: (s) => (s.pain_score ?? 0) >= 8,
  temp_c: (s) => maybe(s, "fever", "chills_or_sweats"),
  chemotherapy_6_weeks: (s) => hadCancer(s) || maybe(s, "weakened_immunity"),
  dialysis_line: (s) => maybe(s, "fever", "chills_or_sweats"),
  recent_travel_surgery_or_bed_rest: (s) => maybe(s, "pain_worse_breathing", "calf_swelling"),
  skin_bruise: (s) => maybe(s, "blood_thinner"),
  cannot_keep_fluids_down: (s) => maybe(s, "vomiting"),
  one_kidney: (s) => maybe(s, "flank_to_groin_colic"),
  morning_stiffness_30min: longLasting,
  better_with_movement: longLasting,
};

/**
 * The skip logic: is this question put to a person who gave these answers? Takes a fact key and
 * the answers so far; pure. The red flags that come first, and the history that changes risk, are
 * asked of everybody (catalogue part f 4, b.6 4).
 */
export function isAsked(key: SymptomKey, symptoms: Symptoms): boolean {
  return GATES[key]?.(symptoms) ?? true;
}

/** The keys that part 2 of the catalogue adds: none is ever required (2a.3, notes for the schema). */
export const PART_2_KEYS = [
  "pain_score_worst",
  "pain_change",
  "change_days",
  "exertional_pain",
  "weight_bearing_pain",
  "hip_cannot_straighten",
  "belly_hard_or_tender",
  "shoulder_tip_pain",
  "period_late",
  "contraception_in_use",
  "blood_in_vomit_or_stool",
  "unsteady_timing",
  "arm_timing",
  "carpal_pattern",
  "shaking_chills",
  "night_sweats",
  "vomiting_over_and_explained",
  "headache_sudden_severe",
  "scalp_jaw_or_sight",
  "bruising_or_pallor",
  "testicular_lump",
  "hand_or_mouth_cramps",
  "shakes_or_jerks",
  "bite_or_wound_kind",
  "aortic_risk",
  "heart_disease",
  "kidney_disease",
  "ulcer_history",
  "liver_or_alcohol",
  "inflammatory_history",
  "estrogen_use",
  "spine_procedure_3_to_12_months",
  "surgery_or_hospital_3_months",
  "stimulant_use",
  "nitrous_oxide_use",
  "stopped_sedative_or_alcohol",
  "stopped_baclofen",
  "stopped_steroid",
  "started_nausea_or_psychosis_medicine",
  "started_serotonin_medicine",
  "statin_with_new_medicine",
  "dived_3_days",
  "unsafe_at_home",
  "free_text_asked_again",
] as const satisfies readonly SymptomKey[];

// Callers that do not know these later keys leave them out: a clause about them is then skipped
// (b.6, 45). A thermometer reading and free text are never required.
export const MAY_BE_LEFT_OUT: ReadonlySet<SymptomKey> = new Set<SymptomKey>([
  "respondent",
  "temp_c",
  "free_text",
  "self_care_impossible",
  "worse_with_movement",
  "worse_on_straining",
  "hard_exercise",
  "examined_since_injury",
  "recent_travel_surgery_or_bed_rest",
  "chemotherapy_6_weeks",
  "dialysis_line",
  "adrenal_steroid_dependent",
  "one_kidney",
  "cannot_keep_fluids_down",
  "black_stools",
  "baby_moving_less",
  "skin_bruise",
  "repeat_visits",
  "patient_worried",
  ...PART_2_KEYS,
]);

/**
 * Does leaving this question out count as "not sure"? True where it is asked of a person with
 * these answers and a rule needs it; false where its absence reads as "no" (b.6, 4 and 45).
 */
export function isRequired(key: SymptomKey, symptoms: Symptoms): boolean {
  return !MAY_BE_LEFT_OUT.has(key) && isAsked(key, symptoms);
}
