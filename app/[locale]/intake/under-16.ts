import { nextStepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { isUnder16 } from "@/lib/questions/gates";

/** Whether the short emergency screen for a child is fully answered. */
export function isUnder16Done(answers: Answers): boolean {
  return isUnder16(answers) && nextStepId(answers, null) === "check";
}
