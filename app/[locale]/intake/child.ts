import type { Answers } from "@/lib/intake/answers";
import { isUnder16 } from "@/lib/intake/gates";
import { nextStepId } from "@/lib/intake/steps";

/** Was the short emergency screen for a child answered to its end? */
export function isUnder16Done(answers: Answers): boolean {
  return isUnder16(answers) && nextStepId(answers, null) === "check";
}
