import { plainWords } from "@/app/staff/words/words";
import type { Reason } from "@/lib/triage/engine/explain";
import type { SymptomKey } from "@/lib/triage/symptoms";

/** Answers that are amounts or the patient's own text: a name, then what was given. */
const AMOUNTS: Record<string, string> = {
  age_years: "Age in years",
  duration_days: "Days of pain",
  pain_score: "Pain score (0 to 10)",
  pain_score_worst: "Worst pain score in 4 weeks (0 to 10)",
  change_days: "Days since the pain changed, at most",
  temp_c: "Temperature (Celsius)",
  gestation_weeks: "Weeks pregnant",
  postpartum_weeks: "Weeks since birth",
  free_text: "Words in the patient's own text",
};

/** Signs for which the patient says since when. */
const TIMED: Record<string, string> = {
  saddle_numbness: "saddle numbness",
  sexual_sensation_or_function: "change in sexual sensation or function",
  leg_symptoms_timing: "leg symptoms",
};

/** Signs that may be on one side or on both: what it is, and the limb. */
const SIDED: Record<string, [what: string, one: string, both: string]> = {
  leg_pain: ["Pain", "leg", "legs"],
  leg_numbness: ["Numbness", "leg", "legs"],
  leg_weakness: ["Weakness", "leg", "legs"],
  arm_numb_or_weak: ["Numbness or weakness", "arm", "arms"],
};

/** Other answers whose key does not read well as plain words. */
const NAMES: Record<string, string> = {
  chemotherapy_6_weeks: "Chemotherapy in the last 6 weeks",
  morning_stiffness_30min: "Morning stiffness over 30 minutes",
  iv_drug_use: "Injected drugs",
  tb_exposure: "TB exposure",
  self_care_impossible: "Cannot dress, wash or get to the toilet",
  constant_pain_no_relief_lying: "Constant pain, no relief lying down",
  night_pain_wakes: "Pain wakes from sleep",
  worse_with_movement: "Worse when moving",
  examined_since_injury: "Examined by a doctor since the injury",
  pain_change: "The same pain before",
  worse_on_straining: "Worse when coughing or straining",
  leg_symptoms_walking_eased_sitting: "Leg symptoms when walking, better when sitting",
  face_speech_or_one_side_body: "Face droop, slurred speech, or one side weak or numb",
  leg_cold_or_pale: "Cold, pale or blue leg",
  pain_worse_breathing: "Sharper pain when breathing in",
  flank_to_groin_colic: "Sudden pain from the side to the groin",
  dark_cola_urine: "Cola-colored urine",
  better_with_movement: "Better when moving",
  fainted_or_collapsed: "Passed out or nearly passed out",
  thoughts_self_harm: "Thoughts of self-harm",
  medicine_overuse: "More painkillers than the label says",
  repeat_visits: "Seen twice or more in the last month",
  weakened_immunity: "Weak immune system",
  vascular_risk: "Smoking or high blood pressure",
  surgery_or_hospital_3_months: "Surgery or a night in a hospital in the last 3 months",
  recent_spine_procedure: "Spine procedure in the last 3 months",
  spine_procedure_3_to_12_months: "Spine procedure 3 to 12 months ago",
  headache_sudden_severe: "Worst headache ever, within 5 minutes",
  scalp_jaw_or_sight: "Sore scalp, jaw ache on chewing or changed sight",
  vomiting_over_and_explained: "Vomiting explained and over",
  statin_with_new_medicine: "Statin with a new medicine",
  liver_or_alcohol: "Liver disease or a lot of alcohol",
  dialysis_line: "Tube or port in a vein",
  dived_3_days: "Scuba diving in the 3 days before",
};

function valueWords(value: unknown): string {
  if (value === undefined || value === null) return "not answered";
  if (value === true) return "yes";
  if (value === false || value === "none") return "no";
  if (value === "unsure") return "not sure";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? String(value) : plainWords(String(value)).toLowerCase();
}

function sidedWords([what, one, both]: [string, string, string], value: unknown): string {
  if (value === "one") return `${what} in one ${one}`;
  if (value === "both") return `${what} in both ${both}`;
  if (value === "none") return `No ${what.toLowerCase()} in the ${both}`;
  return `${what} in the ${both}: ${valueWords(value)}`;
}

function timedWords(what: string, value: unknown): string {
  if (value === "new") return `New ${what}`;
  if (value === "long_standing") return `Long-standing ${what}`;
  if (value === "none") return `No ${what}`;
  return `${plainWords(what)}: ${valueWords(value)}`;
}

/** Signs whose name is not the one of their answer. */
const SIGNS: Partial<Record<SymptomKey, string>> = {
  bladder: "bladder change",
  bowel: "bowel change",
  trauma: "injury",
  cancer_history: "cancer",
  osteoporosis: "fragile bones",
  known_aneurysm: "aneurysm",
};

/** A sign or a risk by its name, as in a list of what was denied: "saddle numbness". */
export function signName(key: SymptomKey): string {
  const sided = SIDED[key];
  if (sided) return `${sided[0]} in the ${sided[2]}`.toLowerCase();
  const name = SIGNS[key] ?? TIMED[key] ?? NAMES[key] ?? plainWords(key);
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** An answer that made a rule fire, as staff say it: "New saddle numbness", "Pain in both legs". */
export function factWords({ key, value, ownWords }: Reason): string {
  if (ownWords) return `${NAMES[key] ?? plainWords(key)}: read in their own words`;
  const sided = SIDED[key];
  if (sided) return sidedWords(sided, value);
  const timed = TIMED[key];
  if (timed) return timedWords(timed, value);
  const name = AMOUNTS[key] ?? NAMES[key] ?? plainWords(key);
  return value === true && !AMOUNTS[key] ? name : `${name}: ${valueWords(value)}`;
}
