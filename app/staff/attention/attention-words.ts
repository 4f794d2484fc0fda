import type { AttentionRow } from "@/lib/attention/queries";
import { dayTimeText } from "../words/clock";

const CHANNEL_WORDS: Record<string, string> = {
  email: "e-mail",
  sms: "text message",
  push: "notification",
};

const FAILURE_WORDS = {
  refused: "was refused",
  unreachable: "cannot be delivered so far; we keep trying",
  bounced: "came back",
  abroad: "was not sent: that country is not among those that we text",
  too_many: "was not sent: this number got too many text messages within a day",
  text_limit: "was not sent so far: the limit of text messages is reached",
  too_late: "was not sent in time, and is not sent any more",
};

const ofPatient = (kind: string | null) => kind?.startsWith("patient_") ?? false;

function messageWords({ messageKind, channel, failure }: AttentionRow): string {
  const to = ofPatient(messageKind) ? "to the patient" : "to a colleague about this intake";
  const what = CHANNEL_WORDS[channel ?? ""] ?? "message";
  return `The ${what} ${to} ${FAILURE_WORDS[failure ?? "refused"]}`;
}

const visit = ({ visitAt, clinicianName }: AttentionRow) =>
  `${visitAt ? dayTimeText(visitAt) : ""} with ${clinicianName}`;

/** Why a row stands on the list, in a sentence. */
export function whyWords(row: AttentionRow): string {
  switch (row.kind) {
    case "visit_missing":
      return "Closed with a follow-up that was never booked";
    case "visit_cancelled":
      return row.open
        ? `The follow-up was canceled: ${visit(row)}`
        : "Closed, and its follow-up was canceled";
    case "visit_missed":
      return `The patient did not come: ${visit(row)}`;
    case "visit_unknown":
      return `No one recorded whether the patient came: ${visit(row)}`;
    case "visit_needed":
      return `Seen, and another visit is needed: ${visit(row)}`;
    case "recall_dropped":
      return "The recall was dropped, and nothing else is planned";
    case "wait_ended":
      return "Taken off the waiting list, and nothing else is planned";
    case "clinician_left":
      return `Booked with someone who no longer works here: ${visit(row)}`;
    case "place_closed":
      return `Booked at a location that is closed: ${visit(row)}`;
    case "clinician_away":
      return `Booked while the clinician is away or the clinic is closed: ${visit(row)}`;
    case "room_closed":
      return `Booked in a room that is closed, and no other is free: ${visit(row)}`;
    case "recall_due":
      return "To be recalled by now";
    case "wait_over":
      return "On the waiting list, and no time was found so far";
    case "call_overdue":
      return "A promised call is overdue";
    case "question_unanswered":
      return "The patient has not answered our question";
    case "second_review":
      return `${row.askerName} asks for a second clinician to lower an Emergency`;
    case "second_closing":
      return `${row.askerName} asks for a second clinician to close an Emergency without contact`;
    case "message_failed":
      return messageWords(row);
    case "left_unfinished":
      return "The patient left with a red flag, and no one has spoken to them";
    case "draft_left":
      return "Someone gave an answer with a red flag and stopped. Not sent yet";
    case "desk_left":
      return `${row.askerName} started an intake for someone and did not submit it`;
  }
}

/** What to do about it: the words of the link to its intake. */
export function nextWords({ kind, messageKind }: AttentionRow): string {
  switch (kind) {
    case "visit_missing":
    case "visit_cancelled":
    case "visit_missed":
    case "visit_needed":
    case "recall_dropped":
    case "wait_ended":
    case "recall_due":
    case "wait_over":
      return "Call and book a visit";
    case "visit_unknown":
      return "Open";
    case "clinician_left":
    case "clinician_away":
    case "room_closed":
      return "Reschedule";
    case "place_closed":
      return "Reschedule somewhere else";
    case "call_overdue":
    case "question_unanswered":
    case "left_unfinished":
      return "Call now";
    case "second_review":
    case "second_closing":
      return "Review";
    case "message_failed":
      return ofPatient(messageKind) ? "Call the patient" : "Open";
    case "draft_left":
      return "Open what was filed before";
    case "desk_left":
      return "Go on, or take over";
  }
}
