import type { Answers } from "@/lib/questions/answers";
import { isMarked, markedLocation } from "@/lib/questions/body-map";
import { CONDITIONS, GENERAL_SIGNS } from "@/lib/questions/clinical-steps";
import { toldSign } from "@/lib/questions/contradictions";
import { EMERGENCY_BODY, EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import type { Checkboxes } from "@/lib/questions/fields";
import {
  anyOf,
  durationDays,
  numberOf,
  one,
  part,
  signOf,
  similarBefore,
  type Truth,
  truth,
} from "@/lib/questions/gates";
import { injuryIsAsked } from "@/lib/questions/injury";
import { PAIN_PATTERN } from "@/lib/questions/pain-steps";
import type { Symptoms } from "@/lib/triage/symptoms";
import { type LegReading, nerveFacts } from "./nerve-facts";
import { aortaFacts, personFacts } from "./person-facts";

type Facts = Symptoms;
type Word<Key extends keyof Facts> = Facts[Key] & string;

// Ticked signs that are one yes/no fact: [fact, group, option].
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
  ["chills_or_sweats", GENERAL_SIGNS, "chills_or_sweats"],
  ["weight_loss_unexplained", GENERAL_SIGNS, "weight_loss"],
  ["vomiting", GENERAL_SIGNS, "vomiting"],
  ["urine_burning", GENERAL_SIGNS, "urine_burning"],
  ["blood_in_urine", GENERAL_SIGNS, "blood_in_urine"],
  ["rash_blisters", GENERAL_SIGNS, "rash_blisters"],
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
] as const satisfies readonly (readonly [keyof Symptoms, Checkboxes, string])[];

function putSigns(facts: Facts, answers: Answers): void {
  for (const [key, group, option] of SIGNS) {
    const gate = (group as Checkboxes).optionGates?.[option];
    if (gate && !gate(answers)) continue;
    const sign = toldSign(answers, group.name, option);
    if (sign !== undefined) facts[key] = sign;
  }
}

function word<Key extends keyof Facts>(answers: Answers, name: string) {
  return one(answers, name) as Word<Key> | undefined;
}

/**
 * A fall or crash is asked first for what is recent or unchecked, later for the rest (b.6 41, 58), but
 * not of everybody: where nothing speaks for one, and the first pages had none, there was none (2a.2).
 */
function injuryFacts(answers: Answers): Facts {
  const major = signOf(answers, "emergency_body", "major_injury");
  const examined = truth(one(answers, "examined_since_injury"));
  if (major === true) return { trauma: "major", examined_since_injury: examined };
  const other = one(answers, "injury");
  if (other === "big_and_checked") {
    return { trauma: "major", examined_since_injury: major === "unsure" ? "unsure" : true };
  }
  if (other === "big_2_weeks" || other === "big_older") {
    return { trauma: "major", examined_since_injury: examined };
  }
  if (major === "unsure" || other === "unsure") return { trauma: "unsure" };
  if (other === "small") return { trauma: "minor" };
  const notAsked = one(answers, "trigger") !== undefined && !injuryIsAsked(answers);
  return other === "none" || notAsked ? { trauma: "none" } : {};
}

function mobility(answers: Answers): Facts["mobility"] {
  const child = { walks: "normal", cannot: "cannot_walk", unsure: "unsure" } as const;
  const walking = one(answers, "child_walking") as keyof typeof child | undefined;
  return word<"mobility">(answers, "mobility") ?? (walking && child[walking]);
}

/** Where the pain is: as the marks on the body map leave no doubt, else where it is worst. */
function location(answers: Answers): Facts["pain_location"] {
  return markedLocation(answers) ?? word<"pain_location">(answers, "pain_location");
}

/** As told in the list of signs; there a box left empty does not unsay a mark on the body map. */
function bellyPain(answers: Answers): Truth {
  const told = signOf(answers, PAIN_PATTERN.name, "belly_pain");
  return told !== undefined && isMarked(answers, "belly") ? true : told;
}

