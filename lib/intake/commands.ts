import { randomInt, randomUUID } from "node:crypto";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { prisma, sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { databaseErrorCode, Rejection, UNIQUE_VIOLATION } from "@/lib/errors";
import { LEVELS } from "@/lib/triage/symptoms";
import type { Answers } from "./answers";
import type { ConsentText } from "./consent";
import { type Contact, contactOf, searchTokensOf } from "./contact";
import { dueAt } from "./deadline";
import { one } from "./gates";
import type { FiledAs } from "./queries";
import { newReference } from "./reference";
import {
  contactPlace,
  type Problem,
  sealDraftAnswers,
  sealFiledAnswers,
  sealProblem,
  signaturePlace,
} from "./sealed-answers";
import { ADD_ADDENDUM, ADD_CONTACT, SEND_INTAKE, START_DRAFT } from "./statements";
import { triageAnswers } from "./triage-answers";

const DAY_MS = 86_400_000;

/**
 * Begins an intake: gives the token for the cookie; only its hash is stored. `at` is the code of a
 * location; a code that is unknown or closed starts an intake without one and stops nobody.
 */
export async function startDraft(
  locale: string,
  at: string | null = null,
): Promise<{ token: string; id: string }> {
  const token = newToken();
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + env().DRAFT_DAYS * DAY_MS);
  await sql("intake_start", START_DRAFT, [
    id,
    hashToken(token),
    sealDraftAnswers(id, {}),
    expiresAt,
    locale,
    at,
  ]);
  return { token, id };
}

type DraftChange = { answersSealed?: string; problemSealed: string | null };

/** Changes a draft that is there; one that was sent or erased meanwhile is no error. */
async function changeDraft(id: string, change: DraftChange): Promise<void> {
  await prisma().draft.updateMany({ where: { id }, data: { ...change, updatedAt: new Date() } });
}

/** Keeps the accepted answers of a draft and forgets the errors of its last page. */
export async function saveAnswers(draftId: string, answers: Answers): Promise<void> {
  const answersSealed = sealDraftAnswers(draftId, answers);
  await changeDraft(draftId, { answersSealed, problemSealed: null });
}

/** Keeps what was typed on a page that was not accepted, so that it is shown again; null forgets it. */
export async function saveProblem(draftId: string, problem: Problem | null): Promise<void> {
  await changeDraft(draftId, { problemSealed: problem && sealProblem(draftId, problem) });
}

/** How an intake is filed. A person who sends it has agreed to a text; an emergency does not wait for that. */
export type Filing = { locale: string; now: Date; random?: (below: number) => number } & (
  | { filedAs: "sent"; consent: ConsentText }
  | { filedAs: Exclude<FiledAs, "sent">; consent?: undefined }
);

/** The values of SEND_INTAKE, but for the reference. */
function filedValues(id: string, answers: Answers, { locale, now, filedAs, consent }: Filing) {
  const { symptoms, level, rules, flags, version } = triageAnswers(answers, filedAs === "sent");
  const contact = contactOf(answers);
  const contactId = randomUUID();
  const consentId = randomUUID();
  const signedName = consent && one(answers, "signed_name");
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
    dueAt(level, now, env().CLINIC_TIME_ZONE),
    contactId,
    contact && seal(JSON.stringify(contact), contactPlace(contactId)),
    contact && searchTokensOf(contact),
    consentId,
    consent?.textVersion ?? null,
    consent?.textHash ?? null,
    signedName ? seal(signedName, signaturePlace(consentId)) : null,
  ];
}

const REFERENCE_TRIES = 5;

/**
 * Files a draft as an intake: one SQL statement deletes the draft and inserts the intake, its queue
 * entry, contact, search tokens, consent, audit event and job. However often and from however many
 * tabs it is sent, there is exactly one intake: whoever finds the draft gone gets the intake that is
 * there (`fresh` is then false: these answers were not stored). Refuses with not_found when there is neither.
 */
export async function sendIntake(
  draft: { id: string; answers: Answers },
  filing: Filing,
): Promise<{ intakeId: string; fresh: boolean }> {
  const values = filedValues(draft.id, draft.answers, filing);
  for (let tries = 1; ; tries += 1) {
    const reference = newReference(filing.random ?? randomInt);
    try {
      const sent = await sql("intake_send", SEND_INTAKE, [draft.id, reference, ...values]);
      if (sent.length > 0) return { intakeId: draft.id, fresh: true };
      break;
    } catch (error) {
      // The only value that another intake can have as well is the reference.
      if (databaseErrorCode(error) !== UNIQUE_VIOLATION || tries === REFERENCE_TRIES) throw error;
    }
  }
  const there = await prisma().intake.findUnique({
    where: { id: draft.id },
    select: { id: true },
  });
  if (!there) throw new Rejection("not_found");
  return { intakeId: draft.id, fresh: false };
}

/**
 * Files answers that hold a red flag as an intake of their own, where the draft they belong to is
 * gone: it was sent before, or it expired. Gives the token that opens the new intake.
 */
export async function fileEmergency(
  answers: Answers,
  given: { locale: string; now: Date },
): Promise<{ token: string }> {
  const { token, id } = await startDraft(given.locale);
  await sendIntake({ id, answers }, { ...given, filedAs: "emergency_stop" });
  return { token };
}

/** Adds a way to reach the patient to a filed intake; the latest one counts. */
export async function addContact(intakeId: string, contact: Contact): Promise<void> {
  const id = randomUUID();
  const added = await sql("intake_add_contact", ADD_CONTACT, [
    intakeId,
    id,
    seal(JSON.stringify(contact), contactPlace(id)),
    searchTokensOf(contact),
  ]);
  if (added.length === 0) throw new Rejection("not_found");
}

export const ADDENDUM_KINDS = ["already_checked", "answered_by_mistake"] as const;
export type AddendumKind = (typeof ADDENDUM_KINDS)[number];

/** Records what the patient told us after an emergency stop; telling it twice records it once. */
export async function addAddendum(intakeId: string, kind: AddendumKind): Promise<void> {
  await sql("intake_add_addendum", ADD_ADDENDUM, [intakeId, randomUUID(), kind]);
}
