import { absent, all, any, atLeast, atMost, is, not, over, unless, yes } from "../engine/condition";
import { COPING, KNOCK, NERVE_SIGN, SUDDEN } from "./definitions";
import { WORSENING } from "./episode";
import type { Rule } from "./rule";
import { ACR, DOWNIE, HENSCHKE, NHS, PRODUCT, S0 } from "./sources";

const FRACTURE = "spine fracture";
const MAJOR = is("trauma", "major");
const THIN_BONES = yes("osteoporosis");
const STEROIDS = yes("long_term_steroids");

const EXAMINED = yes("examined_since_injury");
const CANNOT_WALK = is("mobility", "cannot_walk");
const EXAMINED_AND_WELL = all(EXAMINED, not(WORSENING), not(NERVE_SIGN), not(CANNOT_WALK));

export const INJURY_RULES: readonly Rule[] = [
  {
    id: "trauma_major",
    level: "EMERGENCY",
    screensFor: "fracture or cord injury",
    variant: "injury",
    staff: "Major trauma, within 14 days or never examined",
    patient: "a crash, a high fall or a hard hit",
    source: NHS,
    when: all(
      MAJOR,
      // Older and examined is the exemption; whether it was examined may not have been asked.
      unless(
        all(
          over("duration_days", 14),
          any(yes("examined_since_injury"), absent("examined_since_injury")),
        ),
      ),
      unless(EXAMINED_AND_WELL),
    ),
    refs: ["b.1 trauma_major", "X0", "seed 9", "seed 33", "b.6 41"],
  },
  {
    id: "trauma_major_examined_worse",
    level: "URGENT",
    screensFor: "missed fracture",
    variant: "injury",
    staff: "Major trauma, examined since, up to 6 weeks: worsening, a nerve sign or not walking",
    patient: "a big injury that a doctor has seen, and it is worse or there is one more sign",
    source: PRODUCT,
    when: all(
      MAJOR,
      EXAMINED,
      atMost("duration_days", 42),
      any(WORSENING, NERVE_SIGN, CANNOT_WALK),
    ),
    refs: ["2b.4", "b.6 41"],
  },
  {
    id: "trauma_major_examined",
    level: "URGENT",
    screensFor: "missed fracture",
    variant: "injury",
    staff: "Major trauma within 14 days, examined since",
    patient: "a big injury that a doctor has seen",
    source: PRODUCT,
    when: all(MAJOR, EXAMINED, atMost("duration_days", 14)),
    refs: ["2b.4", "b.6 41"],
  },
  {
    id: "trauma_major_old_not_asked",
    level: "URGENT",
    screensFor: "fracture or cord injury",
    staff: "Major trauma over 14 days ago, not known whether examined",
    patient: "a crash, a high fall or a hard hit some weeks ago",
    source: PRODUCT,
    when: all(MAJOR, over("duration_days", 14), absent("examined_since_injury")),
    refs: ["b.6 41"],
  },
  {
    id: "trauma_major_old_with_risk",
    level: "URGENT",
    screensFor: FRACTURE,
    staff: "Older major trauma at 65+, or with osteoporosis or long steroids",
    patient: "a crash, a high fall or a hard hit, and bones that may break more easily",
    source: PRODUCT,
    when: all(MAJOR, any(atLeast("age_years", 65), THIN_BONES, STEROIDS)),
    refs: ["b.6 41"],
  },
  {
    id: "trauma_major_old",
    level: "SOON",
    screensFor: FRACTURE,
    staff: "Major trauma",
    patient: "a crash, a high fall or a hard hit",
    source: PRODUCT,
    when: MAJOR,
    refs: ["b.6 41"],
  },
  {
    id: "fracture_pattern_over_70",
    level: "URGENT",
    screensFor: FRACTURE,
    staff: "70+, steroids or osteoporosis, and a fall, lift or sudden start",
    patient: "pain that began suddenly or after a fall or lift, and bones that may be weak",
    source: HENSCHKE,
    when: all(
      atLeast("age_years", 70),
      any(STEROIDS, THIN_BONES),
      any(KNOCK, is("trigger", "lifting"), SUDDEN),
    ),
    refs: ["C6", "b.2 osteoporosis", "b.2 steroids_long", "seed 48", "b.6 57"],
  },
  {
    id: "fracture_pattern_over_65",
    level: "SOON",
    screensFor: FRACTURE,
    staff: "65+, steroids or osteoporosis, and a fall, lift or sudden start",
    patient: "pain that began suddenly or after a fall or lift, and bones that may be weak",
    source: HENSCHKE,
    when: all(
      atLeast("age_years", 65),
      any(STEROIDS, THIN_BONES),
      any(KNOCK, is("trigger", "lifting"), SUDDEN),
    ),
    refs: ["2b.6"],
  },
  {
    id: "fall_over_65",
    level: "URGENT",
    screensFor: FRACTURE,
    staff: "A fall at 65+",
    patient: "a fall or bump before the pain",
    source: DOWNIE,
    when: all(atLeast("age_years", 65), KNOCK),
    refs: ["C7", "b.2 trauma_minor", "seed 9"],
  },
  {
    id: "osteoporosis_sudden_severe",
    level: "URGENT",
    screensFor: FRACTURE,
    staff: "Osteoporosis with sudden pain or minor trauma, 70+ or pain 7+",
    patient: "thin bones with sudden or bad pain",
    source: ACR,
    when: all(
      THIN_BONES,
      any(SUDDEN, KNOCK),
      any(atLeast("age_years", 70), atLeast("pain_score", 7)),
    ),
    refs: ["b.2 osteoporosis", "seed 48", "b.6 56"],
  },
  {
    id: "osteoporosis_sudden",
    level: "SOON",
    screensFor: FRACTURE,
    staff: "Osteoporosis with sudden pain or minor trauma",
    patient: "thin bones with pain that began suddenly or after a bump",
    source: ACR,
    when: all(THIN_BONES, any(SUDDEN, KNOCK)),
    refs: ["b.2 osteoporosis", "C6b", "seed 48", "b.6 56"],
  },
  {
    id: "steroids_sudden_or_knock",
    level: "URGENT",
    screensFor: "fracture or infection",
    staff: "Long-term steroids with minor trauma, or sudden pain and not coping",
    patient: "long-term steroids with pain that began suddenly or after a bump",
    source: HENSCHKE,
    when: all(STEROIDS, any(KNOCK, all(SUDDEN, unless(COPING)))),
    refs: ["b.2 steroids_long", "C6b", "b.6 16", "b.6 56"],
  },
  {
    id: "steroids_long",
    level: "SOON",
    screensFor: "fracture or infection",
    staff: "Long-term steroids",
    patient: "long-term steroids",
    source: DOWNIE,
    when: STEROIDS,
    refs: ["b.2 steroids_long", "C6b", "b.4 guards", "b.6 56"],
  },
  {
    id: "trauma_minor",
    level: "SOON",
    screensFor: FRACTURE,
    staff: "Minor fall or bump",
    patient: "a small fall or bump before the pain",
    source: `${S0}; ${ACR}`,
    when: KNOCK,
    refs: ["b.2 trauma_minor", "seed 9", "b.6 58"],
  },
  {
    id: "height_loss_deformity",
    level: "SOON",
    screensFor: "fracture or tumour",
    staff: "New deformity or height loss",
    patient: "you lost height, or your back changed shape",
    source: NHS,
    when: yes("new_spine_deformity_or_height_loss"),
    refs: ["b.2 height_loss_deformity"],
  },
];
