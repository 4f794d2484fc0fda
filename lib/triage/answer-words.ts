// The words each question may be answered with. "unsure" may be given for every one of them as
// well, so it is not repeated here.
export const SEX_AT_BIRTH = ["female", "male", "intersex"] as const;
export const RESPONDENT = ["self", "proxy"] as const;
export const PREGNANCY = ["not_applicable", "no", "possible", "yes"] as const;
export const PAIN_LOCATION = [
  "lower_back",
  "mid_back",
  "upper_back",
  "flank",
  "neck_and_back",
  "widespread",
] as const;
export const ONSET = ["sudden", "gradual"] as const;
export const COURSE = ["improving", "same", "worsening", "comes_and_goes"] as const;
export const TRIGGER = [
  "none",
  "lifting",
  "twisting_or_bending",
  "exercise",
  "sitting_or_standing_long",
  "sudden_movement",
  "fall_or_knock",
  "coughing_or_sneezing",
  "other",
  "usual_period",
] as const;
export const MOBILITY = [
  "normal",
  "limited",
  "bent_or_crooked",
  "cannot_stand_upright",
  "cannot_walk",
] as const;
export const PAIN_CHANGE = ["new", "usual", "changed"] as const;
export const HOME_TREATMENT = ["helps", "partly", "not_helping", "not_tried"] as const;
export const TRAUMA = ["none", "minor", "major"] as const;
export const LEG_PAIN = ["none", "one", "both"] as const;
export const LEG_NUMBNESS = ["none", "one", "both"] as const;
export const LEG_WEAKNESS = ["none", "one", "both"] as const;
export const ARM_NUMB_OR_WEAK = ["none", "one", "both"] as const;
/** How old a sign is, and whether a doctor has checked it ("long_standing": not known). */
const SINCE = [
  "none",
  "new",
  "long_standing",
  "began_2_to_12_weeks_not_checked",
  "long_standing_not_checked",
  "long_standing_checked",
  "long_standing_now_worse",
] as const;
export const LEG_SYMPTOMS_TIMING = SINCE;
export const SADDLE_NUMBNESS = SINCE;
export const UNSTEADY_TIMING = [
  "new",
  "long_standing_not_checked",
  "long_standing_checked",
] as const;
export const ARM_TIMING = ["new", "over_2_weeks"] as const;
export const BLADDER = [
  "none",
  "new_cannot_or_hard_to_start",
  "new_leak",
  "new_no_feeling",
  "began_2_to_12_weeks_not_checked",
  "long_standing_stable",
  "long_standing_now_worse",
  "long_standing_not_checked",
  "long_standing_checked",
] as const;
export const BOWEL = [
  "none",
  "new_leak",
  "new_no_feeling",
  "constipation_only",
  "began_2_to_12_weeks_not_checked",
  "long_standing_stable",
  "long_standing_now_worse",
  "long_standing_not_checked",
  "long_standing_checked",
] as const;
export const SEXUAL_SENSATION_OR_FUNCTION = ["none", "new", "long_standing"] as const;
export const GENERAL_STATE = ["well", "unwell", "confused_or_drowsy"] as const;
export const CANCER_HISTORY = ["none", "past", "active", "skin_only"] as const;
export const IV_DRUG_USE = ["none", "past", "current"] as const;
export const CONTRACEPTION_IN_USE = ["none", "tubes_or_iud", "other"] as const;
export const BITE_OR_WOUND_KIND = [
  "spider_scorpion_snake",
  "animal_or_dirty_wound",
  "minor",
] as const;
export const INFLAMMATORY_HISTORY = [
  "none",
  "psoriasis_or_uveitis",
  "crohns_or_colitis",
  "ankylosing_spondylitis",
] as const;
export const UNSAFE_AT_HOME = ["none", "unsafe", "danger_now"] as const;
