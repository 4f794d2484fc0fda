import type { AuditAction } from "@/lib/audit/event";
import type { SignInError } from "@/lib/auth/next-auth";
import type { Role } from "@/lib/auth/permissions";
import type { RingReason } from "@/lib/notify/ring-again";
import type { CloseOutcome, DiagnosisGroup, HandoverRole, LostVisit } from "@/lib/queue/schema";
import type { CallOutcome } from "@/lib/record/schema";
import type { Level } from "@/lib/triage/symptoms";

export const LEVEL_WORDS: Record<Level, string> = {
  EMERGENCY: "Emergency",
  URGENT: "Urgent",
  SOON: "Soon",
  ROUTINE: "Routine",
  SELF_CARE: "Self-care",
};

export const ROLE_WORDS: Record<Role, string> = {
  front_desk: "Front desk",
  clinician: "Clinician",
  admin: "Admin",
};

/** Why a rule fired that no sure answer made fire. */
export const UNSURE_WORDS = { not_sure: "Not sure", own_words: "Own words" } as const;

/** A role as the recipient of a handoff. */
export const ANY_WORDS: Record<HandoverRole, string> = {
  front_desk: "the front desk",
  clinician: "any clinician",
};

export const CLOSE_WORDS: Record<CloseOutcome, string> = {
  sent_to_emergency_department: "Sent to the emergency department",
  seen_in_clinic: "Seen in clinic",
  advice_given: "Advice given",
  appointment_booked: "Appointment booked",
  seen_elsewhere: "Seen elsewhere",
  could_not_reach: "Could not reach the patient",
  duplicate: "Duplicate of another intake",
  other: "Other",
};

export const DIAGNOSIS_WORDS: Record<DiagnosisGroup, string> = {
  strain_or_spasm: "Strain or spasm",
  nerve_root: "Nerve root pain (sciatica)",
  spinal_stenosis: "Spinal stenosis",
  cauda_equina: "Cauda equina syndrome",
  fracture: "Fracture",
  infection: "Infection",
  cancer: "Cancer",
  kidney_or_urinary: "Kidney or urinary",
  blood_vessel: "Aorta or other vessel",
  pregnancy: "Pregnancy",
  other: "Something else",
};

export const CALL_WORDS: Record<CallOutcome, string> = {
  spoke: "Spoke to the patient",
  no_answer: "No answer",
  left_message: "Left a message",
  wrong_number: "Wrong number",
};

export const CANCEL_WORDS: Record<string, string> = {
  patient_asked: "The patient asked for it",
  clinician_away: "The clinician is away",
  seen_elsewhere: "Seen elsewhere",
  booked_by_mistake: "Booked by mistake",
  moved: "Rescheduled",
  cannot_come: "The patient cannot come",
  feels_better: "The patient feels better",
  other: "The patient gave no reason",
};

/** Why a visit was booked beside another one. */
export const OVERBOOK_WORDS: Record<string, string> = {
  cannot_wait: "The patient cannot wait",
  short_visit: "It is a short visit",
  clinician_agreed: "The clinician agreed",
  others_may_not_come: "Others may not come",
};

/** What a visit that took place led to. */
export const OUTCOME_WORDS: Record<string, string> = {
  nothing_more: "No more visits needed",
  another_visit: "Another visit is needed",
  referred: "Referred to someone else",
  sent_to_er: "Sent to the emergency room",
};

export const STATUS_WORDS: Record<string, string> = {
  booked: "Booked",
  arrived: "Arrived",
  done: "Seen",
  no_show: "Did not come",
};

export const FILED_WORDS: Record<string, string> = {
  sent: "Sent by the patient",
  emergency_stop: "Stopped at an emergency answer; the rest was not asked",
  under_16: "Stopped because the patient is under 16",
  abandoned: "Not finished by the patient; what they answered is here",
};

export const ADDENDUM_WORDS: Record<string, string> = {
  already_checked: "The patient says a clinician has already checked these symptoms.",
  answered_by_mistake: "The patient says an answer was a mistake.",
};

/** For stored data that cannot be opened: damaged, or sealed with another key. */
export const UNREADABLE_WORDS = "Cannot be read";

/** The name in a list. */
export function nameWords({ name, unreadable }: { name: string | null; unreadable: boolean }) {
  return name ?? (unreadable ? UNREADABLE_WORDS : "No name yet");
}

/** Why an emergency rings although somebody has it. */
export const RING_WORDS: Record<RingReason, string> = {
  no_contact: "No contact recorded in time",
  no_clinician: "No clinician has it",
  call_missed: "The promised call was not made",
  signed_out: "Its holder signed out",
  no_shift: "Its holder has no shift now",
  visit_lost: "Its follow-up will not happen, or did not",
};

/** Why an open intake needs a visit again. */
export const LOST_WORDS: Record<LostVisit, string> = {
  visit_cancelled: "Follow-up canceled",
  visit_missed: "Did not come to the follow-up",
  visit_unknown: "Follow-up not recorded",
  clinician_left: "Follow-up with someone who left",
  place_closed: "Follow-up at a closed location",
};

/** The mark of a patient who did not answer a check-in. */
export const SILENT_WORDS = "No reply to our message";
export const visitsWords = (visits: number) => `${visits} contacts in 30 days`;

export const SIGN_IN_WORDS: Record<SignInError, string> = {
  refused: "Wrong e-mail or password. Check both and try again.",
  too_many_attempts: "Too many attempts. Wait 15 minutes, then try again.",
  unavailable: "We cannot check sign-ins right now. Try again in a minute.",
};

