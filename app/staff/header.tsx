import Link from "next/link";
import { Strip } from "@/components/strip";
import type { SignedIn } from "@/lib/auth/session";
import { Shortcuts } from "./keys/shortcuts";
import { NavLink } from "./nav-link";
import { placesFor } from "./places";
import { signOut } from "./sign-out";
import { ROLE_WORDS } from "./words";

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
                {placesFor(person.role).map((place) => (
                  <li key={place.href}>
                    <NavLink href={place.href}>{place.label}</NavLink>
                  </li>
                ))}
              </ul>
            </nav>
            <div className="staff-person">
              <NavLink href="/staff/account">
                {person.name}, {ROLE_WORDS[person.role]}
              </NavLink>
              <Shortcuts places={placesFor(person.role)} personId={person.id} />
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
