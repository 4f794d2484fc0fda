import Link from "next/link";
import { Strip } from "@/components/strip";
import type { SignedIn } from "@/lib/auth/session";
import type { BoardState } from "@/lib/queue/live/board-state";
import { AttentionLink } from "./live/attention-link";
import { ForYouLink } from "./live/for-you-link";
import { NavLink } from "./nav-link";
import { ATTENTION, placesFor } from "./places";
import { Shortcuts } from "./shortcuts/shortcuts";
import { signOut } from "./sign-out";
import { ROLE_WORDS } from "./words/words";

type Props = {
  clinic: string;
  demo: boolean;
  person: SignedIn | null;
  /** The state of the queue when the page was rendered; null when unknown. */
  board: BoardState | null;
};

/** The header of every staff page: the navigation, the person who is signed in, and sign-out. */
export function StaffHeader({ clinic, demo, person, board }: Props) {
  return (
    <header>
      {demo ? <Strip>Demo: made-up people. Do not enter real patients.</Strip> : null}
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
                    {place.href === ATTENTION ? (
                      <AttentionLink {...place} initial={board} />
                    ) : (
                      <NavLink href={place.href}>{place.label}</NavLink>
                    )}
                  </li>
                ))}
              </ul>
            </nav>
            <div className="staff-person">
              <ForYouLink staffId={person.id} initial={board} />
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
