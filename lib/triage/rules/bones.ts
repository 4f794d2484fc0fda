import { all, any, atLeast, is, yes } from "../engine/condition";
import { ANY_KNOCK, CANCER_EVER, SUDDEN } from "./definitions";
import { CHANGED, NEW_PAIN, peak, within } from "./episode";
import type { Rule } from "./rule";
import { ACR, COCHRANE_FRACTURE, SACRAL, STIFF_SPINE } from "./sources";
import { FRACTURE_SUM_ROUTINE, FRACTURE_SUM_SOON, FRACTURE_SUM_URGENT } from "./sums";

// Bones that break without an injury, and the stiff spine (catalogue 2b.4 and 2b.8).

const SPINE_FRACTURE = "spine fracture without injury";
const SUM_STAFF = "Fracture signs add up, sum reached";
const SUM_PATIENT = "bones that may break with ease, with this pain";
const PELVIS = "sacral fracture";
const LOADED = yes("weight_bearing_pain");
const LOADED_PATIENT = "deep pain in the bottom or groin when you put weight on it";
const THIN_BONES = yes("osteoporosis");
const STEROIDS = yes("long_term_steroids");
const STIFF = is("inflammatory_history", "ankylosing_spondylitis");
const STIFF_PATIENT = "a stiff spine and a fall or bump, even a small one";
const PERHAPS_STIFF = all(
  is("inflammatory_history", "psoriasis_or_uveitis", "crohns_or_colitis"),
  yes("morning_stiffness_30min"),
);

export const BONE_RULES: readonly Rule[] = [
  {
    id: "fracture_sum_urgent",
    level: "URGENT",
    screensFor: SPINE_FRACTURE,
    staff: SUM_STAFF,
    patient: SUM_PATIENT,
    source: COCHRANE_FRACTURE,
    when: FRACTURE_SUM_URGENT,
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "fracture_sum_soon",
    level: "SOON",
    screensFor: SPINE_FRACTURE,
    staff: SUM_STAFF,
    patient: SUM_PATIENT,
    source: COCHRANE_FRACTURE,
    when: FRACTURE_SUM_SOON,
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "fracture_sum_routine",
    level: "ROUTINE",
    screensFor: SPINE_FRACTURE,
    staff: SUM_STAFF,
    patient: SUM_PATIENT,
    source: COCHRANE_FRACTURE,
    when: FRACTURE_SUM_ROUTINE,
    refs: ["2b.4", "2b.2"],
  },
  {
    id: "sacral_fracture_urgent",
    level: "URGENT",
    screensFor: PELVIS,
    staff: "Buttock or groin pain on weight bearing, weak bones or 75+, severe or cannot stand",
    patient: LOADED_PATIENT,
    source: SACRAL,
    when: all(
      LOADED,
      any(THIN_BONES, STEROIDS, atLeast("age_years", 75)),
      within(84),
      any(
        is("mobility", "cannot_stand_upright", "cannot_walk"),
        yes("self_care_impossible"),
        peak(7),
      ),
    ),
    refs: ["2b.4"],
  },
  {
    id: "sacral_fracture",
    level: "SOON",
    screensFor: PELVIS,
    staff: "Buttock or groin pain on weight bearing, weak bones, 65+ or cancer",
    patient: LOADED_PATIENT,
    source: SACRAL,
    when: all(
      LOADED,
      any(THIN_BONES, STEROIDS, atLeast("age_years", 65), CANCER_EVER),
      within(180),
    ),
    refs: ["2b.4"],
  },
  {
    id: "osteoporosis_new_pain",
    level: "ROUTINE",
    screensFor: "spine fracture",
    staff: "Osteoporosis, new pain",
    patient: "thin bones and new pain",
    source: ACR,
    when: all(THIN_BONES, NEW_PAIN),
    refs: ["2b.4"],
  },
  {
    id: "stiff_spine_injury",
    level: "EMERGENCY",
    screensFor: "unstable fracture of a stiff spine",
    variant: "injury",
    staff: "Stiff spine and an injury, however small",
    patient: STIFF_PATIENT,
    source: STIFF_SPINE,
    when: all(STIFF, ANY_KNOCK, within(28)),
    refs: ["2b.8"],
  },
  {
    id: "stiff_spine_possible",
    level: "URGENT",
    screensFor: "unstable fracture of a stiff spine",
    variant: "injury",
    staff: "Stiff spine, later injury or changed pain, or possibly stiff",
    patient: "a stiff spine, and a fall, a bump or a change in the pain",
    source: STIFF_SPINE,
    when: any(
      all(STIFF, ANY_KNOCK, within(84)),
      all(STIFF, CHANGED, within(28), any(SUDDEN, peak(7))),
      all(
        PERHAPS_STIFF,
        ANY_KNOCK,
        within(28),
        any(CHANGED, yes("new_spine_deformity_or_height_loss")),
      ),
    ),
    refs: ["2b.8"],
  },
  {
    id: "stiff_spine_old",
    level: "SOON",
    screensFor: "unstable fracture of a stiff spine",
    staff: "Stiff spine, old injury",
    patient: STIFF_PATIENT,
    source: STIFF_SPINE,
    when: all(STIFF, ANY_KNOCK),
    refs: ["2b.8"],
  },
];
