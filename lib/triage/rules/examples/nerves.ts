import { type Example, example } from "./example";

const NUMB = { leg_numbness: "one", leg_symptoms_timing: "new" } as const;
const WEAK = { leg_weakness: "one", leg_symptoms_timing: "new" } as const;
const OLD = { leg_symptoms_timing: "long_standing" } as const;

export const NERVE_EXAMPLES: Record<string, Example> = {
  ces_saddle_new: example(
    { saddle_numbness: "new" },
    { saddle_numbness: "long_standing" },
    { saddle_numbness: "unsure" },
  ),
  ces_bladder_start_new: example(
    { bladder: "new_cannot_or_hard_to_start" },
    { bladder: "long_standing_stable" },
    { bladder: "unsure" },
  ),
  ces_bladder_leak_new: example(
    { bladder: "new_leak" },
    { bladder: "long_standing_stable" },
    { bladder: "unsure" },
  ),
  ces_bladder_nofeel_new: example(
    { bladder: "new_no_feeling" },
    { bladder: "long_standing_stable" },
    { bladder: undefined },
  ),
  ces_bowel_new: example(
    { bowel: "new_leak" },
    { bowel: "constipation_only" },
    { bowel: "unsure" },
  ),
  ces_old_bladder_or_bowel_now_worse: example(
    { bowel: "long_standing_now_worse" },
    { bladder: "long_standing_stable" },
    { bladder: "unsure" },
  ),
  ces_weeks_ago_worsening: example(
    { bladder: "began_2_to_12_weeks_not_checked", course: "worsening" },
    { bladder: "began_2_to_12_weeks_not_checked" },
    { bladder: "began_2_to_12_weeks_not_checked", course: "unsure" },
  ),
  ces_weeks_ago: example(
    { bowel: "began_2_to_12_weeks_not_checked" },
    { bowel: "long_standing_stable" },
    { bowel: "unsure" },
  ),
  saddle_old_weeks: example(
    { saddle_numbness: "long_standing", duration_days: 30 },
    { saddle_numbness: "long_standing", duration_days: 100 },
    { saddle_numbness: "long_standing", duration_days: undefined },
  ),
  saddle_old: example(
    { saddle_numbness: "long_standing" },
    { saddle_numbness: "none" },
    { saddle_numbness: "unsure" },
  ),
  ces_sexual_with_other_sign: example(
    { sexual_sensation_or_function: "new", leg_pain: "one" },
    { sexual_sensation_or_function: "new" },
    { sexual_sensation_or_function: "unsure", leg_pain: "one" },
  ),
  ces_sexual_new: example(
    { sexual_sensation_or_function: "new" },
    { sexual_sensation_or_function: "long_standing" },
    { sexual_sensation_or_function: "unsure" },
  ),
  ces_sexual_unsure_with_second_unsure: example(
    { sexual_sensation_or_function: "unsure", bowel: "unsure" },
    { sexual_sensation_or_function: "unsure" },
    { sexual_sensation_or_function: "none", bowel: "unsure" },
    null,
  ),
  ces_two_unsure_severe: example(
    { pain_score: 8, leg_pain: "one", bladder: "unsure", cold_sweat: "unsure" },
    { pain_score: 8, leg_pain: "one", bladder: "unsure" },
    { pain_score: undefined, leg_pain: "one", bladder: "unsure", cold_sweat: "unsure" },
  ),
  both_legs_weak_new: example(
    { leg_weakness: "both", leg_symptoms_timing: "new" },
    { leg_weakness: "both", ...OLD },
    { leg_weakness: "unsure" },
  ),
  both_legs_numb_new: example(
    { leg_numbness: "both", leg_symptoms_timing: "new" },
    { leg_numbness: "both", leg_symptoms_walking_eased_sitting: true },
    { leg_numbness: "unsure" },
  ),
  both_legs_pain_new: example(
    { leg_pain: "both", leg_symptoms_timing: "new" },
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: true },
    { leg_pain: "unsure" },
  ),
  both_legs_numb_walking: example(
    { leg_numbness: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 60 },
    { leg_numbness: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 61 },
    { leg_numbness: "both", leg_symptoms_walking_eased_sitting: "unsure" },
  ),
  both_legs_deficit_old_weeks: example(
    { leg_weakness: "both", ...OLD, duration_days: 30 },
    { leg_weakness: "both", ...OLD, duration_days: 300 },
    { leg_weakness: "both", ...OLD, duration_days: undefined },
  ),
  one_leg_weak_fast: example(
    { ...WEAK, leg_weakness_worsening: true },
    { ...WEAK, mobility: "cannot_stand_upright" },
    { ...WEAK, leg_weakness_worsening: "unsure" },
  ),
  one_leg_weak_new: example(WEAK, { leg_weakness: "one", ...OLD }, { foot_drop: "unsure" }),
  leg_weak_old_weeks: example(
    { leg_weakness: "one", leg_pain: "one", ...OLD, duration_days: 40 },
    { leg_weakness: "one", ...OLD, duration_days: 40 },
    { leg_weakness: "one", leg_pain: "unsure", ...OLD, duration_days: 40 },
  ),
  leg_deficit_old: example({ leg_numbness: "one", ...OLD }, NUMB, {
    leg_numbness: "one",
    leg_symptoms_timing: "unsure",
  }),
  leg_weakness_contradiction: example(
    { leg_weakness_worsening: true },
    { ...WEAK, leg_weakness_worsening: true },
    { leg_weakness_worsening: "unsure" },
  ),
  leg_numb_one_new: example(NUMB, { leg_numbness: "one", ...OLD }, { leg_numbness: "unsure" }),
  leg_pain_severe_or_numb: example(
    { leg_pain: "one", ...NUMB },
    { leg_pain: "one", ...NUMB, leg_symptoms_walking_eased_sitting: true },
    { leg_pain: "unsure", pain_score: 8 },
  ),
  leg_pain: example({ leg_pain: "one" }, { leg_pain: "none" }, { leg_pain: "unsure" }),
  walking_legs_recent: example(
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 80 },
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 90 },
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: "unsure" },
  ),
  walking_legs: example(
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: true, duration_days: 300 },
    { leg_pain: "both" },
    { leg_pain: "both", leg_symptoms_walking_eased_sitting: "unsure" },
  ),
  arms_with_cord_sign: example(
    { arm_numb_or_weak: "both" },
    { arm_numb_or_weak: "both", duration_days: 28 },
    { arm_numb_or_weak: "unsure" },
  ),
  arm_neuro_new: example(
    { arm_numb_or_weak: "one" },
    { arm_numb_or_weak: "none" },
    { arm_numb_or_weak: "unsure" },
  ),
  gait_unsteady_new: example(
    { unsteady_or_clumsy: true },
    { unsteady_or_clumsy: true, duration_days: 28 },
    { unsteady_or_clumsy: "unsure" },
  ),
  gait_unsteady_slow: example(
    { unsteady_or_clumsy: true, duration_days: 28 },
    { unsteady_or_clumsy: false },
    { unsteady_or_clumsy: "unsure" },
  ),
  one_side_body: example(
    { face_speech_or_one_side_body: true },
    { face_speech_or_one_side_body: false },
    { face_speech_or_one_side_body: "unsure" },
  ),
};
