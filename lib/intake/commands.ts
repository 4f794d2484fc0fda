import { randomUUID } from "node:crypto";
import { type Contact, searchTokensOf } from "@/lib/contact/contact";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal, sealingOf } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { prisma, sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { isRedFlag } from "@/lib/facts/triage-answers";
import { holdsRedFlag, otherFlagged } from "@/lib/form/refused-pages";
import type { Problem, Typed } from "@/lib/form/typed";
import type { Answers, FieldError } from "@/lib/questions/answers";
import { DAY_MS } from "@/lib/time";
import { RULES_VERSION } from "@/lib/triage/rules/all";
import { type FiledNow, fileDraft } from "./filing";
import { type Agreed, type PreparedIntake, prepareIntake } from "./prepare";
import type { Draft } from "./queries";
import { type Reassessing, reassessIntake } from "./reassess";
import { sealDraftAnswers, sealProblem } from "./sealed-answers";
import {
  ADD_ADDENDUM,
  ADD_CONTACT,
  FILE_DRAFT,
  SAVE_ANSWERS,
  SAVE_FLAGGED,
  SAVE_PROBLEM,
  SEND_PREPARED,
  START_DRAFT,
} from "./statements";

/**
 * When this server started, by the clock of now: who sets the clock back does not make all that is
 * prepared older than that. What was prepared before may be of a release that asked other questions.
 */
const startedAt = () => new Date(Date.now() - process.uptime() * 1000);

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

/**
 * Keeps the accepted answers of a draft, forgets the errors of its last page, and notes since when
 * the answers hold a red flag. `flagged`: other pages that were not accepted and hold one, which are
 * kept. `prepared`: what is to be filed when these answers are sent, once no question is open. False
 * where the draft was sent or erased meanwhile, or, with the `version` that was read, was changed.
 */
export async function saveAnswers(
  draftId: string,
  answers: Answers,
  given: { flagged?: Typed[]; prepared?: PreparedIntake; version?: string } = {},
): Promise<boolean> {
  const { flagged = [], prepared, version } = given;
  const [first, ...others] = flagged;
  const sealed = sealDraftAnswers(draftId, answers);
  if (first) {
    const problem = { ...first, errors: [], others };
    return saveFlagged({ id: draftId, version }, problem, sealed);
  }
  const saved = await sql("intake_save_answers", SAVE_ANSWERS, [
    draftId,
    sealed,
    version,
    isRedFlag(answers),
    prepared &&
      JSON.stringify({ ...prepared, preparedOf: sealingOf(sealed), preparedAt: new Date() }),
  ]);
  return saved.length > 0;
}

/**
 * Keeps what was typed on a page that was not accepted, so that it is shown again. A red flag in it
 * counts like an accepted one: staff see it where nobody goes on. False where the draft is gone or was
 * changed since it was read.
 */
export async function saveProblem(
  draft: Pick<Draft, "id" | "answers" | "problem" | "version">,
  refused: Typed & { errors: FieldError[] },
): Promise<boolean> {
  const { id, answers, version } = draft;
  const others = otherFlagged(answers, draft.problem, refused.stepId);
  const problem = { ...refused, others };
  if (holdsRedFlag(answers, problem)) return saveFlagged(draft, problem);
  const sealed = sealProblem(id, problem);
  return (await sql("intake_save_problem", SAVE_PROBLEM, [id, sealed, version])).length > 0;
}

async function saveFlagged(
  { id, version }: { id: string; version?: string },
  problem: Problem,
  answersSealed: string | null = null,
): Promise<boolean> {
  const values = [id, sealProblem(id, problem), version, answersSealed];
  return (await sql("intake_save_flagged", SAVE_FLAGGED, values)).length > 0;
}

/** How an intake is filed. A person who sends it has agreed to a text; an emergency does not wait for that. */
export type Filing = FiledNow &
  (
    | ({ filedAs: "sent" } & Agreed)
    | { filedAs: Exclude<FiledNow["filedAs"], "sent">; consent?: undefined }
  );

/**
 * Sends the draft that this token opens as it was prepared with its last answer. False when there is
 * none, or it was not prepared of its answers by the rules of now.
 */
export async function sendPrepared(
  token: string,
  { locale, now, random }: { locale: string; now: Date; random?: FiledNow["random"] },
): Promise<boolean> {
  const sent = { filedAs: "sent", locale, now, random } as const;
  const current = [RULES_VERSION, startedAt()];
  return (await fileDraft(SEND_PREPARED, hashToken(token), sent, current)) !== null;
}

/**
 * Files a draft as an intake: one SQL statement deletes the draft and inserts the intake, its queue
 * entry, contact, search tokens, consents, check-ins, audit event and jobs. However often and from
 * however many tabs it is sent, there is exactly one intake: whoever finds the draft gone gets the
 * intake that is there (`fresh` is then false: these answers were not stored). A draft that was filed
 * as abandoned meanwhile is reassessed instead. Refuses with not_found when there is neither.
 */
export async function sendIntake(
  draft: { id: string; answers: Answers },
  filing: Filing,
): Promise<{ intakeId: string; fresh: boolean }> {
  const { id, answers } = draft;
  const agreed = filing.filedAs === "sent" ? filing : undefined;
  const prepared = prepareIntake(id, answers, agreed);
  if (await fileDraft(FILE_DRAFT, id, filing, [JSON.stringify(prepared)]))
    return { intakeId: id, fresh: true };
  const again: Reassessing =
    filing.filedAs === "sent"
      ? { ...filing, kind: "finished", draftId: id }
      : { kind: "more", now: filing.now, draftId: id };
  if (await reassessIntake(id, answers, again)) return { intakeId: id, fresh: true };
  const there = await prisma().intake.findUnique({ where: { id }, select: { id: true } });
  if (!there) throw new Rejection("not_found");
  return { intakeId: id, fresh: false };
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
