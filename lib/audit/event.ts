/** What can stand in AuditEvent.action. Codes are never reused for another meaning. */
export const AUDIT_ACTIONS = [
  "draft.resumed",
  "intake.received",
  "intake.contact_added",
  "intake.addendum",
  "intake.reassessed",
  "intake.opened",
  "queue.viewed",
  "queue.claimed",
  "queue.released",
  "call.recorded",
  "note.written",
  "review.recorded",
  "review.seconded",
  "appointment.booked",
  "appointment.cancelled",
  "slot.opened",
  "slot.withdrawn",
  "intake.closed",
  "intake.reopened",
  "auth.signed_in",
  "auth.sign_in_refused",
  "auth.signed_out",
  "auth.session_revoked",
  "auth.password_changed",
  "staff.added",
  "staff.disabled",
  "staff.enabled",
  "staff.password_reset",
  "audit.viewed",
  "calendar.viewed",
  "messages.viewed",
  "demo.created",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Codes and ids that go with an event. Never patient data. */
export type AuditDetail = Record<string, string | number | boolean | null>;
