import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import type { QueueRow } from "@/lib/queue/queries";
import { claim } from "./intakes/[id]/actions";
import { Looking } from "./live/looking";
import { ANY_WORDS } from "./words";

/** What an emergency says beside who has it, until somebody has seen to it. */
function alarmWords(row: QueueRow): string {
  return row.claimedById ? "More urgent since" : "Nobody yet";
}

/** Who has an intake, and the button to take it or to say that one has seen what is new. */
export function RowClaim({ row, staff }: { row: QueueRow; staff: Staff<"queue:read"> }) {
  const mine = row.claimedById === staff.id;
  const toTake = !row.claimedById || (mine && row.alarm);
  return (
    <>
      <Looking intakeId={row.intakeId} me={staff.id} />
      {row.claimedById ? <b>{mine ? "You" : row.claimedByName}</b> : null}
      {row.toName || row.toRole ? (
        <span className="quiet meant">
          for {row.toName ?? ANY_WORDS[row.toRole ?? "clinician"]}
        </span>
      ) : null}
      {row.alarm ? <span className="flag flag-alarm">{alarmWords(row)}</span> : null}
      {row.claimedById || row.alarm ? null : <span className="quiet">Nobody</span>}
      {toTake && alsoHolds(staff, "intake:claim") ? (
        <StaffForm
          id={`claim-${row.intakeId}`}
          action={claim}
          hidden={{ intakeId: row.intakeId, version: row.version }}
          submit={mine ? "Seen" : "Take"}
          tone="inline"
          label={`${mine ? "Seen:" : "Take"} ${row.reference}`}
        />
      ) : null}
    </>
  );
}
