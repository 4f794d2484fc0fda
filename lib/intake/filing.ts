import { randomInt, randomUUID } from "node:crypto";
import { seal } from "@/lib/crypto/seal";
import { sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { databaseErrorCode, UNIQUE_VIOLATION } from "@/lib/errors";
import { LEVELS } from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import type { ConsentText } from "./consent";
import { contactOf, searchTokensOf } from "./contact";
import { deadlinesFrom } from "./due";
import { one } from "./gates";
import { optInValues } from "./opt-in";
import type { FiledAs } from "./queries";
import { newReference } from "./reference";
import { contactPlace, sealFiledAnswers, signaturePlace } from "./sealed-answers";
import { triageAnswers } from "./triage-answers";

/** How an intake is filed. A person who sends it has agreed to a text; an emergency does not wait for that. */
export type Filing = { locale: string; now: Date; random?: (below: number) => number } & (
  | {
      filedAs: "sent";
      consent: ConsentText;
      /** The question whether we may send messages, where they said yes. */
      messages?: ConsentText;
    }
  | { filedAs: Exclude<FiledAs, "sent">; consent?: undefined; messages?: undefined }
);

/** The values $14 to $16 of a statement that inserts a contact, where the answers hold one. */
export function contactValues(answers: Answers): unknown[] {
  const contact = contactOf(answers);
  const id = randomUUID();
  return [
    id,
    contact && seal(JSON.stringify(contact), contactPlace(id)),
    contact && searchTokensOf(contact),
  ];
}

/** The values $17 to $20 of a statement that inserts a consent, where there is one. */
export function consentValues(answers: Answers, consent: ConsentText | undefined): unknown[] {
  const id = randomUUID();
  const name = consent && one(answers, "signed_name");
  return [
    id,
    consent?.textVersion ?? null,
    consent?.textHash ?? null,
    name ? seal(name, signaturePlace(id)) : null,
  ];
}

/** $3 to $20 of the statements that file a draft, and more for who agreed to messages. */
async function filedValues(id: string, answers: Answers, filing: Filing): Promise<unknown[]> {
  const { locale, now, filedAs, consent, messages } = filing;
  const { symptoms, level, rules, flags, version } = triageAnswers(answers, filedAs === "sent");
  return [
    now,
    locale,
    filedAs,
    level,
    version,
    rules.map((rule) => rule.id),
    flags,
    sealFiledAnswers(id, { answers, symptoms }),
    env().DEMO,
    LEVELS.indexOf(level),
    await deadlinesFrom(now, level),
    ...contactValues(answers),
    ...consentValues(answers, consent),
    ...(messages ? optInValues(messages, level, now) : []),
  ];
}

const REFERENCE_TRIES = 5;

/**
 * Runs one of the statements that file a draft (statements.ts), with another reference where one is
 * taken; `more` are its values after $20. False when the draft was not there to be filed.
 */
export async function fileDraft(
  [name, text]: readonly [name: string, text: string],
  draft: { id: string; answers: Answers },
  filing: Filing,
  more: unknown[] = [],
): Promise<boolean> {
  const values = [...(await filedValues(draft.id, draft.answers, filing)), ...more];
  for (let tries = 1; ; tries += 1) {
    const reference = newReference(filing.random ?? randomInt);
    try {
      return (await sql(name, text, [draft.id, reference, ...values])).length > 0;
    } catch (error) {
      // The only value that another intake can have as well is the reference.
      if (databaseErrorCode(error) !== UNIQUE_VIOLATION || tries === REFERENCE_TRIES) throw error;
    }
  }
}
