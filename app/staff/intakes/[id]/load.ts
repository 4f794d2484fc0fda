import { notFound } from "next/navigation";
import { type Aftercare, getAftercare } from "@/lib/aftercare/queries";
import { type Booking, listBookings } from "@/lib/appointment/queries";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { clockNow } from "@/lib/clock";
import { Rejection } from "@/lib/errors";
import { type AskedQuestion, listQuestions } from "@/lib/intake/question/queries";
import { IntakeIdSchema } from "@/lib/queue/schema";
import { type Asking, findAsking } from "@/lib/record/ask";
import { type HistoryEvent, listHistory } from "@/lib/record/history";
import { type IntakeRecord, openIntake } from "@/lib/record/queries";
import { questionsOfHarm, shared } from "@/lib/record/shared-record";
import { type Colleague, listColleagues, listMentions, type Mention } from "@/lib/team/queries";

/** What of a record stands on paper, which others may read. */
type Paper = Pick<IntakePageData, "clinical" | "history"> & {
  /** Whether danger at home and self-harm are on it, because somebody asked for that. */
  whole: boolean;
  /** The ids of the questions in writing that are left out. */
  questionsLeftOut: string[];
};

export type IntakePageData = IntakeRecord & {
  paper: Paper;
  now: Date;
  history: HistoryEvent[];
  bookings: Booking[];
  colleagues: Colleague[];
  /** Unread notes to this person. */
  mentions: Mention[];
  /** Null for staff who may not read answers. */
  aftercare: Aftercare | null;
  /** What the patient was asked in writing, the last first; nothing for staff who may not read answers. */
  questions: AskedQuestion[];
  /** Whether the patient can be asked in writing; null when closed, and for staff who may not ask. */
  asking: Asking | null;
};

/** The props of each part of the page. */
export type StepProps = { intake: IntakePageData; staff: Staff<"intake:read"> };

async function open(
  staff: Staff<"intake:read">,
  clinical: Staff<"clinical:read"> | null,
  id: string,
): Promise<IntakeRecord | null> {
  if (!IntakeIdSchema.safeParse(id).success) return null;
  try {
    return await openIntake(staff, clinical, id);
  } catch (error) {
    if (error instanceof Rejection) return null;
    throw error;
  }
}

const partOf = ({ clinical, history }: Pick<IntakePageData, "clinical" | "history">) => ({
  clinical,
  history,
});

/**
 * Opens an intake for the page, with its history and follow-ups; 404 when there is none. `printWhole`:
 * paper holds danger at home and self-harm too.
 */
export async function loadIntake(
  staff: Staff<"intake:read">,
  id: string,
  printWhole: boolean,
): Promise<IntakePageData> {
  const intake = (await findIntakePage(staff, id)) ?? notFound();
  if (!printWhole) return intake;
  return { ...intake, paper: { ...partOf(intake), whole: true, questionsLeftOut: [] } };
}

/** The same; null when there is none. */
export async function findIntakePage(
  staff: Staff<"intake:read">,
  id: string,
): Promise<IntakePageData | null> {
  const clinical = alsoHolds(staff, "clinical:read");
  const record = await open(staff, clinical, id);
  if (!record) return null;
  const asker = alsoHolds(staff, "question:ask");
  const [history, bookings, colleagues, mentions, aftercare, questions, asking] = await Promise.all(
    [
      listHistory(staff, clinical, id),
      listBookings(staff, id),
      listColleagues(staff),
      listMentions(staff, id),
      clinical && getAftercare(clinical, id),
      clinical ? listQuestions(clinical, id) : [],
      asker && findAsking(asker, id),
    ],
  );
  const more = { history, bookings, colleagues, mentions, aftercare, questions, asking };
  const whole = { ...record, now: clockNow(), ...more };
  const paper = {
    ...partOf(shared(whole)),
    whole: false,
    questionsLeftOut: questionsOfHarm(whole),
  };
  return { ...whole, paper };
}
