import { seal, unseal } from "@/lib/crypto/seal";
import type { Symptoms } from "@/lib/triage/symptoms";
import type { Answers, FieldError } from "./answers";

/** What was typed on a page that was not accepted, with its errors, until the page is shown again. */
export type Problem = { stepId: string; values: Record<string, string[]>; errors: FieldError[] };

/** What Intake.answersSealed holds. */
export type FiledAnswers = { answers: Answers; symptoms: Symptoms };

const place = (table: string, column: string, rowId: string) => ({ table, column, rowId });

export function sealDraftAnswers(draftId: string, answers: Answers): string {
  return seal(JSON.stringify(answers), place("Draft", "answersSealed", draftId));
}
export function openDraftAnswers(draftId: string, sealed: string): Answers {
  return JSON.parse(unseal(sealed, place("Draft", "answersSealed", draftId))) as Answers;
}
export function sealProblem(draftId: string, problem: Problem): string {
  return seal(JSON.stringify(problem), place("Draft", "problemSealed", draftId));
}
export function openProblem(draftId: string, sealed: string): Problem {
  return JSON.parse(unseal(sealed, place("Draft", "problemSealed", draftId))) as Problem;
}
export function sealFiledAnswers(intakeId: string, filed: FiledAnswers): string {
  return seal(JSON.stringify(filed), place("Intake", "answersSealed", intakeId));
}
/** Opens Intake.answersSealed. */
export function openFiledAnswers(intakeId: string, sealed: string): FiledAnswers {
  return JSON.parse(unseal(sealed, place("Intake", "answersSealed", intakeId))) as FiledAnswers;
}
/** The place of IntakeContact.contactSealed. */
export function contactPlace(contactId: string) {
  return place("IntakeContact", "contactSealed", contactId);
}
