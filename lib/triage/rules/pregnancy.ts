import { all, any, atLeast, is, unless, yes } from "../engine/condition";
import {
  BIRTH_12_WEEKS,
  CONFUSED,
  CONSTANT,
  FEVER,
  FLANK,
  MAYBE_PREGNANT,
  NERVE_SIGN,
  PREGNANT_20_WEEKS,
  PREGNANT_EARLY,
  SUDDEN,
} from "./definitions";
import { NEW_PAIN, peak, USUAL_PERIOD } from "./episode";
import type { Rule } from "./rule";
import { GENERAL, PRODUCT } from "./sources";

const variant = "pregnancy";
const MATERNITY = "Maternity unit advice pages";
const LOSING = yes("vaginal_bleeding_or_fluid");
const WAVES = yes("contractions");
const MOVES_LESS = yes("baby_moving_less");
const SHOULDER_TIP = yes("shoulder_tip_pain");
const INFECTION = all(MAYBE_PREGNANT, FEVER, any(FLANK, yes("urine_burning")));

export const PREGNANCY_RULES: readonly Rule[] = [
  {
    id: "preg_warning",
    level: "EMERGENCY",
    screensFor: "ectopic pregnancy, abruption or labour",
    variant,
    staff: "Possible pregnancy with bleeding, fluid, contractions, faint or less movement",
    patient: "a warning sign when you are or could be pregnant",
    source: MATERNITY,
    when: all(MAYBE_PREGNANT, any(LOSING, WAVES, yes("fainted_or_collapsed"), MOVES_LESS)),
    refs: ["b.1 preg_warning", "X0", "C16", "C17", "b.6 45"],
  },
  {
    id: "preg_early_belly_pain",
    level: "EMERGENCY",
    screensFor: "ectopic pregnancy",
    variant,
    staff:
      "Possible pregnancy under 20 weeks or unknown, with belly or shoulder-tip pain, bleeding, fluid or faint",
    patient:
      "belly or shoulder-tip pain, blood, fluid or a faint when you are or could be pregnant",
    source: MATERNITY,
    when: all(
      PREGNANT_EARLY,
      any(
        all(
          yes("belly_pain"),
          any(is("pregnancy", "yes"), peak(4), SUDDEN, yes("period_late"), SHOULDER_TIP),
        ),
        SHOULDER_TIP,
        LOSING,
        yes("fainted_or_collapsed"),
      ),
    ),
    refs: ["C16", "b.6 63"],
  },
  {
    id: "preg_early_flank_pain",
    level: "URGENT",
    screensFor: "ectopic pregnancy or kidney infection",
    variant,
    staff: "Possible pregnancy under 20 weeks or unknown, with new flank pain",
    patient: "new pain in your side in an early or possible pregnancy",
    source: PRODUCT,
    when: all(PREGNANT_EARLY, FLANK, NEW_PAIN),
    refs: ["C16", "b.6 63"],
  },
  {
    id: "preg_late_belly_pain_severe",
    level: "EMERGENCY",
    screensFor: "abruption or labour",
    variant,
    staff: "20+ weeks with abdominal pain, 7+ or no relief lying",
    patient: "bad belly pain in later pregnancy",
    source: MATERNITY,
    when: all(PREGNANT_20_WEEKS, yes("belly_pain"), any(atLeast("pain_score", 7), CONSTANT)),
    refs: ["C17", "b.6 63"],
  },
  {
    id: "preg_late_belly_pain",
    level: "URGENT",
    screensFor: "abruption or labour",
    variant,
    staff: "20+ weeks with abdominal pain",
    patient: "belly pain in later pregnancy",
    source: MATERNITY,
    when: all(PREGNANT_20_WEEKS, yes("belly_pain")),
    refs: ["C17", "b.6 63"],
  },
  {
    id: "preg_infection_severe",
    level: "EMERGENCY",
    screensFor: "kidney infection in pregnancy",
    variant,
    staff:
      "Pregnant or possibly so, fever with flank pain or burning, and no fluids kept down, confused or obstetric sign",
    patient:
      "fever with side pain or burning pee and one more sign, when you are or could be pregnant",
    source: MATERNITY,
    when: all(INFECTION, any(yes("cannot_keep_fluids_down"), CONFUSED, WAVES, LOSING, MOVES_LESS)),
    refs: ["C17", "b.2 uti_upper", "b.6 62"],
  },
  {
    id: "preg_infection",
    level: "URGENT",
    screensFor: "kidney infection in pregnancy",
    variant,
    staff:
      "Pregnant or possibly so, fever with flank pain or urinary burning: maternity unit today",
    patient: "fever with side pain or burning when you pee, when you are or could be pregnant",
    source: MATERNITY,
    when: INFECTION,
    refs: ["C17", "b.6 62"],
  },
  {
    id: "contractions_not_pregnant",
    level: "URGENT",
    screensFor: "pregnancy not known to the person",
    variant,
    staff: "Pain in waves, but says not pregnant",
    patient: "pain that comes in waves",
    source: PRODUCT,
    when: all(
      WAVES,
      is("pregnancy", "no", "not_applicable"),
      unless(is("sex_at_birth", "male")),
      unless(USUAL_PERIOD),
    ),
    refs: ["b.6 6"],
  },
  {
    id: "pregnant_plain",
    level: "SOON",
    screensFor: "back pain in pregnancy",
    staff: "Pregnant",
    patient: "you are pregnant",
    source: GENERAL,
    when: is("pregnancy", "yes"),
    refs: ["b.2 pregnant_plain", "b.6 64"],
  },
  {
    id: "pregnancy_possible",
    level: "ROUTINE",
    screensFor: "back pain in pregnancy",
    staff: "Possibly pregnant",
    patient: "you could be pregnant",
    source: PRODUCT,
    when: is("pregnancy", "possible"),
    refs: ["b.6 64"],
  },
  {
    id: "postpartum_12w",
    level: "URGENT",
    screensFor: "clot or infection after birth",
    staff: "Birth within 12 weeks with fever, pleuritic pain or a nerve sign",
    patient: "you gave birth in the last 12 weeks and have another warning sign",
    source: GENERAL,
    when: all(BIRTH_12_WEEKS, any(FEVER, yes("pain_worse_breathing"), NERVE_SIGN)),
    refs: ["b.2 postpartum_12w", "C14", "b.6 37", "b.6 64"],
  },
];
