import { all, any, atLeast, is, unless, yes } from "../engine/condition";
import { CHILLS, CONSTANT, FEVER, NIGHT_PAIN, SWEATS } from "./definitions";
import { within } from "./episode";
import type { Rule } from "./rule";
import { CALCIUM, CDC_TETANUS, GCA, NG12, NG12_BLOOD, NG65, NG228, PMR } from "./sources";

// Signs outside the back that the first part did not ask (catalogue 2b.4 and 2b.8).

const HEADACHE = yes("neck_stiff_or_bad_headache");
const PALE = yes("bruising_or_pallor");
const LUMP = yes("testicular_lump");
const CRAMPS = yes("hand_or_mouth_cramps");
const STIFF_MORNING = yes("morning_stiffness_30min");
const WIDE_PLACE = is("pain_location", "widespread", "upper_back", "neck_and_back");
const NEW_HEADACHE = all(
  HEADACHE,
  any(unless(is("pain_location", "neck_and_back")), STIFF_MORNING),
);

export const OTHER_SIGN_RULES: readonly Rule[] = [
  {
    id: "headache_thunderclap",
    level: "EMERGENCY",
    screensFor: "subarachnoid bleeding",
    staff: "Thunderclap headache, even if it is gone",
    patient: "a headache that was at its worst within minutes",
    source: NG228,
    when: yes("headache_sudden_severe"),
    refs: ["2b.4"],
  },
  {
    id: "giant_cell",
    level: "URGENT",
    screensFor: "temporal arteritis, sight at risk",
    staff: "Scalp, jaw or sight with headache, 50+",
    patient: "a sore scalp, jaw ache on chewing or changed sight",
    source: GCA,
    when: all(yes("scalp_jaw_or_sight"), atLeast("age_years", 50)),
    refs: ["2b.8"],
  },
  {
    id: "headache_50_stiff",
    level: "SOON",
    screensFor: "temporal arteritis",
    staff: "New headache with back pain, 50+",
    patient: "a headache with your back pain",
    source: GCA,
    when: all(NEW_HEADACHE, atLeast("age_years", 50)),
    refs: ["2b.8"],
  },
  {
    id: "headache_45_stiff",
    level: "ROUTINE",
    screensFor: "temporal arteritis",
    staff: "New headache with back pain, 45+",
    patient: "a headache with your back pain",
    source: GCA,
    when: all(NEW_HEADACHE, atLeast("age_years", 45)),
    refs: ["2b.8"],
  },
  {
    id: "headache_raised_temp",
    level: "URGENT",
    screensFor: "meningitis",
    staff: "Stiff neck or bad headache, temperature 37.5+",
    patient: "a stiff neck or bad headache with a raised temperature",
    source: NG228,
    when: all(HEADACHE, atLeast("temp_c", 37.5)),
    refs: ["2b.8"],
  },
  {
    id: "polymyalgia",
    level: "SOON",
    screensFor: "polymyalgia",
    staff: "Morning stiffness of neck, shoulders or all over, 50+",
    patient: "stiffness for over half an hour in the morning",
    source: PMR,
    when: all(atLeast("age_years", 50), STIFF_MORNING, WIDE_PLACE, within(84)),
    refs: ["2b.8"],
  },
  {
    id: "polymyalgia_45",
    level: "ROUTINE",
    screensFor: "polymyalgia",
    staff: "Morning stiffness of neck, shoulders or all over, 45+",
    patient: "stiffness for over half an hour in the morning",
    source: PMR,
    when: all(atLeast("age_years", 45), STIFF_MORNING, WIDE_PLACE, within(84)),
    refs: ["2b.8"],
  },
  {
    id: "bruising_or_pallor_sign",
    level: "URGENT",
    screensFor: "blood cancer or bleeding",
    staff: "Bruises or pallor with another sign: blood count within 48 h",
    patient: "bruises or pale skin without a cause",
    source: NG12_BLOOD,
    when: all(
      PALE,
      any(
        FEVER,
        CHILLS,
        SWEATS,
        yes("weight_loss_unexplained"),
        NIGHT_PAIN,
        yes("blood_thinner"),
        yes("ulcer_history"),
      ),
    ),
    refs: ["2b.4"],
  },
  {
    id: "bruising_or_pallor",
    level: "SOON",
    screensFor: "blood cancer or bleeding",
    staff: "Bruises or pallor: blood count within 48 h",
    patient: "bruises or pale skin without a cause",
    source: NG12_BLOOD,
    when: PALE,
    refs: ["2b.4"],
  },
  {
    id: "testicular_lump_sign",
    level: "URGENT",
    screensFor: "testicular cancer",
    staff: "Testicular lump with another sign",
    patient: "a lump in a testicle",
    source: NG12,
    when: all(
      LUMP,
      any(
        yes("belly_pain"),
        yes("weight_loss_unexplained"),
        NIGHT_PAIN,
        CONSTANT,
        SWEATS,
        yes("short_of_breath"),
      ),
    ),
    refs: ["2b.4"],
  },
  {
    id: "testicular_lump",
    level: "SOON",
    screensFor: "testicular cancer",
    staff: "Testicular lump",
    patient: "a lump in a testicle",
    source: NG12,
    when: LUMP,
    refs: ["2b.4"],
  },
  {
    id: "calcium_cramps_risk",
    level: "EMERGENCY",
    screensFor: "low calcium",
    staff: "Hand or mouth cramps after surgery or with kidney disease: calcium now",
    patient: "cramped hands or a tingling mouth",
    source: CALCIUM,
    when: all(CRAMPS, any(yes("surgery_or_hospital_3_months"), yes("kidney_disease"))),
    refs: ["2b.4"],
  },
  {
    id: "calcium_cramps",
    level: "URGENT",
    screensFor: "low calcium",
    staff: "Hand or mouth cramps: calcium today",
    patient: "cramped hands or a tingling mouth",
    source: CALCIUM,
    when: CRAMPS,
    refs: ["2b.4"],
  },
  {
    id: "wound_tetanus",
    level: "URGENT",
    screensFor: "tetanus",
    staff:
      "Animal bite or dirty wound with pain all over, bad headache, stiff neck or jerks: vaccine status",
    patient: "a bite or dirty wound, with pain all over, a stiff neck, a bad headache or shakes",
    source: CDC_TETANUS,
    when: all(
      yes("wound_or_bite"),
      is("bite_or_wound_kind", "animal_or_dirty_wound"),
      any(is("pain_location", "widespread"), HEADACHE, yes("shakes_or_jerks")),
    ),
    refs: ["2b.4"],
  },
  {
    id: "inflammatory_history",
    level: "ROUTINE",
    screensFor: "inflammatory arthritis of the spine",
    staff: "Psoriasis, uveitis, Crohn or colitis, pain 12+ weeks",
    patient: "long-lasting back pain with a skin, eye or bowel illness",
    source: NG65,
    when: all(
      is("inflammatory_history", "psoriasis_or_uveitis", "crohns_or_colitis"),
      atLeast("duration_days", 84),
    ),
    refs: ["2b.4"],
  },
];
