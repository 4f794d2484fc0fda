import { seal, unseal } from "@/lib/crypto/seal";
import type { Problem } from "@/lib/form/typed";
import type { Answers } from "@/lib/questions/answers";
import type { Symptoms } from "@/lib/triage/symptoms";

/** What answersSealed of an Intake or a Reassessment holds. */
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
export function sealReassessedAnswers(reassessmentId: string, filed: FiledAnswers): string {
  return seal(JSON.stringify(filed), place("Reassessment", "answersSealed", reassessmentId));
}

/** The answers that count now, and the reassessment they belong to; null: the intake itself. */
export type SealedAnswers = { answersSealed: string; reassessmentId: string | null };

/** Opens the answers of an intake that count now, as the SQL of verdict.ts gives them. */
export function openAnswers(intakeId: string, sealed: SealedAnswers): FiledAnswers {
  const { answersSealed, reassessmentId } = sealed;
  const row = reassessmentId
    ? place("Reassessment", "answersSealed", reassessmentId)
    : place("Intake", "answersSealed", intakeId);
  return JSON.parse(unseal(answersSealed, row)) as FiledAnswers;
}
/** The place of Consent.signedNameSealed. */
export function signaturePlace(consentId: string) {
  return place("Consent", "signedNameSealed", consentId);
}
