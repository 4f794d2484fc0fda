import {
  absent,
  all,
  any,
  atLeast,
  atLeastOf,
  atMost,
  is,
  not,
  onsetAgeUnder,
  over,
  surelyNot,
  under,
  unless,
  yes,
} from "../engine/condition";
import { NEW_PAIN, WORSENING, within } from "./episode";

// The named definitions of catalogue part b.6 (numbers in brackets), so that rules read like it.

// Pain (8-17)
export const SEVERE = any(
  atLeast("pain_score", 8),
  all(atLeast("pain_score", 7), is("home_treatment", "not_helping")),
); // 9
export const NOT_EASED = is("home_treatment", "not_helping"); // 10
export const CANNOT_MOVE = is("mobility", "cannot_stand_upright", "cannot_walk");
export const IMPROVING = is("course", "improving");
export const NOT_IMPROVING = unless(IMPROVING); // 15
export const COPING = all(atMost("pain_score", 6), IMPROVING); // 16
export const CONSTANT = yes("constant_pain_no_relief_lying"); // 17
export const SUDDEN = is("onset", "sudden");
export const NIGHT_PAIN = yes("night_pain_wakes");
export const OVER_4_WEEKS_NOT_IMPROVING = all(over("duration_days", 28), NOT_IMPROVING);
export const FIRST_EPISODE = unless(yes("similar_before"));
export const THORACIC = is("pain_location", "mid_back", "upper_back"); // 50
export const FLANK = any(is("pain_location", "flank"), yes("flank_to_groin_colic"));

// Nerves (13, 20, 24). Long-standing holds only while nothing got worse in the last three days.
export const UNCHECKED_LEGS = is(
  "leg_symptoms_timing",
  "began_2_to_12_weeks_not_checked",
  "long_standing_not_checked",
);
export const LONG_STANDING_LEGS = all(
  any(is("leg_symptoms_timing", "long_standing", "long_standing_checked"), UNCHECKED_LEGS),
  not(yes("leg_weakness_worsening")),
);
export const WALKING_ONLY = yes("leg_symptoms_walking_eased_sitting");
export const ANY_LEG_WEAKNESS = any(is("leg_weakness", "one", "both"), yes("foot_drop"));
export const ANY_LEG_SYMPTOM = any(
  is("leg_pain", "one", "both"),
  is("leg_numbness", "one", "both"),
  ANY_LEG_WEAKNESS,
);
export const NEW_LEG_DEFICIT = all(
  any(
    yes("foot_drop"),
    all(
      any(is("leg_numbness", "one", "both"), is("leg_weakness", "one", "both")),
      unless(WALKING_ONLY),
    ),
  ),
  unless(LONG_STANDING_LEGS),
);
export const BOTH_LEG_DEFICIT = any(
  is("leg_weakness", "both"),
  all(is("leg_numbness", "both"), unless(WALKING_ONLY)),
);
export const BLADDER_SIGN = is(
  "bladder",
  "new_cannot_or_hard_to_start",
  "new_leak",
  "new_no_feeling",
  "long_standing_now_worse",
);
export const BOWEL_SIGN = is("bowel", "new_leak", "new_no_feeling", "long_standing_now_worse");
export const NEW_BOTH_LEG_PAIN = all(
  is("leg_pain", "both"),
  unless(LONG_STANDING_LEGS),
  unless(WALKING_ONLY),
);
export const ARM_SIGN = is("arm_numb_or_weak", "one", "both");
/** A wrist nerve: nothing else speaks for the cord. */
export const CARPAL_ONLY = all(
  yes("carpal_pattern"),
  surelyNot(
    any(yes("unsteady_or_clumsy"), ANY_LEG_WEAKNESS, BLADDER_SIGN, BOWEL_SIGN),
    "unsteady_or_clumsy",
    "leg_weakness",
    "foot_drop",
    "bladder",
    "bowel",
  ),
);
export const UNSTEADY = yes("unsteady_or_clumsy");
export const UNSTEADY_CHECKED = is("unsteady_timing", "long_standing_checked");
export const NERVE_SIGN = any(
  NEW_LEG_DEFICIT,
  NEW_BOTH_LEG_PAIN,
  is("saddle_numbness", "new", "long_standing_now_worse"),
  BLADDER_SIGN,
  BOWEL_SIGN,
  is("sexual_sensation_or_function", "new"),
  all(ARM_SIGN, unless(CARPAL_ONLY)),
  all(UNSTEADY, unless(UNSTEADY_CHECKED)),
); // 13

