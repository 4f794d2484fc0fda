import Link from "next/link";
import type { SignedIn } from "@/lib/auth/session";
import type { BoardState } from "@/lib/queue/live/board-state";
import { AttentionLink } from "./live/attention-link";
import { ForYouLink } from "./live/for-you-link";
import { NavLink } from "./nav-link";
import { ATTENTION, actsFor, placesFor, sectionsFor } from "./places";
import { Shortcuts } from "./shortcuts/shortcuts";
import { signOut } from "./sign-out";
import { StaffNav } from "./staff-nav";
import { ROLE_WORDS } from "./words/words";

type Props = {
  clinic: string;
  demo: boolean;
  person: SignedIn | null;
  /** The state of the queue when the page was rendered; null when unknown. */
  board: BoardState | null;
};

function Person({ person, board }: { person: SignedIn; board: BoardState | null }) {
  const places = placesFor(person.role);
  const attention = places.find(({ href }) => href === ATTENTION);
  return (
    <div className="staff-person">
      {attention ? <AttentionLink {...attention} initial={board} /> : null}
      <ForYouLink staffId={person.id} initial={board} />
      <NavLink href="/staff/account">
        {person.name}, {ROLE_WORDS[person.role]}
      </NavLink>
      <Shortcuts places={places} acts={actsFor(person.role)} personId={person.id} />
      <form action={signOut}>
        <button type="submit" className="staff-button staff-button-inline">
          Sign out
        </button>
      </form>
    </div>
  );
}

/** The header of every staff page, in one row: the places, what waits, the person, and sign-out. */
export function StaffHeader({ clinic, demo, person, board }: Props) {
  return (
    <header className="staff-header">
      <p className="staff-brand">
        <Link href="/staff" prefetch={false}>
          Backline
        </Link>{" "}
        <span>{clinic}</span>
      </p>
      {demo ? (
        <p className="demo-mark" title="Do not enter real patients.">
          Demo: made-up people<span className="sr-only"> (do not enter real patients)</span>
        </p>
      ) : null}
      {person ? (
        <>
          <StaffNav sections={sectionsFor(person.role)} />
          <Person person={person} board={board} />
        </>
      ) : null}
    </header>
  );
}
