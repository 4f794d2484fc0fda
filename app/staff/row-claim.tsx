import { StaffForm } from "@/components/staff/form";
import type { QueueRow } from "@/lib/queue/queries";
import { claim } from "./intakes/[id]/actions";

/** What stands where nobody has an intake yet: the words, and the button to take it. */
export function RowClaim(props: { row: QueueRow; alarm: boolean; may: boolean }) {
  const { row, alarm, may } = props;
  return (
    <>
      <span className={alarm ? "flag flag-alarm" : "quiet"}>{alarm ? "Nobody yet" : "Nobody"}</span>
      {may ? (
        <StaffForm
          id={`claim-${row.intakeId}`}
          action={claim}
          hidden={{ intakeId: row.intakeId, version: row.version }}
          submit="Take"
          tone="inline"
          label={`Take ${row.reference}`}
        />
      ) : null}
    </>
  );
}
