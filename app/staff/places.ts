import { isPermitted, type Permission, type Role } from "@/lib/auth/permissions";

/** A staff page; pressing `g`, then `letter` opens it. */
export type Place = { href: string; label: string; letter: string };

export const NEW_INTAKE = "/staff/new";
export const ATTENTION = "/staff/attention";

const PLACES: (Place & { permission: Permission })[] = [
  { href: "/staff", label: "Queue", letter: "q", permission: "queue:read" },
  { href: NEW_INTAKE, label: "New intake", letter: "i", permission: "intake:record" },
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
  { href: "/staff/safety/visits", label: "Visit reports", letter: "o", permission: "safety:read" },
  { href: "/staff/rules", label: "Rules", letter: "u", permission: "rules:read" },
  { href: "/staff/roster", label: "Roster", letter: "r", permission: "roster:read" },
  { href: "/staff/handover", label: "Handoff sheet", letter: "h", permission: "queue:read" },
  { href: "/staff/people", label: "People", letter: "p", permission: "staff:manage" },
  { href: "/staff/locations", label: "Locations", letter: "l", permission: "location:manage" },
  { href: "/staff/settings", label: "Settings", letter: "e", permission: "settings:manage" },
  { href: "/staff/messages", label: "Messages", letter: "m", permission: "messages:read" },
  { href: "/staff/audit", label: "Audit log", letter: "a", permission: "audit:read" },
  { href: "/staff/security", label: "Security", letter: "y", permission: "audit:read" },
];

/** The pages this role may open, in navigation order. */
export function placesFor(role: Role): Place[] {
  return PLACES.filter(({ permission }) => isPermitted(role, permission)).map(
    ({ href, label, letter }) => ({ href, label, letter }),
  );
}

/** A part of the navigation: its name, and its pages that this role may open. */
export type Section = { label: string; places: Place[] };

const SECTIONS: readonly { label: string; hrefs: readonly string[] }[] = [
  { label: "Queue", hrefs: ["/staff"] },
  { label: "Calendar", hrefs: ["/staff/calendar", "/staff/availability"] },
  { label: "Shift", hrefs: ["/staff/roster", "/staff/handover"] },
  {
    label: "Safety",
    hrefs: [
      "/staff/safety",
      "/staff/safety/visits",
      "/staff/rules",
      "/staff/audit",
      "/staff/security",
    ],
  },
  {
    label: "Set-up",
    hrefs: ["/staff/people", "/staff/locations", "/staff/settings", "/staff/messages"],
  },
];

/** The four places and Set-up, without those of which this role may open no page. */
export function sectionsFor(role: Role): Section[] {
  const open = placesFor(role);
  return SECTIONS.map(({ label, hrefs }) => ({
    label,
    places: open.filter(({ href }) => hrefs.includes(href)),
  })).filter(({ places }) => places.length > 0);
}

/** Something to do that Find offers: the address of its form or file. */
export type Act = { href: string; label: string };

const ACTS: (Act & { permission: Permission })[] = [
  { href: "/staff/handover#print", label: "Print the handoff sheet", permission: "queue:read" },
  { href: "/staff/export", label: "Download the queue as a file", permission: "queue:export" },
  { href: "/staff/roster#shift-form", label: "Add a shift", permission: "roster:manage" },
  {
    href: "/staff/people#add-form",
    label: "Add a person who works here",
    permission: "staff:manage",
  },
  { href: "/staff/locations#add-form", label: "Add a location", permission: "location:manage" },
  { href: "/staff/account", label: "Change how I am notified", permission: "account:own" },
];

/** What this role may do from anywhere. */
export function actsFor(role: Role): Act[] {
  return ACTS.filter(({ permission }) => isPermitted(role, permission)).map(({ href, label }) => ({
    href,
    label,
  }));
}
