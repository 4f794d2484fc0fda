import { StaffForm } from "@/components/staff/form";
import type { OwnSession } from "@/lib/auth/account";
import { fullText } from "../words/clock";
import { endOthers } from "./actions";

/** The devices on which this person is signed in, and a button that signs out the others. */
export function OwnSessions({ sessions }: { sessions: OwnSession[] }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul className="bookings">
        {sessions.map((session) => (
          <li key={session.createdAt.toISOString()}>
            <p>
              Since {fullText(session.createdAt)}
              {session.current ? <b> (this device)</b> : null}
            </p>
            <p className="quiet">
              Last used {fullText(session.lastSeenAt)}, expires {fullText(session.expiresAt)} at the
              latest
            </p>
          </li>
        ))}
      </ul>
      <StaffForm
        id="others-form"
        action={endOthers}
        submit="Sign out everywhere else"
        tone="quiet"
      />
    </section>
  );
}
