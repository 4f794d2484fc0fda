import type { Contact } from "@/lib/contact/contact";
import { openContact } from "@/lib/contact/open-contact";
import { hashToken } from "@/lib/crypto/token";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { onToday } from "@/lib/form/former-pages";
import type { Problem } from "@/lib/form/typed";
import type { Answers } from "@/lib/questions/answers";
import type { Level, Symptoms } from "@/lib/triage/symptoms";
import { type DraftVersion, VERSION } from "./draft";
import { LANGUAGE_NOW } from "./language";
import { openAnswers, openDraftAnswers, openProblem, type SealedAnswers } from "./sealed";
import { type StaffSay, toldLevel } from "./told-level";

export type Draft = DraftVersion & {
  answers: Answers;
  problem: Problem | null;
  /** What a page refused, as it is stored, when it cannot be read now. A key that turns up opens it again. */
  unreadable: string | null;
  /** When it was begun. */
  createdAt: Date;
  expiresAt: Date;
  /** The draft can be opened elsewhere with its code and a date of birth. */
  savedForLater: boolean;
  /** The id of the data key under which it was saved, for its code; null before that. */
  savedUnder: string | null;
  /** The draft holds an answer that staff must hear of if the patient does not continue. */
  redFlag: boolean;
  /** The draft was filed for staff because the patient did not continue. */
  abandoned: boolean;
  /** Staff enter the answers now, for somebody on the phone or at the desk. */
  atDesk: boolean;
};

/** The statement that reads a draft. */
export const draftText = (whose: string) => `
  SELECT "id", "answersSealed", "problemSealed", "createdAt", "expiresAt",
    "resumeKey" IS NOT NULL AS "savedForLater",
    split_part("resumeKey", '.', 1) AS "savedUnder", "redFlagAt" IS NOT NULL AS "redFlag",
    "abandonedAt" IS NOT NULL AS "abandoned", "recorderId" IS NOT NULL AS "atDesk", ${VERSION}
  FROM "Draft" WHERE ${whose} AND "expiresAt" > now()`;

export const DRAFT_COLUMNS = {
  id: "uuid",
  answersSealed: "text",
  problemSealed: "text?",
  createdAt: "timestamptz",
  expiresAt: "timestamptz",
  savedForLater: "bool",
  savedUnder: "text?",
  redFlag: "bool",
  abandoned: "bool",
  atDesk: "bool",
  version: "text",
} as const;

const FIND_DRAFT = statement({
  name: "intake_find_draft",
  text: draftText(`"tokenHash" = $tokenHash`),
  columns: DRAFT_COLUMNS,
});

const FIND_DRAFT_OF_FORM = statement({
  name: "intake_find_draft_of_form",
  text: draftText(`"id" = $draft::uuid AND "reassessesId" IS NULL`),
  columns: DRAFT_COLUMNS,
});

/** The unsent intake that this token opens; null when there is none or it has expired. */
export async function findDraft(token: string): Promise<Draft | null> {
  const [row] = await FIND_DRAFT.run({ tokenHash: hashToken(token) });
  return row ? openDraft(row) : null;
}

/** The same for a form that says it belongs to this draft. Nothing of it may be shown. */
export async function findDraftOfForm(draft: string): Promise<Draft | null> {
  const [row] = await FIND_DRAFT_OF_FORM.run({ draft });
  return row ? openDraft(row) : null;
}

/** Opens the sealed answers of a draft. */
export function openDraft(row: RowOf<typeof FIND_DRAFT>): Draft {
  const { answersSealed, problemSealed, ...rest } = row;
  const answers = openDraftAnswers(row.id, answersSealed);
  const refused = openProblem(row.id, problemSealed);
  const problem = refused && onToday(answers, refused);
  return { ...rest, answers, problem, unreadable: refused ? null : problemSealed };
}

export type FiledAs = "sent" | "emergency_stop" | "under_16" | "abandoned";

/** A filed intake as the patient's own result page shows it. */
export type OwnIntake = {
  id: string;
  reference: string;
  receivedAt: Date;
  /** When the answers that count now were given, at filing or later. */
  answeredAt: Date;
  locale: string;
  filedAs: FiledAs;
  /**
   * The level that the patient is told: never less severe than their own answers or the current
   * level.
   */
  level: Level;
  /** The level from the answers, filed and later, without reviews. */
  answersLevel: Level;
  /** How a review changed the level. */
  staffSay: StaffSay;
  /** The level that counts now, reviews included. */
  levelNow: Level;
  firedRules: string[];
  reviewFlags: string[];
  /** Null when the intake is closed, and for SELF_CARE. */
  dueAt: Date | null;
  /** Still waiting for staff. */
  open: boolean;
  /** Of its entry in the queue; null when there is none. */
  version: number | null;
  /** The next booked visit. */
  visitAt: Date | null;
  /** The IANA zone of its place; null: of the clinic. */
  visitZone: string | null;
  /** When the patient last said that it is worse; null when they did not. */
  worseAt: Date | null;
  /** The answers before the patient answered again because it is worse. */
  answersBefore: Answers | null;
  answers: Answers;
  symptoms: Symptoms;
  contact: Contact | null;
  addenda: string[];
};

