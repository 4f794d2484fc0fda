import type { Answers } from "./answers";
import { AORTA_KIND, EMERGENCY_BODY } from "./emergency-steps";
import { many, one, signOf } from "./gates";
import { FEVER_KIND, RECENT_SIGNS, SKIN_KIND, URINE_KIND } from "./general-steps";
import { ILLNESSES } from "./history-steps";

/**
 * The stems that name no more than their details ask for: [list, stem, details]. Who ticks one of them
 * and then says "none of these" contradicts it. A wider stem is none of these: a medicine that is
 * another one, a short course of steroids, a cramp in the calf.
 */
const EXACT_STEMS = [
  [EMERGENCY_BODY.name, "known_aneurysm", AORTA_KIND.name],
  [RECENT_SIGNS.name, "fever_or_chills", FEVER_KIND.name],
  [RECENT_SIGNS.name, "urine", URINE_KIND.name],
  [RECENT_SIGNS.name, "skin", SKIN_KIND.name],
  [ILLNESSES.name, "skin_eye_bowel_spine", "inflammatory_history"],
] as const;

/** Was the stem of these details ticked, and then all that it names denied? */
export function deniesStem(answers: Answers, details: string): boolean {
  const found = EXACT_STEMS.find(([, , name]) => name === details);
  if (!found || signOf(answers, found[0], found[1]) !== true) return false;
  return one(answers, details) === "none" || (many(answers, details)?.includes("none") ?? false);
}

export function hasDeniedStem(answers: Answers): boolean {
  return EXACT_STEMS.some(([, , details]) => deniesStem(answers, details));
}
