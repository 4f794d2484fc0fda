import {
  all,
  any,
  atLeast,
  type Condition,
  is,
  not,
  sumAtLeast,
  type Unit,
  under,
  unless,
  yes,
} from "../engine/condition";
import {
  CHILLS,
  CONSTANT,
  FLANK,
  IMMUNE_LOW,
  INJECTED,
  KNOCK,
  NIGHT_PAIN,
  OVER_4_WEEKS_NOT_IMPROVING,
  STRONG_INFECTION_RISK,
  SUDDEN,
  SWEATS,
  THORACIC,
  VASCULAR,
} from "./definitions";
import {
  CLEAR_CAUSE,
  MECHANICAL,
  MOVED_BACK,
  NO_EFFECT_OF_MOVING,
  peak,
  USUAL_PERIOD,
  WORSENING,
  within,
} from "./episode";

// Three sums, so that no single answer or number decides alone (catalogue 2b.2). Each unit counts so
// many points; one that is "not sure" counts as possible, and then the rule fires a level lower. The
// weights are ours and need calibration on local cases (2e, 1).

const unit = (points: number, when: Condition): Unit => ({ points, when });
const each = (...conditions: Condition[]): Unit[] => conditions.map((when) => unit(1, when));

const CHEST_SIDE_OR_BELLY = any(THORACIC, yes("belly_pain"));

/** Aorta, belly catastrophe, chest. */
export const TRUNK_UNITS: readonly Unit[] = [
  ...each(peak(4), peak(5), peak(6), peak(7), peak(8), peak(9)),
  unit(2, SUDDEN),
  unit(1, unless(CLEAR_CAUSE)),
  unit(2, unless(any(MECHANICAL, MOVED_BACK))),
  unit(2, NO_EFFECT_OF_MOVING),
  unit(2, CHEST_SIDE_OR_BELLY),
  unit(1, all(FLANK, unless(CHEST_SIDE_OR_BELLY))),
  ...each(atLeast("age_years", 40), atLeast("age_years", 50), atLeast("age_years", 60)),
  unit(1, VASCULAR),
  unit(2, yes("stimulant_use")),
  unit(4, yes("aortic_risk")),
];

const PLAIN_COLIC = all(
  yes("flank_to_groin_colic"),
  under("age_years", 60),
  not(any(VASCULAR, yes("stimulant_use"), yes("aortic_risk"))),
);
/** A strain with a cause or as usual, the usual period, or a plain colic: the sum does not apply. */
const NOT_TRUNK = any(
  all(MECHANICAL, any(CLEAR_CAUSE, is("pain_change", "usual"))),
  USUAL_PERIOD,
  PLAIN_COLIC,
);

/** The sum TRUNK comes to at least this. */
export const trunk = (points: number): Condition =>
  all(sumAtLeast(points, TRUNK_UNITS), unless(NOT_TRUNK));

export const INFECTION_RISKS: readonly Unit[] = [
  unit(2, INJECTED),
  unit(2, yes("dialysis_line")),
  unit(2, any(yes("recent_spine_procedure"), yes("spine_procedure_3_to_12_months"))),
  unit(2, any(IMMUNE_LOW, yes("chemotherapy_6_weeks"))),
  ...each(
    yes("diabetes"),
    yes("recent_infection"),
    yes("surgery_or_hospital_3_months"),
    yes("liver_or_alcohol"),
    yes("kidney_disease"),
    atLeast("age_years", 65),
    yes("tb_exposure"),
  ),
];
export const INFECTION_SIGNS: readonly Unit[] = [
  unit(2, CHILLS),
  ...each(
    atLeast("temp_c", 37.5),
    atLeast("temp_c", 37.8),
    yes("night_sweats"),
    yes("weight_loss_unexplained"),
    CONSTANT,
    NIGHT_PAIN,
    WORSENING,
    OVER_4_WEEKS_NOT_IMPROVING,
    yes("hip_cannot_straighten"),
  ),
];
export const INFECTION_UNITS: readonly Unit[] = [...INFECTION_RISKS, ...INFECTION_SIGNS];

const infection = (points: number, signs: number): Condition =>
  all(
    sumAtLeast(points, INFECTION_UNITS),
    sumAtLeast(1, INFECTION_RISKS),
    sumAtLeast(signs, INFECTION_SIGNS),
  );

/** The sum INFECTION at 4, two sign units among them, with a strong risk or a plain sign. */
export const INFECTION_SUM_URGENT = all(
  infection(4, 2),
  any(STRONG_INFECTION_RISK, CHILLS, SWEATS, atLeast("temp_c", 37.5)),
);
/** The sum INFECTION at 3. */
export const INFECTION_SUM_SOON = infection(3, 1);

const WEAK_BONES = any(yes("osteoporosis"), yes("long_term_steroids"));

/** Spine fracture without an injury to speak of. */
export const FRACTURE_UNITS: readonly Unit[] = [
  ...each(
    atLeast("age_years", 65),
    atLeast("age_years", 70),
    atLeast("age_years", 75),
    atLeast("age_years", 80),
  ),
  unit(2, yes("osteoporosis")),
  unit(2, yes("long_term_steroids")),
  unit(2, yes("new_spine_deformity_or_height_loss")),
  unit(2, KNOCK),
  ...each(
    all(
      is("trigger", "lifting", "coughing_or_sneezing", "sudden_movement"),
      atLeast("age_years", 70),
      WEAK_BONES,
    ),
    SUDDEN,
    peak(7),
    is("mobility", "cannot_stand_upright", "cannot_walk"),
    yes("weight_bearing_pain"),
  ),
];

const bones = (points: number): Condition =>
  all(sumAtLeast(points, FRACTURE_UNITS), any(atLeast("age_years", 65), WEAK_BONES));
const FELT = any(SUDDEN, peak(5), yes("weight_bearing_pain"));
const SIX_WEEKS = any(within(42), WORSENING);

export const FRACTURE_SUM_URGENT = all(bones(5), SIX_WEEKS, FELT);
/** A five with a pain of 4 stands one step below the five that is felt, so that no score is a cliff. */
export const FRACTURE_SUM_SOON = any(
  all(bones(4), SIX_WEEKS, FELT),
  all(bones(5), within(84), FELT),
  all(bones(5), SIX_WEEKS, peak(4)),
);
export const FRACTURE_SUM_ROUTINE = any(all(bones(3), SIX_WEEKS, FELT), all(bones(5), SIX_WEEKS));