/** The statement that reads a filed intake as its patient may see it. */
export const ownText = (whose: string, more = "") => `
  SELECT ${more} i."id", i."reference", i."receivedAt", ${LANGUAGE_NOW} AS "locale", v."filedAs",
    coalesce(q."level", e."level") AS "levelNow",
    v."answeredAt", v."level" AS "answersLevel", v."firedRules", v."reviewFlags", v."answersSealed", v."reassessmentId",
    v."answersBefore" AS "before", q."worseSince",
    visit."startsAt" AS "visitAt", visit."zone" AS "visitZone",
    q."dueAt", (q."intakeId" IS NOT NULL) AS "open", q."version", c."contactId", c."contactSealed",
    ARRAY(SELECT a."kind" FROM "IntakeAddendum" a WHERE a."intakeId" = i."id"
      ORDER BY a."createdAt") AS "addenda"
  FROM "Intake" i
  JOIN "Verdict" v ON v."intakeId" = i."id"
  JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
  LEFT JOIN "LatestContact" c ON c."intakeId" = i."id"
  LEFT JOIN "QueueEntry" q ON q."intakeId" = i."id"
  LEFT JOIN LATERAL (SELECT a."startsAt", l."zone" FROM "Appointment" a LEFT JOIN "Location" l ON l."id" = a."locationId"
    WHERE a."intakeId" = i."id" AND a."status" IN ('booked', 'arrived') AND a."endsAt" > now()
    ORDER BY a."startsAt" LIMIT 1) visit ON true
  WHERE ${whose}`;

export const OWN_COLUMNS = {
  id: "uuid",
  reference: "text",
  receivedAt: "timestamptz",
  locale: "text",
  filedAs: column<FiledAs>("text"),
  levelNow: column<Level>("text"),
  answeredAt: "timestamptz",
  answersLevel: column<Level>("text"),
  firedRules: "text[]",
  reviewFlags: "text[]",
  answersSealed: "text",
  reassessmentId: "uuid?",
  before: column<SealedAnswers | null>("jsonb"),
  worseSince: "timestamptz?",
  visitAt: "timestamptz?",
  visitZone: "text?",
  dueAt: "timestamptz?",
  open: "bool",
  version: "int4?",
  contactId: "uuid?",
  contactSealed: "text?",
  addenda: "text[]",
} as const;

const FIND_OWN = statement({
  name: "intake_find_own",
  text: ownText(`i."tokenHash" = $tokenHash`),
  columns: OWN_COLUMNS,
});
type OwnRow = RowOf<typeof FIND_OWN>;

const FIND_OF_FORM = statement({
  name: "intake_find_of_form",
  text: ownText(`i."id" = $intake::uuid`),
  columns: OWN_COLUMNS,
});

const FIND_LINKED = statement({
  name: "intake_find_linked",
  text: ownText(
    `i."id" = (SELECT l."intakeId" FROM "PatientLink" l
      WHERE l."tokenHash" = $linkHash AND l."expiresAt" > now())`,
    `coalesce(i."tokenHash" = $tokenHash, false) AS "own",`,
  ),
  columns: { ...OWN_COLUMNS, own: "bool" },
});

/** The filed intake that this token opens, for the person who sent it; null when there is none. */
export async function findOwnIntake(token: string): Promise<OwnIntake | null> {
  const [row] = await FIND_OWN.run({ tokenHash: hashToken(token) });
  return row ? openOwn(row) : null;
}

/** The filed intake that a form says it belongs to. Nothing of it may be shown. */
export async function findIntakeOfForm(intake: string): Promise<OwnIntake | null> {
  const [row] = await FIND_OF_FORM.run({ intake });
  return row ? openOwn(row) : null;
}

/**
 * The filed intake that a private link opens; null when there is none or the link has expired.
 * `own`: by its cookie, this device is also the one that sent the intake. A visitor with only the
 * link must not see answers, names or numbers.
 */
export async function findLinkedIntake(
  link: string,
  deviceToken: string | null,
): Promise<(OwnIntake & { own: boolean }) | null> {
  const [row] = await FIND_LINKED.run({
    linkHash: hashToken(link),
    tokenHash: deviceToken && hashToken(deviceToken),
  });
  return row ? { ...openOwn(row), own: row.own } : null;
}

/** Opens the sealed answers and contact of a filed intake. */
export function openOwn(row: OwnRow): OwnIntake {
  const { answersSealed, reassessmentId, contactId, contactSealed, before, worseSince, ...rest } =
    row;
  const told = [before && rest.answeredAt, worseSince].filter((at) => at !== null);
  const { level, said: staffSay } = toldLevel(rest.answersLevel, rest.levelNow);
  return {
    ...rest,
    level,
    staffSay,
    worseAt: told.toSorted((one, other) => Number(other) - Number(one))[0] ?? null,
    answersBefore: before && openAnswers(rest.id, before).answers,
    ...openAnswers(rest.id, { answersSealed, reassessmentId }),
    contact: openContact({ contactId, contactSealed }),
  };
}
