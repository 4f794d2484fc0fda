import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import { reopen } from "./actions";
import { AskStep } from "./ask-step";
import { CloseStep } from "./close-step";
import { HandOver } from "./hand-over";
import { HolderForm, HolderWords } from "./holder";
import type { StepProps } from "./load";
import { CallStep, EscalateStep, NoteStep, ReviewStep } from "./step-forms";

/** Clinicians raise a level by a review instead. */
function Escalate({ intake, staff }: StepProps) {
  if (!alsoHolds(staff, "intake:escalate") || alsoHolds(staff, "review:record")) return null;
  return <EscalateStep intake={intake} />;
}

/** Puts a closed intake back into the queue. */
export function ReopenForm({ intake, staff }: StepProps) {
  if (intake.version !== null || !alsoHolds(staff, "intake:close")) return null;
  return (
    // A form of its own: not the one that stood here before, with its message.
    <StaffForm
      key="reopen"
      id="reopen-form"
      action={reopen}
      hidden={{ intakeId: intake.id }}
      submit="Reopen"
      tone="quiet"
    />
  );
}

function ClosedSteps({ intake, staff, inPanel }: StepProps & { inPanel: boolean }) {
  return (
    <>
      <p>This intake is closed.</p>
      {inPanel ? null : <ReopenForm intake={intake} staff={staff} />}
      <Escalate intake={intake} staff={staff} />
      <NoteStep intake={intake} />
    </>
  );
}

/**
 * What this person can do next. The commands check it again. `inPanel`: the panel has the button that
 * claims or reopens at its foot, and nothing above the steps to fold the handoff away for.
 */
export function Steps({ intake, staff, inPanel = false }: StepProps & { inPanel?: boolean }) {
  const mine = intake.claimedById === staff.id;
  const mayAct = !intake.claimedById || mine;
  return (
    <section aria-labelledby="next" className="steps print:hidden">
      {intake.version === null ? (
        <>
          <h2 id="next">Next step</h2>
          <ClosedSteps intake={intake} staff={staff} inPanel={inPanel} />
        </>
      ) : (
        <>
          <div className="steps-holder">
            <h2 id="next">Next step</h2>
            <HolderWords intake={intake} staff={staff} />
            {inPanel && !mine ? null : <HolderForm intake={intake} staff={staff} />}
            {inPanel ? null : <HandOver intake={intake} staff={staff} />}
          </div>
          {mayAct && alsoHolds(staff, "call:record") ? <CallStep intake={intake} /> : null}
          {mayAct && alsoHolds(staff, "review:record") ? <ReviewStep intake={intake} /> : null}
          {mayAct ? <AskStep intake={intake} /> : null}
          <Escalate intake={intake} staff={staff} />
          {inPanel ? <HandOver intake={intake} staff={staff} unfolded /> : null}
        </>
      )}
    </section>
  );
}

/** The last steps on an open intake: a note, and its end. */
export function LastSteps({ intake, staff }: StepProps) {
  if (intake.version === null) return null;
  const mayAct = !intake.claimedById || intake.claimedById === staff.id;
  return (
    <section aria-label="Note and close" className="steps print:hidden">
      <NoteStep intake={intake} />
      {mayAct && alsoHolds(staff, "intake:close") ? <CloseStep intake={intake} /> : null}
    </section>
  );
}
