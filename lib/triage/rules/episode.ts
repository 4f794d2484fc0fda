import {
  absent,
  all,
  any,
  atLeast,
  atMost,
  type Condition,
  is,
  not,
  surelyNot,
  unless,
  yes,
} from "../engine/condition";

// How old this bout of pain is, how bad it was, and whether it acts like a strain (catalogue 2b.1).

export const WORSENING = is("course", "worsening"); // b.6 16, progressive
export const CHANGED = is("pain_change", "changed");

/**
 * The age of the bout: since it changed, where known pain changed (no answer: today), else since it
 * began. Where it is not sure whether it changed, what both readings say is sure.
 */
function episode(change: Condition, duration: Condition): Condition {
  return any(all(CHANGED, change), all(not(CHANGED), duration), all(change, duration));
}
/** EP at most so many days. */
export const within = (days: number): Condition =>
  episode(any(absent("change_days"), atMost("change_days", days)), atMost("duration_days", days));
export const NEW_PAIN = any(within(14), WORSENING); // replaces b.6 8

/** The pain, now or at its worst, is at least this (0 to 10). */
export const peak = (score: number): Condition =>
  any(atLeast("pain_score", score), atLeast("pain_score_worst", score));

export const CLEAR_CAUSE = is(
  "trigger",
  "lifting",
  "twisting_or_bending",
  "exercise",
  "sudden_movement",
  "coughing_or_sneezing",
);
const WORSE_MOVING = yes("worse_with_movement");
const NOT_CONSTANT = surelyNot(
  yes("constant_pain_no_relief_lying"),
  "constant_pain_no_relief_lying",
);
const NO_BELLY_PAIN = surelyNot(yes("belly_pain"), "belly_pain");
const MOVES_BADLY = is(
  "mobility",
  "limited",
  "bent_or_crooked",
  "cannot_stand_upright",
  "cannot_walk",
);

export const MECHANICAL = all(
  is("pain_location", "lower_back"),
  NO_BELLY_PAIN,
  NOT_CONSTANT,
  surelyNot(yes("flank_to_groin_colic"), "flank_to_groin_colic"),
  any(WORSE_MOVING, all(absent("worse_with_movement"), any(CLEAR_CAUSE, MOVES_BADLY))),
);
export const CHEST_SIDE_BACK = is("pain_location", "mid_back", "upper_back", "neck_and_back");
export const MOVED_BACK = all(
  CHEST_SIDE_BACK,
  CLEAR_CAUSE,
  WORSE_MOVING,
  NO_BELLY_PAIN,
  NOT_CONSTANT,
); // 2b.8
export const NO_EFFECT_OF_MOVING = all(not(absent("worse_with_movement")), not(WORSE_MOVING));
export const STILL_PAIN_UNDER_60 = any(
  NO_EFFECT_OF_MOVING,
  all(
    absent("worse_with_movement"),
    any(yes("constant_pain_no_relief_lying"), yes("belly_pain"), yes("flank_to_groin_colic")),
  ),
);

/** Her usual monthly pain. */
export const USUAL_PERIOD = all(
  is("trigger", "usual_period"),
  any(is("pain_change", "usual"), all(absent("pain_change"), yes("similar_before"))),
);
export const BELLY = all(yes("belly_pain"), unless(USUAL_PERIOD));
export const VOMITING = all(yes("vomiting"), unless(yes("vomiting_over_and_explained")));
