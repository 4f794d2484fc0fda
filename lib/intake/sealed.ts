import { randomUUID } from "node:crypto";
import { contactOf, searchTokensOf } from "@/lib/contact/contact";
import { contactPlace } from "@/lib/contact/open-contact";
import { placeOf, type SealedPlace } from "@/lib/crypto/places";
import { seal, unseal } from "@/lib/crypto/seal";
import { Unsealing } from "@/lib/crypto/unsealing";
import type { Assessment } from "@/lib/facts/assess";
import type { Problem } from "@/lib/form/typed";
import type { Answers } from "@/lib/questions/answers";
import { one } from "@/lib/questions/gates";
import { rankOf } from "@/lib/triage/level";
import type { Symptoms } from "@/lib/triage/symptoms";
import type { ConsentText } from "./consent";

/** What answersSealed of an Intake or a Reassessment holds. */
export type FiledAnswers = { answers: Answers; symptoms: Symptoms };

export function sealDraftAnswers(draftId: string, answers: Answers): string {
  return seal(JSON.stringify(answers), placeOf("Draft.answersSealed", draftId));
}
export function openDraftAnswers(draftId: string, sealed: string): Answers {
  return JSON.parse(unseal(sealed, placeOf("Draft.answersSealed", draftId))) as Answers;
}
export function sealProblem(draftId: string, problem: Problem): string {
  return seal(JSON.stringify(problem), placeOf("Draft.problemSealed", draftId));
}
/** What a page refused; null when there is nothing, or it cannot be read: the answers stand without it. */
export function openProblem(draftId: string, sealed: string | null): Problem | null {
  if (!sealed) return null;
  const open = () => JSON.parse(unseal(sealed, placeOf("Draft.problemSealed", draftId))) as Problem;
  return new Unsealing().take("Draft", draftId, open);
}
/** The place of Consent.signedNameSealed. */
export function signaturePlace(consentId: string): SealedPlace {
  return placeOf("Consent.signedNameSealed", consentId);
}

const filedText = ({ answers, symptoms }: FiledAnswers) => JSON.stringify({ answers, symptoms });

export function sealFiledAnswers(intakeId: string, filed: FiledAnswers): string {
  return seal(filedText(filed), placeOf("Intake.answersSealed", intakeId));
}
export function sealReassessedAnswers(reassessmentId: string, filed: FiledAnswers): string {
  return seal(filedText(filed), placeOf("Reassessment.answersSealed", reassessmentId));
}

/** The answers that count now, and their reassessment; null for the intake itself. */
export type SealedAnswers = { answersSealed: string; reassessmentId: string | null };

/** Opens the answers of an intake that count now, as the view "Verdict" gives them. */
export function openAnswers(intakeId: string, sealed: SealedAnswers): FiledAnswers {
  const { answersSealed, reassessmentId } = sealed;
  const where = reassessmentId
    ? placeOf("Reassessment.answersSealed", reassessmentId)
    : placeOf("Intake.answersSealed", intakeId);
  return JSON.parse(unseal(answersSealed, where)) as FiledAnswers;
}

/**
 * The same for one row of many. When they cannot be opened, returns null and notes that in
 * `unsealing`.
 */
export function readAnswers(
  unsealing: Unsealing,
  intakeId: string,
  sealed: SealedAnswers,
): FiledAnswers | null {
  return unsealing.take("Intake", intakeId, () => openAnswers(intakeId, sealed));
}

// The values of the statements that file answers (file.ts, reassess.ts), by the names in their texts.

/** The verdict on the answers. */
export function verdictValues({ level, rules, flags, version }: Assessment) {
  return {
    level,
    rank: rankOf(level),
    ruleVersion: version,
    firedRules: rules.map((rule) => rule.id),
    reviewFlags: flags,
  };
}

/** The contact, sealed, with its search tokens; nulls when there is none. */
export function contactValues(answers: Answers) {
  const contact = contactOf(answers);
  const contactId = randomUUID();
  return {
    contactId,
    contactSealed: contact && seal(JSON.stringify(contact), contactPlace(contactId)),
    searchTokens: contact && searchTokensOf(contact),
  };
}

/** The consent texts the patient agreed to: the notice and, after a yes, the messages. */
export type Agreed = { consent: ConsentText; messages?: ConsentText };

/** The agreements and the signature, sealed; nulls when there is no agreement. */
export function consentValues(answers: Answers, agreed?: Agreed) {
  const { consent, messages } = agreed ?? {};
  const name = one(answers, "signed_name");
  const consentId = randomUUID();
  return {
    consentId,
    consentVersion: consent?.textVersion ?? null,
    consentHash: consent?.textHash ?? null,
    signedNameSealed: consent && name ? seal(name, signaturePlace(consentId)) : null,
    messagesId: randomUUID(),
    messagesVersion: messages?.textVersion ?? null,
    messagesHash: messages?.textHash ?? null,
  };
}
