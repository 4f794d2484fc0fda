import { randomUUID } from "node:crypto";
import { contactOf, searchTokensOf } from "@/lib/contact/contact";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { triageAnswers } from "@/lib/facts/triage-answers";
import type { Answers } from "@/lib/questions/answers";
import { one } from "@/lib/questions/gates";
import { LEVELS } from "@/lib/triage/symptoms";
import type { ConsentText } from "./consent";
import {
  type FiledAnswers,
  sealFiledAnswers,
  sealReassessedAnswers,
  signaturePlace,
} from "./sealed-answers";

/** The texts that were agreed to: the notice and, where they said yes, that we may send messages. */
export type Agreed = { consent: ConsentText; messages?: ConsentText };

function contactIn(answers: Answers) {
  const contact = contactOf(answers);
  if (!contact) return {};
  const contactId = randomUUID();
  return {
    contactId,
    contactSealed: seal(JSON.stringify(contact), contactPlace(contactId)),
    searchTokens: searchTokensOf(contact),
  };
}

function consentsIn(answers: Answers, { consent, messages }: Agreed) {
  const consentId = randomUUID();
  const name = one(answers, "signed_name");
  return {
    consentId,
    consentVersion: consent.textVersion,
    consentHash: consent.textHash,
    ...(name && { signedNameSealed: seal(name, signaturePlace(consentId)) }),
    ...(messages && {
      messagesId: randomUUID(),
      messagesVersion: messages.textVersion,
      messagesHash: messages.textHash,
    }),
  };
}

function triaged(answers: Answers, complete: boolean, sealed: (filed: FiledAnswers) => string) {
  const { symptoms, level, rules, flags, version } = triageAnswers(answers, complete);
  return {
    level,
    levelRank: LEVELS.indexOf(level),
    ruleVersion: version,
    firedRules: rules.map((rule) => rule.id),
    reviewFlags: flags,
    answersSealed: sealed({ answers, symptoms }),
  };
}

/**
 * All that an intake made of these answers will hold, but its reference and its times: triaged, and
 * sealed for the row `id`. Who has `agreed` has answered every question; others were stopped or left.
 */
export function prepareIntake(id: string, answers: Answers, agreed?: Agreed) {
  return {
    ...triaged(answers, agreed !== undefined, (filed) => sealFiledAnswers(id, filed)),
    ...contactIn(answers),
    ...(agreed && consentsIn(answers, agreed)),
  };
}

/** The same for the reassessment `id`. Who says that it is worse gives no contact and agrees to nothing anew. */
export function prepareReassessment(
  id: string,
  answers: Answers,
  { complete, contact, agreed }: { complete: boolean; contact: boolean; agreed?: Agreed },
) {
  return {
    ...triaged(answers, complete, (filed) => sealReassessedAnswers(id, filed)),
    ...(contact && contactIn(answers)),
    ...(agreed && consentsIn(answers, agreed)),
  };
}

export type PreparedIntake = ReturnType<typeof prepareIntake>;

/** The columns of what is prepared, for jsonb_to_record; null where there is none. */
export const PREPARED_COLUMNS = `"level" text, "levelRank" smallint, "ruleVersion" text,
    "firedRules" text[], "reviewFlags" text[], "answersSealed" text, "contactId" uuid,
    "contactSealed" text, "searchTokens" text[], "consentId" uuid, "consentVersion" text,
    "consentHash" text, "signedNameSealed" text, "messagesId" uuid, "messagesVersion" text,
    "messagesHash" text`;
