import { CLOSE_WORDS, DIAGNOSIS_WORDS } from "@/app/staff/words/words";
import { RadioField, SelectField, TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { attemptsNeeded } from "@/lib/queue/closing";
import { CLOSE_OUTCOMES, type CloseOutcome, DIAGNOSIS_GROUPS } from "@/lib/queue/schema";
import { close } from "./actions";
import type { IntakePageData } from "./load";

type Props = { intake: IntakePageData };

/** What is missing before it can be closed, each with a link to where that is done. */
function Missing({ intake }: Props) {
  const needed = attemptsNeeded();
  const unreached = intake.closesAfterContact && !intake.reached;
  return (
    <ul className="missing">
      {unreached ? (
        <li>
          <b>No contact with the patient is recorded</b> since their last answers.{" "}
          <a href="#call-form">Record the call in which you spoke to them</a>. Without one it stays
          open until a second clinician agrees.
        </li>
      ) : null}
      {intake.booked ? null : (
        <li>
          “{CLOSE_WORDS.appointment_booked}” needs a booked appointment, and a follow-up one or a{" "}
          <a href="#recall-form">recall</a>. <a href="#book-form">Book it</a>
        </li>
      )}
      {intake.tries >= needed ? null : (
        <li>
          “{CLOSE_WORDS.could_not_reach}” needs {needed} {needed === 1 ? "call" : "calls"} without
          an answer; {intake.tries} recorded. <a href="#call-form">Record a call</a>
        </li>
      )}
    </ul>
  );
}

/** Whether an intake can be closed with this outcome now. The command checks it again. */
export function isPossible(outcome: CloseOutcome, intake: IntakePageData): boolean {
  if (outcome === "appointment_booked") return intake.booked;
  return outcome !== "could_not_reach" || intake.tries >= attemptsNeeded();
}

/** What stands against an outcome now, in few words; `Missing` says more. */
function whyNot(outcome: CloseOutcome, intake: IntakePageData): string | undefined {
  if (isPossible(outcome, intake)) return undefined;
  return outcome === "could_not_reach" ? "too few calls" : "nothing is booked";
}

/** Takes the intake out of the queue with an outcome. */
export function CloseStep({ intake }: Props) {
  const noted = intake.level === "EMERGENCY" || intake.level === "URGENT";
  return (
    <StaffForm
      id="close-form"
      tone="quiet"
      action={close}
      hidden={{ intakeId: intake.id, version: intake.version ?? 0, seenLevel: intake.level }}
      submit={
        intake.closesAfterContact && !intake.reached ? "Ask a second clinician" : "Close intake"
      }
    >
      <Missing intake={intake} />
      <RadioField
        name="outcome"
        picks
        label="Close with an outcome"
        options={CLOSE_OUTCOMES.map((value) => ({
          value,
          label: CLOSE_WORDS[value],
          cannot: whyNot(value, intake),
        }))}
      />
      <RadioField
        name="followUp"
        picks
        label="Follow-up"
        options={[
          { value: "yes", label: "With a follow-up" },
          { value: "no", label: "No follow-up" },
        ]}
      />
      <SelectField
        name="diagnosisGroup"
        label="Diagnosis group"
        options={[
          { value: "", label: "Not known yet" },
          ...DIAGNOSIS_GROUPS.map((value) => ({ value, label: DIAGNOSIS_WORDS[value] })),
        ]}
      />
      <TextArea
        name="note"
        label="Closing note"
        rows={1}
        hint={noted ? "Required at this level" : "Required for the outcome Other"}
      />
    </StaffForm>
  );
}
