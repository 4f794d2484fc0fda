import { alsoHolds } from "@/lib/auth/require-staff";
import type { StepProps } from "./load";

/** The ways to the lower parts of the side column, pinned at its foot. */
export function SideFoot({ intake, staff }: StepProps) {
  if (intake.version === null) return null;
  const mayAct = !intake.claimedById || intake.claimedById === staff.id;
  const look = "staff-button staff-button-quiet";
  return (
    <p className="side-foot print:hidden">
      {alsoHolds(staff, "appointment:book") ? (
        <a href="#follow-ups" className={look}>
          Book a visit
        </a>
      ) : null}
      <a href="#note-form" className={look}>
        Note
      </a>
      {mayAct && alsoHolds(staff, "intake:close") ? (
        <a href="#close-form" className={look}>
          Close
        </a>
      ) : null}
    </p>
  );
}
