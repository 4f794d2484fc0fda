import { timeText } from "@/app/staff/words/clock";
import { RING_WORDS, ringWords } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { claim, release } from "./actions";
import { isFor } from "./hand-over";
import type { StepProps } from "./load";

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
          <b className="flag flag-alarm">{ringWords(ringsFor, true)}.</b> It rings again until you
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

/** Who has an open intake, and what follows from that for this person. */
export function HolderWords({ intake, staff }: StepProps) {
  if (!intake.claimedById) return <p>Unassigned.</p>;
  if (intake.claimedById === staff.id)
    return (
      <>
        <p className="font-bold">Assigned to you.</p>
        <RingsAgain intake={intake} staff={staff} />
      </>
    );
  if (isFor(intake, staff))
    return <p className="font-bold">Assigned to {intake.claimedByName} until you claim it.</p>;
  return (
    <>
      <p className="font-bold">Assigned to {intake.claimedByName}.</p>
      {intake.alarm && intake.ringsFor ? (
        <p>
          <b className="flag flag-alarm">{RING_WORDS[intake.ringsFor]}.</b> It rings again.
        </p>
      ) : null}
      <p>Talk to them before you act. If you must, take it over. They will see that you did.</p>
    </>
  );
}

/** The button that makes an open intake this person's, or gives it back. */
export function HolderForm({ intake, staff }: StepProps) {
  const hidden = { intakeId: intake.id, version: intake.version ?? 0 };
  if (!intake.claimedById)
    return (
      // What rings is not claimed by a key (shortcuts/actions.ts).
      <div data-rings={intake.alarm ? "" : undefined}>
        <StaffForm id="claim-form" action={claim} hidden={hidden} submit="Claim" />
      </div>
    );
  if (intake.claimedById === staff.id)
    return (
      <StaffForm id="release-form" action={release} hidden={hidden} submit="Release" tone="quiet" />
    );
  const over = { ...hidden, takeOver: "yes" };
  if (isFor(intake, staff))
    return <StaffForm id="take-handed-form" action={claim} hidden={over} submit="Claim" />;
  return (
    <StaffForm id="take-over-form" action={claim} hidden={over} submit="Take over" tone="quiet" />
  );
}
