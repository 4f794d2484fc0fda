import { timeText } from "@/app/staff/words/clock";
import { RING_WORDS } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import { claim, release, reopen } from "./actions";
import { AskStep } from "./ask-step";
import { CloseStep } from "./close-step";
import { HandOver, isFor } from "./hand-over";
import type { StepProps } from "./load";
import { CallStep, EscalateStep, NoteStep, ReviewStep } from "./step-forms";

/**
 * Why it rings although this person has it, with the button that says that they saw it; before that,
 * when it will.
 */
function RingsAgain({ intake, staff }: StepProps) {
  const { alarm, ringsFor, version, quietUntil } = intake;
  if (!alarm) {
    const clinician = staff.role === "clinician";
    if (!quietUntil || (clinician && intake.reached)) return null;
    const until = timeText(quietUntil);
    return (
      <p>
        {clinician
          ? `Without contact on record it rings again at ${until}.`
          : `A clinician must claim it by ${until}, or it rings again.`}
      </p>
    );
  }
  if (ringsFor === "no_clinician" && staff.role !== "clinician")
    return (
      <p>
        <b className="flag flag-alarm">{RING_WORDS.no_clinician}.</b> It rings until a clinician
        claims it. Hand it off, or call one.
      </p>
    );
  return (
    <>
      {ringsFor ? (
        <p>
          <b className="flag flag-alarm">{RING_WORDS[ringsFor]}.</b> It rings again until you
          acknowledge it.
        </p>
      ) : (
        <p>It got worse after you claimed it. Check what the patient says now.</p>
      )}
      <StaffForm
        id="seen-form"
        action={claim}
        hidden={{ intakeId: intake.id, version: version ?? 0 }}
        submit="Acknowledge"
      />
    </>
  );
}

function Holder({ intake, staff }: StepProps) {
  const hidden = { intakeId: intake.id, version: intake.version ?? 0 };
  if (!intake.claimedById)
    return (
      <>
        <p>Unassigned.</p>
        <StaffForm id="claim-form" action={claim} hidden={hidden} submit="Claim" />
      </>
    );
  if (intake.claimedById === staff.id)
    return (
      <>
        <p className="font-bold">Assigned to you.</p>
        <RingsAgain intake={intake} staff={staff} />
        <StaffForm
          id="release-form"
          action={release}
          hidden={hidden}
          submit="Release"
          tone="quiet"
        />
      </>
    );
  if (isFor(intake, staff))
    return (
      <>
        <p className="font-bold">Assigned to {intake.claimedByName} until you claim it.</p>
        <StaffForm
          id="take-handed-form"
          action={claim}
          hidden={{ ...hidden, takeOver: "yes" }}
          submit="Claim"
        />
      </>
    );
  return (
    <>
      <p className="font-bold">Assigned to {intake.claimedByName}.</p>
      {intake.alarm && intake.ringsFor ? (
        <p>
          <b className="flag flag-alarm">{RING_WORDS[intake.ringsFor]}.</b> It rings again.
        </p>
      ) : null}
      <p>Talk to them before you act. If you must, take it over. They will see that you did.</p>
      <StaffForm
        id="take-over-form"
        action={claim}
        hidden={{ ...hidden, takeOver: "yes" }}
        submit="Take over"
        tone="quiet"
      />
    </>
  );
}

/** Clinicians raise a level by a review instead. */
function Escalate({ intake, staff }: StepProps) {
  if (!alsoHolds(staff, "intake:escalate") || alsoHolds(staff, "review:record")) return null;
  return <EscalateStep intake={intake} />;
}

function ClosedSteps({ intake, staff }: StepProps) {
  return (
    <>
      <p>This intake is closed.</p>
      {alsoHolds(staff, "intake:close") ? (
        <StaffForm
          id="reopen-form"
          action={reopen}
          hidden={{ intakeId: intake.id }}
          submit="Reopen"
          tone="quiet"
        />
      ) : null}
      <Escalate intake={intake} staff={staff} />
      <NoteStep intake={intake} />
    </>
  );
}

/** What this person can do next. The commands check it again. */
export function Steps({ intake, staff }: StepProps) {
  const mayAct = !intake.claimedById || intake.claimedById === staff.id;
  return (
    <section aria-labelledby="next" className="steps print:hidden">
      <h2 id="next">Next step</h2>
      {intake.version === null ? (
        <ClosedSteps intake={intake} staff={staff} />
      ) : (
        <>
          <div className="steps-holder">
            <Holder intake={intake} staff={staff} />
          </div>
          <HandOver intake={intake} staff={staff} />
          {mayAct && alsoHolds(staff, "call:record") ? <CallStep intake={intake} /> : null}
          {mayAct ? <AskStep intake={intake} /> : null}
          {mayAct && alsoHolds(staff, "review:record") ? <ReviewStep intake={intake} /> : null}
          <Escalate intake={intake} staff={staff} />
          <NoteStep intake={intake} />
          {mayAct && alsoHolds(staff, "intake:close") ? <CloseStep intake={intake} /> : null}
        </>
      )}
    </section>
  );
}