function painFacts(answers: Answers): Facts {
  const selfCare = one(answers, "self_care");
  const bite = signOf(answers, "emergency_other", "bite_spreading");
  const bitten = bite === true && one(answers, "bite_or_wound_kind") !== "minor";
  return {
    pain_location: bitten ? "widespread" : location(answers),
    belly_pain: bellyPain(answers),
    duration_days: durationDays(answers),
    onset: word<"onset">(answers, "onset"),
    trigger: word<"trigger">(answers, "trigger"),
    pain_score: numberOf(answers, "pain_score"),
    pain_score_worst: numberOf(answers, "pain_score_worst"),
    pain_change: word<"pain_change">(answers, "pain_change"),
    change_days: numberOf(answers, "change_days"),
    course: word<"course">(answers, "course"),
    mobility: mobility(answers),
    self_care_impossible: { can: false, cannot: true, unsure: "unsure" as const }[selfCare ?? ""],
    worse_with_movement: truth(one(answers, "worse_with_movement")),
    home_treatment: word<"home_treatment">(answers, "home_treatment"),
    similar_before: similarBefore(answers),
    patient_worried: truth(one(answers, "patient_worried")),
    free_text: one(answers, "free_text"),
    ...injuryFacts(answers),
  };
}

/** A temperature as typed, in Celsius: nothing between 45 and 86 is a body temperature. */
export function celsius(typed: number): number {
  return typed <= 45 ? typed : Math.round(((typed - 32) * 50) / 9) / 10;
}

function generalState(answers: Answers): Facts["general_state"] {
  const confused = signOf(answers, "emergency_other", "confused");
  if (confused === true) return "confused_or_drowsy";
  const unwell = signOf(answers, "general_signs", "unwell");
  if (confused === "unsure" || unwell === "unsure") return "unsure";
  if (confused === undefined || unwell === undefined) return undefined;
  return unwell ? "unwell" : "well";
}

function generalFacts(answers: Answers): Facts {
  const general = (option: string) => signOf(answers, "general_signs", option);
  const first = (option: string): Truth => part(signOf(answers, "emergency_other", option));
  const temperature = numberOf(answers, "temperature");
  const feverWithNeck = first("fever_stiff_neck");
  return {
    fever: anyOf(general("fever"), feverWithNeck, truth(one(answers, "child_fever"))),
    temp_c: temperature === undefined ? undefined : celsius(temperature),
    general_state: generalState(answers),
    cannot_keep_fluids_down: truth(one(answers, "cannot_keep_fluids_down")),
    neck_stiff_or_bad_headache: anyOf(general("stiff_neck_or_headache"), feverWithNeck),
    bite_or_wound_kind: word<"bite_or_wound_kind">(answers, "bite_or_wound_kind"),
    wound_or_bite: anyOf(general("wound_or_bite"), first("bite_spreading")),
    cancer_history: word<"cancer_history">(answers, "cancer_history"),
    iv_drug_use: word<"iv_drug_use">(answers, "iv_drug_use"),
    chemotherapy_6_weeks: truth(one(answers, "chemotherapy_6_weeks")),
    skin_bruise: truth(one(answers, "skin_bruise")),
  };
}

/**
 * The facts that these answers tell. What was not asked, or not answered yet, is missing; nothing
 * is ever assumed. `reading` says which word stands for a leg fact that has two (nerve-facts.ts).
 */
export function factsOf(answers: Answers, reading: LegReading): Symptoms {
  const facts: Record<string, unknown> = {};
  const put = (part: Facts) => {
    for (const key in part) {
      const value = part[key as keyof Facts];
      if (value !== undefined) facts[key] = value;
    }
  };
  put(personFacts(answers));
  put(painFacts(answers));
  putSigns(facts as Facts, answers);
  put(nerveFacts(answers, reading));
  put(aortaFacts(answers));
  put(generalFacts(answers));
  return facts as Facts;
}
