import { randomUUID } from "node:crypto";
import { attemptLimit } from "@/lib/attempt-limit";
import { trail } from "@/lib/audit/trail";
import { type Contact, searchTokensOf } from "@/lib/contact/contact";
import { contactPlace } from "@/lib/contact/open-contact";
import { seal } from "@/lib/crypto/seal";
import { hashToken, newToken } from "@/lib/crypto/token";
import { statement } from "@/lib/db/statement";
import { env } from "@/lib/env";
import { Rejection } from "@/lib/errors";
import { type Assessment, assess } from "@/lib/facts/assess";
import { asPosted } from "@/lib/form/former-pages";
import { flaggedPages } from "@/lib/form/refused-flags";
import { getStep, isStepId } from "@/lib/form/steps";
import type { Typed } from "@/lib/form/typed";
import type { FieldError } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { DAY_MS } from "@/lib/time";
import { UNCHANGED, VERSION } from "./draft";
import { type Filing, insertIntake } from "./file";
import type { Draft } from "./queries";
import { reassessIntake } from "./reassess";
import type { Recorder } from "./recorder";
import { sealDraftAnswers, sealProblem } from "./sealed";

/** Begins a draft, at the location with the code $at if that is open; for staff if there is a $recorder. */
const START_DRAFT = statement({
  name: "intake_start",
  text: `WITH begun AS (
    INSERT INTO "Draft" ("id", "tokenHash", "answersSealed", "expiresAt", "locale", "locationId",
      "recorderId", "channel")
    VALUES ($draft, $tokenHash, $answers, now() + make_interval(days => $days::int), $locale,
      (SELECT l."id" FROM "Location" l WHERE l."code" = $at AND l."closedAt" IS NULL),
      $recorder, $channel)
    RETURNING "id", "recorderId", "channel", ${VERSION}
  ), audit AS (
    ${trail({
      action: "draft.begun_by_staff",
      staff: '"recorderId"',
      detail: { draftId: '"id"', channel: '"channel"' },
      from: "begun",
      where: '"recorderId" IS NOT NULL',
    })}
  )
  SELECT "version" FROM begun`,
  columns: { version: "text" },
});

type NewDraft = Pick<Draft, "id" | "version" | "problem" | "unreadable" | "abandoned">;

/**
 * Begins an intake and returns the token for the cookie; only its hash is stored. `at` is the code
 * of a location. An unknown or closed code starts an intake without a location. With a recorder the
 * draft is opened by that person (lib/intake/desk), and nobody gets the token.
 */
export async function startDraft(
  locale: string,
  at: string | null = null,
  recorder: Recorder | null = null,
): Promise<NewDraft & { token: string }> {
  const token = newToken();
  const id = randomUUID();
  const [row] = await START_DRAFT.run({
    draft: id,
    tokenHash: hashToken(token),
    answers: sealDraftAnswers(id, {}),
    days: env().DRAFT_DAYS,
    locale,
    at,
    recorder: recorder?.staff.id ?? null,
    channel: recorder?.channel ?? null,
  });
  return { token, id, version: row!.version, problem: null, unreadable: null, abandoned: false };
}

/** $problem: the refused pages that hold a red flag, sealed; null where there is none. */
const SAVE_ANSWERS = statement({
  name: "intake_save_answers",
  text: `UPDATE "Draft" SET "answersSealed" = $answers, "problemSealed" = $problem, "updatedAt" = now(),
      "locale" = coalesce($locale::text, "locale"),
      "redFlagAt" = CASE WHEN $redFlag::boolean THEN coalesce("redFlagAt", now())
        WHEN $keeps::boolean THEN "redFlagAt" END
    WHERE ${UNCHANGED} RETURNING "id"`,
  columns: { id: "uuid" },
});

/**
 * Saves the answers of a draft after the page `accepted`, as it was posted, and since when they hold a
 * red flag. Forgets the errors of the draft's last page, but keeps other refused pages that hold a
 * red flag. A refused page that cannot be read now stays, and its red flag with it. The draft takes the
 * language of the page, unless that is null. False when the draft is gone or changed since it was read.
 */
export async function saveAnswers(
  { id, version, problem, unreadable }: Pick<Draft, "id" | "version" | "problem" | "unreadable">,
  assessed: Assessment,
  accepted: Step | null,
  locale: string | null = null,
): Promise<boolean> {
  const [first, ...others] = flaggedPages(assessed, problem, accepted);
  const saved = await SAVE_ANSWERS.run({
    draft: id,
    version,
    locale,
    answers: sealDraftAnswers(id, assessed.answers),
    problem: first ? sealProblem(id, { ...first, errors: [], others }) : unreadable,
    keeps: unreadable !== null,
    redFlag: first !== undefined || assessed.redFlags.length > 0,
  });
  return saved.length > 0;
}

/** $problem: the typed values and their errors, sealed. $redFlag: whether they hold a red flag. */
const SAVE_PROBLEM = statement({
  name: "intake_save_problem",
  text: `UPDATE "Draft" SET "problemSealed" = $problem, "locale" = coalesce($locale::text, "locale"),
      "updatedAt" = CASE WHEN $redFlag::boolean OR "abandonedAt" IS NULL THEN now() ELSE "updatedAt" END,
      "redFlagAt" = CASE WHEN $redFlag THEN coalesce("redFlagAt", now()) ELSE "redFlagAt" END
    WHERE ${UNCHANGED} RETURNING "id"`,
  columns: { id: "uuid" },
});

/**
 * Saves the typed values of a refused page, so that it can be shown again. A red flag in them
 * counts like an accepted one: staff see it if the patient does not continue. What could not be read
 * gives way to it. False when the draft is gone or changed since it was read.
 */
