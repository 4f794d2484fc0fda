import { ARM_TIMING } from "@/lib/triage/answer-words";
import type { Answers } from "./answers";
import { maybeTold, toldSign } from "./contradictions";
import { checkStep } from "./emergency-steps";
import { radio, signs, step, YES_NO_UNSURE } from "./fields";
import { anyOf, isAdult, maybeHas, one, signOf, type Truth } from "./gates";

export const NERVE_SIGNS = signs("nerve_signs", [
  "leg_pain",
  "leg_numb",
  "leg_weak",
  "foot_drop",
  "one_arm",
  "both_arms",
]);

const OLDER = ["old_bladder", "old_bowel", "old_saddle", "old_both_legs", "old_unsteady"] as const;

/** Trouble that is not new: b.4 guards. What is new was asked on the first pages. */
export const OLDER_SIGNS = signs("older_signs", OLDER);

export const BOTH_LEGS_KIND = signs("both_legs_kind", ["pain", "numb", "weak"]);

/** Trouble in both legs that is not new, from the list or the body map. */
export function oldBothLegs(answers: Answers): Truth {
  const said = one(answers, "zone_both_legs") === "older_or_walks" ? true : undefined;
  return anyOf(said, signOf(answers, OLDER_SIGNS.name, "old_both_legs"));
}

const hasOneLegSign = (answers: Answers) =>
  maybeHas(answers, "nerve_signs", "leg_pain", "leg_numb", "leg_weak", "foot_drop");
const hasOldBothLegs = (answers: Answers) =>
  [true, "unsure"].includes(oldBothLegs(answers) ?? false);
const hasNewBothLegs = (answers: Answers) =>
  maybeTold(answers, "emergency_nerves", "both_legs_weak_or_numb", "both_legs_pain");
const hasToldBothLegs = (answers: Answers) =>
  ["both_legs_weak_or_numb", "both_legs_pain"].some(
    (sign) => toldSign(answers, "emergency_nerves", sign) === true,
  );
const mayHaveLegSign = (answers: Answers) =>
  hasOneLegSign(answers) || hasOldBothLegs(answers) || hasNewBothLegs(answers);
/** Said not to have changed lately; trouble in both legs that is new is new, whatever was said later. */
const hasOldLegSign = (answers: Answers) =>
  mayHaveLegSign(answers) && one(answers, "leg_change") === "no" && !hasToldBothLegs(answers);
const mayHaveWeakLeg = (answers: Answers) =>
  maybeHas(answers, "nerve_signs", "leg_weak", "foot_drop") ||
  maybeTold(answers, "emergency_nerves", "both_legs_weak_or_numb") ||
  hasOldBothLegs(answers);
const hasOld = (sign: string) => (answers: Answers) => maybeHas(answers, "older_signs", sign);
const hasOldSaddle = (answers: Answers) =>
  one(answers, "zone_saddle") === "numb_old" || hasOld("old_saddle")(answers);
const mayHaveArmSign = (answers: Answers) =>
  maybeHas(answers, "nerve_signs", "one_arm", "both_arms");

/** How old it is, and whether a doctor has checked it (catalogue 2a.3). */
const SAME = ["weeks_not_checked", "long_not_checked", "checked"] as const;
const OLDER_COURSE = ["now_worse", ...SAME, "none", "unsure"] as const;
const adult = { when: isAdult };

export const NERVE_STEPS = [
  step(
    "nerves",
    "q-5x",
    "nerves",
    [NERVE_SIGNS, OLDER_SIGNS, radio("sexual_change", ["no", "new", "old", "unsure"])],
    { ...adult, reason: true },
  ),
  checkStep("nerves_unsure", "q-9x", "nerves", NERVE_SIGNS),
  step(
    "nerves_more",
    "q-3f",
    "nerves",
    [
      { ...BOTH_LEGS_KIND, when: hasOldBothLegs },
      radio("leg_change", YES_NO_UNSURE, { when: mayHaveLegSign }),
      radio("leg_weakness_worsening", YES_NO_UNSURE, { when: mayHaveWeakLeg }),
      radio("leg_walking_only", YES_NO_UNSURE, { when: mayHaveLegSign }),
    ],
    adult,
  ),
  step(
    "nerves_course",
    "q-6t",
    "nerves",
    [
      radio("older_saddle", OLDER_COURSE, { when: hasOldSaddle }),
      radio("older_bladder", OLDER_COURSE, { when: hasOld("old_bladder") }),
      radio("older_bowel", ["constipation_only", ...OLDER_COURSE], { when: hasOld("old_bowel") }),
      radio("older_unsteady", OLDER_COURSE, { when: hasOld("old_unsteady") }),
    ],
    adult,
  ),
  step(
    "nerves_arms",
    "q-2w",
    "nerves",
    [
      radio("arm_timing", [...ARM_TIMING, "unsure"], { when: mayHaveArmSign }),
      radio("carpal_pattern", YES_NO_UNSURE, { when: mayHaveArmSign }),
    ],
    adult,
  ),
  step(
    "nerves_age",
    "q-6k",
    "nerves",
    [
      radio("older_legs", ["now_worse", ...SAME, "unsure"], {
        when: hasOldLegSign,
      }),
    ],
    adult,
  ),
] as const;
