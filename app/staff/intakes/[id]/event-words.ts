import { actionWords } from "@/app/staff/words/action-words";
import { dayTimeText } from "@/app/staff/words/clock";
import { CHANNEL_WORDS } from "@/app/staff/words/desk-words";
import { WAIT_END_WORDS } from "@/app/staff/words/wait-words";
import {
  ADDENDUM_WORDS,
  ANY_WORDS,
  CALL_WORDS,
  CANCEL_WORDS,
  CLOSE_WORDS,
  LEVEL_WORDS,
  LOST_WORDS,
  OUTCOME_WORDS,
  OVERBOOK_WORDS,
  RING_WORDS,
} from "@/app/staff/words/words";
import type { AuditDetail } from "@/lib/audit/event";
import type { LastEvent } from "@/lib/errors";

function word(table: Record<string, string>, code: unknown): string {
  return table[String(code)] ?? String(code ?? "");
}

function reviewWords({ from, to, needsSecond }: AuditDetail): string {
  if (from === to) return `Review: confirmed ${word(LEVEL_WORDS, to)}`;
  const change = `from ${word(LEVEL_WORDS, from)} to ${word(LEVEL_WORDS, to)}`;
  return needsSecond
    ? `Review: asked to change ${change}, waiting for a second clinician`
    : `Review: changed ${change}`;
}

const TOLD: Record<string, string> = {
  on_call: "passed on to the person on call",
  on_duty: "passed on to everyone on duty",
  manager: "passed on to the admins",
  everybody: "passed on to everyone at the clinic",
};

function alarmWords({ step, to, told }: AuditDetail): string {
  const people = told === 1 ? "1 person" : `${told} people`;
  if (to !== "nobody") return `Alarm: ${word(TOLD, to)} (${people})`;
  return step === "on_screen" ? "Alarm: shown on every staff screen" : "Alarm: no one to notify";
}

const REASSESSED_WORDS = {
  worse: "Answered again because it is worse",
  answered: "The answer changes what we know",
  finished: "Answered the remaining questions",
  more: "Answered more questions, not all",
};

const SPECIAL: Record<string, (detail: AuditDetail) => string> = {
  "review.recorded": reviewWords,
  "review.seconded": ({ agrees, to }) =>
    agrees
      ? `Second review: agrees, now ${word(LEVEL_WORDS, to)}`
      : "Second review: does not agree, stays Emergency",
  "call.recorded": ({ outcome }) => `Call: ${word(CALL_WORDS, outcome)}`,
  "intake.escalated": ({ from }) =>
    from === "EMERGENCY"
      ? "Escalated: an Emergency already, it rings again"
      : `Escalated from ${word(LEVEL_WORDS, from)} to Emergency`,
  "closure.requested": ({ outcome }) =>
    `Asked to close: ${word(CLOSE_WORDS, outcome)}, waiting for a second clinician`,
  "closure.decided": ({ agrees }) =>
    agrees ? "Second clinician: agrees to close" : "Second clinician: does not agree to close",
  "intake.closed": ({ outcome }) => `Closed: ${word(CLOSE_WORDS, outcome)}`,
  "intake.addendum": ({ kind }) => word(ADDENDUM_WORDS, kind ?? "Update from the patient"),
  "intake.recorded": ({ channel }) =>
    `Entered the answers for the patient, ${word(CHANNEL_WORDS, channel)}`,
  "intake.reassessed": ({ kind }) => word(REASSESSED_WORDS, kind),
  "appointment.cancelled": ({ reason }) => `Follow-up canceled: ${word(CANCEL_WORDS, reason)}`,
  "appointment.booked": ({ overbookReason }) =>
    overbookReason
      ? `Follow-up booked beside another visit: ${word(OVERBOOK_WORDS, overbookReason)}`
      : "Follow-up booked",
  "appointment.attended": ({ attendance, outcome }) =>
    outcome
      ? `The patient came: ${word(OUTCOME_WORDS, outcome)}`
      : ({ arrived: "The patient arrived", came: "The patient came" }[String(attendance)] ??
        "The patient did not come"),
  "waitlist.removed": ({ reason }) =>
    reason
      ? `Removed from the waiting list: ${word(WAIT_END_WORDS, reason)}`
      : "Removed from the waiting list",
  "visit.lost": ({ reason }) => `Follow-up lost: ${word(LOST_WORDS, reason)}`,
  "intake.returned": ({ reason }) => `Back in the queue: ${word(LOST_WORDS, reason)}`,
  "review.blind": ({ level }) =>
    level
      ? `Level before seeing that of the triage: ${word(LEVEL_WORDS, level)}`
      : "Chose to see the level of the triage first",
  "alarm.passed_on": alarmWords,
  "alarm.rang_again": ({ reason }) => `Alarm: rings again. ${word(RING_WORDS, reason)}`,
  "queue.claimed": ({ takenFrom, handoverId, again }) => {
    if (again) return "Acknowledged the alarm";
    return handoverId
      ? "Claimed after a handoff"
      : takenFrom
        ? "Taken over from a colleague"
        : "Claimed";
  },
  "intake.linked": ({ other }) => `Linked with ${other} as the same person`,
  "intake.told_apart": ({ other }) => `Not the same person as ${other}`,
  "intake.match_undone": ({ other }) => `Undid the decision about ${other}`,
  "queue.assigned": ({ to }) => (to ? `Assigned to ${to}` : "Assigned"),
  "queue.handed_over": ({ to, toRole }) => `Handed off to ${to ?? word(ANY_WORDS, toRole)}`,
  "note.written": ({ to }) => (to ? `Note to ${to}` : "Note"),
};

/**
 * What a colleague did in the meantime, shown to the person whose action was refused because of it.
 */
export function lastWords({ who, action, detail, at }: LastEvent): string {
  return `Last change: ${eventWords(action, detail)}, by ${who}, ${dayTimeText(at)}.`;
}

/** An event of an intake's history in words. */
export function eventWords(action: string, detail: AuditDetail): string {
  return SPECIAL[action]?.(detail) ?? actionWords(action);
}
