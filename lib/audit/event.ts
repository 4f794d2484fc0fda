/**
 * What can stand in AuditEvent.action, with the names of its detail; "?" marks one that can be left
 * out. Codes are never reused for another meaning. Detail is codes and ids, never patient data.
 */
export const AUDIT_EVENTS = {
  "draft.resumed": ["draftId"],
  "draft.code_sent": ["draftId", "channel"],
  "intake.received": ["level", "filedAs"],
  "intake.contact_added": [],
  "intake.addendum": ["kind"],
  "intake.feels_worse": ["day?"],
  "link.made": [],
  "scores.given": [],
  "check_in.answered": ["day"],
  "message.written": ["kind"],
  "messages.stopped": [],
  "intake.reassessed": ["kind", "reassessmentId"],
  "intake.opened": [],
  "queue.viewed": [],
  "queue.exported": ["rows", "filter"],
  "search.shown": ["by", "found", "page"],
  "queue.claimed": ["takenFrom?", "handoverId?", "again?"],
  "queue.released": ["bulkId?"],
  "queue.deadline_moved": ["before", "after"],
  "queue.assigned": ["toId", "bulkId"],
  "queue.handed_over": ["handoverId", "toId?", "toRole?"],
  "team.viewed": [],
  "team.sheet_viewed": [],
  "queue.handover_withdrawn": [],
  "call.recorded": ["callId", "outcome", "nextTryAt?"],
  "call.taken_back": ["callId"],
  "note.written": ["noteId", "toId?"],
  "note.taken_back": ["noteId"],
  "note.read": ["noteId"],
  "review.recorded": ["reviewId", "from", "to", "needsSecond"],
  "review.seconded": ["reviewId", "agrees", "to"],
  "intake.escalated": ["escalationId", "from"],
  "appointment.held": ["appointmentId"],
  "appointment.hold_ended": ["appointmentId"],
  "appointment.booked": ["appointmentId", "overbookReason?"],
  "appointment.cancelled": ["appointmentId", "reason"],
  "appointment.attended": ["appointmentId", "attendance", "outcome?"],
  "visit.settled": ["noteId"],
  "message.retried": ["messageId"],
  "message.resolved": ["messageId"],
  "draft.filed_early": ["draftId"],
  "attention.viewed": [],
  "slot.opened": ["slotId", "clinicianId"],
  "slot.withdrawn": ["slotId"],
  "closure.requested": ["requestId", "outcome"],
  "closure.decided": ["requestId", "agrees"],
  "hours.added": ["ruleId", "clinicianId"],
  "hours.removed": ["ruleId", "clinicianId"],
  "different_hours.added": ["exceptionId", "kind", "clinicianId"],
  "different_hours.removed": ["exceptionId"],
  "visit_type.added": ["visitTypeId"],
  "visit_type.closed": ["visitTypeId"],
  "intake.closed": ["outcome", "closureId", "bulkId?"],
  "intake.reopened": [],
  "intake.linked": ["matchId", "other"],
  "intake.told_apart": ["matchId", "other"],
  "intake.match_undone": ["matchId", "other"],
  "burst.seen": ["burstId"],
  "burst.closed": ["burstId", "closed"],
  "alarm.passed_on": ["step", "since", "to", "told"],
  "alarm.rang_again": ["reason"],
  "roster.shift_added": ["shiftId", "staffId", "from", "to", "onCall"],
  "roster.shift_removed": ["shiftId", "staffId", "from", "to", "onCall"],
  "auth.signed_in": [],
  "auth.sign_in_refused": ["account"],
  "auth.signed_out": [],
  "auth.session_revoked": ["staffId"],
  "auth.password_changed": [],
  "channel.added": ["channelId", "kind"],
  "channel.tried": [],
  "channel.removed": ["channelId", "kind"],
  "staff.added": ["staffId", "role"],
  "staff.disabled": ["staffId"],
  "staff.enabled": ["staffId"],
  "staff.role_changed": ["staffId", "before", "after"],
  "staff.password_reset": ["staffId"],
  "location.added": ["locationId", "after"],
  "location.renamed": ["locationId", "before", "after"],
  "location.closed": ["locationId"],
  "location.reopened": ["locationId"],
  "setting.changed": ["setting", "scope", "version", "before", "after"],
  "view.added": ["viewId"],
  "view.renamed": ["viewId"],
  "view.deleted": ["viewId"],
  "view.restored": ["viewId"],
  "audit.viewed": [],
  "calendar.viewed": ["from"],
  "messages.viewed": [],
  "review.blind": ["level?"],
  "rules.approved": ["version"],
  "safety.viewed": ["from", "until"],
  "safety.exported": ["from", "until"],
  "demo.created": [],
} as const satisfies Record<string, readonly string[]>;
export type AuditAction = keyof typeof AUDIT_EVENTS;

/** Codes and ids that go with an event. Never patient data. */
export type AuditDetail = Record<string, string | number | boolean | null>;

type Named<A extends AuditAction> = (typeof AUDIT_EVENTS)[A][number];
type Optional<Name> = Name extends `${infer Bare}?` ? Bare : never;
type Needed<Name> = Name extends `${string}?` ? never : Name & string;

/** The detail of an event. An unknown or missing name does not compile. */
export type DetailOf<A extends AuditAction, Value> = [Named<A>] extends [never]
  ? { detail?: undefined }
  : [Needed<Named<A>>] extends [never]
    ? { detail?: { [Name in Optional<Named<A>>]?: Value } }
    : {
        detail: { [Name in Needed<Named<A>>]: Value } & { [Name in Optional<Named<A>>]?: Value };
      };
