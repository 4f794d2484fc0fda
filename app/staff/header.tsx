import Link from "next/link";
import { Strip } from "@/components/strip";
import { isPermitted, type Permission } from "@/lib/auth/permissions";
import type { SignedIn } from "@/lib/auth/session";
import { NavLink } from "./nav-link";
import { signOut } from "./sign-out";
import { ROLE_WORDS } from "./words";

const PLACES: { href: string; label: string; permission: Permission }[] = [
  { href: "/staff", label: "Queue", permission: "queue:read" },
  { href: "/staff/search", label: "Search", permission: "contact:read" },
  { href: "/staff/calendar", label: "Calendar", permission: "appointment:book" },
  { href: "/staff/openings", label: "Openings", permission: "availability:manage" },
  { href: "/staff/safety", label: "Safety", permission: "safety:read" },
  { href: "/staff/rules", label: "Rules", permission: "rules:read" },
  { href: "/staff/roster", label: "Roster", permission: "roster:read" },
  { href: "/staff/people", label: "People", permission: "staff:manage" },
  { href: "/staff/locations", label: "Locations", permission: "location:manage" },
  { href: "/staff/settings", label: "Settings", permission: "settings:manage" },
  { href: "/staff/messages", label: "Messages", permission: "messages:read" },
  { href: "/staff/audit", label: "Trail", permission: "audit:read" },
];

type Props = { clinic: string; demo: boolean; person: SignedIn | null };

/** The head of every staff page: where one can go, who is signed in, and the way out. */
export function StaffHeader({ clinic, demo, person }: Props) {
  return (
    <header>
      {demo ? <Strip>Demonstration: invented people. Do not enter real patients.</Strip> : null}
      <div className="staff-header">
        <p className="staff-brand">
          <Link href="/staff" prefetch={false}>
            Backline
          </Link>{" "}
          <span>{clinic}</span>
        </p>
        {person ? (
          <>
            <nav aria-label="Staff">
              <ul>
                {PLACES.filter((place) => isPermitted(person.role, place.permission)).map(
                  (place) => (
                    <li key={place.href}>
                      <NavLink href={place.href}>{place.label}</NavLink>
                    </li>
                  ),
                )}
              </ul>
            </nav>
            <div className="staff-person">
              <NavLink href="/staff/account">
                {person.name}, {ROLE_WORDS[person.role]}
              </NavLink>
              <form action={signOut}>
                <button type="submit" className="staff-button staff-button-inline">
                  Sign out
                </button>
              </form>
            </div>
          </>
        ) : null}
      </div>
    </header>
  );
}
