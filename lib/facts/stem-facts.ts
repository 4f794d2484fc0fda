import type { Answers } from "@/lib/questions/answers";
import { deniesStem } from "@/lib/questions/denied-stems";
import { type Checkboxes, isKeptAnswer } from "@/lib/questions/fields";
import { GENERAL_SIGNS, INJECTED_BEFORE } from "@/lib/questions/former-lists";
import { anyOf, formerSign, one, signOf, type Truth, truth } from "@/lib/questions/gates";
import {
  CRAMP_KIND,
  FEVER_KIND,
  RECENT_SIGNS,
  SKIN_KIND,
  URINE_KIND,
} from "@/lib/questions/general-steps";
import {
  DRUGS,
  ILLNESSES,
  MEDICINE_KIND,
  RECENT_EVENTS,
  STEROID_KIND,
} from "@/lib/questions/history-steps";
import type { Symptoms } from "@/lib/triage/symptoms";

// Pages 9 to 11 ask for a stem ("skin"), and what it covers after that (catalogue 2a.2). Who denies the
// stem denies all of it. Until the details are told, each of them is "not sure"; so it is where all of
// them are denied although the stem, which names no more than they do, is ticked.

function underStem(stem: Truth, told: Truth): Truth {
  return stem === undefined || stem === false ? stem : (told ?? "unsure");
}

const recent = (answers: Answers, stem: string) => signOf(answers, RECENT_SIGNS.name, stem);
const event = (answers: Answers, stem: string) => signOf(answers, RECENT_EVENTS.name, stem);
const ill = (answers: Answers, stem: string) => signOf(answers, ILLNESSES.name, stem);
const kind = (answers: Answers, list: Checkboxes, option: string) =>
  deniesStem(answers, list.name) ? "unsure" : signOf(answers, list.name, option);

/** A stem of page 9, or what stood in its place in a former form. */
export function recentSign(answers: Answers, stem: string, before: string): Truth {
  return anyOf(recent(answers, stem), formerSign(answers, GENERAL_SIGNS, before));
}

/** Fever, as told after its stem; until then the stem counts as fever. */
export function fever(answers: Answers): Truth {
  const stem = recent(answers, "fever_or_chills");
  const told = kind(answers, FEVER_KIND, "fever_felt");
  const now = stem === true && told === undefined ? true : underStem(stem, told);
  return anyOf(now, formerSign(answers, GENERAL_SIGNS, "fever"));
}

function recentFacts(answers: Answers): Symptoms {
  const headache = recent(answers, "headache_or_neck");
  const [urine, skin] = [recent(answers, "urine"), recent(answers, "skin")];
  const cramps = recent(answers, "cramps_or_shakes");
  const shaking = underStem(
    recent(answers, "fever_or_chills"),
    kind(answers, FEVER_KIND, "shaking_chills"),
  );
  const asked = (name: string) => truth(one(answers, name));
  const former = (option: string) => formerSign(answers, GENERAL_SIGNS, option);
  const scalp = asked("scalp_jaw_or_sight");
  return {
    shaking_chills: shaking,
    chills_or_sweats: anyOf(shaking, recent(answers, "night_sweats"), former("chills_or_sweats")),
    headache_sudden_severe: underStem(headache, asked("headache_sudden_severe")),
    ...(scalp !== undefined && { scalp_jaw_or_sight: scalp }),
    urine_burning: anyOf(
      underStem(urine, kind(answers, URINE_KIND, "urine_burns")),
      former("urine_burning"),
    ),
    blood_in_urine: anyOf(
      underStem(urine, kind(answers, URINE_KIND, "urine_blood")),
      former("blood_in_urine"),
    ),
    rash_blisters: anyOf(
      underStem(skin, kind(answers, SKIN_KIND, "rash_where_it_hurts")),
      former("rash_blisters"),
    ),
    bruising_or_pallor: underStem(skin, kind(answers, SKIN_KIND, "bruises_or_pale")),
    hand_or_mouth_cramps: underStem(cramps, kind(answers, CRAMP_KIND, "claw_cramps")),
    shakes_or_jerks: underStem(cramps, kind(answers, CRAMP_KIND, "body_shakes")),
  };
}

/** In the last 3 months, or in the months before; where that is not told, surely within 12 months. */
function spineProcedure(answers: Answers): Symptoms {
  const stem = event(answers, "spine_procedure");
  if (stem === undefined) return {};
  const when = one(answers, "spine_procedure_when");
  if (stem === false)
    return { recent_spine_procedure: false, spine_procedure_3_to_12_months: false };
  if (when === "within_3_months")
    return { recent_spine_procedure: stem, spine_procedure_3_to_12_months: false };
  const recently = when === "months_3_to_12" ? false : "unsure";
  return { recent_spine_procedure: recently, spine_procedure_3_to_12_months: stem };
}

function injected(answers: Answers): Symptoms["iv_drug_use"] {
  if (isKeptAnswer(INJECTED_BEFORE, answers))
    return one(answers, INJECTED_BEFORE.name) as Symptoms["iv_drug_use"];
  const lately = kind(answers, DRUGS, "injected_lately");
  const past = kind(answers, DRUGS, "injected_past");
  if (lately === true) return "current";
  if (past === true) return "past";
  if (lately === undefined || past === undefined) return undefined;
  return lately === "unsure" || past === "unsure" ? "unsure" : "none";
}

function inflammatory(answers: Answers): Symptoms["inflammatory_history"] {
  const stem = ill(answers, "skin_eye_bowel_spine");
  if (stem === undefined) return undefined;
  if (stem === false) return "none";
  if (deniesStem(answers, "inflammatory_history")) return "unsure";
  const told = one(answers, "inflammatory_history") as Symptoms["inflammatory_history"];
  return told ?? "unsure";
}

function historyFacts(answers: Answers): Symptoms {
  const steroids = ill(answers, "steroids");
  const medicine = event(answers, "medicine_changed");
  const changed = (option: string) => underStem(medicine, kind(answers, MEDICINE_KIND, option));
  const steroid = (option: string) => underStem(steroids, kind(answers, STEROID_KIND, option));
  return {
    long_term_steroids: steroid("steroids_long"),
    adrenal_steroid_dependent: steroid("steroids_daily_need"),
    inflammatory_history: inflammatory(answers),
    ...spineProcedure(answers),
    iv_drug_use: injected(answers),
    stopped_sedative_or_alcohol: changed("stopped_sedative"),
    stopped_baclofen: changed("stopped_baclofen"),
    stopped_steroid: changed("stopped_steroid"),
    started_nausea_or_psychosis_medicine: changed("started_nausea_or_psychosis"),
    started_serotonin_medicine: changed("started_serotonin"),
    statin_with_new_medicine: changed("statin_and_new"),
  };
}

/** The facts of pages 9 to 11 that a stem covers. */
export function stemFacts(answers: Answers): Symptoms {
  return { ...recentFacts(answers), ...historyFacts(answers) };
}
