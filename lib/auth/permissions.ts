/** What a member of staff may do. One table, deny by default. */
export const ROLES = ["front_desk", "clinician", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "queue:read",
  "queue:export",
  "intake:record",
  "intake:read",
  "contact:read",
  "clinical:read",
  "intake:claim",
  "intake:escalate",
  "call:record",
  "note:write",
  "person:match",
  "person:data",
  "review:record",
  "question:ask",
  "appointment:book",
  "availability:manage",
  "intake:close",
  "burst:close",
  "audit:read",
  "messages:read",
  "roster:read",
  "roster:manage",
  "staff:manage",
  "rules:read",
  "rules:approve",
  "safety:read",
  "location:manage",
  "settings:manage",
  "account:own",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EVERYONE = [
  "queue:read",
  "intake:read",
  "contact:read",
  "intake:claim",
  "intake:escalate",
  "call:record",
  "note:write",
  "person:match",
  "appointment:book",
  "availability:manage",
  "rules:read",
  "roster:read",
  "account:own",
] as const satisfies readonly Permission[];

/**
 * The front desk schedules and sees contact data, but does not review or close clinical questions.
 * Clinicians do both. Admins manage people and read the audit log, but make no clinical decisions.
 * `clinical:read` covers every answer and free text (minimum necessary, 45 CFR 164.502(b)). Without
 * it a person still sees the level and the red flags. `intake:record`: enters the answers of somebody
 * on the phone or at the desk, and sees them until they are sent. `person:data`: gives a person their own
 * copy of everything, answers included, and erases it when they ask.
 */
const GRANTS: Record<Role, readonly Permission[]> = {
  front_desk: [...EVERYONE, "intake:record"],
  clinician: [
    ...EVERYONE,
    "intake:record",
    "queue:export",
    "clinical:read",
    "review:record",
    "question:ask",
    "intake:close",
    "rules:approve",
    "safety:read",
  ],
  admin: [
    ...EVERYONE,
    "queue:export",
    "burst:close",
    "audit:read",
    "messages:read",
    "roster:manage",
    "rules:approve",
    "safety:read",
    "staff:manage",
    "location:manage",
    "settings:manage",
    "person:data",
  ],
};

/** Whether the role holds the permission. */
export function isPermitted(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission);
}
