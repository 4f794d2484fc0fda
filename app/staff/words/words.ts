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
  no_room: "No room is free",
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

/** The step of an intake that nobody has touched. */
export const NEW_STEP = "New";

/** Why an emergency rings although somebody has it. */
export const RING_WORDS: Record<RingReason, string> = {
  no_contact: "No contact recorded in time",
  no_clinician: "No clinician has it",
  call_missed: "The promised call was not made",
  signed_out: "Its holder signed out",
  no_shift: "Its holder has no shift now",
  visit_lost: "Its follow-up will not happen, or did not",
};

/** The same, to the one who has it. */
export const ringWords = (reason: RingReason, mine: boolean): string =>
  (mine && OWN_RING_WORDS[reason]) || RING_WORDS[reason];

const OWN_RING_WORDS: Partial<Record<RingReason, string>> = {
  signed_out: "You signed out meanwhile",
  no_shift: "You have no shift now",
};

/** Why an open intake needs a visit again. */
export const LOST_WORDS: Record<LostVisit, string> = {
  visit_cancelled: "Follow-up canceled",
  visit_missed: "Did not come to the follow-up",
  visit_unknown: "Follow-up not recorded",
  visit_needed: "Seen, and another visit is needed",
  clinician_left: "Follow-up with someone who left",
  place_closed: "Follow-up at a closed location",
  recall_dropped: "Recall dropped",
  wait_ended: "Taken off the waiting list",
};

/** The mark of a patient who did not answer a check-in. */
export const SILENT_WORDS = "No reply to our message";
export const visitsWords = (visits: number) => `${visits} contacts in 30 days`;

export const SIGN_IN_WORDS: Record<SignInError, string> = {
  refused: "Wrong e-mail or password. Check both and try again.",
  too_many_attempts:
    "Too many attempts. Wait 15 minutes, or use a device that you signed in on before.",
  too_many_here: "Too many attempts on this device. Wait 15 minutes, then try again.",
  too_busy: "Too many people are signing in right now. Try again in a minute.",
  provider_away:
    "We cannot reach the service that you sign in with right now. Try again in a minute.",
  provider_failed: "That sign-in did not work, or took too long. Try again.",
  no_role: "Your account there has no role here yet. Ask the person who manages it.",
  email_unverified:
    "No verified e-mail address of yours came from there. Ask the person who manages your account.",
  account_exists:
    "An account with your e-mail address is here already, and is not tied to that sign-in. Ask an admin.",
  account_disabled: "Your account here is disabled. Ask an admin.",
  unavailable: "We cannot check sign-ins right now. Try again in a minute.",
};

/** A code such as "left_message" as plain words. */
export function plainWords(code: string): string {
  const words = code.replaceAll("_", " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
