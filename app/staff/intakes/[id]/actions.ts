"use server";

import { z } from "zod";
import { staffAction } from "@/app/staff/action";
import { intakeHref } from "@/app/staff/board/queue-address";
import {
  bookAppointment,
  cancelAppointment,
  overbookAppointment,
  rebookAppointment,
} from "@/lib/appointment/commands";
import { addRecall } from "@/lib/appointment/recall/commands";
import { RecallSchema } from "@/lib/appointment/recall/schema";
import {
  BookSchema,
  CancelSchema,
  OverbookSchema,
  RebookSchema,
  RebookThereSchema,
} from "@/lib/appointment/schema";
import { matchPerson, undoMatch } from "@/lib/person/same/commands";
import { MatchSchema, UndoMatchSchema } from "@/lib/person/same/schema";
import {
  claimIntake,
  closeIntake,
  decideClosure,
  releaseIntake,
  reopenIntake,
} from "@/lib/queue/commands";
import { withLastEvent } from "@/lib/queue/entry-guard";
import {
  ClaimSchema,
  CloseSchema,
  DecideClosureSchema,
  ReleaseSchema,
  ReopenSchema,
} from "@/lib/queue/schema";
import { askPatient, takeQuestionBack } from "@/lib/record/ask";
import { escalateIntake, recordCall, writeNote } from "@/lib/record/commands";
import {
  AskSchema,
  CallSchema,
  EscalateSchema,
  NoteSchema,
  TakeCallBackSchema,
  TakeNoteBackSchema,
  TakeQuestionBackSchema,
} from "@/lib/record/schema";
import { takeCallBack, takeNoteBack } from "@/lib/record/take-back";
import { recordReview, secondReview } from "@/lib/review/commands";
import { ReviewSchema, SecondReviewSchema } from "@/lib/review/schema";
import { handOver, readNote, withdrawHandover } from "@/lib/team/commands";
import { HandOverSchema, ReadSchema, WithdrawSchema } from "@/lib/team/schema";
import { lastWords } from "./event-words";

// A refusal says what a colleague did in the meantime.
const last = lastWords;

export const claim = staffAction("intake:claim", ClaimSchema, claimIntake, {
  last,
  say: () => "Claimed.",
});
export const release = staffAction("intake:claim", ReleaseSchema, releaseIntake, {
  last,
  say: () => "Released.",
});
export const call = staffAction("call:record", CallSchema, recordCall, {
  last,
  say: () => "Call recorded.",
});
export const escalate = staffAction("intake:escalate", EscalateSchema, escalateIntake, {
  say: () => "It is an Emergency now, and rings on every screen.",
});
export const note = staffAction("note:write", NoteSchema, writeNote, {
  say: () => "Note saved.",
});
export const ask = staffAction("question:ask", AskSchema, askPatient, {
  last,
  say: () => "Asked. The patient gets a message that says nothing of it.",
});
export const questionBack = staffAction("question:ask", TakeQuestionBackSchema, takeQuestionBack, {
  last,
  say: () => "Taken back.",
});
export const callBack = staffAction("call:record", TakeCallBackSchema, takeCallBack, {
  last,
  say: () => "Marked as entered in error.",
});
export const noteBack = staffAction("note:write", TakeNoteBackSchema, takeNoteBack, {
  last,
  say: () => "Marked as entered in error.",
});
export const review = staffAction("review:record", ReviewSchema, recordReview, {
  last,
  say: ({ needsSecond }) =>
    needsSecond
      ? "Recorded. It stays an Emergency until a second clinician agrees."
      : "Review recorded.",
});
export const second = staffAction("review:record", SecondReviewSchema, secondReview, {
  last,
  say: ({ agrees }) => (agrees ? "Level changed." : "It stays an Emergency."),
});
export const book = staffAction("appointment:book", BookSchema, bookAppointment, {
  last,
  say: () => "Follow-up booked.",
});
export const cancel = staffAction("appointment:book", CancelSchema, cancelAppointment, {
  last,
  say: () => "Follow-up canceled.",
});
export const rebook = staffAction("appointment:book", RebookSchema, rebookAppointment, {
  last,
  say: () => "Rescheduled.",
});

export const recall = staffAction("appointment:book", RecallSchema, addRecall, {
  say: () => "Recall saved.",
});

/** The queue that the page was opened from goes along to the page of all times and back. */
const fromQueue = { queue: z.string().max(1000).optional() };
const followUps = ({ intakeId, queue }: { intakeId: string; queue?: string }) =>
  intakeHref(intakeId, { queue }, "#follow-ups");

/** From the page of all times, which shows no longer what was chosen. */
export const bookThere = staffAction(
  "appointment:book",
  BookSchema.extend(fromQueue),
  async (staff, { queue, ...input }) => {
    await bookAppointment(staff, input);
    return { intakeId: input.intakeId, queue };
  },
  { last, goTo: followUps },
);
export const overbookThere = staffAction(
  "appointment:book",
  OverbookSchema.extend(fromQueue),
  async (staff, { queue, ...input }) =>
    (await overbookAppointment(staff, input)) ?? { intakeId: input.intakeId, queue },
  { last, goTo: followUps },
);
export const moveThere = staffAction(
  "appointment:book",
  RebookThereSchema.extend(fromQueue),
  async (staff, { intakeId, queue, ...input }) => {
    await rebookAppointment(staff, input);
    return { intakeId, queue };
  },
  { last, goTo: followUps },
);
export const close = staffAction("intake:close", CloseSchema, closeIntake, {
  last,
  say: ({ needsSecond }) =>
    needsSecond
      ? "Recorded. Nobody has reached the patient, so it stays open until a second clinician agrees."
      : "Closed.",
});
export const closeSecond = staffAction("intake:close", DecideClosureSchema, decideClosure, {
  last,
  say: ({ agrees }) => (agrees ? "Closed." : "It stays open."),
});
export const reopen = staffAction("intake:close", ReopenSchema, reopenIntake, {
  last,
  say: () => "Reopened.",
});
export const match = staffAction(
  "person:match",
  MatchSchema,
  (staff, input) => withLastEvent(input.intakeId, matchPerson(staff, input)),
  { last, say: () => "Saved." },
);
export const undoPerson = staffAction(
  "person:match",
  UndoMatchSchema,
  (staff, input) => withLastEvent(input.intakeId, undoMatch(staff, input)),
  { last, say: () => "Undone." },
);
export const hand = staffAction("intake:claim", HandOverSchema, handOver, {
  last,
  say: () => "Handed off. It is theirs when they claim it.",
});
export const withdraw = staffAction("intake:claim", WithdrawSchema, withdrawHandover, {
  last,
  say: () => "Handoff withdrawn.",
});
export const read = staffAction("note:write", ReadSchema, readNote, {
  say: () => "Marked as read.",
});
