import type { Staff } from "@/lib/auth/staff";
import { Unsealing } from "@/lib/crypto/unsealing";
import { type RowOf, statement } from "@/lib/db/statement";
import { type Answered, openAnswer, openQuestion, type Question } from "./question";

const LIST = statement({
  name: "intake_questions",
  text: `SELECT x."id", x."questionSealed", x."createdAt", x."dueAt", x."answerSealed", x."answeredAt", x."endedAt",
      m."name" AS "staffName"
    FROM "PatientQuestion" x JOIN "StaffMember" m ON m."id" = x."staffId"
    WHERE x."intakeId" = $intake ORDER BY x."createdAt" DESC, x."answeredAt" DESC NULLS LAST`,
  columns: {
    id: "uuid",
    questionSealed: "text",
    createdAt: "timestamptz",
    /** When it needs attention if there is no answer. */
    dueAt: "timestamptz",
    answerSealed: "text?",
    answeredAt: "timestamptz?",
    /** When a clinician took it back, or the intake was closed. */
    endedAt: "timestamptz?",
    /** Who asks. */
    staffName: "text",
  },
});
type Row = RowOf<typeof LIST>;

/** A question as its patient sees it; "over": it was taken back, or the intake was closed. */
export type OwnQuestion = Pick<Row, "id" | "staffName"> & {
  question: Question;
  state: "open" | "answered" | "over";
};

/** The question `id` of this patient, or without it the last one; null when there is none. */
export async function findQuestion(intake: string, id?: string): Promise<OwnQuestion | null> {
  const rows = await LIST.run({ intake });
  const row = id === undefined ? rows[0] : rows.find((each) => each.id === id);
  if (!row) return null;
  const { staffName, answeredAt, endedAt } = row;
  const state = answeredAt ? "answered" : endedAt ? "over" : "open";
  return { id: row.id, staffName, question: openQuestion(row.id, row.questionSealed), state };
}

/** The readable answers to the question `id`: the first, and those kept beside it. */
export async function findAnswersTo(intake: string, id: string): Promise<Answered[]> {
  const rows = await LIST.run({ intake });
  const asked = rows.find((row) => row.id === id)?.createdAt.getTime();
  return rows.flatMap(({ id: kept, createdAt, answerSealed }) => {
    if (answerSealed === null || createdAt.getTime() !== asked) return [];
    return (
      new Unsealing().take("PatientQuestion", kept, () => openAnswer(kept, answerSealed)) ?? []
    );
  });
}

/** A question as staff see it. */
export type AskedQuestion = Omit<Row, "questionSealed" | "answerSealed"> & {
  /** Null when it cannot be opened. */
  question: Question | null;
  /** Null also before there is an answer. */
  answer: Answered | null;
};

/**
 * The questions that this patient was asked in writing, the last one first. The caller also opens the
 * intake, which is recorded in the audit log.
 */
export async function listQuestions(
  _clinical: Staff<"clinical:read">,
  intake: string,
): Promise<AskedQuestion[]> {
  const rows = await LIST.run({ intake });
  return rows.map(({ questionSealed, answerSealed, ...row }) => {
    const unsealing = new Unsealing();
    const open = <T>(read: () => T) => unsealing.take("PatientQuestion", row.id, read);
    return {
      ...row,
      question: open(() => openQuestion(row.id, questionSealed)),
      answer: answerSealed ? open(() => openAnswer(row.id, answerSealed)) : null,
    };
  });
}
