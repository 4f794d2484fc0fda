import type { OwnIntake } from "@/lib/intake/queries";
import { isUnder16 } from "@/lib/questions/gates";

/** Why a patient cannot book or move a visit here: an emergency, or they must talk to us first. */
export type WhyNot = "emergency" | "worse" | "call" | "closed";

type Asked = Pick<
  OwnIntake,
  "level" | "answers" | "filedAs" | "worseAt" | "answersBefore" | "open" | "visitAt"
>;

/**
 * Whether the patient may choose a time themselves; null when they may. An emergency gets help at
 * once and no time, also one that is open for another intake of the same person (`helpFirst`). Who said that they feel worse finishes the questions first: a visit of another
 * day must not soothe them. Children and answers that were not finished need a call. Of a closed
 * intake a visit can be moved, but no new one booked.
 */
export function whyNot(intake: Asked, helpFirst: boolean): WhyNot | null {
  const { level, answers, filedAs, worseAt, answersBefore, open, visitAt } = intake;
  if (helpFirst || level === "EMERGENCY") return "emergency";
  if (worseAt && !answersBefore) return "worse";
  if (isUnder16(answers) || filedAs !== "sent") return "call";
  return open || visitAt ? null : "closed";
}
