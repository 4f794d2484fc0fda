import { CALL_WORDS, LEVEL_WORDS } from "@/app/staff/words/words";
import { LevelShape } from "@/components/level-shape";
import { RadioField, SelectField, TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { numberToDial } from "@/lib/contact/contact";
import { CALL_OUTCOMES, type CallOutcome } from "@/lib/record/schema";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { call, escalate, note, review } from "./actions";
import type { IntakePageData } from "./load";
import { MentionArea } from "./mention-area";

type Props = { intake: IntakePageData };

const TRY_AGAIN = [
  { value: "", label: "Call again: no" },
  { value: "15", label: "In 15 minutes" },
  { value: "60", label: "In 1 hour" },
  { value: "240", label: "In 4 hours" },
  { value: "1440", label: "Tomorrow, same time" },
];

const NO_MESSAGE = {
  no: " (the patient asked us not to)",
  null: " (we did not ask if this is safe)",
};

/** An outcome in words; for a message also whether the patient allowed one. */
function callLabel(outcome: CallOutcome, { contact }: IntakePageData): string {
  const allowed = contact?.mayLeaveMessage ?? null;
  const warn = outcome === "left_message" && allowed !== "yes" ? NO_MESSAGE[`${allowed}`] : "";
  return `${CALL_WORDS[outcome]}${warn}`;
}

/** The commonest end of a call with the next try, in one press; none for whom one cannot call. */
function noAnswer({ level, closesAfterContact, contact }: IntakePageData) {
  if (!numberToDial(contact)) return undefined;
  if (level === "EMERGENCY" || closesAfterContact)
    return { name: "noAnswer", value: "15", label: "No answer, again in 15 minutes" };
  return { name: "noAnswer", value: "60", label: "No answer, again in 1 hour" };
}

/** Records how a call ended. */
export function CallStep({ intake }: Props) {
  return (
    <div className="call-step">
      <StaffForm
        id="call-form"
        action={call}
        hidden={{ intakeId: intake.id }}
        submit="Save call"
        also={noAnswer(intake)}
      >
        <RadioField
          name="outcome"
          picks
          label="How did the call end?"
          options={CALL_OUTCOMES.map((value) => ({ value, label: callLabel(value, intake) }))}
        />
        <SelectField name="tryAgain" label="Call again" options={TRY_AGAIN} />
        <TextArea name="note" label="Call note (optional)" rows={1} placeholder="Note (optional)" />
      </StaffForm>
    </div>
  );
}

/** A level as a pick: its shape and its word. */
function levelOption(value: Level, current: Level) {
  return {
    value,
    label: (
      <>
        <LevelShape level={value} className={`level-mark level-${value}`} /> {LEVEL_WORDS[value]}
        {value === current ? (
          <span className="sr-only" data-current="">
            : confirm the current level
          </span>
        ) : null}
      </>
    ),
  };
}

/** Confirms the level in one press, or overrides it with a reason. */
export function ReviewStep({ intake }: Props) {
  const { id, level, version } = intake;
  const seen = { intakeId: id, version: version ?? 0, seenLevel: level };
  const lowering =
    level === "EMERGENCY"
      ? "Lowering an Emergency takes effect when a second clinician agrees."
      : undefined;
  return (
    <div className="review-step">
      <StaffForm id="review-form" action={review} hidden={seen} submit="Save review" tone="quiet">
        <RadioField
          name="level"
          picks
          label="Which level is right?"
          hint={lowering}
          options={LEVELS.map((value) => levelOption(value, level))}
        />
        <TextArea
          name="reason"
          label="Reason"
          rows={1}
          hint="Required if you change the level, at least 10 characters"
        />
      </StaffForm>
      <StaffForm
        id="confirm-form"
        action={review}
        hidden={{ ...seen, level, reason: "" }}
        submit={`Confirm ${LEVEL_WORDS[level]}`}
        tone="quiet"
      />
    </div>
  );
}

/** Adds a note, even to a closed intake. */
export function NoteStep({ intake }: Props) {
  return (
    <StaffForm
      summary="Write a note"
      id="note-form"
      action={note}
      hidden={{ intakeId: intake.id }}
      submit="Save note"
    >
      <MentionArea name="body" label="Note" tell="tell" colleagues={intake.colleagues} />
      <SelectField
        name="tell"
        label="Notify (optional)"
        hint="It stays on their list until they mark it as read"
        options={[
          { value: "", label: "No one" },
          ...intake.colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </StaffForm>
  );
}

/** Makes an Emergency of it, for staff who do not review levels. */
export function EscalateStep({ intake }: Props) {
  return (
    <StaffForm
      summary="Escalate to Emergency"
      id="escalate-form"
      action={escalate}
      hidden={{ intakeId: intake.id }}
      submit="Escalate to Emergency"
    >
      <p>
        For what the patient says or you see that cannot wait. It rings on every screen until
        someone claims it, and rings again if no clinician claims it in time. Only clinicians can
        lower it again.
      </p>
      <TextArea
        name="reason"
        label="What did you hear or see?"
        hint="Required, at least 10 characters"
        rows={2}
      />
    </StaffForm>
  );
}