const ACTION_WORDS: Record<AuditAction, string> = {
  "draft.resumed": "Opened unsent answers on another device",
  "draft.code_sent": "Sent the patient a code for unsent answers",
  "intake.received": "Intake received",
  "intake.contact_added": "Left contact details",
  "intake.addendum": "Update from the patient",
  "link.made": "Created a private link",
  "scores.given": "Answered the three questions",
  "check_in.answered": "Answered a check-in",
  "message.written": "Wrote a message to the patient",
  "messages.stopped": "Stopped messages",
  "intake.feels_worse": "The patient says it is worse",
  "intake.reassessed": "Answers changed",
  "intake.opened": "Opened the record",
  "queue.viewed": "Viewed the queue",
  "queue.exported": "Downloaded the queue",
  "search.shown": "Searched for a person",
  "queue.claimed": "Claimed",
  "queue.released": "Released",
  "queue.deadline_moved": "Deadline recalculated",
  "queue.assigned": "Assigned",
  "queue.handed_over": "Handed off",
  "team.viewed": "Viewed own list",
  "team.sheet_viewed": "Viewed the handoff sheet",
  "queue.handover_withdrawn": "Handoff withdrawn",
  "call.recorded": "Call",
  "call.taken_back": "Call marked as entered in error",
  "note.written": "Note",
  "note.taken_back": "Note marked as entered in error",
  "note.read": "Read a note",
  "review.recorded": "Review",
  "review.seconded": "Second review",
  "appointment.held": "The patient is choosing a time",
  "appointment.hold_ended": "The patient gave a chosen time back",
  "appointment.booked": "Follow-up booked",
  "appointment.cancelled": "Follow-up canceled",
  "appointment.attended": "Recorded whether the patient came",
  "recall.added": "Recall set",
  "recall.ended": "Recall done or dropped",
  "waitlist.added": "Added to the waiting list",
  "waitlist.removed": "Removed from the waiting list",
  "waitlist.viewed": "Viewed the waiting list",
  "offer.made": "Offered a time from the waiting list",
  "offer.accepted": "Accepted the offered time",
  "offer.declined": "Declined the offered time",
  "offer.expired": "Offered time: no answer",
  "offer.withdrawn": "Offered time withdrawn",
  "feed.made": "Made a calendar link",
  "feed.revoked": "Ended a calendar link",
  "reports.viewed": "Viewed the reports",
  "visit.settled": "Recorded that no visit is needed",
  "message.retried": "Sent a failed message again",
  "message.resolved": "Marked a failed message as done",
  "draft.filed_early": "Put unsent answers in the queue",
  "attention.viewed": "Viewed what needs attention",
  "burst.seen": "Acknowledged a burst",
  "burst.closed": "Closed a burst",
  "channel.added": "Added a way to be notified",
  "channel.tried": "Tried the ways to be notified",
  "channel.removed": "Removed a way to be notified",
  "rules.approved": "Approved the rules",
  "review.blind": "Gave a level before seeing that of the triage",
  "slot.opened": "Availability added",
  "slot.withdrawn": "Availability withdrawn",
  "closure.requested": "Asked to close",
  "closure.decided": "Second clinician decided on closing",
  "hours.added": "Usual hours added",
  "hours.removed": "Usual hours removed",
  "different_hours.added": "Leave, closing or extra hours added",
  "different_hours.removed": "Leave, closing or extra hours removed",
  "visit_type.added": "Kind of visit added",
  "visit_type.changed": "Changed for whom a kind of visit is",
  "visit_type.closed": "Kind of visit ended",
  "intake.escalated": "Escalated to Emergency",
  "intake.closed": "Closed",
  "intake.reopened": "Reopened",
  "intake.returned": "Back in the queue",
  "intake.linked": "Linked as the same person",
  "intake.told_apart": "Marked as another person",
  "intake.match_undone": "Undid the decision about another intake",
  "alarm.passed_on": "Alarm passed on",
  "alarm.rang_again": "Alarm: rings again",
  "roster.shift_added": "Shift added",
  "roster.shift_removed": "Shift removed",
  "auth.signed_in": "Signed in",
  "auth.sign_in_refused": "Sign-in refused",
  "auth.signed_out": "Signed out",
  "auth.session_revoked": "Sessions ended",
  "auth.password_changed": "Password changed",
  "staff.added": "Person added",
  "staff.disabled": "Person disabled",
  "staff.enabled": "Person enabled",
  "staff.role_changed": "Role changed",
  "staff.password_reset": "Password reset",
  "location.added": "Location added",
  "location.renamed": "Location renamed",
  "location.closed": "Location closed",
  "location.described": "Address or time zone of a location saved",
  "room.added": "Room added",
  "room.closed": "Room closed",
  "location.reopened": "Location reopened",
  "setting.changed": "Setting changed",
  "view.added": "Saved a view",
  "view.renamed": "Renamed a view",
  "view.deleted": "Deleted a view",
  "view.restored": "Restored a view",
  "audit.viewed": "Viewed the audit log",
  "calendar.viewed": "Viewed the calendar",
  "messages.viewed": "Viewed the messages",
  "safety.viewed": "Viewed the safety page",
  "safety.exported": "Downloaded the safety figures",
  "demo.created": "Created demo data",
};

/** An event of the audit log in words; an unknown code is shown as it is. */
export function actionWords(action: string): string {
  return (ACTION_WORDS as Record<string, string>)[action] ?? action;
}

/** A code such as "left_message" as plain words. */
export function plainWords(code: string): string {
  const words = code.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