// Infection and cancer (42, 44, 49)
export const FEVER = any(yes("fever"), atLeast("temp_c", 38)); // 6
// The merged key stands in where the caller does not know the two that replaced it.
export const CHILLS = any(
  yes("shaking_chills"),
  all(absent("shaking_chills"), yes("chills_or_sweats")),
);
export const SWEATS = any(
  yes("night_sweats"),
  all(absent("night_sweats"), yes("chills_or_sweats")),
);
export const FEVER_OR_CHILLS = any(FEVER, CHILLS);
export const CONFUSED = is("general_state", "confused_or_drowsy");
export const UNWELL = is("general_state", "unwell", "confused_or_drowsy");
export const CANCER_EVER = is("cancer_history", "past", "active");
export const CANCER_ACTIVE = is("cancer_history", "active");
export const IMMUNE_LOW = any(yes("weakened_immunity"), yes("long_term_steroids"), CANCER_ACTIVE);
export const INJECTED = is("iv_drug_use", "past", "current");
export const STRONG_INFECTION_RISK = any(
  INJECTED,
  IMMUNE_LOW,
  yes("chemotherapy_6_weeks"),
  yes("dialysis_line"),
  yes("recent_spine_procedure"),
  yes("spine_procedure_3_to_12_months"),
);
export const VASCULAR = any(yes("vascular_risk"), yes("heart_disease"));
export const CANCER_PATTERN = any(
  THORACIC,
  WORSENING,
  CONSTANT,
  NIGHT_PAIN,
  yes("worse_on_straining"),
); // C8
export const ADRENAL = any(
  yes("adrenal_steroid_dependent"),
  all(absent("adrenal_steroid_dependent"), yes("long_term_steroids")),
); // 45

// Injury: a fall or knock named as the trigger counts also where the injury question says none.
export const KNOCK = any(is("trauma", "minor"), is("trigger", "fall_or_knock")); // 58

/** Any fall or hit, small or big. */
export const ANY_KNOCK = any(KNOCK, is("trauma", "major"));
export const FRAIL = any(
  atLeast("age_years", 65),
  yes("osteoporosis"),
  yes("long_term_steroids"),
  KNOCK,
);

// Pregnancy
/** May be pregnant by age and organs (f 9). */
export const ORGANS = all(
  unless(is("sex_at_birth", "male")),
  atLeast("age_years", 10),
  atMost("age_years", 55),
);
export const MAYBE_PREGNANT = is("pregnancy", "possible", "yes");
export const PREGNANT_20_WEEKS = all(MAYBE_PREGNANT, atLeast("gestation_weeks", 20));
export const PREGNANT_EARLY = all(MAYBE_PREGNANT, unless(atLeast("gestation_weeks", 20)));
export const BIRTH_12_WEEKS = atMost("postpartum_weeks", 12);

// Inflammatory pattern (55): all four.
export const AXSPA = all(
  atLeast("duration_days", 84),
  onsetAgeUnder(45),
  yes("morning_stiffness_30min"),
  yes("better_with_movement"),
);

// Aorta (31). Where it was not asked whether moving makes it worse, other answers stand in.
const HAS_TRIGGER = is(
  "trigger",
  "lifting",
  "twisting_or_bending",
  "exercise",
  "sitting_or_standing_long",
  "sudden_movement",
  "fall_or_knock",
  "coughing_or_sneezing",
  "other",
  "usual_period",
);
const MOVES_BADLY = is(
  "mobility",
  "limited",
  "bent_or_crooked",
  "cannot_stand_upright",
  "cannot_walk",
);
export const NOT_WORSE_MOVING = any(
  all(not(absent("worse_with_movement")), unless(yes("worse_with_movement"))),
  all(
    absent("worse_with_movement"),
    any(
      CONSTANT,
      yes("belly_pain"),
      yes("flank_to_groin_colic"),
      all(unless(HAS_TRIGGER), any(unless(MOVES_BADLY), is("pain_location", "flank"))),
    ),
  ),
);
export const AORTA_PATTERN = all(
  atLeast("age_years", 60),
  NEW_PAIN,
  NOT_WORSE_MOVING,
  any(yes("belly_pain"), FLANK, VASCULAR, SUDDEN),
); // C2

// Weak flags (52-54, 73): one alone says nothing.
export const TWO_WEAK_FLAGS = atLeastOf(
  2,
  all(NIGHT_PAIN, unless(AXSPA)),
  CONSTANT,
  all(atLeast("age_years", 50), FIRST_EPISODE, within(84)),
  OVER_4_WEEKS_NOT_IMPROVING,
  THORACIC,
  all(yes("vascular_risk"), OVER_4_WEEKS_NOT_IMPROVING),
); // C11

export const UNDER_16 = under("age_years", 16);
