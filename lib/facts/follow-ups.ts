import type { Answers } from "@/lib/questions/answers";
import { CLINICAL_STEPS } from "@/lib/questions/clinical-steps";
import { EMERGENCY_STEPS } from "@/lib/questions/emergency-steps";
import type { Step } from "@/lib/questions/fields";

/** The answer to a later question that makes a sign before it least pressing (catalogue 2a.1). */
const EASING: Answers = {
  course: "improving",
  mobility: "normal",
  change_days: "100",
  worse_with_movement: "yes",
  examined_since_injury: "yes",
  words_examined: "yes",
  words_leg_worse: "no",
  words_leg_walking: "yes",
  aorta_kind: ["none"],
  fever_kind: ["none"],
  urine_kind: ["none"],
  skin_kind: ["none"],
  cramp_kind: ["none"],
  vomiting_over_and_explained: "yes",
  headache_sudden_severe: "no",
  scalp_jaw_or_sight: "no",
  belly_hard_or_tender: "no",
  steroid_kind: ["none"],
  inflammatory_history: "none",
  spine_procedure_when: "months_3_to_12",
  medicine_kind: ["none"],
  bite_or_wound_kind: "minor",
  older_saddle: "none",
  older_bladder: "none",
  older_bowel: "none",
  older_unsteady: "none",
  older_legs: "checked",
  arm_timing: "over_2_weeks",
  carpal_pattern: "yes",
};

const PAGES: readonly Step[] = [...EMERGENCY_STEPS, ...CLINICAL_STEPS];

/**
 * The easing answers to questions that are still to come: a stop waits for them. What is not asked of
 * this person eases nothing.
 */
export function easingToCome(answers: Answers): Answers {
  const open = PAGES.filter((page) => page.when?.(answers) ?? true)
    .flatMap(({ fields }) => fields)
    .filter((field) => answers[field.name] === undefined && (field.when?.(answers) ?? true));
  const names = open.map(({ name }) => name).filter((name) => name in EASING);
  return Object.fromEntries(names.map((name) => [name, EASING[name]]));
}
