import { nextStepId } from "@/lib/form/steps";
import type { Answers } from "@/lib/questions/answers";
import { isUnder16 } from "@/lib/questions/gates";

/** Was the short emergency screen for a child answered to its end? */
export function isUnder16Done(answers: Answers): boolean {
  return isUnder16(answers) && nextStepId(answers, null) === "check";
}