export async function saveProblem(
  { id, answers, problem, version }: Pick<Draft, "id" | "answers" | "problem" | "version">,
  refused: Typed & { errors: FieldError[] },
  locale: string | null = null,
): Promise<boolean> {
  const known = assess(answers, { finished: false });
  const { stepId, values } = refused;
  const page = isStepId(stepId) ? asPosted(getStep(stepId), values) : null;
  const others = flaggedPages(known, problem, page);
  const saved = await SAVE_PROBLEM.run({
    draft: id,
    version,
    locale,
    problem: sealProblem(id, { ...refused, others }),
    redFlag: others.length > 0 || flaggedPages(known, refused).length > 0,
  });
  return saved.length > 0;
}

/**
 * Files a draft as an intake, as it was read and assessed. A draft already filed as abandoned is
 * reassessed instead. However often and from however many tabs it is sent, there is exactly one
 * intake. False when the draft was changed, sent or erased since it was read. Then read it and
 * begin again.
 */
export async function fileDraft(
  draft: Pick<Draft, "id" | "version" | "abandoned">,
  filing: Filing,
): Promise<boolean> {
  if (!draft.abandoned) return insertIntake(draft, filing);
  if (filing.filedAs === "sent")
    return (await reassessIntake(draft.id, { ...filing, kind: "finished", draft })) !== null;
  const kind = filing.filedAs === "abandoned" ? "left" : "more";
  return (await reassessIntake(draft.id, { ...filing, kind, draft })) !== null;
}

/**
 * Files answers as a separate intake, at the location with this code, such as an emergency whose
 * draft was already sent or has expired. Returns the token that opens it.
 */
export async function fileAnswers(
  filing: Filing,
  at: string | null = null,
  recorder: Recorder | null = null,
): Promise<{ id: string; token: string }> {
  const { token, ...draft } = await startDraft(filing.locale, at, recorder);
  if (!(await insertIntake(draft, filing))) throw new Error("draft_gone");
  return { id: draft.id, token };
}

const ADD_CONTACT = statement({
  name: "intake_add_contact",
  text: `WITH replaced AS (
    DELETE FROM "IntakeContact" c WHERE $replaces::boolean AND c."id" = (
      SELECT "id" FROM "IntakeContact" WHERE "intakeId" = $intake::uuid ORDER BY "createdAt" DESC LIMIT 1)
    -- What staff typed was written with its event at one moment, and stays.
    AND NOT EXISTS (SELECT 1 FROM "AuditEvent" e WHERE e."intakeId" = c."intakeId"
      AND e."action" = 'intake.contact_added' AND e."staffId" IS NOT NULL AND e."at" = c."createdAt")
  ), contact AS (
    INSERT INTO "IntakeContact" ("id", "intakeId", "contactSealed", "searchTokens")
    SELECT $contact::uuid, "id", $sealed::text, $searchTokens::text[] FROM "Intake" WHERE "id" = $intake::uuid
    RETURNING "intakeId"
  ), audit AS (
    ${trail({
      action: "intake.contact_added",
      actor: "patient",
      intake: '"intakeId"',
      from: "contact",
      where: "$staff::uuid IS NULL AND NOT $replaces",
    })}
  ), audit_of_staff AS (
    ${trail({
      action: "intake.contact_added",
      staff: "$staff",
      intake: '"intakeId"',
      from: "contact",
      where: "$staff IS NOT NULL",
    })}
  )
  SELECT "intakeId" FROM contact`,
  columns: { intakeId: "uuid" },
});

const contacts = attemptLimit("intake_contact", 30, DAY_MS / 1000);

/**
 * Adds a contact to a filed intake; the latest one counts. With a recorder, that person typed it.
 * After 30 of a patient in a day each further one takes the place of the newest, unless staff typed that one,
 * without an event in the audit log: it may be the only way to reach somebody, so none is refused.
 */
export async function addContact(
  intake: string,
  contact: Contact,
  recorder: Recorder | null = null,
): Promise<void> {
  const replaces = !recorder && !(await contacts.take(intake));
  const id = randomUUID();
  const added = await ADD_CONTACT.run({
    intake,
    replaces,
    contact: id,
    staff: recorder?.staff.id ?? null,
    sealed: seal(JSON.stringify(contact), contactPlace(id)),
    searchTokens: searchTokensOf(contact),
  });
  if (added.length === 0) throw new Rejection("not_found");
}

export const ADDENDUM_KINDS = ["already_checked", "answered_by_mistake"] as const;
export type AddendumKind = (typeof ADDENDUM_KINDS)[number];

const ADD_ADDENDUM = statement({
  name: "intake_add_addendum",
  text: `WITH addendum AS (
    INSERT INTO "IntakeAddendum" ("id", "intakeId", "kind")
    SELECT $addendum::uuid, i."id", $kind::text FROM "Intake" i
    WHERE i."id" = $intake::uuid AND NOT EXISTS (
      SELECT 1 FROM "IntakeAddendum" a WHERE a."intakeId" = i."id" AND a."kind" = $kind)
    RETURNING "intakeId"
  )
  ${trail({
    action: "intake.addendum",
    actor: "patient",
    intake: '"intakeId"',
    detail: { kind: "$kind" },
    from: "addendum",
  })}`,
  columns: {},
});

/** Records what the patient told us after an emergency stop; a repeat is recorded once. */
export async function addAddendum(intake: string, kind: AddendumKind): Promise<void> {
  await ADD_ADDENDUM.run({ intake, addendum: randomUUID(), kind });
}
