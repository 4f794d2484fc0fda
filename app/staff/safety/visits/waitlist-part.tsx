import { share } from "@/lib/safety/agreement";
import type { VisitReport } from "@/lib/safety/visits/queries";
import { shareText } from "../figures";

/** What the waiting list did for those who were put on it in this time. */
export function WaitlistPart({ waitlist }: Pick<VisitReport, "waitlist">) {
  const { waited, booked, waiting, offers, accepted, declined, expired, open } = waitlist;
  const rest = offers - accepted - declined - expired - open;
  return (
    <section className="safety-whole" aria-labelledby="waiting">
      <h2 id="waiting">The waiting list</h2>
      {waited === 0 ? (
        <p className="empty">No one was put on the waiting list in this time.</p>
      ) : (
        <ul>
          <li>
            {waited} {waited === 1 ? "patient" : "patients"} put on it. Got a visit:{" "}
            {shareText(share(booked, waited))}. Still waiting: {waiting}.
          </li>
          <li>
            {offers} {offers === 1 ? "time was" : "times were"} offered. Filled:{" "}
            {shareText(share(accepted, offers))}. Declined: {declined}. No answer in time: {expired}
            . Withdrawn: {rest}. No answer yet: {open}.
          </li>
        </ul>
      )}
    </section>
  );
}
