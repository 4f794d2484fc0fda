import { StaffForm } from "@/components/staff/form";
import { claim } from "../intakes/[id]/actions";
import { Looking } from "../live/looking";
import { ANY_WORDS } from "../words/words";
import type { RowView } from "./queue-view";

/** Who an intake is assigned to, the button to claim or to acknowledge it, and the number of what rings. */
export function RowClaim(props: { row: RowView; me: string; mayClaim: boolean }) {
  const { row, me, mayClaim } = props;
  const mine = row.claimedById === me;
  const others = row.claimedById !== null && !mine;
  // Claiming it once more does not help where a clinician is missing.
  const again = row.alarm && !(mine && row.ringsFor === "no_clinician");
  const words = mine ? "Acknowledge" : others ? "Take over" : "Claim";
  return (
    <div className="holder">
      <span className="who-has">
        {row.claimedById ? <b>{mine ? "You" : row.claimedByName}</b> : null}
        {row.claimedById || row.alarm ? null : <span className="quiet">Unassigned</span>}
        <Looking intakeId={row.intakeId} me={me} />
        {row.toName || row.toRole ? (
          <span className="quiet meant">
            {`handed off to ${row.toName ?? ANY_WORDS[row.toRole ?? "clinician"]}`}
          </span>
        ) : null}
      </span>
      {(!row.claimedById || again) && mayClaim ? (
        <StaffForm
          id={`claim-${row.intakeId}`}
          action={claim}
          hidden={{
            ...{ intakeId: row.intakeId, version: row.version },
            ...(others ? { takeOver: "yes" } : {}),
          }}
          submit={words}
          tone="inline"
          label={`${words} ${row.reference}`}
        />
      ) : null}
      {row.dial ? (
        <a className="staff-button row-call" href={`tel:${row.dial}`}>
          Call<span className="sr-only"> {row.reference}</span>
        </a>
      ) : null}
    </div>
  );
}
