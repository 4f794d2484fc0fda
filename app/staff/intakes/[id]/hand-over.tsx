import { RecipientField } from "@/app/staff/recipient-field";
import { ANY_WORDS } from "@/app/staff/words/words";
import { TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import { hand, withdraw } from "./actions";
import type { IntakePageData, StepProps } from "./load";

/** Whether the intake is handed off to this person or their role. */
export function isFor({ handover }: IntakePageData, staff: StepProps["staff"]): boolean {
  return handover !== null && (handover.toId === staff.id || handover.toRole === staff.role);
}

/** Who should claim it, and a button to withdraw the handoff. */
function Meant({ intake, staff }: StepProps) {
  const { handover, claimedById } = intake;
  if (!handover) return null;
  const to = handover.toName ?? ANY_WORDS[handover.toRole ?? "clinician"];
  const mayWithdraw = !claimedById || claimedById === staff.id;
  return (
    <>
      <p>
        <b>Waiting for {isFor(intake, staff) ? "you" : to}</b> to claim it. Handed off by{" "}
        {handover.fromId === staff.id ? "you" : handover.fromName}.
      </p>
      {mayWithdraw ? (
        <StaffForm
          id="withdraw-form"
          action={withdraw}
          hidden={{ intakeId: intake.id, version: intake.version ?? 0 }}
          submit="Withdraw the handoff"
          tone="quiet"
        />
      ) : null}
    </>
  );
}

/** Hands the intake off to a person or a role, with a short message. `unfolded`: the form is in sight. */
export function HandOver({ intake, staff, unfolded }: StepProps & { unfolded?: boolean }) {
  const mine = intake.claimedById === staff.id;
  if ((intake.claimedById && !mine) || !alsoHolds(staff, "intake:claim"))
    return <Meant intake={intake} staff={staff} />;
  return (
    <>
      <Meant intake={intake} staff={staff} />
      <StaffForm
        summary={mine ? "Hand off" : "Assign"}
        unfolded={unfolded}
        id="hand-form"
        action={hand}
        hidden={{ intakeId: intake.id, version: intake.version ?? 0 }}
        submit={mine ? "Hand off intake" : "Assign intake"}
      >
        <RecipientField
          label="To"
          hint={`It stays ${mine ? "assigned to you" : "unassigned"} until they claim it`}
          colleagues={intake.colleagues}
        />
        <TextArea name="words" label="What they should know (optional)" rows={2} />
      </StaffForm>
    </>
  );
}
