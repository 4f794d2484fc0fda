import { isPermitted, type Permission, type Role } from "@/lib/auth/permissions";

/** A staff page; pressing `g`, then `letter` opens it. */
export type Place = { href: string; label: string; letter: string };

export const ATTENTION = "/staff/attention";

const PLACES: (Place & { permission: Permission })[] = [
  { href: "/staff", label: "Queue", letter: "q", permission: "queue:read" },
  { href: ATTENTION, label: "Needs attention", letter: "n", permission: "intake:read" },
  { href: "/staff/search", label: "Search", letter: "s", permission: "contact:read" },
  { href: "/staff/calendar", label: "Calendar", letter: "c", permission: "appointment:book" },
  {
    href: "/staff/availability",
    label: "Availability",
    letter: "v",
    permission: "availability:manage",
  },
  { href: "/staff/safety", label: "Safety", letter: "f", permission: "safety:read" },
  { href: "/staff/rules", label: "Rules", letter: "u", permission: "rules:read" },
  { href: "/staff/roster", label: "Roster", letter: "r", permission: "roster:read" },
  { href: "/staff/handover", label: "Handoff sheet", letter: "h", permission: "queue:read" },
  { href: "/staff/people", label: "People", letter: "p", permission: "staff:manage" },
  { href: "/staff/locations", label: "Locations", letter: "l", permission: "location:manage" },
  { href: "/staff/settings", label: "Settings", letter: "e", permission: "settings:manage" },
  { href: "/staff/messages", label: "Messages", letter: "m", permission: "messages:read" },
  { href: "/staff/audit", label: "Audit log", letter: "a", permission: "audit:read" },
];

/** The pages this role may open, in navigation order. */
export function placesFor(role: Role): Place[] {
  return PLACES.filter(({ permission }) => isPermitted(role, permission)).map(
    ({ href, label, letter }) => ({ href, label, letter }),
  );
}
