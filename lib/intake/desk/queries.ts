import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { Unsealing } from "@/lib/crypto/unsealing";
import { prisma } from "@/lib/db/client";
import { column, type RowOf, statement } from "@/lib/db/statement";
import {
  DRAFT_COLUMNS,
  type Draft,
  draftText,
  OWN_COLUMNS,
  type OwnIntake,
  openDraft,
  openOwn,
  ownText,
} from "@/lib/intake/queries";
import type { Channel } from "@/lib/intake/recorder";
import { openDraftAnswers } from "@/lib/intake/sealed";
import { one } from "@/lib/questions/gates";

const FIND_DRAFT = statement({
  name: "desk_find_draft",
  text: draftText(`"id" = $draft::uuid AND "recorderId" = $staff::uuid`),
  columns: DRAFT_COLUMNS,
});

/** The draft whose answers this person enters; null when it is not theirs, sent or expired. */
export async function findDeskDraft(
  staff: Staff<"intake:record">,
  draft: string,
): Promise<Draft | null> {
  const [row] = await FIND_DRAFT.run({ staff: staff.id, draft });
  return row ? openDraft(row) : null;
}

/** About a shift: who entered answers tells the result, and reads no later ones of the patient. */
const RESULT_HOURS = 12;

/** SQL from "IntakeRecorder" r: this person entered answers of $intake, and the result is still theirs to tell. */
const TELLS = `"IntakeRecorder" r
  WHERE r."intakeId" = $intake::uuid AND r."staffId" = $staff::uuid
    AND r."createdAt" > now() - interval '${RESULT_HOURS} hours'
    AND NOT EXISTS (SELECT 1 FROM "Reassessment" x WHERE x."intakeId" = r."intakeId"
      AND x."kind" = 'answered' AND x."createdAt" > r."createdAt")`;

const FIND_INTAKE = statement({
  name: "desk_find_intake",
  text: `WITH found AS (
    ${ownText(`i."id" = $intake::uuid AND EXISTS (SELECT 1 FROM ${TELLS})`)}
  ), audit AS (
    ${trail({
      action: "draft.result_shown",
      staff: "$staff",
      detail: { draftId: '"id"' },
      from: "found",
    })}
  )
  SELECT * FROM found`,
  columns: OWN_COLUMNS,
});

/**
 * The filed intake whose answers this person entered, for its result; null for any other, some hours
 * later, and once the patient answered a clinician's question. Recorded in the audit log, but not as
 * a look at the record: nobody has triaged it yet.
 */
export async function findDeskIntake(
  staff: Staff<"intake:record">,
  intake: string,
): Promise<OwnIntake | null> {
  const [row] = await FIND_INTAKE.run({ staff: staff.id, intake });
  return row ? openOwn(row) : null;
}

const CHANNEL = statement({
  name: "desk_channel",
  text: `SELECT "channel" FROM "Draft"
    WHERE "id" = $intake::uuid AND "recorderId" = $staff::uuid AND "expiresAt" > now()
    UNION ALL SELECT r."channel" FROM ${TELLS} LIMIT 1`,
  columns: { channel: column<Channel>("text") },
});

/**
 * How this person hears the answers of the draft or filed intake with this id; null when they do
 * not enter them.
 */
export async function findChannel(
  staff: Staff<"intake:record">,
  id: string,
): Promise<Channel | null> {
  const [row] = await CHANNEL.run({ staff: staff.id, intake: id });
  return row?.channel ?? null;
}

/** A colleague goes on with answers that nobody touched for so long. */
export const LEFT_MINUTES = 30;

/** SQL condition: a colleague of $staff left these answers. */
export const LEFT_BY_COLLEAGUE = `"recorderId" IS NOT NULL AND "recorderId" <> $staff::uuid
  AND "updatedAt" <= now() - interval '${LEFT_MINUTES} minutes' AND "expiresAt" > now()`;

const OWN_UNSENT = `"recorderId" = $staff::uuid AND "expiresAt" > now()`;

const MOST_SHOWN = 20;

const UNSENT = statement({
  name: "desk_unsent",
  text: (
    which,
  ) => `SELECT d."id", d."channel", d."locale", d."createdAt", d."updatedAt", d."answersSealed",
      (SELECT l."name" FROM "Location" l WHERE l."id" = d."locationId") AS "place", w."name" AS "by",
      count(*) OVER ()::int AS "all"
    FROM (SELECT * FROM "Draft" WHERE ${which}) d JOIN "StaffMember" w ON w."id" = d."recorderId"
    ORDER BY d."updatedAt" DESC, d."id" LIMIT ${MOST_SHOWN}`,
  samples: [[OWN_UNSENT], [LEFT_BY_COLLEAGUE]],
  columns: {
    id: "uuid",
    channel: column<Channel>("text"),
    locale: "text",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    answersSealed: "text",
    place: "text?",
    by: "text",
    all: "int4",
  },
});

/** What is unsent. `by`: who enters it; `place`: its location. */
export type LeftDraft = Omit<RowOf<typeof UNSENT>, "answersSealed" | "all">;

/** The same with what tells the callers of one person apart, as far as they were asked. */
export type DeskDraft = LeftDraft & { name: string; born: string; age: string };

/** The newest rows, and how many there are. */
export type Listed<Row> = { rows: Row[]; all: number };

/** What this person began or took over and nobody has sent, last used first. */
export async function listDeskDrafts(staff: Staff<"intake:record">): Promise<Listed<DeskDraft>> {
  const rows = await UNSENT.run({ staff: staff.id }, OWN_UNSENT);
  return { rows: rows.map(openUnsent), all: rows[0]?.all ?? 0 };
}

/** What colleagues began or took over and left unsent, last used first. It tells nothing of the patients. */
export async function listLeftDrafts(staff: Staff<"intake:record">): Promise<Listed<LeftDraft>> {
  const rows = await UNSENT.run({ staff: staff.id }, LEFT_BY_COLLEAGUE);
  const shown = rows.map(({ answersSealed: _, all: __, ...row }) => row);
  return { rows: shown, all: rows[0]?.all ?? 0 };
}

function openUnsent({ answersSealed, all: _, ...row }: RowOf<typeof UNSENT>): DeskDraft {
  const open = () => openDraftAnswers(row.id, answersSealed);
  const answers = new Unsealing().take("Draft", row.id, open) ?? {};
  const said = (name: string) => one(answers, name) ?? "";
  const name = `${said("given_name")} ${said("family_name")}`.trim();
  return { ...row, name, born: said("birth_date").slice(0, 4), age: said("age_years") };
}

const PLACE_OF = statement({
  name: "desk_place_of",
  text: `SELECT l."code" FROM "Location" l WHERE l."id" IN (
    SELECT "locationId" FROM "Draft" WHERE "id" = $draft::uuid
    UNION ALL SELECT "locationId" FROM "Intake" WHERE "id" = $draft)`,
  columns: { code: "text" },
});

/** The code of the location at which this person began these answers, also once sent; null: none. */
export async function findPlaceOf(
  _staff: Staff<"intake:record">,
  draft: string,
): Promise<string | null> {
  const [row] = await PLACE_OF.run({ draft });
  return row?.code ?? null;
}

/** The open locations by name, with the codes under which an intake begins there. */
export async function listDeskPlaces(
  _staff: Staff<"intake:record">,
): Promise<{ code: string; name: string }[]> {
  return prisma().location.findMany({
    where: { closedAt: null },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
  });
}
