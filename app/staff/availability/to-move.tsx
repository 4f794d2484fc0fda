import Link from "next/link";
import { dayTimeText, timeText } from "@/app/staff/words/clock";
import { StaffForm } from "@/components/staff/form";
import type { BookableTime } from "@/lib/appointment/bookable/queries";
import type { VisitToMove } from "@/lib/appointment/hours/queries";
import { timeCode } from "@/lib/appointment/schema";
import { cancel, rebook } from "../intakes/[id]/actions";

/** Moves a visit to the first time that fits, or cancels it, so that somebody calls the patient. */
function Steps({ visit, offer }: { visit: VisitToMove; offer: BookableTime | undefined }) {
  const hidden = { appointmentId: visit.id, version: String(visit.version ?? "") };
  const when = offer
    ? `${dayTimeText(offer.startsAt)}, ${[offer.clinicianName, offer.location].filter(Boolean).join(", ")}`
    : null;
  return (
    <span className="row-actions">
      {offer ? (
        <StaffForm
          id={`move-${visit.id}`}
          action={rebook}
          hidden={{ ...hidden, time: timeCode(offer) }}
          submit={`Move to ${when}`}
          label={`Move ${visit.reference} to ${when}`}
          tone="inline"
        />
      ) : (
        <span className="quiet">Nothing fits in six weeks.</span>
      )}
      <StaffForm
        id={`drop-${visit.id}`}
        action={cancel}
        hidden={{ ...hidden, reason: visit.onlyRoom ? "no_room" : "clinician_away" }}
        submit="Cancel and call the patient"
        label={`Cancel the visit of ${visit.reference} and call the patient`}
        tone="inline"
      />
    </span>
  );
}

type Props = { visits: VisitToMove[]; offers: Map<string, BookableTime> };

/** So many stand above the week; the others are one press away. */
const IN_SIGHT = 3;

function Visits({ visits, offers }: Props) {
  return (
    <ul className="bookings">
      {visits.map((visit) => (
        <li key={visit.id} className="hours-line">
          <span>
            {dayTimeText(visit.startsAt)} to {timeText(visit.endsAt)} with {visit.clinicianName}
            {visit.onlyRoom ? ", room closed" : null}:{" "}
            <Link href={`/staff/intakes/${visit.intakeId}#follow-ups`} prefetch={false}>
              {visit.reference}
            </Link>
          </span>
          <Steps visit={visit} offer={offers.get(visit.id)} />
        </li>
      ))}
    </ul>
  );
}

/**
 * The visits that are booked in a leave, on a closed day or in a closed room, each with the first time that fits it. What
 * is canceled here comes up under Needs attention, or stays in the queue.
 */
export function ToMove({ visits, offers }: Props) {
  if (visits.length === 0) return null;
  return (
    <section aria-labelledby="to-move" className="panel">
      <h2 id="to-move">
        {visits.length === 1 ? "1 visit must be moved" : `${visits.length} visits must be moved`}
      </h2>
      <p>
        They are booked in a leave, on a closed day or in a room that is closed, and stay until
        somebody moves them.
      </p>
      <Visits visits={visits.slice(0, IN_SIGHT)} offers={offers} />
      {visits.length > IN_SIGHT ? (
        <details>
          <summary>The other {visits.length - IN_SIGHT}</summary>
          <Visits visits={visits.slice(IN_SIGHT)} offers={offers} />
        </details>
      ) : null}
    </section>
  );
}
